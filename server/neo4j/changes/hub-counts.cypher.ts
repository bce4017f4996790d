import type { FragmentId } from '../../records/ids.js';
import type { LinkKind } from '../../records/statement.js';
import type { Change } from '../change.js';
import { anyOf } from '../question.js';

/** One link more (1) or less (-1) at one of its ends. */
export interface LinkCounted {
  readonly hub: FragmentId;
  readonly other: FragmentId;
  readonly kind: LinkKind;
  readonly role: string;
  readonly outward: boolean;
  /** Of the link, sorted. */
  readonly scopes: readonly number[];
  readonly by: 1 | -1;
}

/**
 * The counts of a hub, one node for each kind, role, direction, kind of the other end and set of scopes: whoever sees one scope of the set
 * sees all the links that it counts. Counts for single scopes could not be added up, since a link may be seen under several.
 */
const countOf = (e: string) => {
  const scopes = "reduce(t = '', s IN scopes | t + ' ' + s)";
  return `{id: ${e}.id + ' ' + kind + ' ' + role + ' ' + outward + ' ' + entityKind + ${scopes}}`;
};
const about = (h: string, e: string) => `${h}.scopes = scopes, ${h}.hub = ${e}.id, ${h}.kind = kind, ${h}.role = role,
      ${h}.outward = outward, ${h}.entityKind = entityKind`;

/** Follows links that came, went or changed their scopes, where they end at a hub. */
export const countLinks: Change<{ changes: readonly LinkCounted[] }, number> = {
  text: `CYPHER 25
    UNWIND $changes AS c
    MATCH (e:Entity {id: c.hub}) USING INDEX e:Entity(id) WHERE e:Hub
    MATCH (o:Entity {id: c.other}) USING INDEX o:Entity(id)
    WITH e, c.kind AS kind, c.role AS role, c.outward AS outward, o.kind AS entityKind, c.scopes AS scopes, sum(c.by) AS more
    WHERE more <> 0
    MERGE (h:HubCount ${countOf('e')})
      ON CREATE SET ${about('h', 'e')}, h.links = 0
    SET h.links = h.links + more
    WITH h WHERE h.links = 0
    DELETE h
    RETURN count(*) AS emptied`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('emptied'),
};

/** Makes hubs of those among these that have more links than this, and counts each once. */
export const makeHubs: Change<{ fragments: readonly FragmentId[]; most: number }, number> = {
  text: `CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id)
    WHERE NOT e:Hub AND COUNT { (e)-[:${anyOf()}]-() } > $most
    SET e:Hub
    WITH e
    MATCH (e)-[r:${anyOf()}]-(o:Entity)
    WITH e, type(r) AS kind, r.role AS role, startNode(r) = e AS outward, o.kind AS entityKind, r.scopes AS scopes, count(*) AS links
    CREATE (h:HubCount ${countOf('e')})
    SET ${about('h', 'e')}, h.links = links
    RETURN count(h) AS counts`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('counts'),
};

/** Those among these that have no more links than this are hubs no longer: their links are walked again. */
export const endHubs: Change<{ fragments: readonly FragmentId[]; most: number }, number> = {
  text: `CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id)
    WHERE e:Hub AND COUNT { (e)-[:${anyOf()}]-() } <= $most
    REMOVE e:Hub
    WITH e
    MATCH (h:HubCount {hub: e.id}) USING INDEX h:HubCount(hub)
    DELETE h
    RETURN count(*) AS removed`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('removed'),
};
