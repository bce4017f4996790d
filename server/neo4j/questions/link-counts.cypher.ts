import type { LinkCount } from '../../graph/entity-graph.js';
import { anyOf, cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';

/** An entity as the viewer meets it, with the fragments it consists of for him. */
export interface Anchor {
  readonly id: string;
  readonly fragments: readonly string[];
}

/**
 * How many links of each kind, role and direction to each kind of thing? Counts other things and not relationships, since several
 * fragments of either end may be one thing for the viewer. The other end needs no predicate: whoever sees a link sees both ends.
 */
export const linkCounts: Question<
  Sight & { readonly anchors: readonly Anchor[] },
  LinkCount & { readonly id: string }
> = {
  text: cypher`CYPHER 25
    UNWIND $anchors AS anchor
    UNWIND anchor.fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)-[r:${anyOf()}]-(o:Entity) WHERE ${visible('r')}
    WITH anchor.id AS id, type(r) AS kind, r.role AS role, startNode(r) = e AS outward, o.kind AS entityKind,
      ${shownId('o')} AS other
    WHERE other <> id
    RETURN id, kind, role, outward, entityKind, count(DISTINCT other) AS count
    ORDER BY id, kind, role, outward, entityKind`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    id: row.get('id'),
    kind: row.get('kind'),
    role: row.get('role'),
    outward: row.get('outward'),
    entityKind: row.get('entityKind'),
    count: row.get('count'),
  }),
};
