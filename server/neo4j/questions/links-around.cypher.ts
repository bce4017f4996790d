import type { LinkKind } from '../../records/statement.js';
import { anyOf, cypher, isShown, type Question, type Sight, seenStatements, shownId, visible } from '../question.js';

/** One link seen from its near end. */
export interface LinkAround {
  readonly near: string;
  readonly far: string;
  /** The fragment at the far end. */
  readonly fragment: string;
  readonly kind: LinkKind;
  readonly role: string;
  readonly outward: boolean;
  /** Its first visible statement, day before id. */
  readonly first: string;
}

/** One round of a search that goes level by level: the links of a whole frontier. */
export const linksAround: Question<
  Sight & { readonly fragments: readonly string[]; readonly kinds: readonly LinkKind[] },
  LinkAround
> = {
  text: cypher`CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)-[r:${anyOf()}]-(o:Entity) WHERE type(r) IN $kinds AND ${visible('r')}
    WITH ${shownId('e')} AS near, ${shownId('o')} AS far, e, r, o
    WHERE near <> far
    RETURN near, far, o.id AS fragment, type(r) AS kind, r.role AS role, startNode(r) = e AS outward,
      ${seenStatements('r')}[0] AS first`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    near: row.get('near'),
    far: row.get('far'),
    fragment: row.get('fragment'),
    kind: row.get('kind'),
    role: row.get('role'),
    outward: row.get('outward'),
    first: row.get('first'),
  }),
};
