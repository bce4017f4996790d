import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import type { ImportOutcome } from '../../server/jobs/import-file.js';
import type { JobStores } from '../../server/jobs/run-jobs.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { type Client, openTestService, type TestService } from '../setup/service.js';
import { importThrough } from '../world/import.js';
import { storesOn } from '../world/stores.js';

const DATA = resolve('../shared/data');
if (!existsSync(DATA)) console.log('Skipped: the public files are not beside this checkout (../shared/data).');

const mapped = (name: string) => readFileSync(fileURLToPath(new URL(`mappings/${name}.yaml`, import.meta.url)), 'utf8');

type File = readonly [string, string | { readonly mapping: string }, number, number];

/** File, how it is read, and what becomes of its rows. Every file's columns and licence stand in the README beside it. */
const FILES: readonly File[] = [
  ['seizures/routes_airport_seizures.csv', 'routes-airport-seizures', 773, 0],
  ['seizures/routes_airport_routes.csv', 'routes-airport-seizures', 773, 0],
  ['vessels/ofac_sdn_vessels.csv', 'ofac-sdn', 406, 0],
  ['companies/ofac_sdn_entities.csv', 'ofac-sdn', 2201, 0],
  ['companies/gleif_sample.csv', { mapping: 'gleif-sample' }, 14310, 0],
  ['places/world_port_index.csv', { mapping: 'world-port-index' }, 3768, 0],
  ['places/sea_ports_unlocode.csv', { mapping: 'sea-ports' }, 1634, 0],
  ['vessels/gfw_reefers.csv', { mapping: 'reefers' }, 686, 0],
  ['vessels/gfw_spoofed_mmsi.csv', { mapping: 'spoofed-mmsi' }, 8267, 0],
  ['ais/nmea_sample.txt', 'ais-messages', 898, 120],
];

const ANYBODY: User = {
  name: 'reader',
  displayName: 'Reader',
  agency: 'public',
  roles: ['ANALYST'],
  policy: { clearances: { public: 'TLP:CLEAR' }, cases: [] },
};

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const DRAWN = 5;

/** Numbers from 0 to 1 that follow from a seed (mulberry32, public domain). */
function drawing(from: number): () => number {
  let a = from;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const RECORD = `query Followed($id: ID!) { record(id: $id) {
  line at cells { column text } import { id fileName sha256 sizeBytes }
  mentions { role values { property column raw value } } } }`;

interface Followed {
  readonly line: number;
  readonly at: string | null;
  readonly cells: readonly { readonly column: string; readonly text: string }[];
  readonly import: {
    readonly id: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly sizeBytes: number;
  };
  readonly mentions: readonly {
    readonly role: string;
    readonly values: readonly { readonly property: string; readonly column: string; readonly raw: string }[];
  }[];
}

describe.skipIf(!existsSync(DATA))('real files (needs ../shared/data)', () => {
  let database: TestDatabase;
  let stores: JobStores;
  let home: string;
  let service: TestService | undefined;
  let reader: Client;
  const outcomes = new Map<string, ImportOutcome>();

  const take = ([file, how]: File) =>
    typeof how === 'string'
      ? importThrough(stores, join(DATA, file), how)
      : importThrough(stores, join(DATA, file), '', { mapping: mapped(how.mapping) });

  beforeAll(async () => {
    database = await openTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'hawksbill-'));
    stores = storesOn(database.writer, home);
    console.log(`The values followed are drawn by SEED=${seed}.`);
  });
  afterAll(async () => {
    await service?.close();
    await database.close();
    await rm(home, { recursive: true });
  });

  it.each(FILES)('%s by %o: of %i rows %i are refused, and a second time adds nothing', async (...given) => {
    const [file, , read, refused] = given;
    const first = await take(given);
    outcomes.set(file, first);
    expect(first).toMatchObject({ read, accepted: read - refused, refused, alreadyKnown: 0 });
    const second = await take(given);
    expect(second).toMatchObject({
      read,
      accepted: 0,
      refused,
      alreadyKnown: read - refused,
      importId: first.importId,
    });
  });

  it('can be asked about', async () => {
    service = await openTestService([ANYBODY], { emptied: false, working: false });
    reader = await service.signIn('reader');
  });

  it.each(FILES)('%s: each of five values drawn leads to its file, its row and its text', async (file) => {
    const { importId } = outcomes.get(file) as ImportOutcome;
    const bytes = readFileSync(join(DATA, file));
    const draw = drawing(seed);
    const ids = await recordsOf(service as TestService, importId);
    expect(ids).toHaveLength((outcomes.get(file) as ImportOutcome).accepted);
    const isCsv = file.endsWith('.csv');
    const rows = isCsv ? (parse(bytes, { bom: true, relax_column_count: true }) as readonly string[][]) : [];
    const lines = bytes.toString('utf8').split(/\r?\n/);
    for (let drawn = 0; drawn < DRAWN; ) {
      const id = ids[Math.floor(draw() * ids.length)] as string;
      const { data, errors } = await reader.ask(RECORD, { id });
      expect(errors).toEqual([]);
      const record = data?.record as Followed;
      const values = record.mentions.flatMap((m) => m.values);
      const value = values[Math.floor(draw() * values.length)];
      // A message of a station on land speaks of no vessel: another is drawn.
      if (value === undefined) continue;
      drawn++;
      expect(record.import).toEqual({
        id: importId,
        fileName: basename(file),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        sizeBytes: bytes.length,
      });
      const text = record.cells.find((c) => c.column === value.column)?.text;
      expect(text).toContain(value.raw);
      if (isCsv)
        expect([file, record.line, rowAt(rows, lines, record.line, value.column)]).toEqual([file, record.line, text]);
      else {
        const place = Number(/\d+/.exec(record.at ?? '')?.[0]);
        const sentence = record.cells.find((c) => c.column === 'sentence')?.text ?? 'none';
        expect(lines[place - 1]).toContain(sentence.split('\n')[0]);
      }
    }
  });
});

/** Ids of an import's records, page by page, as anybody sees them. */
async function recordsOf({ engine }: TestService, importId: string): Promise<readonly string[]> {
  const known = await engine.viewers.viewerOf(ANYBODY.name);
  if (known === null) throw new Error('nobody');
  const asking = { viewer: known.viewer, signal: new AbortController().signal };
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const page = await engine.graph.recordsOfImport(importId, { first: 2_000, after }, asking);
    ids.push(...page.items.map((r) => r.id));
    if (page.endCursor === null) return ids;
    after = page.endCursor;
  }
}

/** The text of a column in the row that begins on a line, read by another reader of CSV. */
function rowAt(
  rows: readonly (readonly string[])[],
  lines: readonly string[],
  line: number,
  column: string,
): string | undefined {
  let at = 1;
  for (const [i, row] of rows.entries()) {
    if (i > 0 && at === line) return row[rows[0]?.indexOf(column) ?? -1];
    at += 1 + row.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0);
    while (lines[at - 1] === '') at++;
  }
  return undefined;
}
