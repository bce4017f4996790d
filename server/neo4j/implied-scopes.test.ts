import { describe, expect, it } from 'vitest';
import type { Scope } from '../access/scope.js';
import { impliedBy } from './implied-scopes.js';

const simple = (id: number): Scope => ({ id, agency: `agency ${id}`, handling: 'TLP:CLEAR', cases: [], all: [] });
const both = (id: number, ...all: number[]): Scope => ({ ...simple(id), all });

describe('what a scope brings with it', () => {
  it('is itself alone where it is no conjunction', () => {
    expect(impliedBy([simple(0), simple(1), both(2, 0, 1)]).slice(0, 2)).toEqual([[0], [1]]);
  });

  it('is its members, and the conjunctions that they make', () => {
    const scopes = [simple(0), simple(1), simple(2), both(3, 0, 1), both(4, 0, 1, 2), both(5, 1, 2)];
    expect(impliedBy(scopes).slice(3)).toEqual([
      [0, 1, 3],
      [0, 1, 2, 3, 4, 5],
      [1, 2, 5],
    ]);
  });

  it('leaves an unknown id empty, so that it is seen by nobody', () => {
    expect(impliedBy([simple(1)])).toEqual([[], [1]]);
  });
});
