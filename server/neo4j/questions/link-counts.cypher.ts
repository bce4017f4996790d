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
 *
 * At a hub the counts that are kept of it (`../changes/hub-counts.cypher.ts`) are summed instead. They count fragments, so what the viewer
 * sees as one thing with others is then taken off again. Who sees a hub itself as one thing with others has its links walked.
 */
export const linkCounts: Question<
  Sight & { readonly anchors: readonly Anchor[] },
  LinkCount & { readonly id: string }
> = {
  text: cypher`CYPHER 25
    UNWIND $anchors AS anchor
    CALL (anchor) {
      UNWIND anchor.fragments AS fragment
      MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id)
      WHERE ${isShown('e')} AND NOT (e:Hub AND size(anchor.fragments) = 1)
      MATCH (e)-[r:${anyOf()}]-(o:Entity) WHERE ${visible('r')}
      WITH anchor, type(r) AS kind, r.role AS role, startNode(r) = e AS outward, o.kind AS entityKind, ${shownId('o')} AS other
      WHERE other <> anchor.id
      RETURN kind, role, outward, entityKind, count(DISTINCT other) AS count
    UNION ALL
      MATCH (e:Entity {id: anchor.fragments[0]}) USING INDEX e:Entity(id)
      WHERE ${isShown('e')} AND e:Hub AND size(anchor.fragments) = 1
      MATCH (h:HubCount {hub: e.id}) USING INDEX h:HubCount(hub) WHERE ${visible('h')}
      RETURN h.kind AS kind, h.role AS role, h.outward AS outward, h.entityKind AS entityKind, sum(h.links) AS count
    UNION ALL
      MATCH (e:Entity {id: anchor.fragments[0]}) USING INDEX e:Entity(id)
      WHERE ${isShown('e')} AND e:Hub AND size(anchor.fragments) = 1
      UNWIND keys($shown) AS together
      MATCH (o:Entity {id: together}) USING INDEX o:Entity(id)
      MATCH (e)-[r:${anyOf()}]-(o) WHERE ${visible('r')}
      WITH type(r) AS kind, r.role AS role, startNode(r) = e AS outward, o.kind AS entityKind, ${shownId('o')} AS other, count(*) AS links
      RETURN kind, role, outward, entityKind, sum(1 - links) AS count
    }
    RETURN anchor.id AS id, kind, role, outward, entityKind, sum(count) AS count
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
