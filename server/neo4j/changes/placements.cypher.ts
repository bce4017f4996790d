import type {
  ScopedFragment,
  ScopedPlacement,
  ScopedText,
  StatementPlace,
  StatementToPlace,
} from '../../jobs/stores.js';
import { computedId, type FragmentId, type MentionId } from '../../records/ids.js';
import type { Change } from '../change.js';

const LABELS: Readonly<Record<ScopedFragment['kind'], string>> = {
  TRADER: 'Trader',
  VESSEL: 'Vessel',
  CONSIGNMENT: 'Consignment',
  SEIZURE: 'Seizure',
  CONTAINER: 'Container',
  PERMIT: 'Permit',
  PLACE: 'Place',
  ADDRESS: 'Address',
  CONTACT: 'Contact',
  COMMODITY: 'Commodity',
};

/** One placement at a time: whoever sets the property first, the others wait for. */
export const lockGraph: Change<Record<string, never>, true> = {
  text: `CYPHER 25
    MERGE (g:GraphState {id: 'graph'})
      ON CREATE SET g.version = 0
    SET g.locked = true
    RETURN true AS locked`,
  params: () => ({}),
  row: () => true,
};

/** What anything worked out from the graph may be kept under. */
export const raiseVersion: Change<Record<string, never>, number> = {
  text: `CYPHER 25 MATCH (g:GraphState {id: 'graph'}) USING INDEX g:GraphState(id) SET g.version = g.version + 1 RETURN g.version AS version`,
  params: () => ({}),
  row: (row) => row.get('version'),
};

const pairs = (list: readonly ScopedText[]) => [list.map((t) => t.text), list.map((t) => t.scope)] as const;

/** Fragments with all that is shown of them. */
export const putFragments: Change<readonly ScopedPlacement[], number> = {
  text: `CYPHER 25
    UNWIND $fragments AS f
    MERGE (e:Entity {id: f.id})
    SET e = f.properties, e:$(f.label)
    RETURN count(e) AS kept`,
  params: (placements) => ({
    fragments: placements.flatMap((p) =>
      p.fragments.map((f) => {
        const [mi, ms] = pairs(f.introducedBy);
        const [nm, ns] = pairs(f.names);
        const [dt, ds] = pairs(f.details);
        const [tk, ts] = pairs(f.traderKinds);
        const [hc, hs] = pairs(f.handlings);
        const scopes = [...f.scopes];
        const shown = { mi, ms, nm, ns, dt, ds, tk, ts, hc, hs };
        return {
          id: f.id,
          label: LABELS[f.kind],
          properties: { scopes, id: f.id, kind: f.kind, component: p.component, contested: p.contested, ...shown },
        };
      }),
    ),
  }),
  row: (row) => row.get('kept'),
};

/** Contested components as viewers need them; others have no node. */
export const putComponents: Change<readonly ScopedPlacement[], number> = {
  text: `CYPHER 25
    UNWIND $components AS c
    MERGE (x:Component {id: c.id})
    SET x = c
    RETURN count(x) AS kept`,
  params: (placements) => ({
    components: placements
      .filter((p) => p.contested)
      .map((p) => ({ scopes: [...p.scopes], id: p.component, contested: true, payload: p.payload })),
  }),
  row: (row) => row.get('kept'),
};

export const takeOut: Change<{ mentions: readonly MentionId[] }, number> = {
  text: `CYPHER 25
    UNWIND $mentions AS id
    MATCH (m:Mention {id: id})-[h:HELD_AS]->(:Entity) USING INDEX m:Mention(id)
    DELETE h
    RETURN count(h) AS removed`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('removed'),
};

export const putIn: Change<
  { mentions: readonly { id: MentionId; fragment: FragmentId; scopes: readonly number[] }[] },
  number
> = {
  text: `CYPHER 25
    UNWIND $mentions AS m
    MATCH (x:Mention {id: m.id}) USING INDEX x:Mention(id) WHERE x:Current
    MATCH (e:Entity {id: m.fragment}) USING INDEX e:Entity(id)
    CREATE (x)-[:HELD_AS {scopes: m.scopes}]->(e)
    RETURN count(*) AS held`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('held'),
};

/** The texts by which a fragment is found: exactly these. */
export const putNames: Change<readonly ScopedFragment[], number> = {
  text: `CYPHER 25
    UNWIND $fragments AS f
    MATCH (e:Entity {id: f.id}) USING INDEX e:Entity(id)
    CALL (e, f) {
      MATCH (e)-[:NAMED]->(old:Name) WHERE NOT old.id IN f.nameIds
      DETACH DELETE old
    }
    UNWIND f.names AS n
    MERGE (x:Name {id: n.id})
    SET x = n
    MERGE (e)-[:NAMED]->(x)
    RETURN count(x) AS kept`,
  params: (fragments) => ({
    fragments: fragments.map((f) => {
      const names = f.searchable.map(({ property, text, tokenText, scopes }, ord) => ({
        scopes: [...scopes],
        id: computedId('n', f.id, property, text),
        property,
        text,
        tokenText,
        ord,
      }));
      return { id: f.id, names, nameIds: names.map((n) => n.id) };
    }),
  }),
  row: (row) => row.get('kept'),
};

