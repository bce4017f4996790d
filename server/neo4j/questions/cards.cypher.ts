import { strictestHandling } from '../../access/scope.js';
import type { EntityCard } from '../../graph/entity-graph.js';
import {
  cypher,
  isShown,
  type Question,
  type Sight,
  shownFirst,
  shownHandlings,
  shownId,
  shownNames,
} from '../question.js';

/** What one fragment shows of its entity. */
export interface FragmentCard extends Omit<EntityCard, 'linkTotal'> {
  readonly fragment: string;
  readonly names: readonly string[];
}

/** What are these fragments called, and what is the strictest handling code of what is said of them? */
export const cards: Question<Sight & { readonly fragments: readonly string[] }, FragmentCard> = {
  text: cypher`CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    RETURN fragment, ${shownId('e')} AS id, e.kind AS kind, ${shownNames('e')} AS names,
      ${shownFirst('e', 'n')} AS name, ${shownFirst('e', 'd')} AS detail, ${shownFirst('e', 't')} AS traderKind,
      ${shownHandlings('e')} AS handlings`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    fragment: row.get('fragment'),
    id: row.get('id'),
    kind: row.get('kind'),
    names: [...new Set<string>(row.get('names'))],
    name: row.get('name') ?? '',
    detail: row.get('detail') ?? '',
    traderKind: row.get('kind') === 'TRADER' ? (row.get('traderKind') ?? 'UNKNOWN') : null,
    handling: strictestHandling(row.get('handlings')),
  }),
};
