import type { LinkCard } from '../../graph/entity-graph.js';
import type { EntityKind } from '../../records/mention.js';
import type { LinkKind } from '../../records/statement.js';
import {
  anyOf,
  cypher,
  isShown,
  type Question,
  type Sight,
  seenColumns,
  seenStatements,
  shownId,
  visible,
} from '../question.js';
import { linkCard } from './link-row.js';

export interface NeighbourhoodAsked extends Sight {
  readonly centre: string;
  readonly fragments: readonly string[];
  readonly kinds: readonly LinkKind[] | null;
  readonly entityKinds: readonly EntityKind[] | null;
  readonly after: string | null;
  readonly limit: number;
}

/** A link of the centre, the fragment at its other end, and its place in the order of the page. */
export interface Neighbour {
  readonly link: LinkCard;
  readonly other: string;
  readonly fragment: string;
  readonly key: string;
}

/** Which links does an entity have? In the order of kind, role, id of the other end and id of the link: all of it visible. */
export const neighbourhood: Question<NeighbourhoodAsked, Neighbour> = {
  text: cypher`CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)-[r:${anyOf()}]-(o:Entity)
    WHERE ${visible('r')} AND ($kinds IS NULL OR type(r) IN $kinds) AND ($entityKinds IS NULL OR o.kind IN $entityKinds)
    WITH type(r) AS kind, r.role AS role, startNode(r) = e AS outward, ${shownId('o')} AS other, o, r
    WHERE other <> $centre
    WITH kind, role, outward, other, min(o.id) AS fragment, collect(r) AS rs, min(${seenStatements('r')}[0]) AS first
    WITH *, kind + '|' + role + '|' + other + '|' + substring(first, 10) AS key
    WHERE $after IS NULL OR key > $after
    ORDER BY key LIMIT $limit
    RETURN kind, role, other, fragment, key,
      CASE WHEN outward THEN $centre ELSE other END AS from, CASE WHEN outward THEN other ELSE $centre END AS to,
      ${seenColumns('rs')}`,
  params: (p) => ({ ...p }),
  row: (row) => ({ link: linkCard(row), other: row.get('other'), fragment: row.get('fragment'), key: row.get('key') }),
};
