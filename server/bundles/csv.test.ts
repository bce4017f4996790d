import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvOf, guarded } from './csv.js';
import { tableOf } from './table.js';

describe('a cell in a spreadsheet', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+254 700', "'+254 700"],
    ['-3', "'-3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['＝1', "'＝1"],
    ["'t Hart", "''t Hart"],
    ['Green Harbour', 'Green Harbour'],
    ['', ''],
  ])('%j is written %j', (text, written) => {
    expect(guarded(text)).toBe(written);
  });
});

describe('a table as CSV', () => {
  const table = tableOf(
    { name: 't', describes: '', columns: { text: 'text', quoted: 'quoted', number: 'integer!' }, key: ['number'] },
    [
      { text: '=x, "y"', quoted: '=x\n"y"', number: '-1' },
      { text: '', quoted: ' 北 ', number: '2' },
    ],
  );

  it('reads back as it was, guarded in columns of text only', () => {
    expect(parse(csvOf(table), { columns: true })).toEqual([
      { text: `'=x, "y"`, quoted: '=x\n"y"', number: '-1' },
      { text: '', quoted: ' 北 ', number: '2' },
    ]);
  });

  it('has a header even without rows', () => {
    expect(csvOf({ ...table, rows: [] })).toBe('text,quoted,number\r\n');
  });
});
