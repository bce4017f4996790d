import { afterAll, describe, expect, it } from 'vitest';
import { mulberry32, refusedOf } from './generated-bills.js';
import { Installation, PHASES, type Phase, type Result, type Victim } from './survive.js';

/** Each blow costs several starts of Neo4j and, at 20,000 rows, the whole import once more. */
const LIMIT_MS = 4 * 3_600_000;

const VICTIMS: readonly Victim[] = ['Hawksbill', 'Neo4j', 'both'];

/** One blow: drawn within the phase, and within 10 to 90 % of the whole measured run. */
interface Blow {
  readonly victim: Victim;
  readonly phase: Phase;
  readonly afterMs: number;
}

/** Kills an import at points drawn from a seed and holds what is there afterwards against an undisturbed run. */
export function survivesKilling(rows: number, blows: number, seed = Date.now() % 1_000_000): void {
  describe(`an import of ${rows} rows that is killed ${blows} times (HAWKSBILL_SEED=${seed})`, () => {
    const calm = new Installation(rows, seed);
    afterAll(() => calm.remove());

    it('ends as one that was left alone', { timeout: LIMIT_MS }, async () => {
      const expected = await calm.undisturbed();
      expect(expected.counts).toEqual({
        read: rows,
        accepted: rows - refusedOf(rows),
        refused: refusedOf(rows),
        alreadyKnown: 0,
      });
      expect(expected.closureFaults).toBe(0);
      for (const blow of drawn(blows, seed, expected)) {
        const struck = new Installation(rows, seed);
        try {
          const hit = await struck.killed(blow.victim, blow.phase, blow.afterMs);
          const result = await struck.finished();
          console.log(
            `${blow.victim} killed ${Math.round(blow.afterMs)} ms into ${blow.phase}${hit ? '' : ' (was done before)'}`,
          );
          expectSame(result, expected);
          expect(struck.leftOver()).toEqual([]);
        } finally {
          struck.remove();
        }
      }
    });
  });
}

function expectSame(result: Result, expected: Result): void {
  expect(result.fingerprint).toBe(expected.fingerprint);
  expect(result.closureFaults).toBe(0);
  expect(result.counts.read).toBe(expected.counts.read);
  expect(result.counts.refused).toBe(expected.counts.refused);
  expect(result.counts.accepted + result.counts.alreadyKnown).toBe(expected.counts.accepted);
  expect(result.rejected).toEqual(expected.rejected);
  expect(new Set(result.rejected).size).toBe(result.counts.refused);
}

/** Each victim and each phase in turn, beginning somewhere; the moment by chance. */
function drawn(
  blows: number,
  seed: number,
  run: { began: ReadonlyMap<Phase, number>; tookMs: number },
): readonly Blow[] {
  const random = mulberry32(seed + 1);
  const first = run.began.get('reading') as number;
  const whole = run.tookMs - first;
  return Array.from({ length: blows }, (_, i) => {
    const turn = i + (seed % (PHASES.length * VICTIMS.length));
    const phase = PHASES[turn % PHASES.length] as Phase;
    const from = run.began.get(phase) as number;
    const until = run.began.get(PHASES[(turn % PHASES.length) + 1] as Phase) ?? run.tookMs;
    const earliest = Math.max(from, first + whole * 0.1);
    const latest = Math.min(until, first + whole * 0.9);
    const at = latest > earliest ? earliest + random() * (latest - earliest) : (from + until) / 2;
    return {
      victim: VICTIMS[(Math.floor(turn / PHASES.length) + turn) % VICTIMS.length] as Victim,
      phase,
      afterMs: at - from,
    };
  });
}
