import { describe, expect, it } from 'vitest';
import { idsOf, met } from './kept-thing.js';

const THING = { entity: 'm1', otherwise: ['m2', 'm3'] };

describe('a kept thing', () => {
  it('is asked about under all its ids', () => {
    expect(idsOf([THING, { entity: 'm9', otherwise: [] }])).toEqual(['m1', 'm2', 'm3', 'm9']);
  });

  it('is met by the first id that is answered', () => {
    expect(
      met(
        THING,
        new Map([
          ['m1', 'a'],
          ['m2', 'b'],
        ]),
      ),
    ).toBe('a');
    expect(met(THING, new Map([['m3', 'c']]))).toBe('c');
    expect(met(THING, new Map([['m4', 'd']]))).toBeUndefined();
  });

  it('is one thing even for whom its ids lead to two: that they are one may rest on what he does not see', () => {
    const answered = new Map([
      ['m2', { id: 'm2' }],
      ['m3', { id: 'm3' }],
    ]);
    expect(met(THING, answered)).toEqual({ id: 'm2' });
  });
});
