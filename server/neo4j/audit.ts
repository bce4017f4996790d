import type { AuditOutcome, GraphAudit } from '../jobs/stores.js';
import type { Change, SystemWriter } from './change.js';
import { allScopes } from './changes/scopes.cypher.js';
import { impliedBy } from './implied-scopes.js';
import { anyOf } from './question.js';

/** Entities or statements looked at in one transaction. */
const PAGE = 2_000;

/** How much was looked at in one transaction, what of it is wrong in which way, and where the next page begins. */
interface Page<Fault extends string> {
  readonly last: string | null;
  readonly looked: number;
  readonly wrong: Counts<Fault>;
}

type Counts<Fault extends string> = Readonly<Record<Fault, number>>;
type InPages<Asked, Fault extends string> = Change<Asked & { readonly after: string }, Page<Fault>>;

/** A text that looks at the page behind `$after`; it answers with `last`, `looked` and a number for each of the faults. */
function inPages<Asked, Fault extends string>(faults: readonly Fault[], text: string): InPages<Asked, Fault> {
  return {
    text,
    params: (p) => ({ ...p }),
    row: (row) => ({
      last: row.get('last'),
      looked: row.get('looked'),
      wrong: Object.fromEntries(faults.map((fault) => [fault, row.get(fault)])) as Counts<Fault>,
    }),
  };
}

/**
 * An end is seen by whoever sees a scope that brings one of its own with it, and shown under a mention that introduces it: one of its own, or where
 * viewers differ in what is one thing, one of any fragment of its component, since whoever sees a row that only adds is shown it there.
 */
const seenWith = (
  end: string,
) => `any(x IN ${end}.scopes WHERE x IN $implied[s]) AND (any(x IN ${end}.ms WHERE x IN $implied[s])
    OR ${end}.contested AND EXISTS {
      MATCH (f:Entity {component: ${end}.component}) USING INDEX f:Entity(component) WHERE any(x IN f.ms WHERE x IN $implied[s])
    })`;

/**
 * Links of some entities. Each entry has to be a statement that is noted to be there, under a scope that brings the statement's own with it:
 * or someone would be told what no record that he may see says.
 */
const linksOfPage = inPages<{ readonly implied: readonly (readonly number[])[] }, 'endsHidden' | 'notFromStatements'>(
  ['endsHidden', 'notFromStatements'],
  `CYPHER 25
    MATCH (a:Entity) USING INDEX a:Entity(id) WHERE a.id > $after
    WITH a ORDER BY a.id LIMIT ${PAGE}
    CALL (a) {
      MATCH (a)-[r:${anyOf()}]->(b:Entity)
      RETURN count(r) AS looked,
        count(CASE WHEN coalesce(all(s IN r.scopes WHERE ${seenWith('a')} AND ${seenWith('b')}), false) THEN NULL ELSE 1 END) AS endsHidden,
        count(CASE WHEN coalesce(size(r.st) > 0 AND all(s IN r.scopes WHERE s IN r.ss) AND all(s IN r.ss WHERE s IN r.scopes)
          AND all(i IN range(0, size(r.st) - 1) WHERE EXISTS {
            MATCH (st:Statement {id: r.st[i]}) USING INDEX st:Statement(id)
            WHERE st.placedFrom = a.id AND st.placedTo = b.id AND st.kind = type(r) AND st.role = r.role
              AND st.scope IN $implied[r.ss[i]] AND st.recordId = r.se[i] AND st.recordedOn = r.sr[i] AND st.grade = r.sg[i]
              AND coalesce(st.heldFrom, '') = r.sf[i] AND coalesce(st.heldUntil, '') = r.su[i]
          }), false) THEN NULL ELSE 1 END) AS notFromStatements
    }
    RETURN max(a.id) AS last, sum(looked) AS looked, sum(endsHidden) AS endsHidden, sum(notFromStatements) AS notFromStatements`,
);

