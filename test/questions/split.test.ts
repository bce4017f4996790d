import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../../server/access/viewer.js';
import { type Holdings, linksFor } from '../../server/graph/links-from-records.js';
import { faultsInWords } from '../../server/jobs/audit.js';
import { withdrawAll } from '../../server/jobs/judge.js';
import type { JobStores } from '../../server/jobs/run-jobs.js';
import { split } from '../../server/jobs/split.js';
import { allScopes } from '../../server/neo4j/changes/scopes.cypher.js';
import { contents } from '../../server/neo4j/fingerprint.js';
import type { JudgementId, MentionId, RecordId, StatementId } from '../../server/records/ids.js';
import { clusters, type IdentityMention, visibleTo } from '../../server/resolution/clusters.js';
import { splitOf } from '../../server/resolution/split.js';
import { openTestDatabase, type TestDatabase } from '../setup/database.js';
import { DAYS, holdings, SCOPES } from '../world/holdings.js';
import { linksStored, storable, store } from '../world/stored-holdings.js';
import { storesOn } from '../world/stores.js';

const LAST_DAY = DAYS[DAYS.length - 1] as string;
const WORLDS = Number(process.env.HAWKSBILL_WORLDS ?? 8);
const ABSENT = 'jaaaaaaaaaaaaaaaaaaaaaaaaaa' as JudgementId;
const SPLIT_AT = '2021-01-01T10:00:00Z';
const UNDONE_AT = '2021-01-01T11:00:00Z';

describe('a split in the graph as stored', () => {
  let database: TestDatabase;
  let stores: JobStores;

  beforeAll(async () => {
    database = await openTestDatabase();
    stores = storesOn(database.writer, '/nowhere');
  });
  afterAll(() => database.close());

  const lines = async (derivedOnly: boolean) => {
    const all: string[] = [];
    for await (const line of contents(database.writer, derivedOnly)) all.push(line);
    return all;
  };
  const viewerSeeing = async (sees: (scope: number) => boolean) => {
    const seen = SCOPES.filter(sees).map((s) => [`agency-${s}`, 'TLP:GREEN'] as const);
    const user = {
      name: 'ana',
      agency: 'agency-0',
      roles: ['ANALYST' as const],
      policy: { clearances: Object.fromEntries(seen), cases: [] },
    };
    return Viewer.of(user, await database.writer.read(allScopes, {}));
  };

  it('shows everyone what the definition says, and undone leaves the graph as it was, line for line', async () => {
    const parting = fc
      .tuple(holdings, fc.nat(), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 63 }))
      .map(([generated, which, chosen, bits]) => partingOf(asStored(generated), which, chosen, bits))
      .filter(({ wanted, outcome }) => wanted.taken.length > 0 && outcome.outcome === 'PARTED');
    const property = fc.asyncProperty(parting, async ({ world, sees, wanted, outcome }) => {
      await database.clear();
      await store(stores, world, 2);
      const before = await lines(true);
      const viewer = await viewerSeeing(sees);
      const made = await split(stores, viewer, { ...wanted, reason: 'two firms', judgedAt: SPLIT_AT });
      expect(made.length).toBe(outcome.outcome === 'PARTED' ? outcome.pairs.length : 0);
      expect(faultsInWords(await stores.audits.audit(async () => undefined))).toEqual([]);
      const after = { ...world, judgements: [...world.judgements, ...made] };
      for (let bits = 0; bits < 1 << SCOPES.length; bits += 7) {
        const eyes = (s: number) => (bits & (1 << s)) !== 0;
        expect(await linksStored(database.writer, eyes)).toEqual(linksFor(after, eyes, '2021-01-02'));
      }

      const asSplit = await lines(false);
      const ids = made.map((j) => j.id);
      const undo = { reason: 'one after all', judgedAt: UNDONE_AT };
      await expect(withdrawAll(stores, viewer, { ...undo, ids: [...ids, ABSENT] })).rejects.toThrow('No judgement');
      expect(await lines(false)).toEqual(asSplit);
      await withdrawAll(stores, await viewerSeeing(sees), { ...undo, ids });
      expect(await lines(true)).toEqual(before);
    });
    await fc.assert(property, { numRuns: Math.ceil(WORLDS / 2), examples: [[partingOf(addsToEither, 0, 1, 3)]] });
  });

  it('refused changes nothing, and says what to do', async () => {
    await database.clear();
    await store(stores, firm, 1);
    const before = await lines(false);
    const viewer = await viewerSeeing((s) => s === 0);
    const refused = (taken: string[], of = 'm0', reason = 'two firms') =>
      expect(split(stores, viewer, { taken: taken as MentionId[], of: of as MentionId, reason, judgedAt: SPLIT_AT }))
        .rejects;
    await refused(['m1'], 'm0', ' ').toThrow('Give a reason');
    await refused([]).toThrow('Choose the mentions');
    await refused(['m9']).toThrow('No mention with this id');
    await refused(['m3']).toThrow('No mention with this id');
    await refused(['m1'], 'm3').toThrow('No entity with this id');
    await refused(['m2']).toThrow('only adds');
    await refused(['m0', 'm1']).toThrow('leave out at least one');
    await refused(['m4']).toThrow('no part of the thing');
    await refused(Array.from({ length: 401 }, (_, i) => `x${i}`)).toThrow('at most 400');
    expect(await lines(false)).toEqual(before);
  });
});

