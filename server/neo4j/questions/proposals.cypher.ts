import type { EntityKind } from '../../records/mention.js';
import { cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';
import type { Held } from './held-by.cypher.js';
import { type ComparedPair, comparedPair, type MentionPair } from './match-row.js';

export interface ProposalsAsked extends Sight {
  readonly kinds: readonly EntityKind[] | null;
  readonly leastBits: number;
  /** Pairs on which a judgement stands: it settles the two things that hold them. */
  readonly judged: readonly MentionPair[];
}

/**
 * Pairs of things likely enough to be one, not held as one and not judged, each with its strongest comparison: the first visible mentions
 * that say the one and the other.
 */
const proposed = cypher`CYPHER 25
  WITH COLLECT { UNWIND $judged AS judged
    MATCH (x:Mention:Current {id: judged[0]})-[hx:HELD_AS]->(d:Entity) USING INDEX x:Mention(id)
    WHERE ${visible('x')} AND ${visible('hx')} AND ${isShown('d')}
    MATCH (y:Mention:Current {id: judged[1]})-[hy:HELD_AS]->(f:Entity) USING INDEX y:Mention(id)
    WHERE ${visible('y')} AND ${visible('hy')} AND ${isShown('f')}
    WITH ${shownId('d')} AS one, ${shownId('f')} AS other
    RETURN CASE WHEN one < other THEN one + ' ' + other ELSE other + ' ' + one END } AS settled
  MATCH (p:Profile)-[c:COMPARED]->(q:Profile)
  WHERE c.weightBits >= $leastBits AND ($kinds IS NULL OR p.kind IN $kinds)
  CALL (p) {
    MATCH (p)<-[:SAYS]-(m:Mention:Current)-[hm:HELD_AS]->(a:Entity)
    WHERE ${visible('m')} AND ${visible('hm')} AND ${isShown('a')}
    RETURN m.id AS left, ${shownId('a')} AS leftEntity, a.id AS leftFragment ORDER BY m.recordedOn, m.id LIMIT 1 }
  CALL (q) {
    MATCH (q)<-[:SAYS]-(n:Mention:Current)-[hn:HELD_AS]->(b:Entity)
    WHERE ${visible('n')} AND ${visible('hn')} AND ${isShown('b')}
    RETURN n.id AS right, ${shownId('b')} AS rightEntity, b.id AS rightFragment ORDER BY n.recordedOn, n.id LIMIT 1 }
  WITH p, c, left, right, left + ' ' + right AS pair, settled, leftEntity, leftFragment, rightEntity, rightFragment,
    CASE WHEN leftEntity < rightEntity THEN leftEntity + ' ' + rightEntity ELSE rightEntity + ' ' + leftEntity END AS things
  WHERE leftEntity <> rightEntity AND NOT things IN settled
  ORDER BY c.weightBits DESC, pair
  WITH things, head(collect({p: p, c: c, left: left, right: right, pair: pair, leftEntity: leftEntity, leftFragment: leftFragment,
    rightEntity: rightEntity, rightFragment: rightFragment})) AS best`;

/** Which pairs are for people to judge? The strongest first, then by mentions. */
export const proposals: Question<
  ProposalsAsked & {
    readonly after: { readonly weightBits: number; readonly pair: string } | null;
    readonly limit: number;
  },
  ComparedPair
> = {
  text: cypher`${proposed}
    WITH best.p AS p, best.c AS c, best.left AS left, best.right AS right, best.pair AS pair
    WHERE $after IS NULL OR c.weightBits < $after.weightBits OR (c.weightBits = $after.weightBits AND pair > $after.pair)
    RETURN left, right, p.kind AS kind, c.weightBits AS weightBits, c.strong AS strong,
      c.contradiction AS contradiction, c.evidence AS evidence, false AS heldAsOne, c.parameterSet AS weighedBy
    ORDER BY weightBits DESC, pair LIMIT $limit`,
  params: (p) => ({ ...p }),
  row: comparedPair,
};

/** A pair to judge, with the two things that hold it: enough to put it into its place. */
export interface ProposedPair {
  readonly left: Held;
  readonly right: Held;
  readonly weightBits: number;
}

/** Which pairs to judge are the strongest, and how many are there? Without what speaks for them, which is asked of a page alone. */
export const strongestProposals: Question<
  ProposalsAsked & { readonly most: number },
  ProposedPair & { readonly total: number }
> = {
  text: cypher`${proposed}
    ORDER BY best.c.weightBits DESC, best.pair
    WITH collect({left: best.left, leftEntity: best.leftEntity, leftFragment: best.leftFragment, right: best.right,
      rightEntity: best.rightEntity, rightFragment: best.rightFragment, weightBits: best.c.weightBits}) AS found
    WITH found, size(found) AS total
    UNWIND found[..$most] AS one
    RETURN one, total`,
  params: (p) => ({ ...p }),
  row: (row) => {
    const { left, leftEntity, leftFragment, right, rightEntity, rightFragment, weightBits } = row.get('one');
    return {
      left: { mention: left, id: leftEntity, fragment: leftFragment },
      right: { mention: right, id: rightEntity, fragment: rightFragment },
      weightBits,
      total: row.get('total'),
    };
  },
};

/** How many pairs are for people to judge? */
export const proposalCount: Question<ProposalsAsked, number> = {
  text: cypher`${proposed} RETURN count(*) AS total`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('total'),
};
