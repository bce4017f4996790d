import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOdsFile, aWorkbook, zipOf } from '../../../test/world/workbooks.js';
import { type RawRow, rowHash } from '../../records/record.js';
import { fromBytes, fromFile } from './byte-source.js';
import { extract, readExtracted } from './extract.js';
import { isRefusedRow, type RefusedRow, readTable, type TableHints } from './read-table.js';
import { recognise } from './recognise.js';
import { writeRejects } from './rejects.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'extract-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(table: { readonly rows: AsyncIterable<RawRow | RefusedRow> }) {
  const all: (RawRow | RefusedRow)[] = [];
  for await (const row of table.rows) all.push(row);
  return {
    rows: all.filter((r): r is RawRow => !isRefusedRow(r)),
    refused: all.filter(isRefusedRow),
  };
}

async function read(bytes: Buffer | string, hints?: TableHints, fileName = 'file') {
  const path = join(folder, 'table.csv');
  const extracted = await extract(
    fromBytes(Buffer.from(bytes as string)),
    { fileName, ...(hints ? { hints } : {}) },
    path,
  );
  const table = await readExtracted(extracted);
  const found = await rowsOf(table);
  return {
    extracted,
    table,
    ...found,
    texts: found.rows.map((r) => [r.at, ...r.cells.map((c) => c.text)]),
    text: await readFile(path, 'utf8'),
  };
}

const cell = (r: string, t: string) => `<c r="${r}" t="inlineStr"><is><t>${t}</t></is></c>`;
const sheet = (rows: readonly (readonly string[])[]) =>
  rows
    .map((row, i) => `<row r="${i + 1}">${row.map((t, c) => cell(`${'ABCDE'[c]}${i + 1}`, t)).join('')}</row>`)
    .join('');
const BOOK = aWorkbook({
  sheets: {
    Seizures: sheet([
      ['id', 'note'],
      ['1', 'two\nlines, &quot;quoted&quot;'],
      ['2', 'é'],
    ]),
    Old: sheet([
      ['x', 'y'],
      ['p', 'q'],
    ]),
  },
  hidden: ['Old'],
});
const ODS = anOdsFile({
  S: '<table:table-row><table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>v</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
});

describe('rows of a file of any kind', () => {
  it.each([
    [
      'a workbook',
      BOOK,
      ['id', 'note'],
      [
        ['sheet "Seizures", row 2', '1', 'two\nlines, "quoted"'],
        ['sheet "Seizures", row 3', '2', 'é'],
      ],
    ],
    ['an OpenDocument spreadsheet', ODS, ['id', 'v'], [['sheet "S", row 2', '1', '']]],
    [
      'JSON',
      '{"d":[{"a":1e400,"b":[1,2]},{"c":null}]}',
      ['a', 'b', 'c'],
      [
        ['$.d[0]', '1e400', '[1,2]', ''],
        ['$.d[1]', '', '', ''],
      ],
    ],
    [
      'JSON by lines',
      '{"a":1}\n{"b":"x"}\n',
      ['a', 'b'],
      [
        ['line 1', '1', ''],
        ['line 2', '', 'x'],
      ],
    ],
    [
      'XML',
      '<r><i n="1"/><i n="2"><t>x</t></i></r>',
      ['@n', 't'],
      [
        ['/r/i[1]', '1', ''],
        ['/r/i[2]', '2', 'x'],
      ],
    ],
  ])('of %s are read like those of a delimited one', async (_kind, bytes, header, texts) => {
    const found = await read(bytes);
    expect(found.table.header).toEqual(header);
    expect(found.texts).toEqual(texts);
    expect(found.refused).toEqual([]);
    expect(found.extracted).toMatchObject({
      isExtract: true,
      rows: texts.length,
      refused: 0,
      sizeBytes: Buffer.byteLength(found.text),
      sha256: createHash('sha256').update(found.text).digest('hex'),
    });
    expect((await read(bytes)).text).toBe(found.text);
  });

  it('have bytes of their own in the extract, and a hash that knows nothing of their place', async () => {
    const { rows, text } = await read(BOOK);
    const bytes = Buffer.from(text);
    expect(rows.map((r) => bytes.subarray(r.byteStart, r.byteEnd).toString())).toEqual([
      '"sheet ""Seizures"", row 2",,1,"two\nlines, ""quoted"""',
      '"sheet ""Seizures"", row 3",,2,é',
    ]);
    const plain = await rowsOf(await readTable(fromBytes(Buffer.from('id,note\n1,"two\nlines, ""quoted"""\n2,é\n'))));
    expect(rows.map((r) => rowHash(r.cells))).toEqual(plain.rows.map((r) => rowHash(r.cells)));
  });

  it('of AIS sentences are messages', async () => {
    const { table, rows, refused } = await read(
      '!AIVDM,1,1,,A,33P;Tw0tjBQO22:E7dm66DrB20UP,0*2E\n!AIVDM,1,1,,B,,0*25\n!AIVDM,1,1,,B,35VwAv0300QcEQ`EGcpN40jD0PUQ,0*61\n',
    );
    expect(table.header).toContain('mmsi');
    expect(rows.map((r) => r.at)).toEqual(['line 1', 'line 3']);
    expect(refused).toMatchObject([
      { at: 'line 2', column: 'sentence', value: '!AIVDM,1,1,,B,,0*25', reason: 'The sentence holds no message.' },
    ]);
  });

  it('of a named sheet, under a named heading', async () => {
    expect((await read(BOOK, { sheet: 'Old' })).texts).toEqual([['sheet "Old", row 2', 'p', 'q']]);
    expect((await read(BOOK, { sheet: 'Seizures', headerRow: 2 })).table.header).toEqual(['1', 'two\nlines, "quoted"']);
    await expect(read(BOOK, { sheet: 'None' })).rejects.toThrow(
      'holds no table named "None". It holds: Seizures, Old.',
    );
  });

  it('are never taken from a column that a stranger named as ours', async () => {
    const table = await readTable(fromBytes(Buffer.from('⟨at⟩,id\nline 7,1\n')));
    expect(table.header).toEqual(['⟨at⟩', 'id']);
    expect((await rowsOf(table)).rows[0]?.at).toBeUndefined();
  });
});

