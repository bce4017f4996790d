import { BadInput } from '../../errors.js';
import type { PlacedRow, PlacedTable } from './placed-table.js';
import { MOST_COLUMNS } from './read-table.js';
import { ADDED_COLUMNS, type RowComplaint } from './reserved-columns.js';

/** A row whose cells carry their columns' names, as JSON and XML have them. */
export interface KeyedRow {
  readonly at: string;
  /** In the order of the file. */
  readonly cells: ReadonlyMap<string, string>;
  readonly refused?: RowComplaint | undefined;
}

/** A table of rows that name their own columns: gone through once for the columns, in the order in which they first stand, then for the rows. */
export async function keyedTable(
  rows: () => AsyncIterable<KeyedRow>,
  seen: (rows: number) => void = () => {},
): Promise<PlacedTable> {
  const columns = new Map<string, number>();
  let complaint: RowComplaint | undefined;
  let count = 0;
  for await (const row of rows()) {
    complaint ??= row.refused;
    for (const column of row.cells.keys()) if (!columns.has(column)) columns.set(column, columns.size);
    if (columns.size > MOST_COLUMNS - ADDED_COLUMNS)
      throw new BadInput(
        `${row.at}: the rows have more than ${MOST_COLUMNS - ADDED_COLUMNS} columns in all. Export only those that you need.`,
        { at: row.at },
      );
    if (++count % 5_000 === 0) seen(count);
  }
  if (columns.size === 0)
    throw new BadInput(
      `The file holds no row that can be read. ${complaint?.reason ?? 'It is empty. Export it again.'}`,
    );
  return {
    header: [...columns.keys()],
    rows: { [Symbol.asyncIterator]: () => placed(rows(), columns) },
    warnings: () => [],
  };
}

async function* placed(rows: AsyncIterable<KeyedRow>, columns: ReadonlyMap<string, number>): AsyncGenerator<PlacedRow> {
  for await (const { at, cells, refused } of rows) {
    const texts = new Array<string>(columns.size).fill('');
    for (const [column, text] of cells) texts[columns.get(column) as number] = text;
    yield { at, cells: texts, ...(refused === undefined ? {} : { refused }) };
  }
}
