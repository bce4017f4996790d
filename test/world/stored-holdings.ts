import { entitiesFor } from '../../server/graph/fragments.js';
import type { LinkView } from '../../server/graph/link.js';
import { byRecorded, type Holdings } from '../../server/graph/links-from-records.js';
import { addJudgement } from '../../server/jobs/judge.js';
import { placeMentions } from '../../server/jobs/place-mentions.js';
import type { JobStores } from '../../server/jobs/run-jobs.js';
import type { Lease } from '../../server/jobs/stores.js';
import type { Change, SystemWriter } from '../../server/neo4j/change.js';
import type { MentionId, RecordId, RecordKey, SourceName, StatementId } from '../../server/records/ids.js';
import type { MentionValue } from '../../server/records/mention.js';
import { profileIdOf } from '../../server/records/profile.js';
import type { SourceRecord } from '../../server/records/record.js';
import type { LinkKind } from '../../server/records/statement.js';
import type { Component, IdentityMention } from '../../server/resolution/clusters.js';
import { routesAirportSeizures } from '../../server/sources/routes-airport-seizures/source.js';
import { SCOPES } from './holdings.js';

/** Holdings as the graph would name them: profiles by their hash, and only what is held now. */
export function storable(world: Holdings, day: string): Holdings {
  const live = (x: { recordedOn: string; endedOn: string | null }) =>
    x.recordedOn <= day && (x.endedOn === null || day < x.endedOn);
  const named = (profile: string) => profileIdOf({ kind: 'VESSEL', values: saying(profile) });
  const mentions = world.mentions.filter(live).map((m) => ({ ...m, endedOn: null, profile: named(m.profile) }));
  const ids = new Set<string>(mentions.map((m) => m.id));
  const inside = (x: { from?: MentionId; to?: MentionId; left?: string; right?: string }) =>
    ids.has(x.from ?? (x.left as string)) && ids.has(x.to ?? (x.right as string));
  return {
    mentions,
    edges: world.edges.map((e) => {
      const [left, right] = [named(e.left), named(e.right)].sort() as [string, string];
      return { ...e, left, right };
    }),
    judgements: world.judgements.filter(inside),
    statements: world.statements.filter((s) => live(s) && inside(s)).map((s) => ({ ...s, endedOn: null })),
  };
}

function saying(profile: string): readonly MentionValue[] {
  return [{ property: 'name', raw: profile, value: profile, column: 'name' }];
}

/** Fills an empty graph through the real stores, some mentions at a time, each placed before the next come. */
export async function store(stores: JobStores, world: Holdings, batches: number): Promise<void> {
  const scopes = await stores.evidence.internScopes(
    SCOPES.map((s) => ({ agency: `agency-${s}`, handling: 'TLP:GREEN' as const, cases: [], all: [] })),
  );
  const scope = [...scopes].sort((a, b) => a.id - b.id);
  await stores.evidence.putSource(routesAirportSeizures);
  const job = await stores.jobs.put({ id: 'fill', kind: 'IMPORT', input: '{}', by: 'test' }, true);
  const lease = (await stores.jobs.claim(job.id)) as Lease;
  const edges = [...world.edges];
  const there = new Set<string>();
  for (let batch = 0; batch < batches; batch++) {
    const mentions = world.mentions.filter((_, i) => i % batches === batch);
    for (const m of mentions) {
      there.add(m.profile);
      await putMention(stores, lease, world, m, scope[m.scope] as (typeof scope)[number]);
    }
    const ready = edges.filter((e) => there.has(e.left) && there.has(e.right));
    for (const e of ready) edges.splice(edges.indexOf(e), 1);
    await stores.comparisons.putComparisons(
      lease,
      [],
      ready.map((e) => ({ ...e, contradiction: null, evidence: [] })),
      'test',
    );
    // An edge that comes late belongs to profiles that are placed already; the real job compares before it places.
    const late = world.mentions.filter(
      (m, i) => i % batches <= batch && ready.some((e) => e.left === m.profile || e.right === m.profile),
    );
    await placeMentions(stores, [...new Set([...mentions, ...late].map((m) => m.id))], lease);
  }
  const inOrder = [...world.judgements].sort((a, b) => (a.judgedAt < b.judgedAt ? -1 : 1));
  for (const { id: _, scopes: __, ...said } of inOrder) await addJudgement(stores, said);
}

