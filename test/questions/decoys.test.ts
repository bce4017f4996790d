import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HeldStatement } from '../../server/graph/link.js';
import { Neo4jEntityGraph } from '../../server/neo4j/neo4j-entity-graph.js';
import type { MentionId, RecordId, StatementId } from '../../server/records/ids.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { type RecordedMention, type RecordedWorld, SCOPES, viewerOf } from '../world/recorded-world.js';
import { storeWorld } from '../world/stored-graph.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const HIDDEN = 0;
const SEEN = 1;

it('takes the first of two equal paths by ids that are seen, though a hidden record knew the other one earlier', async () => {
  // Both middle traders are seen as m5 and m9; the graph keeps the second under m0, which nobody here may see.
  const mentions = [
    trader('m1', SEEN),
    trader('m2', SEEN),
    trader('m5', SEEN),
    trader('m9', SEEN, 'k'),
    trader('m0', HIDDEN, 'k'),
  ];
  const statements = [owns('m1', 'm5'), owns('m5', 'm2'), owns('m1', 'm9'), owns('m9', 'm2')];
  await storeWorld(database.driver, worldOf(mentions, statements));
  const asking = { viewer: viewerOf([SEEN]), signal: new AbortController().signal };
  const found = await new Neo4jEntityGraph(database.ask).paths({ from: 'm1', to: 'm2', kinds: null, limit: 1 }, asking);
  expect(found?.paths.map((path) => path.entities.map((e) => e.id))).toEqual([['m1', 'm5', 'm2']]);
  expect(found?.more).toBe(true);
});

function trader(id: string, scope: number, identityKey: string | null = null): RecordedMention {
  const values = [{ property: 'name', raw: id, value: id, column: 'name' }];
  const held = { recordedOn: '2020-01-01', endedOn: null, recordId: `r${scope}` as RecordId };
  const said = { kind: 'TRADER' as const, role: id, ordinal: 0, values, profile: `p${id}`, sure: false, facts: {} };
  return { id: id as MentionId, identityKey, addsOnly: false, scope, ...held, ...said };
}

function owns(from: string, to: string): HeldStatement {
  const ends = { from: from as MentionId, to: to as MentionId, kind: 'OWNS' as const, role: 'owner' };
  const held = { recordedOn: '2020-01-01', endedOn: null, heldFrom: null, heldUntil: null, scope: SEEN };
  return { id: `s${from}${to}` as StatementId, recordId: `r${SEEN}` as RecordId, ...ends, ...held };
}

function worldOf(mentions: readonly RecordedMention[], statements: readonly HeldStatement[]): RecordedWorld {
  const scopes = [HIDDEN, SEEN];
  return {
    version: 1,
    scopes: SCOPES,
    mentions,
    statements,
    edges: [],
    judgements: [],
    refusals: [],
    sources: [{ name: 'source' }],
    imports: scopes.map((scope) => ({ id: `i${scope}`, scope, source: 'source' })),
    records: scopes.map((scope) => ({ id: `r${scope}` as RecordId, key: `k${scope}`, scope, importId: `i${scope}` })),
  };
}
