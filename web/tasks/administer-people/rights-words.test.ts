import { describe, expect, it } from 'vitest';
import type { Clearance, Rights } from './people-operations.js';
import { changedClearances, changesInWords } from './rights-words.js';

const always = { validFrom: null, validUntil: null };
const before: Rights = {
  roles: ['ANALYST'],
  active: true,
  clearances: [
    { agency: 'ke-customs', handling: 'TLP:AMBER', ...always },
    { agency: 'vn-customs', handling: 'TLP:AMBER', ...always },
  ],
};

describe('a change of rights in words', () => {
  it('is silent where nothing changes', () => {
    expect(changesInWords(before, { ...before, clearances: [...before.clearances].reverse() })).toEqual([]);
  });

  it('names each role that is given or taken', () => {
    expect(changesInWords(before, { ...before, roles: ['PROSECUTOR'] })).toEqual([
      'Becomes prosecutor: looks things up, builds cases and exports them.',
      'Is no analyst any more.',
    ]);
  });

  it.each([
    ['TLP:RED', 'Sees ke-customs records up to TLP:RED, no longer only up to TLP:AMBER.'],
    ['TLP:GREEN', 'Sees ke-customs records only up to TLP:GREEN, no longer up to TLP:AMBER.'],
  ])('tells wider from narrower: %s', (handling, words) => {
    const clearances = before.clearances.map((c) => (c.agency === 'ke-customs' ? { ...c, handling } : c));
    expect(changesInWords(before, { ...before, clearances })).toEqual([words]);
  });

  it('says until when, with the last day in', () => {
    const [own, ...others] = before.clearances;
    const ending = [{ ...(own as Clearance), validUntil: '2026-06-01T00:00:00.000Z' }, ...others];
    expect(changesInWords(before, { ...before, clearances: ending })).toEqual([
      'Sees ke-customs records until 2026-05-31, and none of them after that.',
    ]);
    expect(changesInWords({ ...before, clearances: ending }, before)).toEqual([
      'Sees ke-customs records without an end from now on.',
    ]);
  });

  it('says what is new and what is gone', () => {
    const clearances = [{ agency: 'cn-customs', handling: 'TLP:GREEN', ...always }, ...before.clearances.slice(0, 1)];
    expect(changesInWords(before, { ...before, clearances, active: false })).toEqual([
      'The account ends: every session of it, and whatever it could see.',
      'Sees cn-customs records up to TLP:GREEN.',
      'Sees no vn-customs records any more (until now up to TLP:AMBER).',
    ]);
    expect(changedClearances(before.clearances, clearances)).toEqual([
      { agency: 'cn-customs', handling: 'TLP:GREEN', ...always },
      { agency: 'vn-customs', handling: null, ...always },
    ]);
  });
});