/** Statements that are noted to be in a link, and are not there. */
const statementsOfPage = inPages(
  ['notInLinks'],
  `CYPHER 25
    MATCH (s:Statement) USING INDEX s:Statement(versionId) WHERE s.versionId > $after
    WITH s ORDER BY s.versionId LIMIT ${PAGE}
    CALL (s) {
      WITH s WHERE s.placedFrom IS NOT NULL
      OPTIONAL MATCH (a:Entity {id: s.placedFrom}) USING INDEX a:Entity(id)
      OPTIONAL MATCH (b:Entity {id: s.placedTo}) USING INDEX b:Entity(id)
      RETURN count(CASE WHEN EXISTS {
        MATCH (a)-[r:${anyOf()}]->(b) WHERE type(r) = s.kind AND r.role = s.role AND s.id IN r.st
      } THEN NULL ELSE 1 END) AS notInLinks
    }
    RETURN max(s.versionId) AS last, count(s) AS looked, sum(notInLinks) AS notInLinks`,
);

/** Hubs looked at in one transaction; each may have a hundred thousand links. */
const HUB_PAGE = 10;

/** The counts kept of some hubs, each beside what a walk over the links of its hub finds. */
const countsOfPage = inPages(
  ['countedWrongly'],
  `CYPHER 25
    MATCH (e:Hub) USING INDEX e:Hub(id) WHERE e.id > $after
    WITH e ORDER BY e.id LIMIT ${HUB_PAGE}
    CALL (e) {
      CALL (e) {
        MATCH (e)-[r:${anyOf()}]-(o:Entity)
        RETURN type(r) AS kind, r.role AS role, startNode(r) = e AS outward, o.kind AS entityKind, r.scopes AS scopes, count(*) AS links
      UNION ALL
        MATCH (h:HubCount {hub: e.id}) USING INDEX h:HubCount(hub)
        RETURN h.kind AS kind, h.role AS role, h.outward AS outward, h.entityKind AS entityKind, h.scopes AS scopes, -h.links AS links
      }
      WITH kind, role, outward, entityKind, scopes, sum(links) AS apart
      RETURN count(CASE WHEN apart <> 0 THEN 1 END) AS countedWrongly
    }
    RETURN max(e.id) AS last, count(e) AS looked, sum(countedWrongly) AS countedWrongly`,
);

/** Counts of what is no hub. */
const countsOfNoHub: Change<Record<string, never>, number> = {
  text: `CYPHER 25 MATCH (h:HubCount) WHERE NOT EXISTS { (e:Hub {id: h.hub}) } RETURN count(h) AS found`,
  params: () => ({}),
  row: (row) => row.get('found'),
};

/** The handling codes kept with some entities, beside those of what is said of each. */
const handlingsOfPage = inPages(
  ['saidWrongly'],
  `CYPHER 25
    MATCH (e:Entity) USING INDEX e:Entity(id) WHERE e.id > $after
    WITH e ORDER BY e.id LIMIT ${PAGE}
    CALL (e) {
      CALL (e) {
        MATCH (e)<-[h:HELD_AS]-(m:Mention:Current)
        WITH DISTINCT m.scope AS scope, h.scopes AS scopes
        MATCH (k:Scope {id: scope}) USING INDEX k:Scope(id)
        UNWIND scopes AS under
        RETURN collect(DISTINCT [k.handling, under]) AS said
      }
      WITH said, [i IN range(0, coalesce(size(e.hc), 0) - 1) | [e.hc[i], e.hs[i]]] AS kept
      RETURN count(CASE WHEN size(said) <> size(kept) OR any(s IN said WHERE NOT s IN kept) THEN 1 END) AS saidWrongly
    }
    RETURN max(e.id) AS last, count(e) AS looked, sum(saidWrongly) AS saidWrongly`,
);

/** Mentions that are placed, introduce a thing, and are held as none: whoever sees their record misses it. */
const mentionsOfPage = inPages(
  ['heldNowhere'],
  `CYPHER 25
    MATCH (m:Mention) USING INDEX m:Mention(id) WHERE m.id > $after AND m:Current
    WITH m ORDER BY m.id LIMIT ${PAGE}
    RETURN max(m.id) AS last, count(m) AS looked,
      count(CASE WHEN m:Unplaced OR m.addsOnly OR EXISTS { (m)-[:HELD_AS]->(:Entity) } THEN NULL ELSE 1 END) AS heldNowhere`,
);

