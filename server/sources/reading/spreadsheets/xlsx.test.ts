import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { aWorkbook, type BookParts, zipOf } from '../../../../test/world/workbooks.js';
import { openZip } from '../archive/zip.js';
import { fromBytes } from '../byte-source.js';
import type { PlacedRow } from '../placed-table.js';
import { sheetTable } from './workbook.js';
import { openXlsx } from './xlsx.js';

async function read(parts: BookParts, sheet?: string, headerRow?: number) {
  const book = await openXlsx(await openZip(fromBytes(aWorkbook(parts))), '/nowhere');
  const table = await sheetTable(book, sheet ?? book.sheets[0]?.name ?? '', headerRow);
  const rows: PlacedRow[] = [];
  for await (const row of table?.rows ?? []) rows.push(row);
  book.close();
  return {
    sheets: book.sheets,
    header: table?.header,
    rows,
    texts: rows.map((r) => Array.from(r.cells, (c) => c ?? '')),
    refused: rows.filter((r) => r.refused),
    warnings: table?.warnings() ?? [],
  };
}

const heading =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>v</t></is></c></row>';
const oneCell = (cell: string, more: Partial<BookParts> = {}) =>
  read({ sheets: { S: `${heading}<row r="2"><c r="A2"><v>1</v></c>${cell}</row>` }, ...more });

/** Cell styles: 0 none, 1 built-in date, 2 built-in date and time, 3 percent, 4 own date, 5 time of day, 6 elapsed time, 7 text in quotes. */
const STYLES = `<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/>
  <numFmt numFmtId="166" formatCode="0.0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="20"/>
  <xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>`;

