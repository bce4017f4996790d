import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.js';

describe('a table as a file', () => {
  it.each([
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
    ['says "so"', '"says ""so"""'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['+254 733', "'+254 733"],
    ['-4.0', '-4.0'],
    ['@home', "'@home"],
    ['＝1+1', "'＝1+1"],
    ["'quoted'", "''quoted'"],
  ])('writes %s as %s', (text, cell) => {
    expect(csvOf([[text]])).toBe(`\uFEFF${cell}\r\n`);
  });
});
