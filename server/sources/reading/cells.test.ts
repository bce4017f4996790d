import { describe, expect, it } from 'vitest';
import type { RawRow } from '../../records/record.js';
import { cellOf, clean, textOf, valueFrom } from './cells.js';

const row: RawRow = {
  line: 2,
  byteStart: 0,
  byteEnd: 9,
  cells: [
    { column: 'Date ', text: ' 18-Jan-09\u00a0' },
    { column: 'Name', text: '' },
  ],
};

describe('cells of a row', () => {
  it('answer to their heading without its spaces, and keep their text', () => {
    expect(cellOf(row, 'Date')).toEqual({ column: 'Date ', text: ' 18-Jan-09\u00a0' });
    expect(textOf(row, 'Date')).toBe('18-Jan-09');
    expect(cellOf(row, 'Flag')).toEqual({ column: 'Flag', text: '' });
  });

  it('give a value with the raw text beside it, or none where nothing stands', () => {
    expect(valueFrom('seizedOn', cellOf(row, 'Date'), '2009-01-18')).toEqual([
      { property: 'seizedOn', raw: ' 18-Jan-09\u00a0', value: '2009-01-18', column: 'Date ' },
    ]);
    expect(valueFrom('name', cellOf(row, 'Name'))).toEqual([]);
    expect(valueFrom('seizedOn', cellOf(row, 'Date'), null)).toEqual([]);
  });

  it.each([
    ['Green\u200bLeaf Ltd', 'GreenLeaf Ltd'],
    ['\u202eGreenLeaf Ltd\u202c', 'GreenLeaf Ltd'],
    ['Cayenne \u2013\u00a0 Felix  Eboue', 'Cayenne – Felix Eboue'],
    ['Zu\u0308rich\r\n', 'Zürich'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
  ])('%j is cleaned to %j', (raw, cleaned) => {
    expect(clean(raw)).toBe(cleaned);
  });
});
