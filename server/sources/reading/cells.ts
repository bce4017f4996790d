import type { MentionValue, Property } from '../../records/mention.js';
import type { RawCell, RawRow } from '../../records/record.js';

/** The cell under a heading, the heading's own spaces not counted ("Date " answers to "Date"). Empty where the table lacks the column. */
export function cellOf(row: RawRow, column: string): RawCell {
  return row.cells.find((c) => c.column === column || c.column.trim() === column) ?? { column, text: '' };
}

/**
 * Text as read: composed (NFC), every kind of space a single plain one, none at the ends, and without the invisible marks that turn the
 * direction of writing or have no width. Joiners stay: they are letters' business in Persian and in the scripts of India.
 */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The cell's text as read: '' where nothing stands in it. */
export function textOf(row: RawRow, column: string): string {
  return clean(cellOf(row, column).text);
}

/**
 * A value as the cell gives it: a list of one, or of none where the cell (or what was read from it) is empty, so that lists of values
 * can be written down one after another.
 */
export function valueFrom(
  property: Property,
  cell: RawCell,
  value: string | null = clean(cell.text),
  more: Pick<MentionValue, 'verdict' | 'scheme'> = {},
): readonly MentionValue[] {
  return value === null || value === '' ? [] : [{ property, raw: cell.text, value, column: cell.column, ...more }];
}

/** Part of a cell ("Dubai, UAE" of "Dubai, UAE; Doha, Qatar"): named by the same column, holding the part's exact text. */
export function partOf(cell: RawCell, text: string): RawCell {
  return { column: cell.column, text };
}

/** What a spreadsheet takes for a formula (OWASP, "CSV Injection"), and the guard against it. */
const TAKEN_FOR_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;
const TRUE_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** A text for a cell that nobody is to compute: an apostrophe before it where a spreadsheet would. A true number stays as it is. */
export function guarded(text: string): string {
  return TAKEN_FOR_A_FORMULA.test(text) && !TRUE_NUMBER.test(text) ? `'${text}` : text;
}

/** The cell without the apostrophe that guards it. */
export function unguarded(cell: RawCell): RawCell {
  const isGuarded = cell.text.startsWith("'") && TAKEN_FOR_A_FORMULA.test(cell.text.slice(1));
  return isGuarded ? { ...cell, text: cell.text.slice(1) } : cell;
}
