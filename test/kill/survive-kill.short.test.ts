import { survivesKilling } from './survive-kill.js';

survivesKilling(600, 2, seedGiven());

function seedGiven(): number | undefined {
  const given = process.env.HAWKSBILL_SEED;
  return given === undefined ? undefined : Number(given);
}
