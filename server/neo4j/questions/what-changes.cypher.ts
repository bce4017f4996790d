import type { MatchChange } from '../../graph/stake.js';
import { anyOf, cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';
import type { Anchor } from './link-counts.cypher.js';

/** The two things of a match, under the match's id. */
export interface Sides {
  readonly match: string;
  readonly left: Anchor;
  readonly right: Anchor;
}

/**
 * What are the two things of each match linked to, by kind: the one alone, the other alone, or both? Other things are counted, each once,
 * and never the two themselves. Whoever sees a link sees both its ends.
 */
export const whatChanges: Question<
  Sight & { readonly sides: readonly Sides[] },
  MatchChange & { readonly match: string }
> = {
  text: cypher`CYPHER 25
    UNWIND $sides AS pair
    CALL (pair) {
      UNWIND pair.left.fragments AS fragment
      MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
      MATCH (e)-[r:${anyOf()}]-(o:Entity) WHERE ${visible('r')}
      RETURN ${shownId('o')} AS other, o.kind AS kind, 1 AS onLeft, 0 AS onRight
    UNION ALL
      UNWIND pair.right.fragments AS fragment
      MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
      MATCH (e)-[r:${anyOf()}]-(o:Entity) WHERE ${visible('r')}
      RETURN ${shownId('o')} AS other, o.kind AS kind, 0 AS onLeft, 1 AS onRight
    }
    WITH pair.match AS match, other, kind, max(onLeft) AS onLeft, max(onRight) AS onRight, pair.left.id AS one, pair.right.id AS two
    WHERE other <> one AND other <> two
    RETURN match, kind, sum(onLeft * (1 - onRight)) AS left, sum(onRight * (1 - onLeft)) AS right, sum(onLeft * onRight) AS both
    ORDER BY match, kind`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    match: row.get('match'),
    kind: row.get('kind'),
    left: row.get('left'),
    right: row.get('right'),
    both: row.get('both'),
  }),
};
