import { uniqueHeader } from '../header.js';
import { ROWS_TO_HEADING } from '../heading.js';
import type { PlacedRow } from '../placed-table.js';
import { MOST_COLUMNS } from '../read-table.js';
import type { RowComplaint } from '../reserved-columns.js';

/** One row of a sheet that has something in it. */
export interface SheetRow {
  /** 1-based, as the spreadsheet program shows it. */
  readonly number: number;
  /** Texts by column, the first of them 0; holes are empty cells. */
  readonly cells: readonly string[];
  /** Its column by number: `column 3`. */
  readonly refused?: RowComplaint;
}

/** Cells shown as one; the first holds what all of them show. Rows 1-based, columns 0-based, ends included. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A heading found among the first rows of a sheet. */
export interface SheetHeading {
  /** First and last row that it takes. */
  readonly from: number;
  readonly to: number;
  readonly columns: readonly string[];
}

/** Rows of a sheet among which its heading is looked for. */
export const ROWS_LOOKED_AT = ROWS_TO_HEADING + 10;

const isFilled = (text: string | undefined) => text !== undefined && text.trim() !== '';
const filledCells = (row: SheetRow) => row.cells.filter(isFilled).length;

/**
 * Finds the heading: the first row with two cells or more, or on the row that is said. Where cells of it are merged, the heading goes on below: a name
 * over several columns stands before each of theirs (`Vessel / IMO`), and one that reaches down over several rows is one name.
 */
export function headingOf(
  rows: readonly SheetRow[],
  merged: readonly MergedCells[],
  saidRow: number | undefined,
): SheetHeading | null {
  const first = saidRow === undefined ? firstOfHeading(rows) : rows.find((row) => row.number >= saidRow);
  if (first === undefined) return null;
  const to = lastOfHeading(first, rows, merged);
  const band = rows.filter((row) => row.number >= first.number && row.number <= to);
  const width = Math.max(
    ...band.map((row) => row.cells.length),
    ...spanning(merged, first.number, to).map((m) => m.right + 1),
  );
  // A heading wider than any table is refused anyway, and need not be put together.
  const joined = width > MOST_COLUMNS ? [] : spanning(merged, first.number, to);
  const columns = Array.from({ length: width }, (_, column) => nameOf(column, band, joined));
  while (columns.length > 0 && !isFilled(columns.at(-1))) columns.pop();
  return { from: first.number, to, columns };
}

function firstOfHeading(rows: readonly SheetRow[]): SheetRow | undefined {
  return rows.find((row) => filledCells(row) > 1) ?? rows[0];
}

function spanning(merged: readonly MergedCells[], from: number, to: number): readonly MergedCells[] {
  return merged.filter((m) => m.top >= from && m.bottom <= to);
}

/** A cell merged over columns has names below it; one merged over rows reaches to the last row of the heading. */
function lastOfHeading(first: SheetRow, rows: readonly SheetRow[], merged: readonly MergedCells[]): number {
  const own = merged.filter((m) => m.top === first.number && m.bottom < first.number + ROWS_TO_HEADING);
  const overRows = Math.max(first.number, ...own.map((m) => m.bottom));
  if (overRows > first.number) return overRows;
  const overColumns = own.some((m) => m.right > m.left && isFilled(first.cells[m.left]));
  const next = rows.find((row) => row.number > first.number);
  return overColumns && next?.number === first.number + 1 ? next.number : first.number;
}

/** The names over a column from above, each once, joined as a reader would say them. */
function nameOf(column: number, band: readonly SheetRow[], merged: readonly MergedCells[]): string {
  const names: string[] = [];
  for (const row of band) {
    const over = merged.find(
      (m) => m.top <= row.number && m.bottom >= row.number && m.left <= column && m.right >= column,
    );
    if (over !== undefined && row.number > over.top) continue;
    const text = row.cells[over?.left ?? column];
    if (isFilled(text)) names.push(text as string);
  }
  return names.join(' / ');
}

/** The rows below a heading, each saying where in the file it stands. */
export async function* placedRows(
  sheetName: string,
  heading: SheetHeading,
  rows: AsyncIterable<SheetRow>,
): AsyncGenerator<PlacedRow> {
  const names = new Map(uniqueHeader(heading.columns).map((name, i) => [`column ${i + 1}`, name]));
  for await (const row of rows) {
    if (row.number <= heading.to) continue;
    if (row.refused === undefined && !row.cells.some(isFilled)) continue;
    yield {
      at: `sheet "${sheetName}", row ${row.number}`,
      cells: row.cells,
      ...(row.refused === undefined
        ? {}
        : { refused: { ...row.refused, column: names.get(row.refused.column) ?? row.refused.column } }),
    };
  }
}

/** `AB12` as column 27 and row 12; null where it is no such reference. */
export function cellPlace(reference: string): { readonly column: number; readonly row: number } | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (found === null) return null;
  let column = 0;
  for (const letter of found[1] as string) column = column * 26 + letter.charCodeAt(0) - 64;
  return column > MOST_SHEET_COLUMNS ? null : { column: column - 1, row: Number(found[2]) };
}

/** Columns of a sheet in Excel and LibreOffice: A to XFD. */
export const MOST_SHEET_COLUMNS = 16_384;

/** The letters of a column as the spreadsheet program shows them. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}
