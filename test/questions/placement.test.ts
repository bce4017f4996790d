import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../../server/access/viewer.js';
import type { LinkView } from '../../server/graph/link.js';
import { linksFor } from '../../server/graph/links-from-records.js';
import { faultsInWords } from '../../server/jobs/audit.js';
import { addJudgement } from '../../server/jobs/judge.js';
import type { JobStores } from '../../server/jobs/run-jobs.js';
import { allScopes } from '../../server/neo4j/changes/scopes.cypher.js';
import { contents } from '../../server/neo4j/fingerprint.js';
import { Neo4jEntityGraph } from '../../server/neo4j/neo4j-entity-graph.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { DAYS, holdings, SCOPES } from '../world/holdings.js';
import { linksStored, storable, store } from '../world/stored-holdings.js';
import { storesOn } from '../world/stores.js';

const LAST_DAY = DAYS[DAYS.length - 1] as string;
/** So that in these small worlds whatever has a link is a hub, and its links are counted as they come and go. */
const MOST_LINKS_WALKED = 0;
const WORLDS = Number(process.env.HAWKSBILL_WORLDS ?? 6);

describe('the graph as stored', () => {
  let database: TestDatabase;
  let stores: JobStores;

  beforeAll(async () => {
    database = await openTestDatabase();
    stores = storesOn(database.writer, '/nowhere', MOST_LINKS_WALKED);
  });
  afterAll(() => database.close());

  /** Every node and link that follows from evidence and judgements, in words. */
  const derived = async () => {
    const lines: string[] = [];
    for await (const line of contents(database.writer, true)) lines.push(line);
    return lines;
  };

  it('shows every viewer what the definition says, however it was filled', async () => {
    const property = fc.asyncProperty(holdings, fc.integer({ min: 1, max: 3 }), async (generated, batches) => {
      await database.clear();
      const world = storable(generated, LAST_DAY);
      await store(stores, world, batches);
      expect(faultsInWords(await stores.audits.audit(async () => undefined))).toEqual([]);
      for (let bits = 0; bits < 1 << SCOPES.length; bits += 3) {
        const sees = (s: number) => (bits & (1 << s)) !== 0;
        expect(await linksStored(database.writer, sees)).toEqual(linksFor(world, sees, LAST_DAY));
      }
    });
    await fc.assert(property, { numRuns: WORLDS });
  });

  // With 0 whatever has a link is a hub; with 1 hubs and others stand side by side.
  it.each([0, 1])('shows and counts the links of hubs as everyone sees them (hubs have more than %i)', async (most) => {
    const withHubs = storesOn(database.writer, '/nowhere', most);
    const linked = holdings.filter(
      (world) => linksFor(storable(world, LAST_DAY), () => true, LAST_DAY).length > most * 2,
    );
    const property = fc.asyncProperty(linked, fc.integer({ min: 1, max: 3 }), async (generated, batches) => {
      await database.clear();
      const world = storable(generated, LAST_DAY);
      await store(withHubs, world, batches);
      if (most === 0) expect(await hubsIn(database)).toBeGreaterThan(0);
      const graph = new Neo4jEntityGraph(database.ask);
      for (let bits = 1; bits < 1 << SCOPES.length; bits += 5) {
        const sees = (s: number) => (bits & (1 << s)) !== 0;
        const viewer = await viewerOf(database, sees);
        const links = linksFor(world, sees, LAST_DAY);
        expect(await countsAsked(graph, viewer, world.mentions)).toEqual(countsDefined(links));
        expect(await linksAsked(graph, viewer, world.mentions)).toEqual(inWords(links));
      }
    });
    await fc.assert(property, { numRuns: Math.ceil(WORLDS / 2) });
  });

  it('is the same in whatever order it was filled, and the same again after a judgement is taken back', async () => {
    const property = fc.asyncProperty(holdings, async (generated) => {
      const world = storable({ ...generated, judgements: [] }, LAST_DAY);
      const held: string[][] = [];
      for (const batches of [1, 3]) {
        await database.clear();
        await store(stores, world, batches);
        held.push(await derived());
      }
      expect(held[1]).toEqual(held[0]);

      const [a, b] = world.mentions.filter((m) => !m.addsOnly);
      if (!a || !b) return;
      for (const decision of ['SAME', 'DIFFERENT'] as const) {
        const said = {
          left: a.id,
          right: b.id,
          decision,
          by: 'test',
          reason: 'because',
          judgedAt: '2020-01-04T09:00:00Z',
          withdraws: null,
        };
        const judgement = await addJudgement(stores, said);
        await addJudgement(stores, { ...said, withdraws: judgement.id, judgedAt: '2020-01-04T10:00:00Z' });
        expect(await derived()).toEqual(held[0]);
      }
    });
    await fc.assert(property, { numRuns: Math.ceil(WORLDS / 2) });
  });
});

async function hubsIn(database: TestDatabase): Promise<number> {
  const { records } = await database.driver.executeQuery('MATCH (h:Hub) RETURN count(h) AS hubs');
  return records[0]?.get('hubs');
}

async function viewerOf(database: TestDatabase, sees: (scope: number) => boolean): Promise<Viewer> {
  const seen = SCOPES.filter(sees).map((s) => [`agency-${s}`, 'TLP:GREEN'] as const);
  const policy = { clearances: Object.fromEntries(seen), cases: [] };
  const user = { name: 'ana', agency: 'agency-0', roles: ['ANALYST' as const], policy };
  return Viewer.of(user, await database.writer.read(allScopes, {}));
}

/** Counts that are not zero, in words, of everything that the viewer meets. */
async function countsAsked(graph: Neo4jEntityGraph, viewer: Viewer, mentions: readonly { id: string }[]) {
  const asking = { viewer, signal: new AbortController().signal };
  const ids = mentions.map((m) => m.id);
  const [counts, cards] = await Promise.all([graph.linkCounts(ids, asking), graph.cards(ids, asking)]);
  const said = [...counts].flatMap(([asked, ofOne]) =>
    ofOne.map((c) => [cards.get(asked)?.id, c.kind, c.role, c.outward, c.count].join(' ')),
  );
  return [...new Set(said)].sort();
}

/** Every link there is, in words. */
async function linksAsked(graph: Neo4jEntityGraph, viewer: Viewer, mentions: readonly { id: string }[]) {
  const asking = { viewer, signal: new AbortController().signal };
  const ids = mentions.map((m) => m.id);
  return inWords(await graph.linksAmong(ids, asking));
}

function inWords(
  links: readonly Readonly<Record<'id' | 'kind' | 'role' | 'from' | 'to', string>>[],
): readonly string[] {
  return links.map(({ id, kind, role, from, to }) => [id, kind, role, from, to].join(' ')).sort();
}

function countsDefined(links: readonly LinkView[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { from, to, kind, role } of links)
    for (const end of [`${from} ${kind} ${role} true`, `${to} ${kind} ${role} false`])
      counts.set(end, (counts.get(end) ?? 0) + 1);
  return [...counts].map(([end, count]) => `${end} ${count}`).sort();
}
