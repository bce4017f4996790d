import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takeFile } from '../../../test/world/taking-files.js';
import { anOdsFile, aWorkbook, zipOf } from '../../../test/world/workbooks.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'malformed-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Numbers below `below`, the same ones for the same seed (Park and Miller's minimal generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const NAMES = [
  'Acme',
  'Müller & Söhne',
  'ООО Лес',
  '森林公司',
  'O\'Neil, "Bob"',
  "=cmd|' /C calc'!A0",
  'two\nlines',
  '',
];
const rows = Array.from({ length: 12 }, (_, i) => ({
  id: `E${i}`,
  name: NAMES[i % NAMES.length] as string,
  hs: '4403',
  kg: `${i}.5`,
}));
const texts = [['id', 'name', 'hs', 'kg'], ...rows.map((r) => Object.values(r))];
const quoted = (t: string) => (/[",\n]/.test(t) ? `"${t.replaceAll('"', '""')}"` : t);
const escaped = (t: string) => t.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const csv = texts.map((row) => row.map(quoted).join(',')).join('\n');
const book = aWorkbook({
  sheets: {
    S: texts
      .map(
        (row, i) =>
          `<row r="${i + 1}">${row.map((t) => `<c t="inlineStr"><is><t>${escaped(t)}</t></is></c>`).join('')}</row>`,
      )
      .join(''),
  },
});
const cell = (t: string) =>
  `<table:table-cell office:value-type="string"><text:p>${escaped(t)}</text:p></table:table-cell>`;

/** Files without fault, of every kind. */
const BASES: Readonly<Record<string, Buffer>> = {
  csv: Buffer.from(csv),
  'csv in GB 18030': iconv.encode(csv, 'gb18030'),
  json: Buffer.from(JSON.stringify({ data: { rows } })),
  ndjson: Buffer.from(rows.map((r) => JSON.stringify(r)).join('\n')),
  xml: Buffer.from(
    `<?xml version="1.0"?><rows>${rows.map((r) => `<row id="${r.id}"><name>${escaped(r.name)}</name><hs>4403</hs></row>`).join('')}</rows>`,
  ),
  xlsx: book,
  ods: anOdsFile({ S: texts.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`).join('') }),
  zip: zipOf([
    { name: 'a.csv', data: csv },
    { name: 'b/c.json', data: JSON.stringify(rows) },
    { name: 'd.xlsx', data: book },
  ]),
  nmea: Buffer.from(
    '!AIVDM,1,1,,A,33P;Tw0tjBQO22:E7dm66DrB20UP,0*2E\n!AIVDM,1,1,,B,35VwAv0300QcEQ`EGcpN40jD0PUQ,0*61\n!AIVDM,1,1,,B,,0*25\n',
  ),
};

type Damage = (bytes: Buffer, upTo: (below: number) => number) => Buffer;

/** What goes wrong with files on their way. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  'breaks off': (b, upTo) => b.subarray(0, upTo(b.length)),
  'some bits are turned': (b, upTo) => {
    const copy = Buffer.from(b);
    for (let i = 0; i <= upTo(8); i++) {
      const at = upTo(copy.length);
      copy[at] = (copy[at] as number) ^ (1 << upTo(8));
    }
    return copy;
  },
  'zero bytes come in': (b, upTo) => {
    const at = upTo(b.length);
    return Buffer.concat([b.subarray(0, at), Buffer.alloc(1 + upTo(4)), b.subarray(at)]);
  },
  'a piece comes twice': (b, upTo) => {
    const at = upTo(b.length);
    return Buffer.concat([b.subarray(0, at + upTo(200)), b.subarray(at)]);
  },
  'a piece is missing': (b, upTo) => {
    const at = upTo(b.length);
    return Buffer.concat([b.subarray(0, at), b.subarray(at + 1 + upTo(60))]);
  },
  'bytes that are no text come in': (b, upTo) => {
    const at = upTo(b.length);
    return Buffer.concat([b.subarray(0, at), Buffer.from([0xff, 0xc0, 0xaf, 0xed, 0xa0, 0x80]), b.subarray(at)]);
  },
  'is taken for another encoding': (b) => Buffer.from(b.toString('latin1'), 'utf8'),
};

/** Each damage to each kind so many times: 252 files. */
const TIMES = 4;

const CASES = Object.entries(BASES).flatMap(([kind, bytes]) =>
  Object.entries(DAMAGES).map(([how, damage]) => ({ kind, how, bytes, damage })),
);

it.each(CASES)('a file of $kind that $how is taken or refused, row by row', async ({ kind, how, bytes, damage }) => {
  for (let seed = 1; seed <= TIMES; seed++) {
    const since = performance.now();
    const { faults } = await takeFile(
      damage(bytes, numbers(seed * 7_919 + kind.length * 31 + how.length)),
      'file',
      folder,
    );
    expect(faults).toEqual([]);
    expect(performance.now() - since).toBeLessThan(5_000);
  }
});

it.each(Object.keys(BASES))('a file of %s without fault is taken', async (kind) => {
  const taken = await takeFile(BASES[kind] as Buffer, 'file', folder);
  expect(taken).toMatchObject({ refusedFile: null, faults: [] });
  expect(taken.accepted).toBeGreaterThan(1);
});
