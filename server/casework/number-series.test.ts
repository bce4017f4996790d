import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continued, type ToNumber } from './number-series.js';

const only = (id: string): ToNumber => ({ id, knownAs: [] });
const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 0, maxLength: 8 });

/** What stood in an edition in one version after another. */
const versions = fc.array(ids, { minLength: 1, maxLength: 8 });

describe('the numbers of an edition', () => {
  it('never move and are never given to anything else, whatever comes and goes', () => {
    fc.assert(
      fc.property(versions, (all) => {
        const owner = new Map<number, string>();
        let given: readonly string[] = [];
        for (const version of all) {
          const next = continued(given, version.map(only));
          expect(next.given.slice(0, given.length)).toEqual(given);
          for (const [id, number] of next.numbers) {
            expect(owner.get(number) ?? id).toBe(id);
            owner.set(number, id);
          }
          expect(new Set(next.numbers.values()).size).toBe(version.length);
          given = next.given;
        }
        // Consecutive: what was ever numbered has exactly the numbers from 1.
        expect([...owner.keys()].sort((a, b) => a - b)).toEqual(given.map((_, i) => i + 1));
      }),
    );
  });

  it('have no gap at first, and those of a later version go on where the last one ended', () => {
    const first = continued([], ['x', 'y'].map(only));
    expect([...first.numbers]).toEqual([
      ['x', 1],
      ['y', 2],
    ]);
    expect([...continued(first.given, ['a', 'y', 'z'].map(only)).numbers]).toEqual([
      ['y', 2],
      ['a', 3],
      ['z', 4],
    ]);
  });

  it('stay with a thing that is met under another id, and with the elder of two that became one', () => {
    const { given } = continued([], ['m1', 'm2'].map(only));
    expect([...continued(given, [{ id: 'm0', knownAs: ['m0', 'm1'] }]).numbers]).toEqual([['m0', 1]]);
    expect([...continued(given, [{ id: 'm2', knownAs: ['m2', 'm1'] }]).numbers]).toEqual([['m2', 1]]);
    expect([...continued(given, ['m1', 'm2'].map(only)).numbers.values()]).toEqual([1, 2]);
  });
});
