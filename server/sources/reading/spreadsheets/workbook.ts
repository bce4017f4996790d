import { BadInput } from '../../../errors.js';
import { type FoundTable, type PlacedTable, WarningList } from '../placed-table.js';
import { MOST_COLUMNS } from '../read-table.js';
import { ADDED_COLUMNS } from '../reserved-columns.js';
import { headingOf, type MergedCells, placedRows, ROWS_LOOKED_AT, type SheetRow } from './grid.js';

/** A workbook of whatever format, opened: its sheets, and the rows of each. */
export interface Workbook {
  readonly sheets: readonly FoundTable[];
  rows(sheetName: string, warnings: WarningList, signal?: AbortSignal): AsyncIterable<SheetRow>;
  /** Merged cells as far as a heading could have them; `first` are the first rows of the sheet. */
  merged(sheetName: string, first: readonly SheetRow[]): Promise<readonly MergedCells[]>;
  close(): void;
}

/** Reads a sheet as a table: its heading found, or on the row that is said. Null where the sheet is empty. */
export async function sheetTable(
  book: Workbook,
  sheetName: string,
  headerRow: number | undefined,
  signal?: AbortSignal,
): Promise<(PlacedTable & { readonly headerRow: number }) | null> {
  const first: SheetRow[] = [];
  for await (const row of book.rows(sheetName, new WarningList(), signal)) {
    if (headerRow !== undefined && row.number < headerRow) continue;
    if (row.cells.some((text) => text.trim() !== '')) first.push(row);
    if (first.length >= ROWS_LOOKED_AT) break;
  }
  const heading = headingOf(first, await book.merged(sheetName, first), headerRow);
  if (heading === null) {
    if (headerRow === undefined) return null;
    throw new BadInput(`Sheet "${sheetName}" has nothing on row ${headerRow} and below. Name the row of the heading.`);
  }
  if (heading.columns.length > MOST_COLUMNS - ADDED_COLUMNS)
    throw new BadInput(
      `Sheet "${sheetName}", row ${heading.from}: the heading has ${heading.columns.length} columns, and at most ${MOST_COLUMNS - ADDED_COLUMNS} are read. Save only those that you need.`,
    );
  let warnings = new WarningList();
  return {
    header: heading.columns,
    headerRow: heading.from,
    rows: {
      [Symbol.asyncIterator]: () => {
        warnings = new WarningList();
        return placedRows(sheetName, heading, book.rows(sheetName, warnings, signal));
      },
    },
    warnings: () => warnings.all(),
  };
}
