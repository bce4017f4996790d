import { cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';

/** A mention's entity: the fragment it is held by, for use inside `neo4j/` alone, and the id under which the viewer meets it. */
export interface Held {
  readonly mention: string;
  readonly fragment: string;
  readonly id: string;
}

/** Which entities do these mentions lead to? Any mention of a thing that the viewer sees does. */
export const heldBy: Question<Sight & { readonly ids: readonly string[] }, Held> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS mention
    MATCH (m:Mention:Current {id: mention})-[h:HELD_AS]->(e:Entity)
    WHERE ${visible('m')} AND ${visible('h')} AND ${isShown('e')}
    RETURN mention, e.id AS fragment, ${shownId('e')} AS id`,
  params: (p) => ({ ...p }),
  row: (row) => ({ mention: row.get('mention'), fragment: row.get('fragment'), id: row.get('id') }),
};
