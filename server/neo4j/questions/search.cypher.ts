import type { EntityKind } from '../../records/mention.js';
import { cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';

/** A visible text that shares a token with what was typed. */
export interface FoundText {
  readonly text: string;
  readonly property: string;
  readonly id: string;
  readonly kind: EntityKind;
  readonly fragment: string;
}

/**
 * Which visible names and identifiers share a token with what was typed? All of them: a limit or an order by the index's score would
 * count what is hidden.
 */
export const search: Question<Sight & { readonly tokens: readonly string[] }, FoundText> = {
  text: cypher`CYPHER 25
    CALL db.index.fulltext.queryNodes('names', $query) YIELD node AS x
    WHERE ${visible('x')}
    MATCH (x)<-[:NAMED]-(e:Entity) WHERE ${isShown('e')}
    RETURN x.text AS text, x.property AS property, ${shownId('e')} AS id, e.kind AS kind, e.id AS fragment`,
  params: ({ tokens, shown }) => ({ query: anyToken(tokens), shown }),
  row: (row) => ({
    text: row.get('text'),
    property: row.get('property'),
    id: row.get('id'),
    kind: row.get('kind'),
    fragment: row.get('fragment'),
  }),
};

/** Each token quoted, so that nothing typed is ever read as an operator, a wildcard or a fuzzy term. */
function anyToken(tokens: readonly string[]): string {
  return tokens.map((token) => `"${token.replace(/["\\]/g, '\\$&')}"`).join(' OR ');
}