describe('what is no row of an extract', () => {
  const CASES: readonly (readonly [string, Buffer | string, readonly Partial<RefusedRow>[]])[] = [
    [
      'a key that stands twice',
      '[{"id":"E1","id":"E2","b":1},{"id":"E3"}]',
      [{ at: '$[0]', column: 'id', value: '["E1","E2"]', reason: 'The key "id" stands twice in the row. Leave one.' }],
    ],
    [
      'half a letter',
      '[{"id":"E1","name":"x\\ud800y"},{"id":"E3"}]',
      [{ at: '$[0]', column: 'name', value: 'x\\ud800y' }],
    ],
    ['a zero byte', '[{"id":"E1","name":"x\\u0000"},{"id":"E3"}]', [{ at: '$[0]', column: 'name', value: 'x␀' }]],
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from('[{"id":"E1","name":"é'), Buffer.from([0xff]), Buffer.from('"},{"id":"E3"}]')]),
      [{ at: '$[0]', column: 'name' }],
    ],
    ['a file that breaks off', '[{"id":"E1"},{"id":', [{ at: '$[1]', reason: expect.stringContaining('breaks off') }]],
    ['a line that is no JSON', '{"id":1}\n{"id":,"\n{"id":2}\n', [{ at: 'line 2', value: '{"id":,"' }]],
    [
      'a cell under no heading',
      aWorkbook({
        sheets: {
          S: sheet([
            ['id', 'note'],
            ['1', 'x', 'stray'],
            ['2', 'y'],
          ]),
        },
      }),
      [{ at: 'sheet "S", row 2', column: 'column 3', value: 'stray' }],
    ],
    [
      'a number that is none',
      aWorkbook({ sheets: { S: `${sheet([['id', 'note']])}<row r="2"><c r="B2"><v>12,5</v></c></row>` } }),
      [{ at: 'sheet "S", row 2', column: 'note', value: '12,5' }],
    ],
    [
      'a row of more than a million letters',
      `[{"id":"${'x'.repeat(1_100_000)}"},{"id":"E3"}]`,
      [{ at: '$[0]', column: 'id', reason: expect.stringContaining('more than') }],
    ],
  ];

  it.each(CASES)('says so: %s', async (_why, bytes, expected) => {
    const { refused, extracted, rows } = await read(bytes);
    expect(refused).toMatchObject(expected);
    expect(rows.length + refused.length).toBe(extracted.rows);
  });

  it.each(CASES)('comes back as CSV that imports again: %s', async (_why, bytes) => {
    const { refused, table, extracted } = await read(bytes);
    const path = join(folder, 'rejects.csv');
    await writeRejects(fromFile(extracted.path), table, refused, path);
    const again = await readTable(fromFile(path));
    expect(again.header).toEqual(table.header);
    const found = await rowsOf(again);
    const plain = (all: readonly RefusedRow[]) => all.map(({ column, value, reason }) => ({ column, value, reason }));
    expect([found.rows, plain(found.refused)]).toEqual([[], plain(refused)]);
    expect(await readFile(path, 'utf8')).not.toContain('⟨at⟩');
  });

  it('is one once it is mended', async () => {
    const { refused, table, extracted } = await read('[{"id":"E1","id":"E2","b":1},{"id":"E3"}]');
    const path = join(folder, 'rejects.csv');
    await writeRejects(fromFile(extracted.path), table, refused, path);
    const mended = 'id,b\nE1,1\n';
    expect(await readFile(path, 'utf8')).toBe(
      '⟨refused⟩,id,b\n"⟨id⟩ The key ""id"" stands twice in the row. Leave one.","[""E1"",""E2""]",1\n',
    );
    for (const text of [mended, '⟨refused⟩,id,b\n,E1,1\n'])
      expect((await rowsOf(await readTable(fromBytes(Buffer.from(text))))).rows.map((r) => r.cells)).toEqual([
        [
          { column: 'id', text: 'E1' },
          { column: 'b', text: '1' },
        ],
      ]);
  });
});

