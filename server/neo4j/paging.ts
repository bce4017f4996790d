import { BadInput } from '../errors.js';
import type { Page } from '../graph/entity-graph.js';

/** A place in a page's order as a client carries it. Made of visible values alone, and no secret: only not meant to be read. */
export function cursorAt(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

/** The place that a cursor stands for; null is before the first. */
export function placeOf(cursor: string | null): string | null {
  return cursor === null ? null : Buffer.from(cursor, 'base64url').toString('utf8');
}

/** A place made of two parts, the first without blanks. */
export function twoPartsOf(cursor: string | null): readonly [string, string] | null {
  const place = placeOf(cursor);
  if (place === null) return null;
  const blank = place.indexOf(' ');
  if (blank < 0) throw fromAnotherList(cursor);
  return [place.slice(0, blank), place.slice(blank + 1)];
}

/** The whole number that a place, or a part of one, is; below all others before the first. */
export function numberOf(place: string | null): number {
  if (place === null) return -1;
  if (/^\d{1,15}$/.test(place)) return Number(place);
  throw fromAnotherList(place);
}

function fromAnotherList(after: string | null): BadInput {
  return new BadInput('This cursor came from another list. Start again without `after`', { after });
}

/** A page from rows of which one more than wanted was asked for: that one tells whether there is a next page. */
export function pageOf<T extends { readonly key: string }>(
  rows: readonly T[],
  first: number,
): { readonly rows: readonly T[]; readonly endCursor: string | null } {
  const shown = rows.slice(0, first);
  const last = rows.length > first ? shown.at(-1) : undefined;
  return { rows: shown, endCursor: last === undefined ? null : cursorAt(last.key) };
}

/** The same for things that are all here: those after the cursor, in the order of their keys. */
export function pageAfter<T extends { readonly key: string }, R>(
  inOrder: readonly T[],
  request: { readonly first: number; readonly after: string | null },
  item: (row: T) => R,
): Page<R> {
  const after = placeOf(request.after);
  const rest = after === null ? inOrder : inOrder.filter((row) => row.key > after);
  const { rows, endCursor } = pageOf(rest, request.first);
  return { items: rows.map(item), endCursor, total: inOrder.length };
}