/** Of one thing that whoever sees these scopes sees (as bits), some of its mentions are taken out (as bits). */
function partingOf(world: Holdings, which: number, chosen: number, scopes: number) {
  const sees = (s: number) => (scopes & (1 << s)) !== 0;
  const things = clusters(visibleTo(world, sees)).filter((group) => group.length > 1);
  const thing = things[which % Math.max(1, things.length)] ?? [];
  const wanted = { taken: thing.filter((_, i) => (chosen >> i) % 2 === 1), of: thing[0] as MentionId };
  return { world, sees, wanted, outcome: splitOf(world, sees, wanted) };
}

/** A world as the store keeps it: a judgement bears the scopes of both its mentions and no other. */
function asStored(generated: Holdings): Holdings {
  const world = storable(generated, LAST_DAY);
  const scopeOf = new Map<string, number>(world.mentions.map((m) => [m.id, m.scope]));
  const introduced = new Set<string>(world.mentions.filter((m) => !m.addsOnly).map((m) => m.id));
  return {
    ...world,
    judgements: world.judgements
      .filter((j) => introduced.has(j.left) && introduced.has(j.right))
      .map((j) => ({
        ...j,
        scopes: [...new Set([scopeOf.get(j.left) as number, scopeOf.get(j.right) as number])].sort((a, b) => a - b),
      })),
  };
}

type Row = Pick<IdentityMention, 'addsOnly' | 'scope'> & { readonly id: string; readonly key: string };

function vesselsOf(rows: readonly Row[], statements: Holdings['statements'] = []): Holdings {
  const mentions = rows.map(
    ({ id, key, addsOnly, scope }, i): IdentityMention => ({
      id: id as MentionId,
      kind: 'VESSEL',
      identityKey: key,
      addsOnly,
      profile: `own${i}`,
      sure: false,
      scope,
      recordedOn: LAST_DAY,
      endedOn: null,
      facts: {},
    }),
  );
  return storable({ mentions, edges: [], judgements: [], statements }, LAST_DAY);
}

/** Two rows and one that adds to them, one row that the viewer does not see, and another thing. */
const firm = vesselsOf([
  { id: 'm0', key: 'k', addsOnly: false, scope: 0 },
  { id: 'm1', key: 'k', addsOnly: false, scope: 0 },
  { id: 'm2', key: 'k', addsOnly: true, scope: 0 },
  { id: 'm3', key: 'k', addsOnly: false, scope: 1 },
  { id: 'm4', key: 'another', addsOnly: false, scope: 0 },
]);

/** Parted, the row that adds goes with m0 for whoever sees all three, and with m1, which it is linked to, for whoever does not see m0. */
const addsToEither = vesselsOf(
  [
    { id: 'm0', key: 'k', addsOnly: false, scope: 0 },
    { id: 'm1', key: 'k', addsOnly: false, scope: 1 },
    { id: 'm2', key: 'k', addsOnly: true, scope: 1 },
  ],
  [
    {
      id: 's0' as StatementId,
      kind: 'OWNS',
      role: 'owner',
      from: 'm1' as MentionId,
      to: 'm2' as MentionId,
      recordId: 'r0' as RecordId,
      scope: 1,
      recordedOn: LAST_DAY,
      endedOn: null,
      heldFrom: null,
      heldUntil: null,
    },
  ],
);
