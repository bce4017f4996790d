import { int, isInt } from 'neo4j-driver';
import { expect, it } from 'vitest';
import { asParameters, asSent } from './parameters.js';

it('sends everything in one map but the mask', () => {
  const mask = Int8Array.from([1]);
  const { text, parameters } = asSent('MATCH (e:$(x) {id: $id}) WHERE $sm[0] = 1 AND e.at IN $smaller RETURN $id', {
    id: 'a',
    smaller: [1],
    sm: mask,
  });
  expect(text).toBe('MATCH (e:$(x) {id: $p.id}) WHERE $sm[0] = 1 AND e.at IN $p.smaller RETURN $p.id');
  expect(parameters).toEqual({ p: { id: 'a', smaller: [int(1)] }, sm: mask });
});

it('sends whole numbers as integers, wherever they stand', () => {
  const { limit, row, scopes } = asParameters({ limit: 5, row: { line: 7, name: 'x' }, scopes: [0, 3] });
  expect(limit).toEqual(int(5));
  expect(row).toEqual({ line: int(7), name: 'x' });
  expect(scopes).toEqual([int(0), int(3)]);
});

it('keeps fractions, and a list with one fraction in it, as they are', () => {
  expect(asParameters({ bits: 1.5, weights: [1, 1.5], far: 2 ** 60 })).toEqual({
    bits: 1.5,
    weights: [1, 1.5],
    far: 2 ** 60,
  });
});

it('leaves bytes and values of the driver alone', () => {
  const mask = Int8Array.from([0, 1]);
  const { sm, n, none } = asParameters({ sm: mask, n: int(4), none: null });
  expect(sm).toBe(mask);
  expect(isInt(n)).toBe(true);
  expect(none).toBeNull();
});
