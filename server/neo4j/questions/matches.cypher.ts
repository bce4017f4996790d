import type { Record as Row } from 'neo4j-driver';
import type { MentionId } from '../../records/ids.js';
import type { EntityKind } from '../../records/mention.js';
import type { Because, Evidence } from '../../resolution/evidence.js';
import { cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';

/** Two mentions that were compared; `left` < `right`. A comparison depends on its two mentions alone, so it has no scopes of its own. */
export interface ComparedPair {
  readonly left: MentionId;
  readonly right: MentionId;
  readonly weightBits: number;
  readonly strong: boolean;
  readonly contradiction: Because | null;
  readonly evidence: readonly Evidence[];
  readonly heldAsOne: boolean;
}

function comparedPair(row: Row): ComparedPair {
  return {
    left: row.get('left'),
    right: row.get('right'),
    weightBits: row.get('weightBits'),
    strong: row.get('strong'),
    contradiction: JSON.parse(row.get('contradiction') ?? 'null'),
    evidence: JSON.parse(row.get('evidence')),
    heldAsOne: row.get('heldAsOne'),
  };
}

export interface ProposalsAsked extends Sight {
  readonly kinds: readonly EntityKind[] | null;
  readonly leastBits: number;
  /** Pairs that a judgement settles, as left and right with a space between. */
  readonly judged: readonly string[];
}

/** Which pairs are for people to judge? Likely enough, not held as one, not judged. The strongest first, then by their mentions. */
export const proposals: Question<
  ProposalsAsked & {
    readonly after: { readonly weightBits: number; readonly pair: string } | null;
    readonly limit: number;
  },
  ComparedPair
> = {
  text: cypher`CYPHER 25
    MATCH (m:Mention:Current)-[c:COMPARED]->(n:Mention:Current)
    WHERE c.weightBits >= $leastBits AND ($kinds IS NULL OR m.kind IN $kinds) AND ${visible('m')} AND ${visible('n')}
    WITH m, n, c, m.id + ' ' + n.id AS pair
    WHERE NOT pair IN $judged
      AND ($after IS NULL OR c.weightBits < $after.weightBits OR (c.weightBits = $after.weightBits AND pair > $after.pair))
    MATCH (m)-[hm:HELD_AS]->(a:Entity) WHERE ${visible('hm')} AND ${isShown('a')}
    MATCH (n)-[hn:HELD_AS]->(b:Entity) WHERE ${visible('hn')} AND ${isShown('b')}
    WITH m, n, c, pair WHERE ${shownId('a')} <> ${shownId('b')}
    RETURN m.id AS left, n.id AS right, c.weightBits AS weightBits, c.strong AS strong,
      c.contradiction AS contradiction, c.evidence AS evidence, false AS heldAsOne
    ORDER BY weightBits DESC, pair LIMIT $limit`,
  params: (p) => ({ ...p }),
  row: comparedPair,
};

export const proposalCount: Question<ProposalsAsked, number> = {
  text: cypher`CYPHER 25
    MATCH (m:Mention:Current)-[c:COMPARED]->(n:Mention:Current)
    WHERE c.weightBits >= $leastBits AND ($kinds IS NULL OR m.kind IN $kinds) AND ${visible('m')} AND ${visible('n')}
      AND NOT (m.id + ' ' + n.id) IN $judged
    MATCH (m)-[hm:HELD_AS]->(a:Entity) WHERE ${visible('hm')} AND ${isShown('a')}
    MATCH (n)-[hn:HELD_AS]->(b:Entity) WHERE ${visible('hn')} AND ${isShown('b')}
    WITH a, b WHERE ${shownId('a')} <> ${shownId('b')}
    RETURN count(*) AS total`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('total'),
};

/** How did these pairs compare? A pair that was never compared has no weight and no evidence; people may have judged it all the same. */
export const comparedPairs: Question<
  Sight & { readonly pairs: readonly (readonly [string, string])[] },
  ComparedPair & { readonly kind: EntityKind }
> = {
  text: cypher`CYPHER 25
    UNWIND $pairs AS pair
    MATCH (m:Mention:Current {id: pair[0]}), (n:Mention:Current {id: pair[1]}) WHERE ${visible('m')} AND ${visible('n')}
    OPTIONAL MATCH (m)-[c:COMPARED]->(n)
    OPTIONAL MATCH (m)-[hm:HELD_AS]->(a:Entity) WHERE ${visible('hm')} AND ${isShown('a')}
    OPTIONAL MATCH (n)-[hn:HELD_AS]->(b:Entity) WHERE ${visible('hn')} AND ${isShown('b')}
    RETURN m.id AS left, n.id AS right, m.kind AS kind, coalesce(c.weightBits, 0) AS weightBits,
      coalesce(c.strong, false) AS strong, c.contradiction AS contradiction, coalesce(c.evidence, '[]') AS evidence,
      coalesce(${shownId('a')} = ${shownId('b')}, false) AS heldAsOne`,
  params: (p) => ({ ...p }),
  row: (row) => ({ ...comparedPair(row), kind: row.get('kind') }),
};

/** With what was any mention of an entity compared? */
export const pairsOfEntity: Question<Sight & { readonly fragments: readonly string[] }, readonly [string, string]> = {
  text: cypher`CYPHER 25
    MATCH (e:Entity) WHERE e.id IN $fragments AND ${isShown('e')}
    MATCH (e)<-[h:HELD_AS]-(m:Mention:Current)-[c:COMPARED]-(n:Mention:Current)
    WHERE ${visible('h')} AND ${visible('m')} AND ${visible('n')}
    RETURN DISTINCT startNode(c).id AS left, endNode(c).id AS right`,
  params: (p) => ({ ...p }),
  row: (row) => [row.get('left'), row.get('right')],
};
