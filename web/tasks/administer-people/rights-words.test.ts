import { describe, expect, it } from 'vitest';
import type { Rights } from './people-operations.js';
import { changedClearances, changesInWords } from './rights-words.js';

const before: Rights = {
  roles: ['ANALYST'],
  active: true,
  clearances: [
    { agency: 'ke-customs', handling: 'TLP:AMBER' },
    { agency: 'vn-customs', handling: 'TLP:AMBER' },
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

  it('says what is new and what is gone', () => {
    const clearances = [{ agency: 'cn-customs', handling: 'TLP:GREEN' }, ...before.clearances.slice(0, 1)];
    expect(changesInWords(before, { ...before, clearances, active: false })).toEqual([
      'The account ends: every session of it, and whatever it could see.',
      'Sees cn-customs records up to TLP:GREEN.',
      'Sees no vn-customs records any more (until now up to TLP:AMBER).',
    ]);
    expect(changedClearances(before.clearances, clearances)).toEqual([
      { agency: 'cn-customs', handling: 'TLP:GREEN' },
      { agency: 'vn-customs', handling: null },
    ]);
  });
});
