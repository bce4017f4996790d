import { cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';
import { type ComparedPair, comparedPair, type MentionPair } from './match-row.js';

/** How do these pairs compare? What was never compared has no weight and no evidence; people may have judged it all the same. */
export const comparedPairs: Question<Sight & { readonly pairs: readonly MentionPair[] }, ComparedPair> = {
  text: cypher`CYPHER 25
    UNWIND $pairs AS pair
    MATCH (m:Mention:Current {id: pair[0]})-[:SAYS]->(p:Profile) WHERE ${visible('m')}
    MATCH (n:Mention:Current {id: pair[1]})-[:SAYS]->(q:Profile) WHERE ${visible('n')}
    OPTIONAL MATCH (p)-[c:COMPARED]-(q)
    OPTIONAL MATCH (m)-[hm:HELD_AS]->(a:Entity) WHERE ${visible('hm')} AND ${isShown('a')}
    OPTIONAL MATCH (n)-[hn:HELD_AS]->(b:Entity) WHERE ${visible('hn')} AND ${isShown('b')}
    WITH m, n, c, a, b, CASE WHEN c IS NULL THEN m.id < n.id ELSE startNode(c) = p END AS inOrder
    RETURN CASE WHEN inOrder THEN m.id ELSE n.id END AS left, CASE WHEN inOrder THEN n.id ELSE m.id END AS right,
      m.kind AS kind, coalesce(c.weightBits, 0) AS weightBits, coalesce(c.strong, false) AS strong,
      c.contradiction AS contradiction, coalesce(c.evidence, '[]') AS evidence,
      coalesce(${shownId('a')} = ${shownId('b')}, false) AS heldAsOne, c.parameterSet AS weighedBy`,
  params: (p) => ({ ...p }),
  row: comparedPair,
};

/**
 * With what was any mention of an entity compared? Each comparison by the first visible mentions that say the one and the other; those
 * of this entity before others, so that what holds it together shows as that.
 */
export const pairsOfEntity: Question<Sight & { readonly fragments: readonly string[] }, MentionPair> = {
  text: cypher`CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)<-[h:HELD_AS]-(m:Mention:Current)-[:SAYS]->(p:Profile) WHERE ${visible('h')} AND ${visible('m')}
    WITH p, m ORDER BY m.recordedOn, m.id
    WITH p, head(collect(m.id)) AS near
    MATCH (p)-[c:COMPARED]-(q:Profile)
    CALL (q) {
      MATCH (q)<-[:SAYS]-(n:Mention:Current)-[hn:HELD_AS]->(b:Entity)
      WHERE ${visible('n')} AND ${visible('hn')} AND ${isShown('b')}
      RETURN n.id AS far ORDER BY NOT b.id IN $fragments, n.recordedOn, n.id LIMIT 1 }
    WITH startNode(c) = p AS inOrder, near, far
    RETURN DISTINCT CASE WHEN inOrder THEN near ELSE far END AS left, CASE WHEN inOrder THEN far ELSE near END AS right`,
  params: (p) => ({ ...p }),
  row: (row) => [row.get('left'), row.get('right')],
};
