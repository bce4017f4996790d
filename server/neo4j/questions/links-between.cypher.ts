import { anyOf, cypher, isShown, type Question, type Sight, seenColumns, shownId, visible } from '../question.js';
import { type SeenLink, seenLink } from './link-row.js';

/** Two fragments, the first the link's `from`. */
export type FragmentPair = readonly [string, string];

/** The links from one fragment to another, for many pairs at once: of two ends the one with fewer links is walked. */
export const linksBetween: Question<Sight & { readonly pairs: readonly FragmentPair[] }, SeenLink> = {
  text: cypher`CYPHER 25
    UNWIND $pairs AS pair
    MATCH (e:Entity {id: pair[0]}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (o:Entity {id: pair[1]}) USING INDEX o:Entity(id) WHERE ${isShown('o')}
    MATCH (e)-[r:${anyOf()}]->(o) WHERE ${visible('r')}
    WITH type(r) AS kind, r.role AS role, ${shownId('e')} AS from, ${shownId('o')} AS to, r
    WHERE from <> to
    WITH kind, role, from, to, collect(DISTINCT r) AS rs
    RETURN kind, role, from, to,
      ${seenColumns('rs')}`,
  params: (p) => ({ ...p }),
  row: seenLink,
};
