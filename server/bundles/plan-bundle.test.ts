import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ACase, aCaseVersion, eventsOf, memoryStore } from '../../test/world/a-case-version.js';
import type { CaseVersion } from '../casework/case-version.js';
import { type Attached, readAttachments } from './attachments.js';
import { contentIdOf, linesOfManifest } from './bag.js';
import { planExhibits, safeFileName } from './exhibits.js';
import { type Extract, readExtract } from './extract.js';
import { leafHash, rootFrom } from './merkle-tree.js';
import { OrderedCase } from './ordered-case.js';
import type { Part } from './part.js';
import { type BundlePlan, type Printer, planBundle, rootFolderOf } from './plan-bundle.js';
import { reportOf } from './report.js';
import { allTables, tablesOf } from './tables/index.js';

/** Prints the report as the text of its blocks: enough to see what a printer is given, without one. */
const plainPrinter: Printer = {
  making: { software: ['a printer for tests'], fonts: [] },
  print: async ({ report }) => Buffer.from(JSON.stringify(report)),
};

const theCase: ACase = aCaseVersion();
let extracts: readonly Extract[];
let attached: readonly Attached[];
let plan: BundlePlan;

async function planned({ version, files }: ACase, pieceBytes = 7): Promise<BundlePlan> {
  const store = memoryStore(files, pieceBytes);
  const read: Extract[] = [];
  for (const exhibit of planExhibits(version)) read.push(await readExtract(exhibit, store));
  extracts = read;
  attached = await readAttachments(version, store);
  return planBundle(version, read, attached, plainPrinter);
}

beforeAll(async () => {
  plan = await planned(theCase);
});

function bytesOf(part: Part, files = theCase.files): Buffer {
  if ('bytes' in part.content) return Buffer.from(part.content.bytes);
  const original = files.get(part.content.object) ?? Buffer.alloc(0);
  return Buffer.concat(part.content.ranges.map((r) => original.subarray(r.byteStart, r.byteEnd)));
}
function file(path: string, of: BundlePlan = plan): Buffer {
  const part = of.parts.find((p) => p.path === path);
  if (!part) throw new Error(`No ${path}`);
  return bytesOf(part);
}
const rowsOf = (table: string, of?: BundlePlan): Record<string, string>[] =>
  parse(file(`data/tables/${table}.csv`, of), { columns: true });

describe('the plan of a bundle', () => {
  it('gives the same bytes for the same case, however the store hands out its files and in whatever order things come', async () => {
    const backwards = aCaseVersion();
    const { entities, links, matches, records, imports, attachments } = backwards.version;
    const turned = {
      ...backwards.version,
      entities: entities.toReversed(),
      links: links.toReversed(),
      matches: matches.toReversed(),
      records: records.toReversed(),
      imports: imports.toReversed(),
      attachments: attachments.toReversed(),
    };
    const again = await planned({ ...backwards, version: turned }, 1000);
    expect(again.parts.map((p) => [p.path, p.sha256])).toEqual(plan.parts.map((p) => [p.path, p.sha256]));
    expect(again.bundleId).toBe(plan.bundleId);
  });

  it('gives another content id and bundle id for another version', async () => {
    const next = await planned(
      aCaseVersion({ entities: theCase.version.entities.map((e) => (e.id === 'm8' ? { ...e, name: 'Mombassa' } : e)) }),
    );
    expect(next.contentId).not.toBe(plan.contentId);
    expect(next.bundleId).not.toBe(plan.bundleId);
  });

  it('says of every part its true size and hashes', () => {
    for (const part of plan.parts) {
      const bytes = bytesOf(part);
      expect([part.path, part.sizeBytes, part.sha256, part.sha512]).toEqual([
        part.path,
        bytes.length,
        createHash('sha256').update(bytes).digest('hex'),
        createHash('sha512').update(bytes).digest('hex'),
      ]);
    }
  });

  it('has a content id that anyone can compute from the manifest, and prints it in the report', () => {
    expect(contentIdOf(linesOfManifest(file('manifest-sha256.txt').toString()))).toBe(plan.contentId);
    expect(file('data/report/case-file.pdf').toString()).toContain(plan.contentId);
    expect(file('bag-info.txt').toString()).toContain(`X-Content-Id: ${plan.contentId}\n`);
    expect(createHash('sha256').update(file('tagmanifest-sha256.txt')).digest('hex')).toBe(plan.bundleId);
  });

  it('says nothing of records the case does not rely on', () => {
    const everything = plan.parts
      .map((p) => iconv.decode(bytesOf(p), 'utf-8') + iconv.decode(bytesOf(p), 'utf-16le'))
      .join('\n');
    for (const word of ['BL-1002', 'Nobody of Interest', 'QUIET SEA', 'SZ/8']) expect(everything).not.toContain(word);
  });

  it('refuses a log whose chain is broken', async () => {
    const [first, ...rest] = theCase.version.events;
    const broken = [{ ...first, detail: 'changed' }, ...rest] as CaseVersion['events'];
    await expect(planned(aCaseVersion({ events: broken }))).rejects.toThrow('The log of the case is damaged');
  });

  it('holds for a case with nothing in it but its opening', async () => {
    const events = eventsOf([['2024-01-01T00:00:00Z', 'x', 'OPENED', 'EMPTY', '']]);
    const empty = await planned(
      aCaseVersion({
        events,
        entities: [],
        links: [],
        matches: [],
        records: [],
        imports: [],
        attachments: [],
        chart: [],
      }),
    );
    expect(rowsOf('links', empty)).toEqual([]);
    expect(file('data/graph/entities.ftm.ndjson', empty).length).toBe(0);
    extracts = [];
    plan = await planned(theCase);
  });

  it.each([
    ['RUV-2024/017', 'CASE-RUV-2024-017'],
    ['CASE-7', 'CASE-7'],
    ['../..', 'CASE-unnamed'],
    ['дело 5', 'CASE-дело-5'],
  ])('for case %s lies in the folder %s', (reference, folder) => {
    expect(rootFolderOf(reference)).toBe(folder);
  });
});

