import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/setup/database.js';
import { importThrough, settle } from '../../test/world/import.js';
import { storesOn } from '../../test/world/stores.js';
import { beginAudit, faultsInWords } from '../jobs/audit.js';
import { beginResolution } from '../jobs/resolve.js';
import type { JobStores } from '../jobs/run-jobs.js';
import type { AuditOutcome } from '../jobs/stores.js';
import { fingerprint } from './fingerprint.js';
import { statementsIn } from './migrations.js';

const REGISTER = `registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until
PA,41207-PEXT,9341720,HAMMER BAY,,PA,3FHB7,373412000,General cargo,9611,12700,2005,Norderhaven Reederei GmbH,DE,,Kittiwake Crewing Ltd,CY,2009-04-02,2016-11-30
`;

/** So few that the vessel of this register is a hub. */
const MOST_LINKS_WALKED = 1;

describe('the audit', () => {
  let database: TestDatabase;
  let stores: JobStores;
  let home: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'hawksbill-'));
    stores = storesOn(database.writer, home, MOST_LINKS_WALKED);
    await writeFile(join(home, 'register.csv'), REGISTER);
  });
  afterAll(async () => {
    await database.close();
    await rm(home, { recursive: true });
  });
  beforeEach(async () => {
    await database.clear();
    await importThrough(stores, join(home, 'register.csv'), 'vessel-registry');
    await settle(stores);
    // A scope that nothing here is seen under.
    await stores.evidence.internScopes([{ agency: 'elsewhere', handling: 'TLP:RED', cases: [], all: [] }]);
  });

  /** Carries a migration out as on an older graph. */
  const carryOut = async (migration: string) => {
    const text = await readFile(new URL(`../../schema/migrations/${migration}.cypher`, import.meta.url), 'utf8');
    const session = database.driver.session();
    try {
      for (const statement of statementsIn(text)) await session.run(statement);
    } finally {
      await session.close();
    }
  };
  const audit = () => stores.audits.audit(async () => undefined);

  it('finds nothing in a graph that was made by the program, and looks at all of it', async () => {
    const outcome = await audit();
    expect(outcome.links).toBeGreaterThanOrEqual(2);
    expect(outcome.statements).toBe(outcome.links);
    expect(faultsInWords(outcome)).toEqual([]);
  });

  it.each<[string, string, Partial<AuditOutcome>]>([
    [
      'an end that fewer see than its link',
      'MATCH (o)<-[:OWNS]-(t:Entity) WITH t LIMIT 1 SET t.scopes = [1]',
      { endsHidden: 1 },
    ],
    [
      'an end that is introduced to fewer than see its link',
      'MATCH (t:Entity:Vessel) SET t.ms = [x IN t.ms | 1]',
      { endsHidden: 2 },
    ],
    [
      'an end of which viewers may differ, and that is introduced to fewer than see its link',
      'MATCH (t:Entity:Vessel) SET t.ms = [x IN t.ms | 1], t.contested = true',
      { endsHidden: 2 },
    ],
    [
      'a link that more see than its statement',
      'MATCH ()-[r:OWNS]->() SET r.scopes = [0, 1]',
      { notFromStatements: 1, endsHidden: 1 },
    ],
    [
      'a statement under a scope that does not bring its own',
      'MATCH (v:Entity) SET v.scopes = v.scopes + 1, v.ms = v.ms + 1, v.mi = v.mi + v.mi[0] WITH DISTINCT 1 AS x MATCH ()-[r:OWNS]->() SET r.scopes = [1], r.ss = [1]',
      { notFromStatements: 1, endsHidden: 0 },
    ],
    [
      'a day that its statement does not say',
      "MATCH ()-[r:OWNS]->() SET r.sf = ['1900-01-01']",
      { notFromStatements: 1 },
    ],
    ['a link without a statement', "MATCH (s:Statement {kind: 'OWNS'}) DETACH DELETE s", { notFromStatements: 1 }],
    ['a statement whose link is gone', 'MATCH ()-[r:OWNS]->() DELETE r', { notInLinks: 1 }],
    ['a statement whose end is gone', 'MATCH (t:Entity:Trader) DETACH DELETE t', { notInLinks: 2 }],
    [
      'a mention whose thing is gone',
      'MATCH (m:Mention)-[h:HELD_AS]->(:Vessel) WITH h LIMIT 1 DELETE h',
      { heldNowhere: 1 },
    ],
    ['a link without scopes', 'MATCH ()-[r:OWNS]->() REMOVE r.scopes', { withoutScopes: 1, endsHidden: 1 }],
    [
      'a count that is not that of its links',
      'MATCH (h:HubCount) WITH h LIMIT 1 SET h.links = 7',
      { countedWrongly: 1 },
    ],
    ['a hub without counts', 'MATCH (h:HubCount) DELETE h', { countedWrongly: 2 }],
    ['counts of what is no hub', 'MATCH (e:Hub) REMOVE e:Hub', { countedWrongly: 2 }],
    [
      'a handling code that nothing said of the thing has',
      "MATCH (v:Entity:Vessel) SET v.hc = v.hc + 'TLP:CLEAR', v.hs = v.hs + 0",
      { saidWrongly: 1 },
    ],
    ['a thing kept without its handling codes', 'MATCH (v:Entity:Vessel) SET v.hc = [], v.hs = []', { saidWrongly: 1 }],
    ['a record under another scope than its file', 'MATCH (r:Record) SET r.scope = 1', { outOfScope: 1 }],
    ['a record without scopes', 'MATCH (r:Record) REMOVE r.scopes', { withoutScopes: 1 }],
  ])('finds %s', async (_, harm, found) => {
    const session = database.driver.session();
    await session.run(harm);
    await session.close();
    const outcome = await audit();
    expect(outcome).toMatchObject(found);
    expect(faultsInWords(outcome)).not.toEqual([]);
  });

  it('finds the handling codes of an older graph where its migration brings them: those that the writer keeps', async () => {
    const made = await fingerprint(database.writer, true);
    await database.driver.executeQuery('MATCH (e:Entity) REMOVE e.hc, e.hs');
    expect((await audit()).saidWrongly).toBe(3);
    await carryOut('0016-handling-codes-of-things');
    expect((await audit()).saidWrongly).toBe(0);
    expect(await fingerprint(database.writer, true)).toBe(made);
  });

  it('finds mentions that an older graph has lost, where its migration has them placed again', async () => {
    const made = await fingerprint(database.writer, true);
    await database.driver.executeQuery('MATCH (v:Vessel) DETACH DELETE v');
    expect(await audit()).toMatchObject({ heldNowhere: 1, notInLinks: 2 });
    await carryOut('0018-mentions-lost-from-the-graph');
    await beginResolution(stores.jobs, 'server');
    await settle(stores);
    expect(faultsInWords(await audit())).toEqual([]);
    expect(await fingerprint(database.writer, true)).toBe(made);
  });

  it('is one job a night, and keeps its outcome', async () => {
    const asked = await beginAudit(stores.jobs, 'server', '2026-03-15');
    await settle(stores);
    expect(await beginAudit(stores.jobs, 'server', '2026-03-15')).toMatchObject({ id: asked.id, state: 'DONE' });
    const job = await stores.jobs.get(asked.id);
    expect(JSON.parse(job?.message ?? '')).toMatchObject({ endsHidden: 0, withoutScopes: 0 });
  });
});