/** Every version of every statement about these mentions, with where its ends are held and where its link now runs. */
export const statementsTouching: Change<{ mentions: readonly MentionId[] }, StatementToPlace> = {
  text: `CYPHER 25
    UNWIND $mentions AS id
    CALL (id) {
      MATCH (s:Statement {from: id}) USING INDEX s:Statement(from) RETURN s
      UNION
      MATCH (s:Statement {to: id}) USING INDEX s:Statement(to) RETURN s
    }
    WITH DISTINCT s WHERE s.endedOn IS NULL OR s.placedFrom IS NOT NULL
    OPTIONAL MATCH (a:Mention {id: s.from})-[ha:HELD_AS]->(ea:Entity) USING INDEX a:Mention(id) WHERE a:Current
    OPTIONAL MATCH (b:Mention {id: s.to})-[hb:HELD_AS]->(eb:Entity) USING INDEX b:Mention(id) WHERE b:Current
    RETURN s.versionId AS version, s.id AS id, s.kind AS kind, s.role AS role, s.from AS from, s.to AS to, s.recordId AS recordId,
      s.scope AS scope, s.heldFrom AS heldFrom, s.heldUntil AS heldUntil, s.recordedOn AS recordedOn, s.endedOn AS endedOn,
      s.grade AS grade, s.placedFrom AS placedFrom, s.placedTo AS placedTo,
      ea.id AS fromFragment, eb.id AS toFragment, ha.scopes AS fromScopes, hb.scopes AS toScopes`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    version: row.get('version'),
    statement: {
      id: row.get('id'),
      kind: row.get('kind'),
      role: row.get('role'),
      from: row.get('from'),
      to: row.get('to'),
      recordId: row.get('recordId'),
      scope: row.get('scope'),
      heldFrom: row.get('heldFrom'),
      heldUntil: row.get('heldUntil'),
      recordedOn: row.get('recordedOn'),
      endedOn: row.get('endedOn'),
    },
    grade: row.get('grade'),
    placedFrom: row.get('placedFrom'),
    placedTo: row.get('placedTo'),
    fromFragment: row.get('fromFragment'),
    toFragment: row.get('toFragment'),
    fromScopes: row.get('fromScopes') ?? [],
    toScopes: row.get('toScopes') ?? [],
  }),
};

export const noteStatements: Change<readonly StatementPlace[], number> = {
  text: `CYPHER 25
    UNWIND $places AS p
    MATCH (s:Statement {versionId: p.version}) USING INDEX s:Statement(versionId)
    SET s.placedFrom = p.from, s.placedTo = p.to
    RETURN count(s) AS noted`,
  params: (places) => ({ places }),
  row: (row) => row.get('noted'),
};

export const removeFragments: Change<{ ids: readonly FragmentId[] }, number> = {
  text: `CYPHER 25
    UNWIND $ids AS id
    MATCH (e:Entity {id: id}) USING INDEX e:Entity(id)
    CALL (e) {
      MATCH (e)-[:NAMED]->(n:Name)
      DETACH DELETE n
    }
    DETACH DELETE e
    RETURN count(*) AS removed`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('removed'),
};

export const removeComponents: Change<{ ids: readonly FragmentId[] }, number> = {
  text: `CYPHER 25 UNWIND $ids AS id MATCH (c:Component {id: id}) USING INDEX c:Component(id) DETACH DELETE c RETURN count(*) AS removed`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('removed'),
};

export const markPlaced: Change<{ mentions: readonly MentionId[] }, number> = {
  text: `CYPHER 25
    UNWIND $mentions AS id
    MATCH (m:Mention {id: id}) USING INDEX m:Mention(id) WHERE m:Unplaced
    REMOVE m:Unplaced
    RETURN count(m) AS placed`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('placed'),
};

export const countUnplaced: Change<Record<string, never>, number> = {
  text: `CYPHER 25 MATCH (m:Unplaced) RETURN count(m) AS waiting`,
  params: () => ({}),
  row: (row) => row.get('waiting'),
};

export const unplaced: Change<{ limit: number }, MentionId> = {
  text: `CYPHER 25 MATCH (m:Unplaced) WITH DISTINCT m.id AS id ORDER BY id LIMIT $limit RETURN id`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('id'),
};
