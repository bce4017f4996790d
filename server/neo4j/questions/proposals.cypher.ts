import type { EntityKind } from '../../records/mention.js';
import { cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';
import { type ComparedPair, comparedPair, type MentionPair } from './match-row.js';

export interface ProposalsAsked extends Sight {
  readonly kinds: readonly EntityKind[] | null;
  readonly leastBits: number;
  /** Pairs that a judgement settles, for all mentions that say the same. */
  readonly judged: readonly MentionPair[];
}

/**
 * Which pairs are for people to judge? Likely enough, not held as one and not judged, each shown by the first visible mentions that say
 * the one and the other. The strongest first, then by mentions.
 */
export const proposals: Question<
  ProposalsAsked & {
    readonly after: { readonly weightBits: number; readonly pair: string } | null;
    readonly limit: number;
  },
  ComparedPair
> = {
  text: cypher`CYPHER 25
    WITH COLLECT { UNWIND $judged AS pair
      MATCH (p:Profile)<-[:SAYS]-(x:Mention:Current {id: pair[0]}) WHERE ${visible('x')}
      MATCH (q:Profile)<-[:SAYS]-(y:Mention:Current {id: pair[1]}) WHERE ${visible('y')}
      RETURN CASE WHEN p.id < q.id THEN p.id + ' ' + q.id ELSE q.id + ' ' + p.id END } AS settled
    MATCH (p:Profile)-[c:COMPARED]->(q:Profile)
    WHERE c.weightBits >= $leastBits AND ($kinds IS NULL OR p.kind IN $kinds) AND NOT p.id + ' ' + q.id IN settled
      AND ($after IS NULL OR c.weightBits <= $after.weightBits)
    CALL (p) {
      MATCH (p)<-[:SAYS]-(m:Mention:Current)-[hm:HELD_AS]->(a:Entity)
      WHERE ${visible('m')} AND ${visible('hm')} AND ${isShown('a')}
      RETURN m.id AS left, ${shownId('a')} AS leftEntity ORDER BY m.recordedOn, m.id LIMIT 1 }
    CALL (q) {
      MATCH (q)<-[:SAYS]-(n:Mention:Current)-[hn:HELD_AS]->(b:Entity)
      WHERE ${visible('n')} AND ${visible('hn')} AND ${isShown('b')}
      RETURN n.id AS right, ${shownId('b')} AS rightEntity ORDER BY n.recordedOn, n.id LIMIT 1 }
    WITH p, c, left, right, left + ' ' + right AS pair
    WHERE leftEntity <> rightEntity
      AND ($after IS NULL OR c.weightBits < $after.weightBits OR pair > $after.pair)
    RETURN left, right, p.kind AS kind, c.weightBits AS weightBits, c.strong AS strong,
      c.contradiction AS contradiction, c.evidence AS evidence, false AS heldAsOne
    ORDER BY weightBits DESC, pair LIMIT $limit`,
  params: (p) => ({ ...p }),
  row: comparedPair,
};

/** How many pairs are for people to judge? */
export const proposalCount: Question<ProposalsAsked, number> = {
  text: cypher`CYPHER 25
    WITH COLLECT { UNWIND $judged AS pair
      MATCH (p:Profile)<-[:SAYS]-(x:Mention:Current {id: pair[0]}) WHERE ${visible('x')}
      MATCH (q:Profile)<-[:SAYS]-(y:Mention:Current {id: pair[1]}) WHERE ${visible('y')}
      RETURN CASE WHEN p.id < q.id THEN p.id + ' ' + q.id ELSE q.id + ' ' + p.id END } AS settled
    MATCH (p:Profile)-[c:COMPARED]->(q:Profile)
    WHERE c.weightBits >= $leastBits AND ($kinds IS NULL OR p.kind IN $kinds) AND NOT p.id + ' ' + q.id IN settled
    CALL (p) {
      MATCH (p)<-[:SAYS]-(m:Mention:Current)-[hm:HELD_AS]->(a:Entity)
      WHERE ${visible('m')} AND ${visible('hm')} AND ${isShown('a')}
      RETURN ${shownId('a')} AS leftEntity ORDER BY m.recordedOn, m.id LIMIT 1 }
    CALL (q) {
      MATCH (q)<-[:SAYS]-(n:Mention:Current)-[hn:HELD_AS]->(b:Entity)
      WHERE ${visible('n')} AND ${visible('hn')} AND ${isShown('b')}
      RETURN ${shownId('b')} AS rightEntity ORDER BY n.recordedOn, n.id LIMIT 1 }
    WITH leftEntity, rightEntity WHERE leftEntity <> rightEntity
    RETURN count(*) AS total`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('total'),
};
