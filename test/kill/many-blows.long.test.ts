import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ROWS_PER_BATCH } from '../../server/jobs/import-file.js';
import { FEW_COLUMNS, mulberry32, refusedOf } from './generated-bills.js';
import { Installation } from './survive.js';

const { HAWKSBILL_SEED, HAWKSBILL_BLOWS, HAWKSBILL_ROWS } = process.env;
const seed = Number(HAWKSBILL_SEED ?? Date.now() % 1_000_000);
const blows = Number(HAWKSBILL_BLOWS ?? 20);
const rows = Number(HAWKSBILL_ROWS ?? 100_000);
const LIMIT_MS = 4 * 3_600_000;
/** The last of each so many blows takes Neo4j with it, which then has to recover; the others meet a Hawksbill that shares one. */
const TOGETHER = 5;
/** The lease of who was killed (`changes/jobs.cypher.ts`), and a little. */
const LEASE_MS = 21_000;
/** No blow waits for more than this share of what is left, so that it does not find the work done. */
const MOST_SHARE = 0.8;

it(`an import of ${rows} rows that is killed ${blows} times loses nothing and doubles nothing (HAWKSBILL_SEED=${seed})`, {
  timeout: LIMIT_MS,
}, async () => {
  const calm = new Installation(rows, seed, FEW_COLUMNS);
  const struck = new Installation(rows, seed, FEW_COLUMNS);
  const random = mulberry32(seed + 1);
  const begunAt: number[] = [];
  try {
    const expected = await calm.imported();
    console.log(`undisturbed: ${Math.round(expected.readingMs / 1000)} s of reading`);
    const strike = async (victim: 'Hawksbill' | 'both') => {
      if (begunAt.length > 0) await pause(LEASE_MS);
      // At any moment of its share of the rows that are left, so that some are left for the last one.
      const share = Math.min(2 / (blows - begunAt.length + 1), MOST_SHARE);
      const msOfAll = expected.readingMs * share * random();
      const blow = await struck.importStruck(victim, (rowsBefore) => (msOfAll * (rows - rowsBefore)) / rows);
      if (blow === null) throw new Error(`the import was done before blow ${begunAt.length + 1}`);
      const { rowsBefore, afterMs } = blow;
      begunAt.push(rowsBefore);
      console.log(
        `${begunAt.length}: ${victim} killed ${Math.round(afterMs)} ms after it went on from row ${rowsBefore}`,
      );
    };
    while (begunAt.length < blows) {
      const together = Math.min(TOGETHER - 1, blows - begunAt.length);
      await struck.served(async () => {
        for (let i = 0; i < together; i++) await strike('Hawksbill');
      });
      if (begunAt.length < blows) await strike('both');
    }
    await pause(LEASE_MS);
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
    // Each run goes on where the last batch ended that was written; at most that and the one read meanwhile are begun anew.
    expect(begunAt).toEqual([...begunAt].sort((a, b) => a - b));
    expect(begunAt.every((row) => row % ROWS_PER_BATCH === 0)).toBe(true);
    expect(2 * ROWS_PER_BATCH).toBeLessThanOrEqual(1_000);
    expect(struck.leftOver()).toEqual([]);
  } finally {
    calm.remove();
    struck.remove();
  }
});
