import { survivesKilling } from './survive-kill.js';

const { HAWKSBILL_SEED: seed, HAWKSBILL_BLOWS: blows, HAWKSBILL_ROWS: rows } = process.env;

survivesKilling(Number(rows ?? 20_000), Number(blows ?? 9), seed === undefined ? undefined : Number(seed));
