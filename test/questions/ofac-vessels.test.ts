import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../../server/access/viewer.js';
import type { Asking } from '../../server/graph/entity-graph.js';
import type { JobStores } from '../../server/jobs/run-jobs.js';
import type { Change } from '../../server/neo4j/change.js';
import { Neo4jEntityGraph } from '../../server/neo4j/neo4j-entity-graph.js';
import { checkCallSign } from '../../server/records/identifiers/call-sign.js';
import { checkImoNumber } from '../../server/records/identifiers/imo-number.js';
import { checkMmsi } from '../../server/records/identifiers/mmsi.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { importThrough, settle } from '../world/import.js';
import { storesOn } from '../world/stores.js';

const DATA = resolve('../shared/data');
const VESSELS = join(DATA, 'vessels/ofac_sdn_vessels.csv');
const ALIASES = join(DATA, 'companies/ofac_sdn_alt_names.csv');
if (!existsSync(VESSELS)) console.log('Skipped: the sanctions list is not beside this checkout (../shared/data).');

type Row = Readonly<Record<string, string>>;
const rowsOf = (file: string): readonly Row[] => parse(readFileSync(file), { columns: true });

/** A row of the second file, and the number of the list's entry that it is truly about. */
interface OtherRow {
  readonly officialNo: string;
  readonly name: string;
  readonly imo: string;
  readonly mmsi: string;
  readonly callSign: string;
  readonly entNum: string;
}

/**
 * The list's aliases as another register would give them, without the list's own numbers: every second row with the IMO number, of the others
 * every second with call sign or MMSI, the rest with the name alone.
 */
function otherRows(): readonly OtherRow[] {
  const vessels = new Map(rowsOf(VESSELS).map((v) => [v.ent_num as string, v]));
  return rowsOf(ALIASES)
    .filter((a) => vessels.has(a.ent_num as string))
    .map((a, i) => {
      const v = vessels.get(a.ent_num as string) as Row;
      const radio = i % 2 === 1 && i % 4 === 1;
      return {
        officialNo: `X${i}`,
        name: a.alt_name as string,
        imo: i % 2 === 0 ? (v.imo as string) : '',
        mmsi: radio && v.mmsi ? v.mmsi : '',
        callSign: radio && !v.mmsi ? (v.call_sign as string) : '',
        entNum: a.ent_num as string,
      };
    });
}

