import { survivesKilling } from './survive-kill.js';

// Each blow costs several starts of Neo4j; what is struck, and in which phase, is another thing in each run.
survivesKilling(600, 1, seedGiven());

function seedGiven(): number | undefined {
  const given = process.env.HAWKSBILL_SEED;
  return given === undefined ? undefined : Number(given);
}
