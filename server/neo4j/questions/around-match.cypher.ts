import type { EntityKind } from '../../records/mention.js';
import { anyOf, cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';
import type { Anchor } from './link-counts.cypher.js';

/** A thing that one or both of a match are linked to, with one of its fragments. */
export interface BesideMatch {
  readonly other: string;
  readonly fragment: string;
}

/**
 * What are the two things of a match linked to? So many of what both are, of what the one is, and of what the other is: by kind in the order
 * given, then by id. Whoever sees a link sees both its ends.
 */
export const aroundMatch: Question<
  Sight & {
    readonly left: Anchor;
    readonly right: Anchor;
    readonly kinds: readonly EntityKind[];
    readonly most: number;
  },
  BesideMatch
> = {
  text: cypher`CYPHER 25
    CALL () {
      UNWIND $left.fragments AS fragment
      MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
      MATCH (e)-[r:${anyOf()}]-(o:Entity) WHERE ${visible('r')}
      RETURN ${shownId('o')} AS other, o.id AS part, o.kind AS kind, 1 AS onLeft, 0 AS onRight
    UNION ALL
      UNWIND $right.fragments AS fragment
      MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
      MATCH (e)-[r:${anyOf()}]-(o:Entity) WHERE ${visible('r')}
      RETURN ${shownId('o')} AS other, o.id AS part, o.kind AS kind, 0 AS onLeft, 1 AS onRight
    }
    WITH other, kind, min(part) AS part, max(onLeft) AS onLeft, max(onRight) AS onRight
    WHERE other <> $left.id AND other <> $right.id
    WITH other, part, onLeft, onRight, [i IN range(0, size($kinds) - 1) WHERE $kinds[i] = kind][0] AS place
    ORDER BY place, other
    WITH onLeft, onRight, collect({other: other, fragment: part})[..toInteger($most)] AS some
    UNWIND range(0, size(some) - 1) AS place
    RETURN some[place].other AS other, some[place].fragment AS fragment
    ORDER BY onLeft + onRight DESC, onLeft DESC, place`,
  params: (p) => ({ ...p }),
  row: (row) => ({ other: row.get('other'), fragment: row.get('fragment') }),
};