/** In the layout of a vessel registry, whose other columns stay empty. */
function registerOf(rows: readonly OtherRow[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map((r) => ['Elsewhere', r.officialNo, r.imo, r.name, r.callSign, r.mmsi].map(cell).join(','));
  const empty = ['flag', 'registered_from', ...REST];
  return [
    ['registry', 'official_no', 'imo', 'name', 'call_sign', 'mmsi', ...empty].join(','),
    ...lines.map((l) => l + ','.repeat(empty.length)),
  ].join('\n');
}

const REST = [
  'registered_until',
  'former_name',
  'type',
  'gross_tonnage',
  'deadweight',
  'built',
  'owner',
  'owner_country',
  'operator',
  'operator_country',
];

const carriesValidNumber = (r: OtherRow) =>
  [checkImoNumber(r.imo), checkMmsi(r.mmsi), checkCallSign(r.callSign)].some((c) => c.verdict === 'VALID');

/** Which rows of which file one vessel is made of. */
const vesselsThere: Change<Record<string, never>, { listed: readonly string[]; elsewhere: readonly string[] }> = {
  text: `MATCH (e:Vessel)<-[:HELD_AS]-(m:Mention {kind: 'VESSEL'})-[:FROM_RECORD]->(r:Record)
    RETURN e.id AS id, collect(DISTINCT CASE WHEN r.layout = 'vessels' THEN m.identityKey END) AS listed,
      collect(DISTINCT CASE WHEN r.source = 'vessel-registry' THEN r.sourceKey END) AS elsewhere`,
  params: () => ({}),
  row: (row) => ({ listed: row.get('listed'), elsewhere: row.get('elsewhere') }),
};

describe.skipIf(!existsSync(VESSELS))('the sanctions list of vessels (needs ../shared/data)', () => {
  let database: TestDatabase;
  let stores: JobStores;
  let home: string;
  let asking: Asking;

  beforeAll(async () => {
    database = await openTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'hawksbill-'));
    stores = storesOn(database.writer, home);
    // Aliases before what they are aliases of: order must not matter.
    const aliases = await importThrough(stores, ALIASES, 'ofac-sdn');
    expect(aliases).toMatchObject({ read: 3246, accepted: 3246, waiting: 3246 });
    expect(await importThrough(stores, VESSELS, 'ofac-sdn')).toMatchObject({ read: 406, accepted: 406, waiting: 0 });
    const register = join(home, 'register.csv');
    await writeFile(register, registerOf(otherRows()));
    await importThrough(stores, register, 'vessel-registry');
    await settle(stores);
    const viewer = Viewer.of(
      {
        name: 'operator',
        agency: 'public',
        roles: ['INVESTIGATOR'],
        policy: { clearances: { public: 'TLP:CLEAR' }, cases: [] },
      },
      await stores.evidence.scopes(),
    );
    asking = { viewer, signal: new AbortController().signal };
  }, 900_000);
  afterAll(async () => {
    await database.close();
    await rm(home, { recursive: true });
  });

  it('stays 406 vessels, no two in one, with every row of the other file that carries a valid number', async () => {
    const vessels = await database.writer.read(vesselsThere, {});
    expect(vessels.filter((v) => v.listed.length > 1)).toEqual([]);
    expect(vessels.filter((v) => v.listed.length === 1)).toHaveLength(406);
    const homeOf = new Map(vessels.flatMap((v) => v.elsewhere.map((key) => [key, v.listed[0] ?? null])));
    const rows = otherRows();
    const homeOfRow = (r: OtherRow) => homeOf.get(`Elsewhere/${r.officialNo}`);
    const apart = rows.filter((r) => carriesValidNumber(r) && homeOfRow(r) !== `ofac-sdn:${r.entNum}`);
    expect(apart).toEqual([]);
    const wrong = rows.filter((r) => homeOfRow(r) && homeOfRow(r) !== `ofac-sdn:${r.entNum}`);
    expect(wrong).toEqual([]);
    const named = rows.filter((r) => r.imo + r.mmsi + r.callSign === '');
    const joined = named.filter((r) => homeOfRow(r) !== null);
    console.log(
      `${rows.length} rows of the other file, ${rows.filter(carriesValidNumber).length} with a valid number; ${joined.length} of ${named.length} with a name alone joined`,
    );
  });

  it('is found by any alias, its vessel first, and both vessels where two bear the name', {
    timeout: 900_000,
  }, async () => {
    const graph = new Neo4jEntityGraph(database.ask);
    const vessels = new Map(rowsOf(VESSELS).map((v) => [v.ent_num as string, v.name as string]));
    const aliases = rowsOf(ALIASES).filter((a) => vessels.has(a.ent_num as string));
    const bearers = new Map<string, Set<string>>();
    for (const a of [...aliases.map((x) => [x.alt_name, x.ent_num]), ...[...vessels].map(([n, name]) => [name, n])] as [
      string,
      string,
    ][]) {
      bearers.set(a[0].toUpperCase(), (bearers.get(a[0].toUpperCase()) ?? new Set()).add(a[1]));
    }
    for (const [name, entNums] of bearers) {
      const page = await graph.search({ text: name, kinds: ['VESSEL'], first: 20, after: null }, asking);
      const first = page.items.slice(0, entNums.size).map((hit) => hit.entity.id);
      const found = await graph.entities(first, asking);
      for (const id of first)
        expect(
          found.get(id)?.names.map((n) => n.toUpperCase()),
          name,
        ).toContain(name);
      expect(first, name).toHaveLength(entNums.size);
    }
  });
});
