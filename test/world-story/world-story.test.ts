import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BROKER,
  HULL,
  INFORMANT,
  NEVER_ONE,
  NO_SEIZURE,
  ONE_INCIDENT,
  ONE_MAN,
  PHOENIX,
  PHONE,
  STOP,
  THINGS,
} from '../../seed/answers.js';
import { FILES, USERS, WORLD_TODAY, type WorldMention } from '../../seed/world.js';
import { type Policy, Viewer } from '../../server/access/viewer.js';
import type { Asking, EntityDetail } from '../../server/graph/entity-graph.js';
import { type MatchStake, stakeKey } from '../../server/graph/stake.js';
import type { ImportOutcome } from '../../server/jobs/import-file.js';
import { addJudgement } from '../../server/jobs/judge.js';
import { Neo4jEntityGraph } from '../../server/neo4j/neo4j-entity-graph.js';
import type { LinkKind } from '../../server/records/statement.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { idOf, judgementsMade, SEED } from '../world/demonstration-world.js';
import { importThrough, settle } from '../world/import.js';
import { storesOn } from '../world/stores.js';

let database: TestDatabase;
let home: string;
let graph: Neo4jEntityGraph;
const outcomes = new Map<string, ImportOutcome>();
const askers = new Map<string, Asking>();

beforeAll(async () => {
  database = await openTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'hawksbill-'));
  const stores = storesOn(database.writer, home);
  for (const { path, source, ownerAgency, handling, receivedFrom, receivedOn, authority } of FILES) {
    const file = fileURLToPath(new URL(`sources/${path}`, SEED));
    const more = { ownerAgency, handling, receivedFrom, receivedOn, authority, recordedOn: receivedOn };
    outcomes.set(path, await importThrough(stores, file, source, more));
  }
  await settle(stores);
  for (const { id: _, scopes: __, ...said } of judgementsMade(() => 0)) await addJudgement(stores, said);

  graph = new Neo4jEntityGraph(database.ask);
  await knowAskers();
}, 600_000);
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true });
});

/** Who may see what, by the scopes that there are now: a judgement may bring one of its own. */
async function knowAskers(): Promise<void> {
  const scopes = await storesOn(database.writer, home).evidence.scopes();
  for (const { name, agency, roles, clearances, cases } of USERS) {
    const policy: Policy = { clearances, cases };
    askers.set(name, {
      viewer: Viewer.of({ name, agency, roles, policy }, scopes),
      signal: new AbortController().signal,
    });
  }
}

function asking(user: string): Asking {
  const found = askers.get(user);
  if (!found) throw new Error(`no user ${user}`);
  return found;
}

async function entity(mention: WorldMention, user = 'wanjiru'): Promise<EntityDetail | null> {
  const id = idOf(mention);
  return (await graph.entities([id], asking(user))).get(id) ?? null;
}

async function sure(mention: WorldMention, user = 'wanjiru'): Promise<EntityDetail> {
  const found = await entity(mention, user);
  if (!found) throw new Error(`${user} sees no ${mention.sourceKey} ${mention.role}`);
  return found;
}

/** Ids of what the entity's links of these kinds lead to. */
async function along(
  id: string,
  kinds: readonly LinkKind[],
  user = 'wanjiru',
  role?: string,
): Promise<ReadonlySet<string>> {
  const around = await graph.neighbourhood({ id, kinds, entityKinds: null, first: 500, after: null }, asking(user));
  if (!around) throw new Error(`${user} sees no ${id}`);
  const centre = around.centre.id;
  const links = around.links.filter((l) => role === undefined || l.role === role);
  return new Set(links.flatMap((l) => (l.from === centre ? [l.to] : l.to === centre ? [l.from] : [])));
}

const both = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((x) => b.has(x));
const idsOf = async (mentions: readonly WorldMention[]) =>
  new Set(await Promise.all(mentions.map(async (m) => (await sure(m)).id)));
const valuesOf = (detail: EntityDetail, property: string) =>
  detail.mentions.flatMap((m) => m.values.filter((v) => v.property === property).map((v) => v.value));

describe('taking the world in', () => {
  it.each(FILES)('$path: all rows but one', ({ path, rows }) => {
    expect(outcomes.get(path)).toMatchObject({ read: rows, accepted: rows - 1, refused: 1, alreadyKnown: 0 });
    expect(outcomes.get(path)?.rejectsFile).not.toBeNull();
  });
});

