import { describe, expect, it } from 'vitest';
import { fromBytes } from '../byte-source.js';
import { detectEncoding } from '../encoding.js';
import type { KeyedRow } from '../keyed-rows.js';
import { jsonLines, jsonRows, jsonTables } from './read-json.js';

async function all(rows: AsyncIterable<KeyedRow>) {
  const found: { at: string; cells: Record<string, string>; refused?: string | undefined }[] = [];
  for await (const { at, cells, refused } of rows)
    found.push({
      at,
      cells: Object.fromEntries(cells),
      ...(refused ? { refused: `${refused.column}: ${refused.reason}` } : {}),
    });
  return found;
}

/** Read a few bytes at a time and at once: both must say the same. */
async function read(text: string | Buffer, table = '$') {
  const bytes = Buffer.from(text as string);
  const source = fromBytes(bytes);
  const form = await detectEncoding(source);
  const rows = await all(jsonRows(source, form, table));
  const inPieces = {
    async *open(from = 0) {
      for (let at = from; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
    },
  };
  expect(await all(jsonRows(inPieces, form, table))).toEqual(rows);
  return rows;
}

const tables = async (text: string) => {
  const source = fromBytes(Buffer.from(text));
  return jsonTables(source, await detectEncoding(source));
};

const ndjson = async (text: string) => {
  const source = fromBytes(Buffer.from(text));
  return all(jsonLines(source, await detectEncoding(source)));
};

describe('the tables of a JSON file', () => {
  it.each([
    ['[{"a":1}]', ['$']],
    ['{"data":{"items":[{"a":1}],"pages":[1,2]},"more":[{"b":2}]}', ['$.data.items', '$.more']],
    ['{"odd key":[{"a":[{"b":1}]}]}', ['$["odd key"]']],
    ['{"id":"E1","names":["x"]}', ['$']],
    ['[1,{"a":1}]', ['$']],
    ['[{"a":1},', ['$']],
  ])('of %s are %j', async (text, names) => {
    expect(await tables(text)).toEqual(names);
  });

  it.each([
    ['"x"', 'without a list of objects'],
    ['[1,2]', 'without a list of objects'],
    [`${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'without a list of objects'],
    [`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`, 'nested more than 100 levels'],
    ['{"a":', 'it breaks off before its end'],
    ['{"a" 1}', 'a value stands where none fits'],
    ['', 'it breaks off before its end'],
  ])('of %s are none', async (text, reason) => {
    await expect(tables(text)).rejects.toThrow(reason);
  });
});

describe('a row of a JSON file', () => {
  it.each([
    [
      'numbers keep their text',
      '[{"a":1e400,"b":9007199254740993,"c":-0.10,"d":1E+2}]',
      { a: '1e400', b: '9007199254740993', c: '-0.10', d: '1E+2' },
    ],
    ['truth and nothing', '[{"a":true,"b":false,"c":null,"d":""}]', { a: 'true', b: 'false', c: '', d: '' }],
    ['objects inside', '[{"a":{"b":{"c":"x"},"d":{}},"e":[]}]', { 'a.b.c': 'x', 'a.d': '{}', e: '[]' }],
    [
      'lists without loss',
      '[{"a":["a","b"],"b":[1.0,null,"ü\\n"],"c":[{"x":1}]}]',
      { a: '["a","b"]', b: '[1.0,null,"ü\\n"]', c: '[{"x":1}]' },
    ],
    [
      'names that JavaScript uses itself',
      '[{"constructor":1,"toString":{"__proto__":"x"}}]',
      { constructor: '1', 'toString.__proto__': 'x' },
    ],
    ['escapes', '[{"a":"\\u00e9\\ud83d\\ude00\\/\\t"}]', { a: 'é😀/\t' }],
  ])('%s', async (_what, text, cells) => {
    expect(await read(text)).toEqual([{ at: '$[0]', cells }]);
  });

  it('may be called __proto__ and harms nobody', async () => {
    const [row] = await read('[{"id":"E1","__proto__":{"admin":true}}]');
    expect(Object.entries(row?.cells ?? {})).toEqual([
      ['id', 'E1'],
      ['__proto__.admin', 'true'],
    ]);
    expect('admin' in {}).toBe(false);
  });

  it('is refused where a key stands twice, or two ways lead to one column', async () => {
    expect(await read('[{"id":"E1","id":"E2"},{"a.b":1,"a":{"b":2}},{"id":"E3"}]')).toEqual([
      { at: '$[0]', cells: { id: '["E1","E2"]' }, refused: 'id: The key "id" stands twice in the row. Leave one.' },
      { at: '$[1]', cells: { 'a.b': '[1,2]' }, refused: 'a.b: The key "a.b" stands twice in the row. Leave one.' },
      { at: '$[2]', cells: { id: 'E3' } },
    ]);
  });

  it('is refused where it is no object or too deep; the others are read', async () => {
    const deep = `${'['.repeat(150)}${']'.repeat(150)}`;
    expect(await read(`[{"a":${deep}},7,["x"],{"a":1}]`)).toMatchObject([
      { at: '$[0]', refused: ': The row is nested more than 100 levels deep. Export it with fewer.' },
      { at: '$[1]', refused: ': The row is no object. Write it as one.' },
      { at: '$[2]', refused: ': The row is no object. Write it as one.' },
      { at: '$[3]', cells: { a: '1' } },
    ]);
  });

  it('stands in the table that is asked for', async () => {
    const text = '{"skip":[{"items":[{"z":1}]}],"data":{"n":1,"items":[{"a":1},{"a":2}]},"items":[{"b":1}]}';
    expect(await read(text, '$.data.items')).toEqual([
      { at: '$.data.items[0]', cells: { a: '1' } },
      { at: '$.data.items[1]', cells: { a: '2' } },
    ]);
  });

  it('is the file where that is one object', async () => {
    expect(await read('{"id":"E1","names":["x"]}')).toEqual([{ at: '$', cells: { id: 'E1', names: '["x"]' } }]);
  });

  it.each([
    ['[{"a":1},{"a":2', 'it breaks off before its end'],
    ['[{"a":1},{"a":x}]', '"x" stands where none fits'],
    ['[{"a":1}],', 'a comma stands where none fits'],
    ['[{"a":1}] {"a":2}', 'something stands behind its end'],
  ])('%s: what cannot be read is one refused row', async (text, reason) => {
    expect(await read(text)).toMatchObject([
      { at: '$[0]', cells: { a: '1' } },
      { at: '$[1]', refused: `: The file cannot be read from here on: ${reason}. Export it again.` },
    ]);
  });

  it('is read in UTF-16 too', async () => {
    expect(await read(Buffer.from('\ufeff[{"a":"é"}]', 'utf16le'))).toEqual([{ at: '$[0]', cells: { a: 'é' } }]);
  });
});

describe('a file with an object on each line', () => {
  it('keeps FollowTheMoney entities, their lists whole', async () => {
    const entity = { id: 'v1', schema: 'Vessel', properties: { name: ['Ex "A"', 'Ex B'], imoNumber: ['9074729'] } };
    expect(await ndjson(`${JSON.stringify(entity)}\n\n{"id":"c1","schema":"Company","properties":{}}\n`)).toEqual([
      {
        at: 'line 1',
        cells: {
          id: 'v1',
          schema: 'Vessel',
          'properties.name': '["Ex \\"A\\"","Ex B"]',
          'properties.imoNumber': '["9074729"]',
        },
      },
      { at: 'line 3', cells: { id: 'c1', schema: 'Company', properties: '{}' } },
    ]);
  });

  it('loses no more than the lines that are none', async () => {
    expect(await ndjson('{"a":1}\n{"a":"open\n{"a":2} x\n[1]\n{"a":3\n{"a":4}')).toEqual([
      { at: 'line 1', cells: { a: '1' } },
      { at: 'line 2', cells: {}, refused: expect.stringContaining('The line is no JSON') },
      { at: 'line 3', cells: {}, refused: expect.stringContaining('"x" stands where none fits') },
      { at: 'line 4', cells: {}, refused: ': The row is no object. Write it as one.' },
      { at: 'line 5', cells: {}, refused: ': The line is no JSON: it breaks off before its end. Write it anew.' },
      { at: 'line 6', cells: { a: '4' } },
    ]);
  });
});
