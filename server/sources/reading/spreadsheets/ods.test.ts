import { describe, expect, it } from 'vitest';
import { anOdsFile } from '../../../../test/world/workbooks.js';
import { openZip } from '../archive/zip.js';
import { fromBytes } from '../byte-source.js';
import type { PlacedRow } from '../placed-table.js';
import { openOds } from './ods.js';
import { sheetTable } from './workbook.js';

async function read(sheets: Readonly<Record<string, string>>, hidden: readonly string[] = [], sheet?: string) {
  const book = await openOds(await openZip(fromBytes(anOdsFile(sheets, hidden))));
  const table = await sheetTable(book, sheet ?? book.sheets[0]?.name ?? '', undefined);
  const rows: PlacedRow[] = [];
  for await (const row of table?.rows ?? []) rows.push(row);
  return {
    sheets: book.sheets,
    header: table?.header,
    rows,
    texts: rows.map((r) => Array.from(r.cells, (c) => c ?? '')),
    refused: rows.flatMap((r) => (r.refused ? [r.refused.reason] : [])),
    warnings: table?.warnings() ?? [],
  };
}

const text = (t: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${t}</text:p></table:table-cell>`;
const row = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`;
const heading = row(text('id') + text('v'));
const oneCell = (cell: string) => read({ S: heading + row(text('1') + cell) });

describe('what an ODS cell says', () => {
  it.each([
    [
      '<table:table-cell office:value-type="float" office:value="1.10"><text:p>1,10 kg</text:p></table:table-cell>',
      '1.1',
      'a number as stored, not as shown',
    ],
    [
      '<table:table-cell office:value-type="float" office:value="12345678901234567890"/>',
      '12345678901234567890',
      'a whole number as it stands',
    ],
    [
      '<table:table-cell office:value-type="percentage" office:value="0.175"><text:p>18%</text:p></table:table-cell>',
      '0.175',
      'a percentage',
    ],
    ['<table:table-cell office:value-type="currency" office:currency="EUR" office:value="5"/>', '5', 'an amount'],
    [
      '<table:table-cell office:value-type="date" office:date-value="2024-02-29"><text:p>29.02.24</text:p></table:table-cell>',
      '2024-02-29',
      'a day',
    ],
    ['<table:table-cell office:value-type="time" office:time-value="PT10H30M00S"/>', 'PT10H30M00S', 'a time'],
    ['<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', 'TRUE', 'a truth value'],
    [
      '<table:table-cell calcext:value-type="error" office:value-type="string" office:string-value=""><text:p>#N/A</text:p></table:table-cell>',
      '#N/A',
      'an error',
    ],
    [text('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d'), 'a   b\tc\nd', 'spaces, tabs and breaks'],
    [text(' a \n  b<text:span> c</text:span> '), 'a b c', 'white space as one space'],
    [
      '<table:table-cell office:value-type="string"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>x</text:p><text:p>y</text:p></table:table-cell>',
      'x\ny',
      'paragraphs, without the remark',
    ],
    [
      '<table:table-cell table:formula="of:=[.A1]" office:value-type="float" office:value="7"/>',
      '7',
      'the result of a formula',
    ],
  ])('%s is %j: %s', async (cell, expected) => {
    const { texts, refused } = await oneCell(cell);
    expect([texts, refused]).toEqual([[['1', expected]], []]);
  });

  it('warns of a formula without a result', async () => {
    expect((await oneCell('<table:table-cell table:formula="of:=NOW()"/>')).warnings).toEqual([
      expect.stringContaining('Sheet "S", cell B2: a formula without a result'),
    ]);
  });
});

describe('the rows of an ODS sheet', () => {
  it('stand where they stand, repeated ones counted', async () => {
    const { rows, texts } = await read({
      S:
        heading +
        row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="7"') +
        row(text('x', ' table:number-columns-repeated="2"'), ' table:number-rows-repeated="2"') +
        row('<table:table-cell table:number-columns-repeated="1024"/>', ' table:number-rows-repeated="1048566"'),
    });
    expect(rows.map((r) => r.at)).toEqual(['sheet "S", row 9', 'sheet "S", row 10']);
    expect(texts).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
  });

  it('are refused where a cell or row is repeated without end', async () => {
    const { refused } = await read({
      S:
        heading +
        row(text('x', ' table:number-columns-repeated="1000000000"')) +
        row(text('x'), ' table:number-rows-repeated="1000000000"'),
    });
    expect(refused).toEqual([
      expect.stringContaining('A cell is repeated 1000000000 times'),
      expect.stringContaining('The row is repeated 1000000000 times'),
    ]);
  });

  it('have their heading joined where cells are merged', async () => {
    const covered = '<table:covered-table-cell/>';
    const { header, texts } = await read({
      S:
        row(
          text('ID', ' table:number-rows-spanned="2"') + text('Vessel', ' table:number-columns-spanned="2"') + covered,
        ) +
        row(covered + text('IMO') + text('Name')) +
        row(text('1') + text('9074729') + text('A')),
    });
    expect(header).toEqual(['ID', 'Vessel / IMO', 'Vessel / Name']);
    expect(texts).toEqual([['1', '9074729', 'A']]);
  });

  it('are those of the sheet that is asked for, hidden ones named as such', async () => {
    const found = await read({ A: heading, B: row(text('p') + text('q')) + row(text('1') + text('2')) }, ['B'], 'B');
    expect(found.sheets).toEqual([
      { name: 'A', hidden: false },
      { name: 'B', hidden: true },
    ]);
    expect(found.texts).toEqual([['1', '2']]);
  });

  it('tell of what a merged cell hides', async () => {
    const hidden =
      '<table:covered-table-cell office:value-type="string"><text:p>secret</text:p></table:covered-table-cell>';
    const { texts, warnings } = await read({
      S: heading + row(text('1', ' table:number-columns-spanned="2"') + hidden),
    });
    expect(texts).toEqual([['1']]);
    expect(warnings).toEqual([expect.stringContaining('cell B2: "secret" is hidden under a merged cell')]);
  });
});
