import { describe, expect, it } from 'vitest';
import { MATCH } from '../../picture/picture-state.js';
import type { Surroundings } from './match-operations.js';
import { pairPicture, sidesOf } from './pair-picture.js';

const card = (id: string) =>
  ({ id, kind: 'TRADER', traderKind: 'COMPANY', name: id, detail: '', handling: 'TLP:GREEN', linkTotal: 3 }) as const;
const line = (from: string, to: string) =>
  ({ id: `${from}-${to}`, kind: 'OWNS', role: '', from, to, heldFrom: null, heldUntil: null, recordCount: 2 }) as const;
const around = (left: string, right: string, links: readonly (readonly [string, string])[]): Surroundings => ({
  left,
  right,
  entities: [...new Set([left, right, ...links.flat()])].map(card),
  links: links.map(([from, to]) => line(from, to)),
});
const pair = { id: 'm1-m2', weightBits: 6.5 };
const TWO = around('a', 'b', [
  ['a', 'both'],
  ['both', 'b'],
  ['only-a', 'a'],
  ['b', 'only-b'],
]);

describe('a pair among what it is linked to', () => {
  it('puts what both are linked to between the two, and what one is on its own side', () => {
    const { nodes } = pairPicture(pair, TWO);
    const x = (id: string) => nodes[id]?.x as number;
    expect(Object.keys(nodes).sort()).toEqual(['a', 'b', 'both', 'only-a', 'only-b']);
    expect(x('both')).toBe(0);
    expect([x('only-a') < x('a'), x('a') < 0, x('b') > 0, x('only-b') > x('b')]).toEqual([true, true, true, true]);
  });

  it('asks between the two, in bits, and draws that as no link', () => {
    const asked = pairPicture(pair, TWO).edges['m1-m2'];
    expect(asked).toMatchObject({ kind: MATCH, from: 'a', to: 'b', weightBits: 6.5 });
    expect(Object.keys(pairPicture(pair, TWO).edges)).toHaveLength(5);
  });

  it('shows one thing where the two are held as one, and asks nothing', () => {
    const { nodes, edges } = pairPicture(pair, around('a', 'a', [['a', 'x']]));
    expect(Object.keys(nodes)).toEqual(['a', 'x']);
    expect(Object.keys(edges)).toEqual(['a-x']);
  });

  it('tells apart what is linked to both, to the first alone, and to the second alone', () => {
    const { both, left, right } = sidesOf(TWO);
    expect([both, left, right].map((side) => side.map(({ id }) => id))).toEqual([['both'], ['only-a'], ['only-b']]);
  });
});
