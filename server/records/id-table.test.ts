import { expect, it } from 'vitest';
import { IdTable } from './id-table.js';
import { computedId } from './ids.js';

it('numbers ids in the order in which they first come, however many', () => {
  const table = new IdTable(4);
  const ids = Array.from({ length: 20_000 }, (_, i) => computedId('r', String(i)));
  expect(ids.map((id) => table.add(id).number)).toEqual(ids.map((_, i) => i + 1));
  expect(ids.every((id, i) => !table.add(id).isNew && table.add(id).number === i + 1)).toBe(true);
  expect(table.size).toBe(20_000);
});

it('tells apart ids that differ in any of the letters kept', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz234567'];
  const one = `r${'a'.repeat(26)}`;
  const others = Array.from({ length: 24 }, (_, at) =>
    letters.slice(1).map((letter) => `${one.slice(0, at + 1)}${letter}${one.slice(at + 2)}`),
  ).flat();
  const table = new IdTable();
  for (const id of [one, ...others]) expect(table.add(id).isNew).toBe(true);
});

it('gives an id another number and tells the one it had', () => {
  const table = new IdTable(4);
  const ids = Array.from({ length: 5_000 }, (_, i) => computedId('k', String(i)));
  expect(ids.map((id, i) => table.put(id, i + 1))).toEqual(ids.map(() => null));
  expect(ids.map((id, i) => table.put(id, i + 10_001))).toEqual(ids.map((_, i) => i + 1));
  expect(ids.map((id) => table.put(id, 1))).toEqual(ids.map((_, i) => i + 10_001));
  expect(table.size).toBe(5_000);
});
