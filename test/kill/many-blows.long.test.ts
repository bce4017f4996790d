import { expect, it } from 'vitest';
import { ROWS_PER_BATCH } from '../../server/jobs/import-file.js';
import { FEW_COLUMNS, mulberry32, refusedOf } from './generated-bills.js';
import { Installation, type Victim } from './survive.js';

const { HAWKSBILL_SEED, HAWKSBILL_BLOWS, HAWKSBILL_ROWS } = process.env;
const seed = Number(HAWKSBILL_SEED ?? Date.now() % 1_000_000);
const blows = Number(HAWKSBILL_BLOWS ?? 20);
const rows = Number(HAWKSBILL_ROWS ?? 100_000);
const VICTIMS: readonly Victim[] = ['Hawksbill', 'Neo4j', 'both'];
const LIMIT_MS = 4 * 3_600_000;

it(`an import of ${rows} rows that is killed ${blows} times loses nothing and doubles nothing (HAWKSBILL_SEED=${seed})`, {
  timeout: LIMIT_MS,
}, async () => {
  const calm = new Installation(rows, seed, FEW_COLUMNS);
  const struck = new Installation(rows, seed, FEW_COLUMNS);
  try {
    const expected = await calm.imported();
    console.log(`undisturbed: ${Math.round(expected.readingMs / 1000)} s of reading`);
    const random = mulberry32(seed + 1);
    const begunAt: number[] = [];
    for (let blow = 0; blow < blows; blow++) {
      // Such that the last blow falls while there is work left, with as much time lost in each as a new start takes to get going.
      const afterMs = (expected.readingMs / (blows + 1)) * 1.6 * random();
      const victim = VICTIMS[Math.floor(random() * VICTIMS.length)] as Victim;
      const rowsBefore = await struck.importStruck(victim, afterMs);
      if (rowsBefore === null) throw new Error(`the import was done before blow ${blow + 1}`);
      begunAt.push(rowsBefore);
      console.log(`${blow + 1}: ${victim} killed ${Math.round(afterMs)} ms after it went on from row ${rowsBefore}`);
    }
    const result = await struck.imported();
    expect(result.fingerprint).toBe(expected.fingerprint);
    expect(result.closureFaults).toBe(0);
    // Each row is counted in the transaction that writes it: had one been written twice, or not at all, these would differ.
    expect(result.counts).toEqual(expected.counts);
    expect(result.counts).toEqual({
      read: rows,
      accepted: rows - refusedOf(rows),
      refused: refusedOf(rows),
      alreadyKnown: 0,
    });
    expect(result.rejected).toEqual(expected.rejected);
    // What was written stays: each run goes on where the last batch ended that was written, and at most two batches had been begun.
    expect(begunAt).toEqual([...begunAt].sort((a, b) => a - b));
    expect(begunAt.every((row) => row % ROWS_PER_BATCH === 0)).toBe(true);
    expect(2 * ROWS_PER_BATCH).toBeLessThanOrEqual(1_000);
    expect(struck.leftOver()).toEqual([]);
  } finally {
    calm.remove();
    struck.remove();
  }
});
