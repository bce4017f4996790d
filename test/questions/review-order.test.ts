import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HeldStatement } from '../../server/graph/link.js';
import { stakeKey } from '../../server/graph/stake.js';
import { IdentityView } from '../../server/neo4j/identity-view.js';
import { Looking } from '../../server/neo4j/looking.js';
import { proposedMatches } from '../../server/neo4j/matches.js';
import { Neo4jEntityGraph } from '../../server/neo4j/neo4j-entity-graph.js';
import type { MentionId, RecordId, StatementId } from '../../server/records/ids.js';
import type { EntityKind } from '../../server/records/mention.js';
import type { LinkKind } from '../../server/records/statement.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { type RecordedMention, type RecordedWorld, SCOPES, viewerOf } from '../world/recorded-world.js';
import { storeWorld } from '../world/stored-graph.js';

const HIDDEN = 0;
const SEEN = 1;
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Pairs a1-a2 (two seizures meet one), b1-b2 (five links, no seizure) and c1-c2 (nothing meets), the heaviest last. */
const TRADERS = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'] as const;
const WEIGHTS = { a: 3, b: 5, c: 9 } as const;
const LINKS: readonly (readonly [trader: string, kind: EntityKind, thing: string, scope?: number])[] = [
  ['a1', 'SEIZURE', 's1'],
  ['a1', 'SEIZURE', 's2'],
  ['a2', 'SEIZURE', 's3'],
  ['b1', 'VESSEL', 'v1'],
  ['b1', 'VESSEL', 'v2'],
  ['b1', 'VESSEL', 'v3'],
  ['b2', 'VESSEL', 'v4'],
  ['b2', 'CONSIGNMENT', 'g1'],
  ['b2', 'VESSEL', 'v1'],
  // What nobody here sees would put this pair before all others.
  ['c1', 'SEIZURE', 'h1', HIDDEN],
  ['c1', 'SEIZURE', 'h2', HIDDEN],
  ['c1', 'SEIZURE', 'h3', HIDDEN],
  ['c2', 'SEIZURE', 'h4', HIDDEN],
];

const asking = { viewer: viewerOf([SEEN]), signal: new AbortController().signal };
const page = { first: 10, after: null };
const proposals = { judged: false, kinds: null, ...page };

beforeEach(async () => {
  await database.clear();
  await storeWorld(database.driver, world());
});

describe('the order in which pairs are to be judged', () => {
  it('is that of what a decision would change, and not of the weight', async () => {
    const found = await new Neo4jEntityGraph(database.ask).matches(proposals, asking);
    expect(found.items.map((m) => m.id)).toEqual(['a1-a2', 'b1-b2', 'c1-c2']);
    expect(found.total).toBe(3);
  });

  it('counts what stands with one side alone, and what with both', async () => {
    const graph = new Neo4jEntityGraph(database.ask);
    const stakes = await graph.stakes(['a1-a2', 'b1-b2', 'c1-c2', 'a1-nobody'], [], asking);
    expect(Object.fromEntries(stakes)).toEqual({
      'a1-a2': { casesTouched: 0, changes: [{ kind: 'SEIZURE', left: 2, right: 1, both: 0 }] },
      'b1-b2': {
        casesTouched: 0,
        changes: [
          { kind: 'CONSIGNMENT', left: 0, right: 1, both: 0 },
          { kind: 'VESSEL', left: 2, right: 1, both: 1 },
        ],
      },
      'c1-c2': { casesTouched: 0, changes: [] },
    });
  });

  it('begins with what a case of the asker holds, by the first of its ids that he sees', async () => {
    const cases = [{ id: 'case', things: [['hidden', 'c2', 'a1']] }];
    const graph = new Neo4jEntityGraph(database.ask);
    const found = await graph.matches({ ...proposals, cases }, asking);
    expect(found.items.map((m) => m.id)).toEqual(['c1-c2', 'a1-a2', 'b1-b2']);
    const stakes = await graph.stakes(['c1-c2', 'a1-a2'], cases, asking);
    expect([...stakes.values()].map((s) => s.casesTouched)).toEqual([1, 0]);
  });

  it('is by weight behind the strongest, page by page, and loses and doubles none', async () => {
    const looking = new Looking(
      database.ask,
      asking,
      IdentityView.of([], () => false),
    );
    for (const mostOrdered of [1, 2, 3, 1_000]) {
      const ids: string[] = [];
      for (let after: string | null = null; ; ) {
        const found: Awaited<ReturnType<typeof proposedMatches>> = await proposedMatches(
          looking,
          { kinds: null, first: 1, after },
          mostOrdered,
        );
        expect(found.total).toBe(3);
        ids.push(...found.items.map((m) => m.id));
        if (found.endCursor === null) break;
        after = found.endCursor;
      }
      const expected = {
        1: ['c1-c2', 'b1-b2', 'a1-a2'],
        2: ['b1-b2', 'c1-c2', 'a1-a2'],
        3: ['a1-a2', 'b1-b2', 'c1-c2'],
      }[mostOrdered];
      expect([mostOrdered, ids]).toEqual([mostOrdered, expected ?? ['a1-a2', 'b1-b2', 'c1-c2']]);
    }
  });

  it('would be another if what is hidden counted', async () => {
    const all = { viewer: viewerOf([HIDDEN, SEEN]), signal: asking.signal };
    const graph = new Neo4jEntityGraph(database.ask);
    expect((await graph.matches(proposals, all)).items.map((m) => m.id)).toEqual(['c1-c2', 'a1-a2', 'b1-b2']);
    const stakes = await graph.stakes(['c1-c2', 'a1-a2'], [], all);
    const [hidden, seen] = ['c1-c2', 'a1-a2'].map((id) => stakes.get(id));
    expect(hidden && seen && stakeKey(hidden) < stakeKey(seen)).toBe(true);
  });
});