describe('evidence', () => {
  const encodingOf = (exhibit: string) => (exhibit === 'EX-0001' ? 'utf-8' : 'utf-16le');
  const quoting = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  it('stands behind every link of links.csv and case.graphml, with its cell found in the exhibit at its line', () => {
    const links = rowsOf('links').map((l) => l.id);
    const edges = [
      ...file('data/graph/case.graphml')
        .toString()
        .matchAll(/<edge id="([^"]+)"/g),
    ].map((m) => m[1]);
    const evidence = rowsOf('link-evidence');
    expect(new Set(edges)).toEqual(new Set(links));
    expect(new Set(evidence.map((e) => e.link))).toEqual(new Set(links));
    expect(edges.length).toBe(theCase.version.links.length);

    const exhibits = new Map(rowsOf('exhibits').map((x) => [x.id, x]));
    for (const row of evidence) {
      const exhibit = row.exhibit ?? '';
      const extract = file(`data/${exhibits.get(exhibit)?.path}`);
      const numbers: Record<string, string>[] = parse(file(`data/exhibits/${exhibit}/lines.csv`), { columns: true });
      const extractLine = Number(numbers.find((n) => n.original_line === row.line)?.extract_line);
      const text = iconv.decode(extract, encodingOf(exhibit));
      const fromLine = text
        .split(/(?<=\n)/)
        .slice(extractLine - 1)
        .join('');
      expect(fromLine.startsWith(row.source_key ?? '?'), `${exhibit} line ${row.line}`).toBe(true);
      const cell = quoting(row.quoted_cell ?? '');
      expect(fromLine.includes(cell), `${exhibit} line ${row.line}: ${cell}`).toBe(true);
      expect(extract.includes(iconv.encode(cell, encodingOf(exhibit), { addBOM: false }))).toBe(true);
    }
  });

  it('is the header and the rows relied on, byte for byte in the original encoding', () => {
    const [bills, seizures] = [...theCase.files.values()] as [Buffer, Buffer];
    const linesOfBills = bills.toString('latin1').split(/(?<=\n)/);
    expect(file('data/exhibits/EX-0001/extract-of-bills_2024_–_März.csv').toString('latin1')).toBe(
      [0, 1, 3, 4, 5].map((i) => linesOfBills[i]).join(''),
    );
    const kept = iconv
      .decode(seizures, 'utf-16le')
      .split(/(?<=\n)/)
      .slice(0, 2)
      .join('');
    const extract = file('data/exhibits/EX-0002/extract-of-海关_seizures.tsv');
    expect(iconv.decode(extract, 'utf-16le')).toBe(kept);
    expect(extract.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
  });

  it('is proven to have stood in the original at its line', () => {
    for (const { plan: exhibit, part } of extracts) {
      const proofs = JSON.parse(file(`data/exhibits/${exhibit.reference}/proofs.json`).toString());
      expect(proofs.original.sha256).toBe(exhibit.file.sha256);
      const bytes = bytesOf(part);
      const width = exhibit.file.encoding === 'utf-16le' ? 2 : 1;
      let at = 0;
      for (const line of proofs.lines) {
        let end = bytes.indexOf(0x0a, at);
        end = end < 0 ? bytes.length : end + width;
        const leaf = leafHash(Buffer.from(line.salt, 'hex'), bytes.subarray(at, end));
        const path = line.path.map((hash: string) => Buffer.from(hash, 'hex'));
        const root = rootFrom(leaf, line.originalLine - 1, proofs.original.lines, path);
        expect(Buffer.from(root ?? []).toString('hex')).toBe(proofs.root);
        at = end;
      }
      expect(at).toBe(bytes.length);
    }
  });

  it('is refused where a line holds more than the rows relied on', async () => {
    const { version, files } = aCaseVersion();
    const first = version.records[0];
    if (!first) throw new Error('No record');
    const short = { ...first, row: { ...first.row, byteEnd: first.row.byteEnd - 6 } };
    await expect(
      planned({ files, version: { ...version, records: [short, ...version.records.slice(1)] } }),
    ).rejects.toThrow('holds more than the rows relied on');
  });

  it('is refused where the stored file is not the one that was received', async () => {
    const { version, files } = aCaseVersion();
    const changed = new Map([...files].map(([sha256, bytes]) => [sha256, Buffer.concat([bytes, Buffer.from(' ')])]));
    await expect(planned({ version, files: changed })).rejects.toThrow('is not the file that was received');
  });
});

