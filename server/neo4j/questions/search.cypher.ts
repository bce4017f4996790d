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
 * Which visible names and identifiers share a telling token or a third of the trigrams with what was typed? All of them: a limit or an order
 * by the index's score would count what is hidden. The third only spares sending what shares a syllable; it looks at visible texts.
 */
export const search: Question<Sight & { readonly tokens: readonly string[] }, FoundText> = {
  text: cypher`CYPHER 25
    CALL db.index.fulltext.queryNodes('names', $query) YIELD node AS x
    WHERE ${visible('x')}
    WITH x, ' ' + x.tokenText + ' ' AS said
    WHERE any(t IN $telling WHERE said CONTAINS t)
      OR 3 * size([t IN $trigrams WHERE said CONTAINS t]) >= size($trigrams)
    MATCH (x)<-[:NAMED]-(e:Entity) WHERE ${isShown('e')}
    RETURN x.text AS text, x.property AS property, ${shownId('e')} AS id, e.kind AS kind, e.id AS fragment`,
  params: ({ tokens, shown }) => {
    const between = tokens.map((token) => ` ${token} `);
    const trigrams = between.filter(isTrigram);
    return { query: anyToken(tokens), telling: between.filter((t) => !isTrigram(t)), trigrams, shown };
  },
  row: (row) => ({
    text: row.get('text'),
    property: row.get('property'),
    id: row.get('id'),
    kind: row.get('kind'),
    fragment: row.get('fragment'),
  }),
};

/** As `searchTokens` marks them. */
function isTrigram(token: string): boolean {
  return token.startsWith(' g_');
}

/** Each token quoted, so that nothing typed is ever read as an operator, a wildcard or a fuzzy term. */
function anyToken(tokens: readonly string[]): string {
  return tokens.map((token) => `"${token.replace(/["\\]/g, '\\$&')}"`).join(' OR ');
}