describe('what stands around a pair', () => {
  const around = async (id: string, who = asking) => {
    const found = await new Neo4jEntityGraph(database.ask).aroundMatch(id, who);
    return (
      found && { ...found, entities: found.entities.map((e) => e.id), links: found.links.map((l) => [l.from, l.to]) }
    );
  };

  it('is what both are linked to, then what tells most of each, and no link beside the two', async () => {
    expect(await around('b1-b2')).toEqual({
      left: 'b1',
      right: 'b2',
      entities: ['b1', 'b2', 'v1', 'v2', 'v3', 'g1', 'v4'],
      links: expect.arrayContaining([
        ['b1', 'v1'],
        ['b2', 'v1'],
        ['b2', 'g1'],
      ]),
    });
    expect((await around('b1-b2'))?.links).toHaveLength(6);
  });

  it('is for each asker what he sees', async () => {
    expect(await around('c1-c2')).toEqual({ left: 'c1', right: 'c2', entities: ['c1', 'c2'], links: [] });
    const all = { viewer: viewerOf([HIDDEN, SEEN]), signal: asking.signal };
    expect((await around('c1-c2', all))?.entities).toEqual(['c1', 'c2', 'h1', 'h2', 'h4']);
    expect(await around('c1-nobody')).toBeNull();
    expect(await around('c1-c2', { viewer: viewerOf([HIDDEN]), signal: asking.signal })).toBeNull();
  });
});

function mention(id: string, kind: EntityKind, scope: number): RecordedMention {
  const values = [{ property: 'name', raw: id, value: id, column: 'name' }];
  const held = { recordedOn: '2020-01-01', endedOn: null, recordId: `r${scope}` as RecordId };
  const said = { kind, role: id, ordinal: 0, values, profile: `p${id}`, sure: false, facts: {} };
  return { id: id as MentionId, identityKey: null, addsOnly: false, scope, ...held, ...said };
}

function statement(from: string, to: string, kind: LinkKind, scope: number): HeldStatement {
  const ends = { from: from as MentionId, to: to as MentionId, kind, role: 'some' };
  const held = { recordedOn: '2020-01-01', endedOn: null, heldFrom: null, heldUntil: null, scope };
  return { id: `l${from}${to}` as StatementId, recordId: `r${scope}` as RecordId, ...ends, ...held };
}

function world(): RecordedWorld {
  const things = new Map(LINKS.map(([, kind, thing, scope = SEEN]) => [thing, mention(thing, kind, scope)]));
  return {
    version: 1,
    scopes: SCOPES,
    mentions: [...TRADERS.map((id) => mention(id, 'TRADER', SEEN)), ...things.values()],
    statements: LINKS.map(([trader, , thing, scope = SEEN]) => statement(trader, thing, 'OWNS', scope)),
    edges: Object.entries(WEIGHTS).map(([pair, weightBits]) => ({
      left: `p${pair}1`,
      right: `p${pair}2`,
      weightBits,
      strong: false,
    })),
    judgements: [],
    refusals: [],
    sources: [{ name: 'source' }],
    imports: [HIDDEN, SEEN].map((scope) => ({ id: `i${scope}`, scope, source: 'source' })),
    records: [HIDDEN, SEEN].map((scope) => ({
      id: `r${scope}` as RecordId,
      key: `k${scope}`,
      scope,
      importId: `i${scope}`,
    })),
  };
}
