import type { LinkCard } from '../../graph/entity-graph.js';
import { anyOf, cypher, isShown, type Question, type Sight, seenColumns, shownId, visible } from '../question.js';
import { linkCard } from './link-row.js';

/**
 * Which links are there among these fragments, by kind, role and ends? Nothing is looked for from a hub that can be found from its other
 * end: a chart with a port on it would walk the links of a hundred thousand consignments.
 */
export const linksAmong: Question<Sight & { readonly fragments: readonly string[] }, LinkCard> = {
  text: cypher`CYPHER 25
    UNWIND $fragments AS fragment
    WITH DISTINCT fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    CALL (e) {
      MATCH (e)-[r:${anyOf()}]->(o:Entity) WHERE NOT e:Hub AND o.id IN $fragments AND ${visible('r')}
      RETURN r, e AS a, o AS b
    UNION ALL
      MATCH (e)<-[r:${anyOf()}]-(o:Hub) WHERE NOT e:Hub AND o.id IN $fragments AND ${visible('r')}
      RETURN r, o AS a, e AS b
    UNION ALL
      UNWIND $fragments AS other
      WITH DISTINCT e, other
      MATCH (o:Entity {id: other}) USING INDEX o:Entity(id) WHERE e:Hub AND o:Hub AND ${isShown('o')}
      MATCH (e)-[r:${anyOf()}]->(o) WHERE ${visible('r')}
      RETURN r, e AS a, o AS b
    }
    WITH type(r) AS kind, r.role AS role, ${shownId('a')} AS from, ${shownId('b')} AS to, r
    WHERE from <> to
    WITH kind, role, from, to, collect(r) AS rs
    RETURN kind, role, from, to,
      ${seenColumns('rs')}
    ORDER BY kind, role, from, to`,
  params: (p) => ({ ...p }),
  row: linkCard,
};
