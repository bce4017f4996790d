import { survivesKilling } from './survive-kill.js';

// A blow costs two or three starts of Neo4j beside the one of the undisturbed run; what is struck, and in which phase, is another thing in each run.
survivesKilling(600, 1, seedGiven());

function seedGiven(): number | undefined {
  const given = process.env.HAWKSBILL_SEED;
  return given === undefined ? undefined : Number(given);
}
