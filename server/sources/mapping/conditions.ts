import type { RecordInDraft } from '../drafting/record-in-draft.js';
import type { Condition } from './mapping.js';

/** Whether the row says what a part of the mapping asks for: all of the conditions. */
export function holds(draft: RecordInDraft, when: Condition | readonly Condition[] | undefined): boolean {
  if (when === undefined) return true;
  const all: readonly Condition[] = Array.isArray(when) ? when : [when as Condition];
  return all.every((condition) => oneHolds(draft, condition));
}

function oneHolds(draft: RecordInDraft, { column, is, isNot, filled }: Condition): boolean {
  const text = draft.text(column).toLowerCase();
  const among = (words: readonly string[]) => words.some((word) => word.toLowerCase() === text);
  if (is !== undefined && !among(is)) return false;
  if (isNot !== undefined && among(isNot)) return false;
  return filled === undefined || filled === (text !== '');
}
