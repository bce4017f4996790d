import { cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';

/** How many entities does the viewer see? */
export const entityCount: Question<Sight, number> = {
  text: cypher`CYPHER 25
    MATCH (e:Entity) WHERE ${isShown('e')} RETURN count(DISTINCT ${shownId('e')}) AS total`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('total'),
};

/** How many records does he see that still hold? */
export const recordCount: Question<Record<never, never>, number> = {
  text: cypher`CYPHER 25
    MATCH (r:Record) WHERE r.endedOn IS NULL AND ${visible('r')} RETURN count(r) AS total`,
  params: () => ({}),
  row: (row) => row.get('total'),
};