describe('the tables', () => {
  it('are all there, also those without rows', () => {
    expect(plan.parts.flatMap((p) => /^data\/tables\/(.+)\.csv$/.exec(p.path)?.[1] ?? [])).toEqual(
      expect.arrayContaining([
        'subjects',
        'links',
        'link-evidence',
        'identity-decisions',
        'seizures',
        'exhibits',
        'attachments',
        'custody',
        'chronology',
        'sources',
        'disclosure-nonsensitive',
        'disclosure-sensitive',
        'withheld',
      ]),
    );
    expect(file('data/tables/withheld.csv').toString()).toMatch(/^item,.*\r\n$/);
  });

  it('name each photo and document with its hash and the row it belongs to', () => {
    const rows = rowsOf('attachments');
    expect(rows.map((r) => [r.exhibit, r.line, r.original_name, r.media_type])).toEqual([
      ['EX-0001', '2', 'Green Harbour permit.pdf', 'application/pdf'],
      ['EX-0001', '4', 'Green Harbour permit.pdf', 'application/pdf'],
      ['EX-0002', expect.any(String), 'scales.jpg', 'image/jpeg'],
    ]);
    for (const row of rows)
      expect(
        createHash('sha256')
          .update(file(`data/${row.path}`))
          .digest('hex'),
      ).toBe(row.sha256);
    expect(plan.parts.filter((p) => p.path.includes('/attachments/'))).toHaveLength(2);
  });

  it('tell when and where a photo says that it was taken, and nothing where a file says nothing', () => {
    const [permit, , photo] = rowsOf('attachments');
    const taking = ['taken_at', 'taken_offset', 'position_at', 'latitude', 'longitude', 'position_datum'];
    expect(taking.map((column) => photo?.[column])).toEqual([
      '2024-06-11T08:30:12',
      '',
      '2024-06-11T05:30:09Z',
      '-4.055667',
      '39.645033',
      'WGS-84',
    ]);
    expect(taking.map((column) => permit?.[column])).toEqual(taking.map(() => ''));
  });

  it('do not stand for a file that was changed since it was added', async () => {
    const files = new Map(
      [...theCase.files].map(([hash, bytes]) => [
        hash,
        bytes.toString().startsWith('%PDF') ? Buffer.from('%PDF forged') : bytes,
      ]),
    );
    await expect(planned({ ...theCase, files })).rejects.toThrow(
      'Green Harbour permit.pdf is not the file that was added',
    );
  });

  it('tell with each source what its provider asked for, in his codes and words', () => {
    for (const source of rowsOf('sources'))
      expect(source).toMatchObject({
        handling: 'TLP:AMBER',
        handling_codes: 'H3',
        handling_conditions: 'Ask Quayside Police before use; the marking ends on 2031-05-01',
      });
  });

  it('end each row with a cell that is never empty, so that a row cut short is noticed', () => {
    for (const table of allTables(tablesOf(new OrderedCase(theCase.version, extracts, attached)), 'FULL')) {
      expect(table.columns.at(-1)?.required, table.name).toBe(true);
      for (const row of table.rows)
        for (const c of table.columns) if (c.required) expect(row[c.name], `${table.name}.${c.name}`).not.toBe('');
    }
  });

  it('say who is sure of a link: the record itself, a person, or only a comparison', () => {
    expect(Object.fromEntries(rowsOf('links').map((l) => [l.id, [l.identity, l.confirmed_by]]))).toMatchObject({
      s1: ['AS RECORDED', ''],
      s2: ['CONFIRMED', 'b.okoro'],
      s3: ['INFERRED', ''],
      s6: ['AS RECORDED', ''],
    });
  });

  it('carry what speaks against the case: rejected matches and their reasons', () => {
    const decisions = rowsOf('identity-decisions').filter((d) => d.standing_decision === 'DIFFERENT');
    expect(decisions.map((d) => d.because)).toContain('different persons');
    expect(rowsOf('links').find((l) => l.id === 's5')?.contrary_matches).toBe(decisions[0]?.match);
  });

  it('do not take for contrary that every comparison begins below zero', async () => {
    const begun = { comparison: 'prior', weightBits: -5, because: { template: 'prior', values: { oneIn: 32 } } };
    const matches = theCase.version.matches.map((m) => ({
      ...m,
      evidence: [{ ...begun, left: null, right: null }, ...m.evidence],
    }));
    const links = rowsOf('links', await planned(aCaseVersion({ matches })));
    expect(links.find((l) => l.id === 's3')).toMatchObject({ identity: 'INFERRED', contrary_matches: '' });
  });

  it('never take an extract of a file before it came', async () => {
    const imports = theCase.version.imports.map((file) => ({ ...file, recordedOn: '2025-01-31' }));
    const custody = rowsOf('custody', await planned(aCaseVersion({ imports })));
    expect(custody.filter((step) => step.action === 'EXTRACTED').map((step) => step.time)).toEqual([
      '2025-01-31T00:00:00Z',
      '2025-01-31T00:00:00Z',
    ]);
  });

  it('keep a date as exact as its source', () => {
    const shipped = rowsOf('chronology').filter((r) => r.event?.endsWith('shipped'));
    expect(shipped.map((r) => [r.time, r.precision])).toEqual([
      ['2024-03-02', 'day'],
      ['2024-04', 'month'],
      ['2024-05-01/2024-05-03', 'range'],
    ]);
  });

  it('hold every number that the report’s tables print', () => {
    const known = new OrderedCase(theCase.version, extracts, attached);
    const tables = tablesOf(known);
    const numbers = (text: string) => text.match(/\d+/g) ?? [];
    const inTables = new Set(
      allTables(tables, 'FULL').flatMap((t) => t.rows.flatMap((r) => Object.values<string>(r).flatMap(numbers))),
    );
    const printed = reportOf(known, tables, plan.contentId, plainPrinter.making).sections.flatMap((s) =>
      s.blocks.flatMap((b) => (b.kind === 'table' ? b.rows.flat().filter((cell) => !cell.includes('…')) : [])),
    );
    expect(printed.flatMap(numbers).filter((n) => !inTables.has(n))).toEqual([]);
    expect(printed.length).toBeGreaterThan(100);
  });
});