async function putMention(
  stores: JobStores,
  lease: Lease,
  world: Holdings,
  m: IdentityMention,
  scope: Parameters<JobStores['evidence']['openImport']>[0]['scope'],
): Promise<void> {
  const name = world.mentions.find((x) => x.id === m.id)?.profile as string;
  const importId = `import-${m.id}`;
  const grade = { scheme: '4x4' as const, source: 'B', information: '2' };
  const values = [...PROFILES.entries()].find(([, id]) => id === name)?.[0];
  const mention = {
    id: m.id,
    kind: m.kind,
    role: 'vessel',
    ordinal: 0,
    identityKey: m.identityKey,
    addsOnly: m.addsOnly,
    values: saying(values ?? name),
  };
  const record: SourceRecord = {
    id: `record-${m.id}` as RecordId,
    key: `key-${m.id}` as RecordKey,
    source: 'routes-airport-seizures' as SourceName,
    layout: 'seizures',
    sourceKey: m.id,
    row: { line: 2, byteStart: 0, byteEnd: 1, cells: [{ column: 'name', text: m.id }] },
    rowSha256: m.id,
    mentions: [mention],
    statements: world.statements
      .filter((s) => s.from === m.id)
      .map(({ id, kind, role, from, to, heldFrom, heldUntil }) => ({
        id,
        kind,
        role,
        from,
        to,
        heldFrom,
        heldUntil,
        columns: ['name'],
      })),
    warnings: [],
  };
  await stores.evidence.openImport({
    id: importId,
    source: 'routes-airport-seizures',
    layout: 'seizures',
    fileName: 'f.csv',
    mediaType: 'text/csv',
    encoding: 'utf-8',
    delimiter: ',',
    header: ['name'],
    headerByteStart: 0,
    headerByteEnd: 4,
    sizeBytes: 1,
    sha256: m.id,
    table: null,
    tableSha256: null,
    tableSizeBytes: null,
    ownerAgency: scope.agency,
    scope,
    by: 'test',
    importedAt: '2020-01-01T00:00:00Z',
    recordedOn: m.recordedOn,
    receivedFrom: null,
    receivedOn: null,
    authority: null,
    edition: null,
    grade,
  });
  await stores.evidence.putBatch(lease, {
    importId,
    rowsBefore: 0,
    rowsRead: 1,
    records: [record],
    profiles: [{ id: profileIdOf(mention), kind: m.kind, values: mention.values, facts: m.facts, sure: m.sure }],
    refusals: [],
    scope,
    recordedOn: m.recordedOn,
    grade,
  });
}

/** The generated names of profiles by their hash: to write values that give the same hash again. */
const PROFILES = new Map(
  ['p1', 'p2', ...Array.from({ length: 10 }, (_, i) => `own${i}`)].map((name) => [
    name,
    profileIdOf({ kind: 'VESSEL', values: saying(name) }),
  ]),
);

