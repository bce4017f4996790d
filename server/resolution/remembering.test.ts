import { expect, it } from 'vitest';
import { Recent, remembering } from './remembering.js';

it('keeps what was set or asked for last, and forgets the rest', () => {
  const recent = new Recent<number>(3);
  for (let i = 0; i < 3; i++) recent.set(`k${i}`, i);
  for (let i = 3; i < 6; i++) {
    expect(recent.get('k0')).toBe(0);
    recent.set(`k${i}`, i);
  }
  expect([0, 3, 4, 5].map((i) => recent.get(`k${i}`))).toEqual([0, 3, 4, 5]);
  for (let i = 6; i < 20; i++) recent.set(`k${i}`, i);
  expect(recent.get('k1')).toBeUndefined();
  expect(recent.get('k0')).toBeUndefined();
  expect(recent.get('k19')).toBe(19);
});

it('answers as the function does, and asks it again only for what it forgot', () => {
  const asked: string[] = [];
  const upper = remembering((word: string) => {
    asked.push(word);
    return word === 'none' ? null : word.toUpperCase();
  }, 2);
  expect(['a', 'none', 'a', 'none', 'b', 'a'].map(upper)).toEqual(['A', null, 'A', null, 'B', 'A']);
  expect(asked).toEqual(['a', 'none', 'b']);
  for (const word of ['c', 'd', 'e', 'f']) upper(word);
  expect(upper('b')).toBe('B');
  expect(asked.filter((word) => word === 'b')).toHaveLength(2);
});