describe('asked of the graph', () => {
  it('the broker is owned through the shell, directed by the timber shipper’s director, and pays for both groups', async () => {
    const broker = await sure(THINGS[BROKER.is]);
    expect(await along(broker.id, ['OWNS'])).toEqual(await idsOf([THINGS[BROKER.ownedBy]]));
    const directed = await along((await sure(THINGS[BROKER.directedBy])).id, ['DIRECTS']);
    expect([...directed]).toEqual(expect.arrayContaining([broker.id, (await sure(THINGS[BROKER.directsAlso])).id]));
    expect(await along(broker.id, ['PAID_FOR'])).toEqual(await idsOf([...BROKER.paidFor, ...BROKER.shippedItself]));
    const phoenix = await sure(THINGS[BROKER.domainSharedWith]);
    expect(both(await along(broker.id, ['REACHED_BY']), await along(phoenix.id, ['REACHED_BY']))).toHaveLength(1);
  });

  it('there is a way from the exporter to the timber shipper, and every way goes through the broker', async () => {
    const [from, to, broker] = [
      await sure(THINGS.exporter),
      await sure(THINGS.timberShipper),
      await sure(THINGS.broker),
    ];
    const kinds: readonly LinkKind[] = [
      'SHIPPED',
      'RECEIVED',
      'PAID_FOR',
      'OWNS',
      'DIRECTS',
      'REACHED_BY',
      'LOCATED_AT',
      'ASSOCIATED_WITH',
    ];
    const answer = await graph.paths({ from: from.id, to: to.id, kinds, limit: 20 }, asking('wanjiru'));
    expect(answer?.paths.length).toBeGreaterThan(0);
    for (const path of answer?.paths ?? []) expect(path.entities.map((e) => e.id)).toContain(broker.id);
  });

  it('the company that came back shares telephone, director and address with the exporter', async () => {
    const [old, young] = [await sure(THINGS[PHOENIX.of]), await sure(THINGS[PHOENIX.is])];
    expect(old.id).not.toBe(young.id);
    expect(both(await along(old.id, ['REACHED_BY']), await along(young.id, ['REACHED_BY']))).toHaveLength(1);
    expect(both(await along(old.id, ['DIRECTS']), await along(young.id, ['DIRECTS']))).toEqual([
      (await sure(THINGS[PHOENIX.director])).id,
    ]);
    expect(both(await along(old.id, ['LOCATED_AT']), await along(young.id, ['LOCATED_AT'])).length).toBeGreaterThan(0);
  });

  it('the hull bore three names', async () => {
    const hull = await sure(THINGS[HULL.is]);
    expect([...new Set(valuesOf(hull, 'name'))].sort()).toEqual(HULL.names);
    expect((await sure(HULL.callWithWrongNumber)).id).toBe(hull.id);
  });

  it('four traders answer the shared telephone', async () => {
    const page = await graph.search(
      { text: PHONE.number, kinds: ['CONTACT'], first: 5, after: null },
      asking('wanjiru'),
    );
    const contact = page.items[0]?.entity;
    expect(await along(contact?.id ?? '', ['REACHED_BY'])).toEqual(await idsOf(PHONE.answeredBy));
  });

  it('the consignment to stop is under way, with shipper and agent of the seized one', async () => {
    const [next, before] = [await sure(STOP.consignment), await sure(STOP.seizedBefore)];
    expect(valuesOf(next, 'etaOn')).toEqual([STOP.etaOn]);
    expect(STOP.etaOn > WORLD_TODAY).toBe(true);
    expect(both(await along(next.id, ['SHIPPED']), await along(before.id, ['SHIPPED']))).toHaveLength(1);
    const agents = async (id: string) => along(id, ['HANDLED'], 'wanjiru', 'clearing agent');
    expect(both(await agents(next.id), await agents(before.id))).toEqual([(await sure(THINGS.timberAgent)).id]);
    expect((await along(before.id, ['SEIZED_FROM'])).size).toBe(1);
  });

  it('two reports of one incident are one, and its two measures stand side by side', async () => {
    const [vietNam, kenya] = [await sure(ONE_INCIDENT[0]), await sure(ONE_INCIDENT[1])];
    expect(vietNam.id).toBe(kenya.id);
    expect(valuesOf(vietNam, 'pieces')).toEqual(['312']);
    expect([...valuesOf(vietNam, 'weightKg')].sort()).toEqual(['2100', '2114']);
  });
});