/** What the stored graph shows a viewer, read from its nodes and links as they stand. */
export async function linksStored(
  writer: SystemWriter,
  sees: (scope: number) => boolean,
): Promise<readonly LinkView[]> {
  const scopes = new Map((await writer.read(scopesThere, {})).map((s) => [s.id, s.all]));
  const seesAny = (ids: readonly number[]) => ids.some(seesOne);
  const seesOne = (id: number): boolean => {
    const all = scopes.get(id) ?? [];
    return all.length > 0 ? all.every(seesOne) : sees(id);
  };
  const entities = await writer.read(entitiesThere, {});
  const shown = new Map<string, MentionId>();
  for (const e of entities) {
    const first = e.mi.find((_, i) => seesOne(e.ms[i] as number));
    if (!e.contested && first && seesAny(e.scopes)) shown.set(e.id, first);
  }
  for (const { payload } of await writer.read(componentsThere, {})) {
    const component = JSON.parse(payload) as Component;
    const fragmentOf = new Map(entities.flatMap((e) => e.mentions.map((m) => [m, e.id])));
    for (const entity of entitiesFor(component, sees))
      for (const m of entity.mentions) shown.set(fragmentOf.get(m) as string, entity.id);
  }
  const merged = new Map<string, Omit<LinkView, 'id' | 'statements'> & { statements: Map<string, string> }>();
  for (const link of await writer.read(linksThere, {})) {
    if (!seesAny(link.scopes)) continue;
    const [from, to] = [shown.get(link.from), shown.get(link.to)];
    if (!from || !to) throw new Error('a visible link with an end that is not');
    if (from === to) continue;
    const key = [link.kind, link.role, from, to].join();
    const view = merged.get(key) ?? { kind: link.kind, role: link.role, from, to, statements: new Map() };
    link.st.forEach((st, i) => {
      if (seesOne(link.ss[i] as number)) view.statements.set(st, link.sr[i] as string);
    });
    merged.set(key, view);
  }
  return [...merged.values()]
    .map(({ statements, ...view }) => {
      const ids = [...statements]
        .map(([id, recordedOn]) => ({ id, recordedOn }))
        .sort(byRecorded)
        .map((s) => s.id as StatementId);
      return { id: ids[0] as StatementId, ...view, statements: ids };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Nothing = Record<string, never>;
const nothing = () => ({});

const scopesThere: Change<Nothing, { id: number; all: readonly number[] }> = {
  text: 'MATCH (s:Scope) RETURN s.id AS id, s.all AS all',
  params: nothing,
  row: (row) => ({ id: row.get('id'), all: row.get('all') }),
};
const entitiesThere: Change<
  Nothing,
  {
    id: string;
    contested: boolean;
    scopes: readonly number[];
    mi: readonly MentionId[];
    ms: readonly number[];
    mentions: readonly MentionId[];
  }
> = {
  text: `MATCH (e:Entity) OPTIONAL MATCH (e)<-[:HELD_AS]-(m:Current)
    RETURN e.id AS id, e.contested AS contested, e.scopes AS scopes, e.mi AS mi, e.ms AS ms, collect(m.id) AS mentions`,
  params: nothing,
  row: (row) => ({
    id: row.get('id'),
    contested: row.get('contested'),
    scopes: row.get('scopes'),
    mi: row.get('mi'),
    ms: row.get('ms'),
    mentions: row.get('mentions'),
  }),
};
const componentsThere: Change<Nothing, { payload: string }> = {
  text: 'MATCH (c:Component) RETURN c.payload AS payload',
  params: nothing,
  row: (row) => ({ payload: row.get('payload') }),
};
const linksThere: Change<
  Nothing,
  {
    kind: LinkKind;
    role: string;
    from: string;
    to: string;
    scopes: readonly number[];
    st: readonly string[];
    ss: readonly number[];
    sr: readonly string[];
  }
> = {
  text: `MATCH (a:Entity)-[r]->(b:Entity)
    RETURN type(r) AS kind, r.role AS role, a.id AS from, b.id AS to, r.scopes AS scopes, r.st AS st, r.ss AS ss, r.sr AS sr`,
  params: nothing,
  row: (row) => ({
    kind: row.get('kind'),
    role: row.get('role'),
    from: row.get('from'),
    to: row.get('to'),
    scopes: row.get('scopes'),
    st: row.get('st'),
    ss: row.get('ss'),
    sr: row.get('sr'),
  }),
};
