import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { RawRow } from '../../records/record.js';
import { type ByteSource, fromBytes } from './byte-source.js';
import type { Encoding } from './encoding.js';
import { isRefusedRow, type RefusedRow, readTable, type Table, type TableHints } from './read-table.js';

/** A source that hands out its bytes a few at a time, so that every row is cut somewhere. */
function inPieces(bytes: Uint8Array, size: number): ByteSource {
  return {
    async *open(from = 0) {
      for (let at = from; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
}

async function read(bytes: Uint8Array | string, hints?: TableHints, pieceSize?: number) {
  const buffer = Buffer.from(bytes as string);
  const table = await readTable(pieceSize ? inPieces(buffer, pieceSize) : fromBytes(buffer), hints);
  const all: (RawRow | RefusedRow)[] = [];
  for await (const row of table.rows) all.push(row);
  const rows = all.filter((r): r is RawRow => !isRefusedRow(r));
  const refused = all.filter(isRefusedRow);
  return { table, all, rows, refused, texts: rows.map((r) => r.cells.map((c) => c.text)) };
}

/** What stands in the file at a row's bytes. */
const slice = (bytes: Buffer, table: Table, row: { byteStart: number; byteEnd: number }) =>
  iconv.decode(bytes.subarray(row.byteStart, row.byteEnd), table.encoding, { stripBOM: false });

const TEXT = 'id,place,note\r\n1,São Paulo,"two\r\nlines, ""quoted"""\r\n2,Zürich – Kloten,\u00a0é \r\n3,Köln,x';

describe('reading one table in every encoding', () => {
  const forms: [name: string, encoding: Table['encoding'], bytes: Buffer][] = [
    ['UTF-8', 'utf-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\uFEFF${TEXT}`)],
    ['windows-1252', 'windows-1252', iconv.encode(TEXT, 'windows-1252')],
    ['UTF-16LE', 'utf-16le', iconv.encode(TEXT, 'utf-16le', { addBOM: false })],
    ['UTF-16LE with a mark', 'utf-16le', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
    ['UTF-16BE', 'utf-16be', iconv.encode(TEXT, 'utf-16be', { addBOM: false })],
    ['UTF-16BE with a mark', 'utf-16be', iconv.encode(TEXT, 'utf-16be', { addBOM: true })],
  ];

  it.each(forms)('%s: same cells, lines and places', async (_name, encoding, bytes) => {
    for (const pieceSize of [1, 7, 100_000]) {
      const { table, rows, refused, texts } = await read(bytes, {}, pieceSize);
      expect(table).toMatchObject({ encoding, delimiter: ',', lineEnd: '\r\n', header: ['id', 'place', 'note'] });
      expect(refused).toEqual([]);
      expect(texts).toEqual([
        ['1', 'São Paulo', 'two\r\nlines, "quoted"'],
        ['2', 'Zürich – Kloten', '\u00a0é '],
        ['3', 'Köln', 'x'],
      ]);
      expect(rows.map((r) => r.line)).toEqual([2, 4, 5]);
      expect(rows.map((r) => slice(bytes, table, r))).toEqual([
        '1,São Paulo,"two\r\nlines, ""quoted"""',
        '2,Zürich – Kloten,\u00a0é ',
        '3,Köln,x',
      ]);
      expect(slice(bytes, table, { byteStart: table.headerByteStart, byteEnd: table.headerByteEnd })).toBe(
        'id,place,note',
      );
    }
  });

  it('counts letters beyond the basic plane as two units of UTF-16', async () => {
    const bytes = iconv.encode('a,b\n𠮷𠮷,1\n2,😀\n', 'utf-16le', { addBOM: false });
    const { table, rows } = await read(bytes, {}, 3);
    expect(rows.map((r) => slice(bytes, table, r))).toEqual(['𠮷𠮷,1', '2,😀']);
  });

  it('sees one é far down the file', async () => {
    const rows = 'row,plain\n'.repeat(20_000);
    const bytes = iconv.encode(`a,b\n${rows}last,é\n`, 'windows-1252');
    const { table, texts } = await read(bytes);
    expect(table.encoding).toBe('windows-1252');
    expect(texts.at(-1)).toEqual(['last', 'é']);
  });
});

describe('finding the delimiter', () => {
  it.each([
    ['a;b;c\n1;2,5;3\n', ';', [['1', '2,5', '3']]],
    ['"City, Country"\tname\n"Dubai, UAE"\tx\n', '\t', [['Dubai, UAE', 'x']]],
    ['City, Country\tname\nDubai, UAE\tx, y, z\n', '\t', [['Dubai, UAE', 'x, y, z']]],
    ['a|b\n1,0|2\n', '|', [['1,0', '2']]],
    ['only\nx\n', ',', [['x']]],
  ])('%j is parted by %j', async (text, delimiter, expected) => {
    const { table, texts } = await read(text);
    expect(table.delimiter).toBe(delimiter);
    expect(texts).toEqual(expected);
  });
});

describe('what is no row', () => {
  it('refuses ragged rows with their physical lines; the rest goes in', async () => {
    const { refused, texts } = await read('id,desc\n1,"line one\nline ""two"""\n2,too,many\n3\n4,good');
    expect(texts).toEqual([
      ['1', 'line one\nline "two"'],
      ['4', 'good'],
    ]);
    expect(refused).toMatchObject([
      { line: 4, column: 'column 3', value: 'many' },
      { line: 5, column: 'desc', value: '' },
    ]);
    expect(refused[0]?.reason).toContain('3 cells, the heading 2');
  });

  it('takes empty cells at the end of a row for what they are', async () => {
    expect((await read('a,b\n1,2,,\n')).texts).toEqual([['1', '2']]);
  });

  it('passes over lines with nothing in them', async () => {
    const { rows } = await read('\n\na,b\n\n1,2\n,\n \n3,4\n\n');
    expect(rows.map((r) => r.line)).toEqual([5, 8]);
  });

  it('refuses zero bytes, naming the cell', async () => {
    const { refused, texts } = await read('a,b\n1,x\0y\n2,z\n');
    expect(refused).toMatchObject([{ line: 2, column: 'b', value: 'x␀y' }]);
    expect(texts).toEqual([['2', 'z']]);
  });

  it('refuses the one damaged row of a UTF-8 file instead of misreading them all', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n1,São\n2,'), Buffer.from([0xe9]), Buffer.from('\n3,Köln\n')]);
    const { table, refused, texts } = await read(bytes);
    expect(table.encoding).toBe('utf-8');
    expect(refused).toMatchObject([{ line: 3, column: 'b' }]);
    expect(texts).toEqual([
      ['1', 'São'],
      ['3', 'Köln'],
    ]);
  });

  it.each([1, 9, 100_000])('lets a quote that is never closed cost one row (pieces of %i bytes)', async (pieceSize) => {
    const text = 'a,b\n1,"open\n2,x\n3,"a ""b"""\n4,"open\n5,"quoted, cell"\n6,"open again';
    for (const encoding of ['utf-8', 'utf-16le'] as const) {
      const bytes = iconv.encode(text, encoding, { addBOM: false });
      const { table, refused, texts } = await read(bytes, {}, pieceSize);
      expect(refused.map((r) => [r.line, slice(bytes, table, r)])).toEqual([
        [2, '1,"open'],
        [5, '4,"open'],
        [7, '6,"open again'],
      ]);
      expect(texts).toEqual([
        ['2', 'x'],
        ['3', 'a "b"'],
        ['5', 'quoted, cell'],
      ]);
    }
  });

  it('gives up a row that holds a million letters without an end', async () => {
    const { rows, refused } = await read(`a,b\n1,"open\n${'2,x\n'.repeat(300_000)}`);
    expect(refused).toMatchObject([{ line: 2, byteStart: 4, byteEnd: 11 }]);
    expect(rows).toHaveLength(300_000);
  });

  it('keeps a quote that is part of the text', async () => {
    expect((await read('a,b\n1,5" pipe\n2,O"Brien\n')).texts).toEqual([
      ['1', '5" pipe'],
      ['2', 'O"Brien'],
    ]);
  });

  it('keeps all of a line with such a quote, a carriage return in it too', async () => {
    expect((await read('a,b\n1,5" pipe\rtwo\n\r2 "x",y\n3,z\n')).texts).toEqual([
      ['1', '5" pipe\rtwo'],
      ['\r2 "x"', 'y'],
      ['3', 'z'],
    ]);
  });

  it('gives every column a name of its own', async () => {
    const { table } = await read('Name,,Name,column 2, Date \n1,2,3,4,5\n');
    expect(table.header).toEqual(['Name', 'column 2', 'Name (2)', 'column 2 (2)', ' Date ']);
  });

  it('refuses an empty file with what to do', async () => {
    await expect(read('')).rejects.toThrow('The file holds no table: it is empty. Export it again.');
    await expect(read('\n \n')).rejects.toThrow('empty');
  });

  it('reads line ends of old machines', async () => {
    expect((await read('a,b\r1,2\r3,4\r')).rows.map((r) => [r.line, r.cells[1]?.text])).toEqual([
      [2, '2'],
      [3, '4'],
    ]);
  });
});

const forms = fc.constantFrom(
  { encoding: 'windows-1251', letters: ['Лес', 'ё', 'Ю', '№', 'a'] },
  { encoding: 'windows-1256', letters: ['بحر', 'ء', 'é', 'ـ', 'a'] },
  { encoding: 'gb18030', letters: ['森林', '𠮷', '€', 'ü', '㐀', 'a', '\u200a'] },
  { encoding: 'shift_jis', letters: ['表', 'ソ', 'ｱ', '～', '構', 'a', '十'] },
  { encoding: 'windows-1252', letters: ['é', 'œ', '’', 'a'] },
) as fc.Arbitrary<{ encoding: Encoding; letters: string[] }>;
const written = (text: string) => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe('any table', () => {
  const letters = ['a', 'é', 'ü', '"', '\n', '\r\n', ',', ';', '\t', ' ', '\u00a0', '–', '0'];
  const cell = fc.array(fc.constantFrom(...letters), { maxLength: 6 }).map((l) => l.join(''));
  const table = fc.record({
    header: fc.uniqueArray(fc.constantFrom('id', 'name', 'Date ', 'City, Country', '№ or "no"', 'note'), {
      minLength: 2,
    }),
    rows: fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 6 }),
    delimiter: fc.constantFrom(',', ';', '\t'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
    addBOM: fc.boolean(),
    pieceSize: fc.integer({ min: 1, max: 40 }),
  });
  it('comes back cell by cell, each row with its own bytes', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ header, rows, delimiter, lineEnd, encoding, addBOM, pieceSize }) => {
        // The first cell says that the row is one: blank rows are passed over.
        const cells = rows.map((row, i) => [`row ${i}`, ...row.slice(1, header.length)]);
        const lines = [header, ...cells].map((row) => row.map(written).join(delimiter));
        const bytes = iconv.encode(lines.join(lineEnd), encoding, { addBOM });
        const hints = addBOM ? {} : { encoding };
        const { table: found, rows: read_, refused, texts } = await read(bytes, hints, pieceSize);
        expect(refused).toEqual([]);
        expect(found).toMatchObject({ header, delimiter, encoding });
        expect(texts).toEqual(cells);
        expect(read_.map((row) => slice(bytes, found, row))).toEqual(lines.slice(1));
        const breaks = (text: string) => text.split('\n').length;
        expect(read_.map((row) => row.line)).toEqual(
          lines.slice(1).map((_, i) => 1 + breaks(lines.slice(0, i + 1).join('\n')) - 0),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('any table of an encoding from before Unicode', () => {
  const words = (letters: readonly string[]) =>
    fc.array(fc.constantFrom(...letters, ',', '"', '\n', ' ', '|', '\\'), { maxLength: 6 }).map((l) => l.join(''));
  const tables = forms.chain((form) =>
    fc.record({
      form: fc.constant(form),
      rows: fc.array(fc.array(words(form.letters), { minLength: 3, maxLength: 3 }), { maxLength: 8 }),
      pieceSize: fc.integer({ min: 1, max: 30 }),
      /** A byte that begins no letter in the encodings of several bytes. */
      broken: fc.boolean(),
    }),
  );

  it('comes back cell by cell, each row with its own bytes', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ form: { encoding, letters }, rows, pieceSize, broken }) => {
        const cells = rows.map((row, i) => [`row ${i}`, ...row]);
        const lines = [['id', letters[0] as string, 'b', 'c'], ...cells].map((row) => row.map(written).join(','));
        const parts = lines.map((line) => iconv.encode(line, encoding));
        const damaged = broken && (encoding === 'gb18030' || encoding === 'shift_jis');
        if (damaged) parts.push(Buffer.from([0x78, 0x2c, 0xff, 0x2c, 0x81, 0x20, 0x2c, 0x79]));
        const bytes = Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
        const { texts, rows: read_, refused } = await read(bytes, { encoding, delimiter: ',' }, pieceSize);
        expect(texts).toEqual(cells);
        expect(read_.map((row) => bytes.subarray(row.byteStart, row.byteEnd))).toEqual(
          parts.slice(1, cells.length + 1),
        );
        expect(refused.map((row) => bytes.subarray(row.byteStart, row.byteEnd))).toEqual(parts.slice(cells.length + 1));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the heading of a table', () => {
  it.each([
    [
      'a title above it',
      'Seizures 2024, provisional\n\nid;place;species;mass\n1;Kribi;pangolin;3\n2;Douala;ivory;9\n',
      3,
    ],
    [
      'a group of columns above it',
      'Vessel,,Cargo,\nimo,name,species,mass\n9074729,A,ivory,3\n9319466,B,timber,4\n',
      2,
    ],
    ['nothing above it', 'id,place\n1,Kribi\n', 1],
    ['one column only', 'id\n1\n2\n', 1],
    ['blank headings that stay', 'Name,,Name,column 2\n1,2,3,4\n5,6,7,8\n', 1],
    ['a ragged row under one column', 'id\n1,2\n', 1],
  ])('is found with %s', async (_why, text, line) => {
    const { table } = await read(text);
    expect(table.headerLine).toBe(line);
  });

  it('is where it is said to be', async () => {
    const { table, texts } = await read('Report\nnot this,one\nid,name\n1,A\n', { headerRow: 3 });
    expect(table.header).toEqual(['id', 'name']);
    expect(texts).toEqual([['1', 'A']]);
    await expect(read('a,b\n', { headerRow: 9 })).rejects.toThrow('Line 9 and those below hold no heading');
  });
});

describe('the quote sign', () => {
  it('may be a single one', async () => {
    const { table, texts } = await read("id,'name, full'\n1,'O''Neil, Bob'\n2,'B'\n");
    expect(table).toMatchObject({ quote: "'", header: ['id', 'name, full'] });
    expect(texts).toEqual([
      ['1', "O'Neil, Bob"],
      ['2', 'B'],
    ]);
  });

  it('takes apostrophes for text where a cell stands in double quotes', async () => {
    const { table, texts } = await read(`id,name,note\n1,'a','b'\n2,"'c",'d'\n`);
    expect(table.quote).toBe('"');
    expect(texts).toEqual([
      ['1', "'a'", "'b'"],
      ['2', "'c", "'d'"],
    ]);
  });

  it('is none where single ones are part of the text', async () => {
    expect((await read("id,name\n1,O'Neil\n2,'t Hooft\n")).texts).toEqual([
      ['1', "O'Neil"],
      ['2', "'t Hooft"],
    ]);
  });
});

describe('what takes long to read', () => {
  it('is refused where it is a heading wider than any table', async () => {
    await expect(read(`${'c,'.repeat(100_000)}\n`)).rejects.toThrow('the heading has 100001 columns');
  });

  it('takes no longer where all columns have one name', async () => {
    const { table } = await read(`${'c,'.repeat(1_999)}c\n`);
    expect(table.header.at(-1)).toBe('c (2000)');
  });

  it('is one line of many megabytes whose quotes make no sense: looked through once', async () => {
    const since = performance.now();
    const { refused } = await read(`id,note\n1,"x"y${'z'.repeat(8 * 1024 ** 2)}\n2,b\n`, {}, 64 * 1024);
    expect(refused.map(({ line }) => line)).toEqual([2]);
    expect(performance.now() - since).toBeLessThan(15_000);
  });
});