describe('archives', () => {
  const ARCHIVE = zipOf([
    { name: 'read me.txt', data: 'Files of 2024\n' },
    { name: 'a/list.csv', data: iconv.encode('id;place\n1;São Tomé\n2\n', 'windows-1252') },
    { name: 'book.xlsx', data: BOOK },
    {
      name: 'inner.zip',
      data: zipOf([
        { name: 'x.json', data: '[{"a":1}]' },
        { name: 'deep.zip', data: zipOf([{ name: 'y.csv', data: 'a\n1\n' }]) },
      ]),
    },
    { name: '__MACOSX/a', data: 'x' },
    { name: 'photo.pdf', data: '%PDF-1.7' },
  ]);

  it('list what is in them, and what cannot be read with the reason', async () => {
    const found = await recognise(fromBytes(ARCHIVE), 'delivery.zip');
    expect(found.tables.map((t) => [t.sheet, t.kind, t.hidden, t.problem === null])).toEqual([
      ['read me.txt', 'delimited', false, true],
      ['a/list.csv', 'delimited', false, true],
      ['book.xlsx › Seizures', 'xlsx', false, true],
      ['book.xlsx › Old', 'xlsx', true, true],
      ['inner.zip › x.json › $', 'json', false, true],
      ['inner.zip › deep.zip', 'zip', false, false],
    ]);
    expect(found.warnings).toEqual([
      'Beside the tables stands one photo or document. It is kept with the rows that name it, or else with the import.',
    ]);
    expect(found.tables[1]).toMatchObject({
      fileName: 'delivery.zip › a/list.csv',
      encoding: 'windows-1252',
      delimiter: ';',
      header: ['id', 'place'],
    });
    expect(found.tables[5]?.problem).toContain('an archive in an archive in an archive');
  });

  it('are read where photos and documents stand first, and refused where they hold nothing else', async () => {
    const photo = { name: '0.jpg', data: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) };
    const table = { name: 'list.csv', data: 'a\n1\n' };
    const { extracted } = await read(zipOf([photo, table]), {}, 'delivery.zip');
    expect(extracted).toMatchObject({ fileName: 'delivery.zip › list.csv', warnings: [] });
    await expect(read(zipOf([photo]), {}, 'delivery.zip')).rejects.toThrow('photos or documents alone, and no table');
  });

  it('give delimited members byte for byte, so that their rows keep their places', async () => {
    const { extracted, texts, refused, text } = await read(ARCHIVE, { sheet: 'a/list.csv' }, 'delivery.zip');
    expect(extracted).toMatchObject({
      isExtract: false,
      fileName: 'delivery.zip › a/list.csv',
      table: null,
      mediaType: 'text/csv',
    });
    expect(texts).toEqual([[undefined, '1', 'São Tomé']]);
    expect(refused).toMatchObject([{ line: 3 }]);
    expect(text.startsWith('id;place\n')).toBe(true);
  });

  it('give tables of members, also one archive deeper', async () => {
    expect((await read(ARCHIVE, { sheet: 'book.xlsx › Old' })).texts).toEqual([['sheet "Old", row 2', 'p', 'q']]);
    expect((await read(ARCHIVE, { sheet: 'inner.zip › x.json › $' })).texts).toEqual([['$[0]', '1']]);
    expect((await read(ARCHIVE, { sheet: 'inner.zip › x.json' })).texts).toEqual([['$[0]', '1']]);
    await expect(read(ARCHIVE, { sheet: 'inner.zip › deep.zip' })).rejects.toThrow('an archive in an archive');
    await expect(read(ARCHIVE, { sheet: 'none.csv' })).rejects.toThrow('holds no table named "none.csv"');
  });

  it('say which table was taken where nobody named one', async () => {
    expect((await read(ARCHIVE)).extracted.warnings).toEqual([
      'The file holds 4 tables; "read me.txt" was read. Name another to read that.',
    ]);
  });
});

