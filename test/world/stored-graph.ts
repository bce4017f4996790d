import type { Driver } from 'neo4j-driver';
import { type Scope, scopeKey } from '../../server/access/scope.js';
import { storedLinks } from '../../server/graph/links-from-records.js';
import { placementOf } from '../../server/graph/placement.js';
import { Introductions, type Support } from '../../server/graph/support.js';
import { asParameters } from '../../server/neo4j/parameters.js';
import type { MentionId } from '../../server/records/ids.js';
import { detailOf, namesToShow, searchableTexts, traderKindOf } from '../../server/records/profile.js';
import { components, type IdentityMention } from '../../server/resolution/clusters.js';
import { searchTokens } from '../../server/resolution/name-search.js';
import { attachmentPagesOf, attachmentsOf } from './attached.js';
import type { RecordedWorld } from './recorded-world.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Puts a world into an empty graph in the layout of `schema/graph-model.md`, all at once and as the pure functions of `graph/` place it.
 * The program's own writers come to the same by way of imports.
 */
export async function storeWorld(driver: Driver, world: RecordedWorld): Promise<void> {
  const session = driver.session();
  try {
    await session.executeWrite(async (tx) => {
      for (const [text, rows] of writesFor(world)) if (rows.length > 0) await tx.run(text, asParameters({ rows }));
    });
  } finally {
    await session.close();
  }
}

function writesFor(world: RecordedWorld): readonly (readonly [text: string, rows: readonly Row[]])[] {
  const graph = graphOf(world);
  return [
    ['UNWIND $rows AS row CREATE (n:Scope) SET n = row', world.scopes.map((s) => ({ ...s, key: scopeKey(s) }))],
    ['UNWIND $rows AS row CREATE (n:GraphState) SET n = row', [{ id: 'graph', version: world.version }]],
    ...evidenceOf(world),
    ['UNWIND $rows AS row CREATE (n:Judgement) SET n = row', judgementsOf(world)],
    ['UNWIND $rows AS row CREATE (n:Component) SET n = row', graph.components],
    ['UNWIND $rows AS row CREATE (n:Entity) SET n = row', graph.entities],
    [
      `UNWIND $rows AS row MATCH (m:Mention:Current {id: row.mention}), (e:Entity {id: row.fragment})
       CREATE (m)-[:HELD_AS {scopes: row.scopes}]->(e)`,
      graph.held,
    ],
    [
      'UNWIND $rows AS row MATCH (e:Entity {id: row.fragment}) CREATE (e)-[:NAMED]->(n:Name) SET n = row.name',
      graph.names,
    ],
    ...graph.linksByKind,
  ];
}

function evidenceOf(world: RecordedWorld): readonly (readonly [string, readonly Row[]])[] {
  const profiles = new Map(world.mentions.map((m) => [m.profile, m]));
  return [
    ['UNWIND $rows AS row CREATE (n:Source) SET n = row', world.sources],
    [
      `UNWIND $rows AS row MATCH (s:Source {name: row.source}) CREATE (n:Import)-[:FROM_SOURCE]->(s) SET n = row`,
      world.imports.map((i) => ({ ...i, scopes: [i.scope] })),
    ],
    ['UNWIND $rows AS row CREATE (n:Refusal) SET n = row', world.refusals],
    [
      `UNWIND $rows AS row MATCH (i:Import {id: row.importId}) CREATE (n:Record)-[:FROM_IMPORT]->(i) SET n = row`,
      world.records.map((r) => ({ ...r, scopes: [r.scope] })),
    ],
    ['UNWIND $rows AS row CREATE (n:Attachment) SET n = row', attachmentsOf(world)],
    ['UNWIND $rows AS row CREATE (n:AttachmentPage) SET n = row', attachmentPagesOf(world)],
    [
      'UNWIND $rows AS row CREATE (n:Profile) SET n = row',
      [...profiles].map(([id, m]) => ({
        ...{ id, kind: m.kind, values: JSON.stringify(m.values) },
        ...{ facts: JSON.stringify(m.facts), sure: m.sure },
      })),
    ],
    [
      `UNWIND $rows AS row MATCH (p:Profile {id: row.left}), (q:Profile {id: row.right})
       CREATE (p)-[c:COMPARED]->(q) SET c = row.compared`,
      world.edges
        .filter((e) => profiles.has(e.left) && profiles.has(e.right))
        .map(({ left, right, weightBits, strong }) => ({
          left,
          right,
          compared: { weightBits, strong, evidence: EVIDENCE, parameterSet: 'test' },
        })),
    ],
    [
      `UNWIND $rows AS row MATCH (r:Record {id: row.mention.recordId}), (p:Profile {id: row.mention.profile})
       CREATE (p)<-[:SAYS]-(m:Mention)-[:FROM_RECORD]->(r) SET m = row.mention SET m:$(row.labels)`,
      world.mentions.map((m) => ({
        labels: m.endedOn === null ? ['Current'] : [],
        mention: {
          ...without(m, 'facts', 'values', 'sure'),
          versionId: `${m.id}/${m.recordId}`,
          values: JSON.stringify(m.values),
          scopes: [m.scope],
        },
      })),
    ],
    [
      'UNWIND $rows AS row CREATE (n:Statement) SET n = row',
      world.statements.map((s) => ({ ...s, versionId: s.id, columns: ['owner'], scopes: [s.scope] })),
    ],
  ];
}

const EVIDENCE = JSON.stringify([
  { comparison: 'names', weightBits: 1, because: { template: 'names-same', values: {} }, left: 'A', right: 'A' },
]);

