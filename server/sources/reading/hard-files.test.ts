import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorkbook, zipOf } from '../../../test/world/workbooks.js';
import type { RawRow } from '../../records/record.js';
import { fromBytes, fromFile } from './byte-source.js';
import { extract, readExtracted } from './extract.js';
import { isRefusedRow, type RefusedRow, readTable, type Table } from './read-table.js';
import { recognise } from './recognise.js';
import { writeRejects } from './rejects.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hard-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(table: Table) {
  const rows: RawRow[] = [];
  const refused: RefusedRow[] = [];
  for await (const row of table.rows)
    if (isRefusedRow(row)) refused.push(row);
    else rows.push(row);
  return { table, rows, refused, texts: rows.map((r) => r.cells.map((c) => c.text)) };
}

/** As an import takes a file: extracted first, whatever it is, then read. */
async function taken(bytes: Buffer | string) {
  const extracted = await extract(fromBytes(Buffer.from(bytes as string)), { fileName: 'file' }, join(folder, 'taken'));
  return { extracted, ...(await rowsOf(await readExtracted(extracted))) };
}

describe('HC42 a heading behind a byte order mark', () => {
  it('names its first column without the mark, parted at the semicolon', async () => {
    const bytes = Buffer.from('\ufeffcaseRef;country\nA1;KE');
    const { table, texts } = await taken(bytes);
    expect(table).toMatchObject({ header: ['caseRef', 'country'], delimiter: ';', encoding: 'utf-8', bomBytes: 3 });
    expect(texts).toEqual([['A1', 'KE']]);
    const [found] = (await recognise(fromBytes(bytes), 'x.csv')).tables;
    expect(found).toMatchObject({ header: ['caseRef', 'country'], delimiter: ';', encodingSureness: 1 });
  });

  it('sibling: in UTF-16, a mark of two bytes, under a title', async () => {
    const text = 'Cases of 2024\r\n\r\ncaseRef;country;kg\r\nA1;KE;3\r\nA2;TZ;4\r\n';
    const { table, texts, rows } = await taken(iconv.encode(text, 'utf-16le', { addBOM: true }));
    expect(table).toMatchObject({
      header: ['caseRef', 'country', 'kg'],
      headerLine: 3,
      encoding: 'utf-16le',
      bomBytes: 2,
    });
    expect(texts).toEqual([
      ['A1', 'KE', '3'],
      ['A2', 'TZ', '4'],
    ]);
    expect(rows.map((r) => r.line)).toEqual([4, 5]);
  });

  it('sibling: before JSON and XML, where it is no part of a name either', async () => {
    expect((await taken('\ufeff[{"caseRef":"A1"}]')).table.header).toEqual(['caseRef']);
    expect((await taken('\ufeff<r><i caseRef="A1"/></r>')).table.header).toEqual(['@caseRef']);
    const marked = aWorkbook({
      sheets: {
        S: '<row r="1"><c t="inlineStr"><is><t>\ufeffid</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>',
      },
    });
    expect((await taken(marked)).table.header).toEqual(['\ufeffid', 'b']);
  });
});

describe('HC45 quoted line ends, doubled quotes, ragged rows', () => {
  const TEXT = 'id,desc\n1,"line one\nline ""two"""\n2,too,many\n3';

  it('keeps the first row whole and refuses the others by their physical lines', async () => {
    const { texts, refused } = await taken(TEXT);
    expect(texts).toEqual([['1', 'line one\nline "two"']]);
    expect(refused.map((r) => [r.line, r.column])).toEqual([
      [4, 'column 3'],
      [5, 'desc'],
    ]);
  });

  it.each(['gb18030', 'shift_jis', 'windows-1251', 'utf-16be'] as const)(
    'sibling: in %s, every row at its own bytes',
    async (encoding) => {
      const letters = encoding === 'windows-1251' ? 'Лес' : '東京';
      const lines = [
        `id,${letters}`,
        `1,"${letters}\n${letters} ""x"""`,
        `2,${letters},много`.replace('много', letters),
        '3',
      ];
      const bytes = iconv.encode(lines.join('\n'), encoding, { addBOM: encoding.startsWith('utf-16') });
      const table = await readTable(fromBytes(bytes), { encoding });
      const { rows, refused } = await rowsOf(table);
      const at = (r: { byteStart: number; byteEnd: number }) =>
        iconv.decode(bytes.subarray(r.byteStart, r.byteEnd), encoding);
      expect([...rows, ...refused].map(at)).toEqual(lines.slice(1));
      expect(refused.map((r) => r.line)).toEqual([4, 5]);
    },
  );

  it('sibling: line ends in cells of a workbook, and a cell beyond its heading', async () => {
    const cell = (t: string) => `<c t="inlineStr"><is><t xml:space="preserve">${t}</t></is></c>`;
    const data = `<row r="1">${cell('id')}${cell('desc')}</row><row r="5">${cell('1')}${cell('line one\nline "two"\n')}</row><row r="6">${cell('2')}${cell('too')}${cell('many')}</row>`;
    const { rows, refused } = await taken(aWorkbook({ sheets: { Cases: data } }));
    expect(rows.map((r) => [r.at, r.cells[1]?.text])).toEqual([['sheet "Cases", row 5', 'line one\nline "two"\n']]);
    expect(refused).toMatchObject([{ at: 'sheet "Cases", row 6', column: 'column 3', value: 'many' }]);
  });
});

describe('HC48 one bad row among ten thousand', () => {
  const good = (i: number) => `${i},place ${i}`;
  const lines = Array.from({ length: 10_000 }, (_, i) => (i === 6_321 ? `${i},"a,b,c` : good(i)));

  it('costs itself only, and comes back alone to be mended', async () => {
    const bytes = Buffer.from(`id,place\n${lines.join('\n')}\n`);
    const { rows, refused, table, extracted } = await taken(bytes);
    expect([rows.length, refused.map((r) => r.line)]).toEqual([9_999, [6_323]]);
    const path = join(folder, 'rejects.csv');
    await writeRejects(fromFile(extracted.path), table, refused, path);
    expect(await readFile(path, 'utf8')).toBe('id,place\n6321,"a,b,c\n');
  });

  it('sibling: read again, the same file gives the same rows, bytes and hash', async () => {
    const json = `[${lines.map((_, i) => (i === 6_321 ? `{"id":${i},"id":"again"}` : `{"id":${i},"place":"place ${i}"}`)).join(',')}]`;
    const first = await taken(json);
    const second = await taken(json);
    expect(first.extracted).toEqual(second.extracted);
    expect(first.rows).toEqual(second.rows);
    expect([first.rows.length, first.refused.map((r) => [r.at, r.column])]).toEqual([9_999, [['$[6321]', 'id']]]);
  });

  it('sibling: in a sheet of an archive, the others are read and their places said', async () => {
    const cell = (t: string) => `<c t="inlineStr"><is><t>${t}</t></is></c>`;
    const rows = lines.map(
      (_, i) => `<row r="${i + 2}"><c${i === 6_321 ? ' t="s"' : ''}><v>${i}</v></c>${cell(`place ${i}`)}</row>`,
    );
    const book = aWorkbook({ sheets: { S: `<row r="1">${cell('id')}${cell('place')}</row>${rows.join('')}` } });
    const found = await taken(zipOf([{ name: 'data/list.xlsx', data: book }]));
    expect(found.extracted).toMatchObject({ fileName: 'file › data/list.xlsx', rows: 10_000 });
    expect([found.rows.length, found.refused.map((r) => r.at)]).toEqual([9_999, ['sheet "S", row 6323']]);
  });
});