describe('the informant’s two traders', () => {
  it.each(Object.entries(INFORMANT))('as %s sees them: %o', async (user, expected) => {
    const [one, other] = [await sure(THINGS.handicraftTrader, user), await sure(THINGS.curioTrader, user)];
    const kinds: readonly LinkKind[] = ['OWNS', 'DIRECTS', 'ASSOCIATED_WITH', 'LOCATED_AT', 'REACHED_BY'];
    const answer = await graph.paths({ from: one.id, to: other.id, kinds, limit: 5 }, asking(user));
    const trade = await along(other.id, ['SHIPPED'], user);
    expect({ tied: (answer?.paths.length ?? 0) > 0, trade: trade.size > 0 }).toEqual(expected);
    expect((await entity(THINGS.informantsMan, user)) !== null).toBe(expected.tied);
    const found = await graph.search({ text: 'Hassan Mwinyi Kombo', kinds: null, first: 5, after: null }, asking(user));
    expect(found.items.some((hit) => hit.entity.name === 'Hassan Mwinyi Kombo')).toBe(expected.tied);
  });
});

describe('a man known by two records', () => {
  it.each(ONE_MAN.oneFor)('is one for %s, who reads the report that says so', async (user) => {
    const ids = await Promise.all(
      [...ONE_MAN.mentions, THINGS.informantsMan].map(async (m) => (await sure(m, user)).id),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it.each(ONE_MAN.twoFor)('is two for %s, who does not', async (user) => {
    const [one, other] = await Promise.all(ONE_MAN.mentions.map((m) => sure(m, user)));
    expect(one?.id).not.toBe(other?.id);
    expect(one?.names).not.toContain('Hassan Mwinyi Kombo');
  });
});

describe('the innocent', () => {
  it.each(NEVER_ONE.map(([left, right, why]) => ({ left, right, why })))(
    'stay apart: $why',
    async ({ left, right }) => {
      expect((await sure(left)).id).not.toBe((await sure(right)).id);
    },
  );

  it.each(NO_SEIZURE)('$sourceKey is in no link with a seizure', async (trader) => {
    expect((await along((await sure(trader)).id, ['INVOLVED_IN'])).size).toBe(0);
  });
});

describe('what people are asked to judge', () => {
  const queue = async () => {
    const page = await graph.matches({ judged: false, kinds: null, first: 200, after: null }, asking('wanjiru'));
    const ids = [...new Set(page.items.flatMap((m) => [m.left, m.right]))];
    const cards = await graph.cards(ids, asking('wanjiru'));
    const things = page.items.map((m) => [cards.get(m.left)?.id, cards.get(m.right)?.id].sort().join(' '));
    return { ...page, things };
  };

  it('is each pair of things once, that first about which a decision changes most', async () => {
    const { items, things, total } = await queue();
    expect(items.length).toBe(total);
    expect(new Set(things).size).toBe(things.length);
    const stakes = await graph.stakes(
      items.map((m) => m.id),
      [],
      asking('wanjiru'),
    );
    const inOrder = (m: (typeof items)[number]) =>
      [stakeKey(stakes.get(m.id) as MatchStake), 1_000 - m.weightBits] as const;
    const keys = items.map(inOrder);
    expect(keys).toEqual([...keys].sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x - y)));
    expect(new Set(keys.map(([key]) => key)).size).toBeGreaterThan(3);
  });

  it('is not asked again about other rows of two things that were judged, until that is taken back', async () => {
    const before = await queue();
    const { left, right } = before.items[0] as (typeof before.items)[number];
    const said = { left, right, by: 'wanjiru', reason: 'Two firms in two streets.', judgedAt: '2025-01-02T08:00:00Z' };
    const stores = storesOn(database.writer, home);
    const judgement = await addJudgement(stores, { ...said, decision: 'DIFFERENT', withdraws: null });
    await knowAskers();
    expect((await queue()).things).toEqual(before.things.slice(1));
    await addJudgement(stores, { ...said, decision: 'DIFFERENT', withdraws: judgement.id });
    expect((await queue()).things).toEqual(before.things);
  });
});
