import { describe, expect, it } from 'vitest';
import { BEARERS_AT_MOST, forEachCandidate, refined, refinedAmong } from './candidate-pairs.js';

describe('a key that too many bear', () => {
  it('gives way to every two of them', () => {
    const large = new Set(['COMPANY a', 'COMPANY b', 'COMPANY c']);
    expect(refined(['COMPANY a', 'COMPANY b', 'COMPANY c', 'COMPANY d'], (key) => large.has(key))).toEqual([
      'COMPANY a & b',
      'COMPANY a & c',
      'COMPANY b & c',
      'COMPANY d',
    ]);
  });

  it('is not two because it is looked under in two compartments', () => {
    expect(refined(['COMPANY a', 'PERSON a'], () => true)).toEqual([]);
  });

  it('proposes nobody alone, and those who share another too', () => {
    const bearers = Array.from({ length: BEARERS_AT_MOST + 1 }, (_, i) => [
      'COMPANY town',
      `COMPANY name${i}`,
      ...(i < 2 ? ['COMPANY wharf'] : []),
    ]);
    const pairs: [number, number][] = [];
    forEachCandidate(refinedAmong(bearers).keysOfEach, (i, j) => pairs.push([i, j]));
    expect(pairs).toEqual([[0, 1]]);
  });

  it('proposes nobody with another that as many bear, and those who share a third', () => {
    const shared = ['COMPANY street', 'COMPANY town'];
    const bearers = Array.from({ length: 2 * BEARERS_AT_MOST }, (_, i) =>
      i <= BEARERS_AT_MOST ? [...shared, ...(i < 3 ? ['COMPANY wharf'] : [])] : ['COMPANY wharf'],
    );
    const { keysOfEach, refinedKeys } = refinedAmong(bearers);
    expect(refinedKeys).toBe(4);
    expect(keysOfEach[0]).toEqual(['COMPANY street & wharf', 'COMPANY town & wharf']);
    expect(keysOfEach[3]).toEqual([]);
  });

  it('makes three of which every two are large', () => {
    const two = (a: string, b: string) => `COMPANY ${a} & ${b}`;
    const keys = [two('a', 'b'), two('a', 'c'), two('a', 'd'), two('b', 'c'), two('b', 'd')];
    expect(refined(keys, (key) => keys.includes(key))).toEqual(['COMPANY a & b & c', 'COMPANY a & b & d']);
    expect(refined(keys, (key) => keys.slice(0, 3).includes(key))).toEqual([two('b', 'c'), two('b', 'd')]);
  });
});

describe('those who share keys', () => {
  const keys = [['a', 'b'], ['a', 'b', 'c'], ['b', 'c'], ['d']];
  const visited = (visiting: Parameters<typeof forEachCandidate>[2]) => {
    const pairs: string[] = [];
    const count = forEachCandidate(keys, (i, j) => pairs.push(`${i}${j}`), visiting);
    expect(count).toBe(pairs.length);
    return pairs;
  };

  it('meet once, under the first that they share, whoever looks', () => {
    expect(visited({})).toEqual(['01', '02', '12']);
    const shares = ['a', 'b', 'c', 'd'].map((own) => visited({ isOurs: (key) => key === own }));
    expect(shares).toEqual([['01'], ['02', '12'], [], []]);
  });

  it('do not meet where they may not', () => {
    expect(visited({ mayMeet: (i, j, key) => key !== 'a' && i + j !== 3 })).toEqual(['02']);
  });
});