describe('recognising a file', () => {
  const kindOf = async (bytes: Buffer | string, name = 'x') => {
    const { kind, warnings, tables } = await recognise(fromBytes(Buffer.from(bytes as string)), name);
    return { kind, warnings, tables };
  };

  it.each([
    ['a,b\n1,2\n', 'delimited'],
    ['"x"', 'delimited'],
    ['[{"a":1}]', 'json'],
    ['\ufeff  {"a":1}', 'json'],
    ['{\n"a":1}', 'json'],
    ['{"a":1}\n{"a":2}', 'ndjson'],
    ['<?xml version="1.0"?><r><i a="1"/></r>', 'xml'],
    ['<r xmlns="urn:x"><i a="1"/></r>', 'xml'],
    ['<5,>7\n1,2\n', 'delimited'],
    [iconv.encode('<?xml version="1.0"?><r><i a="1"/></r>', 'utf-16le', { addBOM: true }), 'xml'],
    [BOOK, 'xlsx'],
    [ODS, 'ods'],
  ])('%s is %s', async (bytes, kind) => {
    expect((await kindOf(bytes)).kind).toBe(kind);
  });

  it.each([
    ['', 'it is empty'],
    ['%PDF-1.4', 'a PDF document'],
    ['<html><table><tr><td>1</td></tr></table></html>', 'a web page'],
    [Buffer.from([0x1f, 0x8b, 8, 0]), 'packed by gzip'],
    [
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
      'an old Office file (such as .xls)',
    ],
    [
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(300_000),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'protected by a password',
    ],
    [
      zipOf([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'word/document.xml', data: '<d/>' },
      ]),
      'no workbook',
    ],
    [
      zipOf([
        { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'META-INF/manifest.xml', data: '<m:manifest xmlns:m="urn:m"><m:encryption-data/></m:manifest>' },
      ]),
      'protected by a password',
    ],
    [zipOf([]), 'The archive is empty'],
    [Buffer.from('PK\x03\x04garbage'), 'a zip archive that is not read'],
  ])('%s is refused with what to do', async (bytes, reason) => {
    await expect(kindOf(bytes)).rejects.toThrow(reason);
  });

  it('goes by the content and tells where the name says otherwise', async () => {
    expect((await kindOf('a,b\n1,2\n', 'list.xlsx')).warnings).toEqual([
      'The name ends in .xlsx, but the file is delimited text and is read as that.',
    ]);
    expect((await kindOf('a,b\n1,2\n', 'list.csv')).warnings).toEqual([]);
  });

  it('shows ten rows as they would be read, and how sure it is of the encoding', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i};ООО Северный Лес`).join('\n');
    const { tables } = await kindOf(iconv.encode(`номер;название\n${rows}\nlast\n`, 'windows-1251'));
    expect(tables[0]).toMatchObject({
      encoding: 'windows-1251',
      delimiter: ';',
      quote: '"',
      headerRow: 1,
      header: ['номер', 'название'],
    });
    expect(tables[0]?.sample).toHaveLength(10);
    expect(tables[0]?.sample[1]).toEqual({ at: 'line 3', cells: ['1', 'ООО Северный Лес'], refused: null });
    expect(tables[0]?.encodingSureness).toBeGreaterThan(0.5);
  });

  it('says where it guesses', async () => {
    const { tables } = await kindOf(iconv.encode('a,b\n1,й\n', 'windows-1251'));
    expect(tables[0]?.warnings).toEqual([expect.stringContaining('The encoding is probably')]);
    expect((await kindOf('Seizures 2024\n\nid,place,kg\n1,Kribi,3\n2,Douala,9\n')).tables[0]?.warnings).toEqual([
      'The heading is taken to stand on line 3. Name another line where it does not.',
    ]);
  });
});

describe('calling a reading off', () => {
  it('leaves no file behind', async () => {
    const text = `[${Array.from({ length: 50_000 }, (_, i) => `{"id":${i}}`).join(',')}]`;
    const calledOff = new AbortController();
    const path = join(folder, 'called-off.csv');
    const work = extract(
      fromBytes(Buffer.from(text)),
      { fileName: 'x.json' },
      path,
      (phase) => {
        if (phase === 'extracting') calledOff.abort(new Error('enough'));
      },
      calledOff.signal,
    );
    await expect(work).rejects.toThrow('enough');
    expect((await readdir(folder)).filter((name) => name.startsWith('called-off'))).toEqual([]);
  });

  it('tells meanwhile how far it is', async () => {
    const text = `[${Array.from({ length: 12_000 }, (_, i) => `{"id":${i}}`).join(',')}]`;
    const told: string[] = [];
    await extract(fromBytes(Buffer.from(text)), { fileName: 'x.json' }, join(folder, 'told.csv'), (phase, done) =>
      told.push(`${phase} ${done}`),
    );
    expect(told).toEqual(['looking 5000', 'looking 10000', 'extracting 5000', 'extracting 10000', 'extracting 12000']);
  });
});