describe('what an xlsx cell says', () => {
  it.each([
    ['<c r="B2"><v>1.1000000000000001</v></c>', '1.1', 'the shortest number that is the same double'],
    ['<c r="B2"><v>9007199254740993</v></c>', '9007199254740993', 'a whole number as it stands'],
    ['<c r="B2"><v>1E-3</v></c>', '0.001', 'a number with an exponent'],
    ['<c r="B2" s="3"><v>0.175</v></c>', '0.175', 'a percentage as the number it is'],
    ['<c r="B2" s="1"><v>45351</v></c>', '2024-02-29', 'a day of the 1900 calendar'],
    ['<c r="B2" s="1"><v>59</v></c>', '1900-02-28', 'the last day before the leap day that never was'],
    ['<c r="B2" s="1"><v>60</v></c>', '1900-02-29', 'that day itself'],
    ['<c r="B2" s="1"><v>61</v></c>', '1900-03-01', 'the day after'],
    ['<c r="B2" s="1"><v>1</v></c>', '1900-01-01', 'the first day'],
    ['<c r="B2" s="2"><v>45351.520833333336</v></c>', '2024-02-29T12:30:00', 'a day with a time'],
    ['<c r="B2" s="4"><v>45351</v></c>', '2024-02-29', "a day by the file's own format"],
    ['<c r="B2" s="5"><v>0.520833333333333</v></c>', '12:30:00', 'a time of day'],
    ['<c r="B2" s="6"><v>1.5</v></c>', '1.5', 'elapsed time in days'],
    ['<c r="B2" s="7"><v>3</v></c>', '3', 'a number whose format has words with d and y in it'],
    ['<c r="B2" s="1"><v>-3</v></c>', '-3', 'a number that is no day of the calendar'],
    ['<c r="B2" t="b"><v>1</v></c>', 'TRUE', 'a truth value'],
    ['<c r="B2" t="e"><v>#N/A</v></c>', '#N/A', 'an error'],
    ['<c r="B2" t="s"><v>1</v></c>', 'rich text', 'a shared string of several runs, without its reading'],
    [
      '<c r="B2" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c>',
      'in line',
      'text in the cell',
    ],
    ['<c r="B2" t="str"><f>A1&amp;"x"</f><v>idx</v></c>', 'idx', 'the result of a formula'],
    ['<c r="B2" t="inlineStr"><is><t>a_x000A_b_x005F_x</t></is></c>', 'a\nb_x', 'letters that XML cannot hold'],
    ['<c t="inlineStr"><is><t>&lt;b&gt; &amp;</t></is></c>', '<b> &', 'a cell that does not say its place'],
  ])('%s is %j: %s', async (cell, text) => {
    const strings =
      '<si><t>zero</t></si><si><r><t>rich</t></r><r><t xml:space="preserve"> text</t></r><rPh sb="0" eb="1"><t>X</t></rPh></si>';
    const { texts, refused } = await oneCell(cell, { styles: STYLES, strings });
    expect(refused).toEqual([]);
    expect(texts).toEqual([['1', text]]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const { texts } = await oneCell('<c r="B2" s="1"><v>43889</v></c>', { styles: STYLES, is1904: true });
    expect(texts).toEqual([['1', '2024-02-29']]);
  });

  it('warns of a formula without a result and of nothing else', async () => {
    const { texts, warnings } = await oneCell('<c r="B2"><f>NOW()</f></c>');
    expect(texts).toEqual([['1']]);
    expect(warnings).toEqual([
      'Sheet "S", cell B2: a formula without a result is an empty cell. Calculate the workbook and save it again.',
    ]);
  });

  it.each([
    ['<c r="B2"><v>12,5</v></c>', 'The cell holds a number that is none'],
    ['<c r="B2" t="s"><v>7</v></c>', 'The cell says string 7, which the workbook lacks'],
    ['<c r="B2"><v>1</v></c><c r="B2"><v>2</v></c>', 'Cell B2 stands twice'],
    ['<c r="XFE2"><v>1</v></c>', "The cell's place is XFE2"],
  ])('%s refuses its row', async (cell, reason) => {
    const { refused } = await oneCell(cell);
    expect(refused.map((r) => r.refused?.reason)).toEqual([expect.stringContaining(reason)]);
  });
});

describe('where rows of a workbook stand', () => {
  const text = (r: string, t: string) => `<c r="${r}" t="inlineStr"><is><t>${t}</t></is></c>`;
  const row = (n: number, cells: Record<string, string>) =>
    `<row r="${n}">${Object.entries(cells)
      .map(([c, t]) => text(`${c}${n}`, t))
      .join('')}</row>`;

  it('is said with sheet and row, absent rows and cells counted', async () => {
    const { rows, header, texts } = await read({
      sheets: {
        Seizures: row(3, { A: 'id', C: 'mass' }) + row(7, { A: '1', C: '2' }) + row(8, { A: '' }) + row(12, { C: '3' }),
      },
    });
    expect(header).toEqual(['id', '', 'mass']);
    expect(rows.map((r) => r.at)).toEqual(['sheet "Seizures", row 7', 'sheet "Seizures", row 12']);
    expect(texts).toEqual([
      ['1', '', '2'],
      ['', '', '3'],
    ]);
  });

  it('has several sheets, hidden ones named as such', async () => {
    const parts = { sheets: { 'A & B': row(1, { A: 'x', B: 'y' }), Old: row(1, { A: 'p', B: 'q' }) }, hidden: ['Old'] };
    expect((await read(parts)).sheets).toMatchObject([
      { name: 'A & B', hidden: false },
      { name: 'Old', hidden: true },
    ]);
    expect((await read(parts, 'Old')).header).toEqual(['p', 'q']);
  });

  it.each([
    [
      'groups over columns, and names that reach down',
      row(1, { A: 'Seizures 2024' }) +
        row(2, { A: 'ID', B: 'Vessel', D: 'Cargo' }) +
        row(3, { B: 'IMO', C: 'Name', D: 'Species', E: 'kg' }) +
        row(4, { A: '1', B: '9074729' }),
      ['A1:E1', 'A2:A3', 'B2:C2', 'D2:E2'],
      ['ID', 'Vessel / IMO', 'Vessel / Name', 'Cargo / Species', 'Cargo / kg'],
      4,
    ],
    [
      'groups only',
      row(1, { A: 'Vessel', C: 'Cargo' }) +
        row(2, { A: 'IMO', B: 'Name', C: 'Species', D: 'kg' }) +
        row(3, { A: '9074729' }),
      ['A1:B1', 'C1:D1'],
      ['Vessel / IMO', 'Vessel / Name', 'Cargo / Species', 'Cargo / kg'],
      3,
    ],
    ['no merged cells', row(1, { A: 'IMO', B: 'Name' }) + row(2, { A: '9074729' }), [], ['IMO', 'Name'], 2],
    [
      'cells merged among the rows',
      row(1, { A: 'IMO', B: 'Name' }) + row(2, { A: '9074729' }),
      ['A2:B3'],
      ['IMO', 'Name'],
      2,
    ],
  ])('finds a heading with %s', async (_name, data, merged, header, firstRow) => {
    const found = await read({ sheets: { S: data }, merged });
    expect(found.header).toEqual(header);
    expect(found.rows[0]?.at).toBe(`sheet "S", row ${firstRow}`);
  });

  it('takes the heading from where it is said to be', async () => {
    const data = row(1, { A: 'not', B: 'this' }) + row(2, { A: 'id', B: 'name' }) + row(3, { A: '1', B: 'x' });
    const { header, texts } = await read({ sheets: { S: data } }, 'S', 2);
    expect([header, texts]).toEqual([['id', 'name'], [['1', 'x']]]);
  });

  it('says where a damaged sheet breaks off', async () => {
    const { texts, refused } = await read({
      sheets: { S: `${row(1, { A: 'id', B: 'v' })}${row(2, { A: '1', B: '2' })}<row r="3"><oops` },
    });
    expect(texts[0]).toEqual(['1', '2']);
    expect(refused).toMatchObject([
      { at: 'sheet "S", row 3', refused: { reason: expect.stringContaining('cannot be read after row 2') } },
    ]);
  });
});

describe('shared strings', () => {
  it('may be more than the memory set aside for them', async () => {
    const { StringStore } = await import('./string-store.js');
    const path = `/tmp/strings-${process.pid}`;
    const store = new StringStore(path);
    const textOf = (i: number) => `${i} ${'é'.repeat(i % 7000)}`;
    for (let i = 0; i < 30_000; i++) store.add(textOf(i));
    for (const i of [0, 29_999, 1, 15_000, 7, 29_000, 14_000]) expect(store.get(i)).toBe(textOf(i));
    store.close();
    await expect(rm(path)).rejects.toThrow('ENOENT');
  });
});

describe('archives that are no workbook', () => {
  it.each([
    ['a name that leads out of the folder', [{ name: '../../x', data: 'x' }], 'invalid relative path'],
    ['an absolute name', [{ name: '/etc/passwd', data: 'x' }], 'absolute path'],
    ['a link', [{ name: 'xl/link', data: '/etc/passwd', link: true }], 'is a link to another file'],
    [
      'a name that stands twice',
      [
        { name: 'a', data: 'x' },
        { name: 'a', data: 'y' },
      ],
      'two members are named a',
    ],
    [
      'a size that is not its own',
      [{ name: 'a.csv', data: 'x'.repeat(100), saysBytes: 5 }],
      'does not unpack to the 5 bytes',
    ],
    ['a size beyond all tables', [{ name: 'a.csv', data: 'x', saysBytes: 0xfffffff0 }], 'more than 400 times its size'],
    [
      'a member of nothing but zeros',
      [{ name: 'a.csv', data: Buffer.alloc(20 * 1024 * 1024) }],
      'more than 400 times its size',
    ],
    ['a wrong checksum', [{ name: 'a.csv', data: 'hello', saysChecksum: 7 }], 'its checksum differs'],
  ])('are refused for %s', async (_why, members, reason) => {
    const unpackAll = async () => {
      for (const { source } of (await openZip(fromBytes(zipOf(members)))).members.values())
        for await (const _ of source.open());
    };
    await expect(unpackAll()).rejects.toThrow(reason);
  });
});

describe('a heading wider than any table', () => {
  it('is refused, however many of its cells are merged', async () => {
    const cells = Array.from({ length: 3_000 }, (_, i) => `<c t="inlineStr"><is><t>c${i}</t></is></c>`).join('');
    const merged = Array.from({ length: 3_000 }, () => 'A1:XFD2');
    await expect(
      read({ sheets: { S: `<row r="1">${cells}</row><row r="2"><c r="XFD2"><v>1</v></c></row>` }, merged }),
    ).rejects.toThrow('columns, and at most 1998 are read');
  });
});