describe('the report', () => {
  it('lists each photo and document with its row, hash and place, and when and where it says that it was taken', () => {
    const tables = tablesOf(new OrderedCase(theCase.version, extracts, attached));
    const { sections } = reportOf(
      new OrderedCase(theCase.version, extracts, attached),
      tables,
      plan.contentId,
      plainPrinter.making,
    );
    const [said, listed] = sections.find((s) => s.title === 'Photos and documents')?.blocks ?? [];
    expect(said).toMatchObject({ text: expect.stringContaining('what the file says of itself') });
    expect(listed?.kind === 'table' && listed.rows).toEqual(
      tables.attachments.rows.map((a) => [
        `${a.exhibit} line ${a.line}, ${a.source_key}`,
        a.original_name,
        a.media_type,
        a.size_bytes,
        a.taken_at === '' ? 'not said' : '2024-06-11 08:30:12, time zone not said',
        a.latitude === ''
          ? 'not said'
          : `-4.055667, 39.645033; in the file 4° 3' 20.4" S, 39° 38' 42.12" E; datum WGS-84; within 4.5 m, as the receiver reckons; fixed 2024-06-11 05:30:09 UTC`,
        a.sha256,
        `data/${a.path}`,
      ]),
    );
    expect(tables.attachments.rows.filter((a) => a.taken_at !== '')).toHaveLength(1);
  });
});

describe('a file name inside a bundle', () => {
  it.each([
    ['bills 2024.csv', 'bills_2024.csv'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['Ma\u0308rz%.csv', 'März_.csv'],
    ['a\u202egnp.csv', 'a_gnp.csv'],
    ['', 'file'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
    expect(safeFileName(name)).not.toMatch(/[/\\]/);
  });

  it('is never too long for a file system', () => {
    expect(Buffer.byteLength(safeFileName(`${'海'.repeat(400)}.csv`))).toBeLessThanOrEqual(150);
    expect(safeFileName(`${'海'.repeat(400)}.csv`)).toMatch(/\.csv$/);
  });
});
