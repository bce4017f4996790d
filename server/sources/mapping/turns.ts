import type { RawCell } from '../../records/record.js';
import type { RecordInDraft } from '../drafting/record-in-draft.js';
import { clean, partOf } from '../reading/cells.js';
import type { Mapping, RepeatMapping } from './mapping.js';

/** One turn of what comes several times in a row: the third line of goods, the second country passed. */
export interface Turn {
  /** What {n} stands for; null outside of every repeat. */
  readonly n: number | null;
  /** The row as it shows in this turn. */
  readonly draft: RecordInDraft;
}

/** More entries than this in one cell are no list that a person wrote. */
const MOST_ENTRIES = 1_000;

/** The turns of a repeat in this row; outside of a repeat the row itself is the only one. */
export function turnsOf(mapping: Mapping, each: string | undefined, draft: RecordInDraft): readonly Turn[] {
  const repeat = each === undefined ? undefined : mapping.repeats?.[each];
  if (repeat === undefined) return [{ n: null, draft }];
  if ('split' in repeat) return turnsOfLists(repeat, draft);
  return Array.from({ length: repeat.to - repeat.from + 1 }, (_, i) => ({ n: repeat.from + i, draft }));
}

/** Lists side by side: the second entry of one belongs to the second entry of the other. */
function turnsOfLists(repeat: Extract<RepeatMapping, { split: unknown }>, draft: RecordInDraft): readonly Turn[] {
  const columns = typeof repeat.split === 'string' ? [repeat.split] : repeat.split;
  const lists = columns.map((column) => ({ column, entries: entriesOf(draft, column, repeat.by) }));
  const length = Math.max(...lists.map(({ entries }) => entries.length));
  for (const { column, entries } of lists) {
    if (entries.length > 0 && entries.length < length)
      draft.warn(column, `it has ${entries.length} entries where another list of the row has ${length}`);
  }
  return Array.from({ length }, (_, i) => ({
    n: i + 1,
    draft: draft.showing(lists.map(({ column, entries }) => entries[i] ?? partOf(draft.cell(column), ''))),
  }));
}

/** The entries of a list in a cell, each as a cell of the same column. Empty ones keep their place but at the end. */
export function entriesOf(draft: RecordInDraft, column: string, by: string): readonly RawCell[] {
  const cell = draft.cell(column);
  if (clean(cell.text) === '') return [];
  const parts = by === 'json' ? jsonList(cell.text) : cell.text.split(by);
  if (parts === null) {
    draft.warn(column, 'it is no JSON list of texts; read as a single text');
    return [cell];
  }
  if (parts.length > MOST_ENTRIES)
    draft.warn(column, `of its ${parts.length} entries the first ${MOST_ENTRIES} are read`);
  const kept = [...parts.slice(0, MOST_ENTRIES)];
  while (kept.length > 0 && clean(kept.at(-1) as string) === '') kept.pop();
  return kept.map((part) => partOf(cell, part));
}

/** The texts of a JSON list; what is no list is the only entry of one. Null where JSON begins and does not end. */
function jsonList(text: string): readonly string[] | null {
  if (!/^\s*[[{"]/.test(text)) return [text];
  try {
    const value: unknown = JSON.parse(text);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
  } catch {
    return null;
  }
}

/** The same part of a mapping with the number of the turn in place of {n}. */
export function inTurn<T>(part: T, n: number | null): T {
  if (n === null) return part;
  if (typeof part === 'string') return part.replaceAll('{n}', String(n)) as T;
  if (Array.isArray(part)) return part.map((each) => inTurn(each, n)) as T;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, inTurn(each, n)])) as T;
}