/** Who sees an import is told how many records it has. */
const outOfScope: Change<Record<string, never>, number> = {
  text: `CYPHER 25 MATCH (i:Import)<-[:FROM_IMPORT]-(r:Record) WHERE r.scope <> i.scope RETURN count(r) AS found`,
  params: () => ({}),
  row: (row) => row.get('found'),
};

/** Without scopes an element is hidden from everyone, which nobody would notice. */
const unmarked: Change<Record<string, never>, number> = {
  text: `CYPHER 25
    CALL () {
      MATCH (n:Record|Mention|Statement|Entity|HubCount|Name|Judgement|Import) WHERE n.scopes IS NULL RETURN count(n) AS found
      UNION ALL
      MATCH (:Entity)-[r]->(:Entity) WHERE r.scopes IS NULL RETURN count(r) AS found
      UNION ALL
      MATCH (:Mention)-[h:HELD_AS]->(:Entity) WHERE h.scopes IS NULL RETURN count(h) AS found
    }
    RETURN sum(found) AS faults`,
  params: () => ({}),
  row: (row) => row.get('faults'),
};

/** The audit on Neo4j. It writes nothing, so it may be stopped at any point and run again. */
export function neo4jAudit(writer: SystemWriter): GraphAudit {
  return { audit: (step) => audit(writer, step) };
}

async function audit(writer: SystemWriter, step: Step): Promise<AuditOutcome> {
  const implied = impliedBy(await writer.read(allScopes, {}));
  const links = await throughout(step, 'auditing links', (after) => writer.read(linksOfPage, { after, implied }));
  const statements = await throughout(step, 'auditing statements', (after) => writer.read(statementsOfPage, { after }));
  const hubs = await throughout(step, 'auditing hubs', (after) => writer.read(countsOfPage, { after }));
  const things = await throughout(step, 'auditing handling codes', (after) => writer.read(handlingsOfPage, { after }));
  const mentions = await throughout(step, 'auditing mentions', (after) => writer.read(mentionsOfPage, { after }));
  const [ofNoHub = 0] = await writer.read(countsOfNoHub, {});
  const [records = 0] = await writer.read(outOfScope, {});
  const [withoutScopes = 0] = await writer.read(unmarked, {});
  return {
    links: links.looked,
    statements: statements.looked,
    endsHidden: links.wrong.endsHidden ?? 0,
    notFromStatements: links.wrong.notFromStatements ?? 0,
    notInLinks: statements.wrong.notInLinks ?? 0,
    countedWrongly: (hubs.wrong.countedWrongly ?? 0) + ofNoHub,
    heldNowhere: mentions.wrong.heldNowhere ?? 0,
    saidWrongly: things.wrong.saidWrongly ?? 0,
    outOfScope: records,
    withoutScopes,
  };
}

type Step = Parameters<GraphAudit['audit']>[0];

/** Looks at all pages, one after the other, and adds up their faults. */
async function throughout<Fault extends string>(
  step: Step,
  phase: string,
  read: (after: string) => Promise<readonly Page<Fault>[]>,
): Promise<{ readonly looked: number; readonly wrong: Partial<Counts<Fault>> }> {
  let looked = 0;
  const wrong: Partial<Record<Fault, number>> = {};
  for (let after: string | null = ''; after !== null; ) {
    const page: Page<Fault> | undefined = await againWhereFaulty(read, after);
    looked += page?.looked ?? 0;
    for (const fault in page?.wrong) wrong[fault] = (wrong[fault] ?? 0) + (page as Page<Fault>).wrong[fault];
    await step(phase, looked);
    after = page?.last ?? null;
  }
  return { looked, wrong };
}

/** A page read while a placement commits may mix old and new; a fault that is one is there the second time, too. */
async function againWhereFaulty<Fault extends string>(
  read: (after: string) => Promise<readonly Page<Fault>[]>,
  after: string,
): Promise<Page<Fault> | undefined> {
  const [page] = await read(after);
  if (page === undefined || Object.values<number>(page.wrong).every((count) => count === 0)) return page;
  return (await read(after))[0];
}
