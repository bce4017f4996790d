import { survivesKilling } from './survive-kill.js';

const { HAWKSBILL_SEED: seed, HAWKSBILL_BLOWS: blows } = process.env;

survivesKilling(20_000, Number(blows ?? 9), seed === undefined ? undefined : Number(seed));
