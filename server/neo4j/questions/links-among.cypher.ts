import type { LinkCard } from '../../graph/entity-graph.js';
import { anyOf, cypher, isShown, type Question, type Sight, seenColumns, shownId, visible } from '../question.js';
import { linkCard } from './link-row.js';

/** Which links are there among these fragments, by kind, role and ends? */
export const linksAmong: Question<Sight & { readonly fragments: readonly string[] }, LinkCard> = {
  text: cypher`CYPHER 25
    UNWIND $fragments AS fragment
    WITH DISTINCT fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)-[r:${anyOf()}]->(o:Entity) WHERE o.id IN $fragments AND ${visible('r')}
    WITH type(r) AS kind, r.role AS role, ${shownId('e')} AS from, ${shownId('o')} AS to, r
    WHERE from <> to
    WITH kind, role, from, to, collect(r) AS rs
    RETURN kind, role, from, to,
      ${seenColumns('rs')}
    ORDER BY kind, role, from, to`,
  params: (p) => ({ ...p }),
  row: linkCard,
};
