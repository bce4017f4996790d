import { int, isInt } from 'neo4j-driver';
import { expect, it } from 'vitest';
import { asParameters } from './parameters.js';

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
