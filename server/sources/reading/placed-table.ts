import type { RowComplaint } from './reserved-columns.js';

/** One row of a table that stands inside a file of some kind: its cells, and where it stands there. */
export interface PlacedRow {
  /** Where the row stands in the file as received: `sheet "Seizures", row 12`, `$[3]`, `/rows/row[3]`, `lines 40–41`. */
  readonly at: string;
  /** As many as the table has columns, or fewer where the last ones are empty. */
  readonly cells: readonly string[];
  /** Why the row is refused, where it is. */
  readonly refused?: RowComplaint;
}

/** A table inside a file, read from its beginning as its rows are asked for. */
export interface PlacedTable {
  /** Headings as they stand, in the order of the cells. */
  readonly header: readonly string[];
  readonly rows: AsyncIterable<PlacedRow>;
  /** What the reader noticed and went on with; complete once the rows are read. */
  readonly warnings: () => readonly string[];
}

/** One of the tables that a file holds, as it is listed before any is read. */
export interface FoundTable {
  /** What `TableHints.sheet` has to say to get this one: a sheet's name, `$.data.items`, `/rows/row`, a member of a zip. */
  readonly name: string;
  /** Whether a spreadsheet's owner has hidden it. */
  readonly hidden: boolean;
}

/** Warnings of one kind that are told in full; of the rest only how many there are. */
const TOLD_WARNINGS = 20;

/** What a reader noticed: each kind of thing told for its first places, then counted, so that a bad file does not fill the memory. */
export class WarningList {
  readonly #byKind = new Map<string, { readonly told: string[]; count: number }>();

  add(kind: string, text: string): void {
    const found = this.#byKind.get(kind) ?? { told: [], count: 0 };
    this.#byKind.set(kind, found);
    found.count++;
    if (found.told.length < TOLD_WARNINGS) found.told.push(text);
  }

  all(): readonly string[] {
    return [...this.#byKind].flatMap(([kind, { told, count }]) =>
      count > told.length ? [...told, `${kind}: ${count - told.length} more.`] : told,
    );
  }
}
