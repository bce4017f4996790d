import { describe, expect, it } from 'vitest';
import { strictest } from './handling.js';

describe('the mark that rules a screen', () => {
  it.each([
    [['TLP:GREEN', 'TLP:AMBER+STRICT', 'TLP:AMBER'], 'TLP:AMBER+STRICT'],
    [['TLP:CLEAR'], 'TLP:CLEAR'],
    [['TLP:RED', 'NATO CONFIDENTIAL'], 'NATO CONFIDENTIAL'],
    [[], null],
  ])('of %j is %s', (marks, expected) => {
    expect(strictest(marks)).toBe(expected);
  });
});