function judgementsOf(world: RecordedWorld): readonly Row[] {
  const scopeId = scopeIdsOf(world.scopes);
  return world.judgements.map((j) => ({
    ...without(j, 'scopes'),
    memberScopes: j.scopes,
    scopes: scopeId([[...j.scopes]]),
  }));
}

/** The derived part: components, fragments, names and links of what is held now. */
function graphOf(world: RecordedWorld) {
  const scopeId = scopeIdsOf(world.scopes);
  const handlings = new Map(world.scopes.map((s) => [s.id, s.handling]));
  const current = world.mentions.filter((m) => m.endedOn === null);
  const byId = new Map(current.map((m) => [m.id, m]));
  const valuesOf = new Map(world.mentions.map((m) => [m.profile, m]));
  const saying = (profile: string) => {
    const { kind, values } = valuesOf.get(profile) as (typeof world.mentions)[number];
    return {
      names: namesToShow(kind, values),
      searchable: searchableTexts(values),
      detail: detailOf(kind, values),
      traderKind: traderKindOf(kind, values),
    };
  };
  const parts = components({
    mentions: current.map((m) => without(m, 'values', 'recordId', 'role', 'ordinal')),
    edges: world.edges,
    judgements: world.judgements,
  });
  const placements = parts.map((part) => ({ part, placement: placementOf(part, saying) }));
  const fragments = placements.flatMap(({ placement }) => placement.fragments.map((f) => ({ ...f, placement })));
  const texts = (prefix: [string, string], list: readonly { text: string; support: Support }[]) => {
    const entries = list.flatMap(({ text, support }) => scopeId(support).map((scope) => ({ text, scope })));
    return { [prefix[0]]: entries.map((e) => e.text), [prefix[1]]: entries.map((e) => e.scope) };
  };
  const introductions = new Introductions(current);
  const fragmentOf = new Map(fragments.flatMap((f) => f.mentions.map((m) => [m.id, f.id] as const)));
  const links = storedLinks(
    world.statements.filter((s) => s.endedOn === null && byId.has(s.from) && byId.has(s.to)),
    (id) => fragmentOf.get(id),
    (s) => introductions.supportOfStatement(s, (id: MentionId) => byId.get(id) as IdentityMention),
  );
  return {
    components: placements.map(({ part, placement }) => ({
      id: placement.component,
      contested: placement.contested,
      payload: placement.contested ? JSON.stringify(part) : null,
      scopes: placement.scopes,
    })),
    entities: fragments.map((f) => ({
      id: f.id,
      kind: f.kind,
      component: f.placement.component,
      contested: f.placement.contested,
      scopes: scopeId(f.support),
      ...texts(['mi', 'ms'], f.introducedBy),
      ...texts(['nm', 'ns'], f.names),
      ...texts(['dt', 'ds'], f.details),
      ...texts(['tk', 'ts'], f.traderKinds),
      ...texts(
        ['hc', 'hs'],
        f.saidUnder.map(({ scope, support }) => ({ text: handlings.get(scope) ?? '', support })),
      ),
    })),
    held: fragments.flatMap((f) =>
      f.mentions.map((m) => ({ mention: m.id, fragment: f.id, scopes: scopeId(m.support) })),
    ),
    names: fragments.flatMap((f) =>
      f.searchable.map(({ property, text, support }) => ({
        fragment: f.id,
        name: {
          id: `${f.id} ${property} ${text}`,
          property,
          text,
          tokenText: searchTokens(text).join(' '),
          scopes: scopeId(support),
        },
      })),
    ),
    linksByKind: [...new Set(links.map((l) => l.kind))].map((kind) => {
      const text = `UNWIND $rows AS row MATCH (a:Entity {id: row.from}), (b:Entity {id: row.to})
        CREATE (a)-[r:${kind}]->(b) SET r = row.link`;
      const rows = links
        .filter((l) => l.kind === kind)
        .map(({ role, from, to, statements }) => {
          const entries = statements.flatMap((s) => scopeId(s.support).map((scope) => ({ ...s.statement, scope })));
          const link = {
            id: entries[0]?.id,
            role,
            scopes: [...new Set(entries.map((e) => e.scope))],
            st: entries.map((e) => e.id),
            ss: entries.map((e) => e.scope),
            sf: entries.map((e) => e.heldFrom ?? ''),
            su: entries.map((e) => e.heldUntil ?? ''),
            sr: entries.map((e) => e.recordedOn),
            sg: entries.map(() => '6x6/F/6'),
            se: entries.map((e) => e.recordId),
          };
          return { from, to, link };
        });
      return [text, rows] as const;
    }),
  };
}

/** From sets of scopes to ids; a set of several is a conjunction scope, which the world has interned. */
function scopeIdsOf(scopes: readonly Scope[]): (support: Support) => readonly number[] {
  const byKey = new Map(scopes.map((s) => [scopeKey(s), s.id]));
  return (support) =>
    support.map((set) => {
      if (set.length === 1) return set[0] as number;
      const id = byKey.get(scopeKey({ agency: '', handling: 'TLP:CLEAR', cases: [], all: set }));
      if (id === undefined) throw new Error(`no conjunction scope for ${set.join('+')}`);
      return id;
    });
}

function without<T extends object, K extends keyof T>(thing: T, ...keys: readonly K[]): Omit<T, K> {
  const rest: Partial<T> = { ...thing };
  for (const key of keys) delete rest[key];
  return rest as Omit<T, K>;
}
