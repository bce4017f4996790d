import { createHash } from 'node:crypto';

/** Operations that are known before anybody asks: the page's own, and a deployment's. */
export interface ListedOperations {
  /** Text by its SHA-256 in hex. */
  readonly textOf: ReadonlyMap<string, string>;
  /** True where nothing else is answered. */
  readonly onlyListed: boolean;
}

export const operationIdOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * What a request asks, with the text in place of an id. Null where it is refused: an unknown id, or, where only listed operations are
 * answered, a text that is not one of them to the letter.
 */
export function questionIn(body: unknown, { textOf, onlyListed }: ListedOperations): unknown {
  const { query, extensions, ...rest } = asked(body);
  const id = idIn(extensions);
  if (id === null && !onlyListed) return body;
  const listed = textOf.get(id ?? (typeof query === 'string' ? operationIdOf(query) : ''));
  return listed === undefined ? null : { ...rest, query: listed };
}

function asked(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
}

/** The form in which Apollo's clients send it. */
function idIn(extensions: unknown): string | null {
  const { persistedQuery } = asked(extensions);
  const { sha256Hash } = asked(persistedQuery);
  return typeof sha256Hash === 'string' ? sha256Hash : null;
}
