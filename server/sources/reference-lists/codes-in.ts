import { BadInput } from '../../errors.js';
import type { Refusal } from '../../records/record.js';
import { isRefusedRow, type Table } from '../reading/read-table.js';
import type { ReferenceForm } from './forms.js';

/** The codes of a published list, and which of its rows have none that could be read. */
export interface CodesRead {
  /** Each once, in the order of the alphabet. */
  readonly codes: readonly string[];
  readonly rows: number;
  /** Rows whose cell is empty: headings between the rows, places that lost their code. */
  readonly withoutCode: number;
  readonly refused: readonly Refusal[];
}

/** Goes through a table for the codes of a list. `column`: where they stand, if under a heading that the form does not know. */
export async function codesIn(table: Table, form: ReferenceForm, column?: string): Promise<CodesRead> {
  const places = placesOf(table.header, form, column);
  const codes = new Set<string>();
  const refused: Refusal[] = [];
  let rows = 0;
  let withoutCode = 0;
  for await (const row of table.rows) {
    rows++;
    if (isRefusedRow(row)) {
      refused.push({ line: row.line, column: row.column, value: row.value, reason: row.reason });
      continue;
    }
    const cells = places.map((place) => row.cells[place]?.text.trim() ?? '');
    if (cells.at(-1) === '' && (cells.length === 1 || cells[0] === '' || !isOptional(places, table.header))) {
      withoutCode++;
      continue;
    }
    const read = form.read(cells);
    if ('code' in read) codes.add(read.code);
    else
      refused.push({
        line: row.line,
        column: table.header[places[0] as number] as string,
        value: cells.join(' '),
        reason: read.because,
      });
  }
  return { codes: [...codes].sort(), rows, withoutCode, refused };
}

/** Of a name in several columns all but the genus may be empty. */
function isOptional(places: readonly number[], header: readonly string[]): boolean {
  return header[places[0] as number]?.trim().toLowerCase() === 'genus';
}

function placesOf(header: readonly string[], form: ReferenceForm, column: string | undefined): readonly number[] {
  const headings = header.map((h) => h.trim().toLowerCase());
  const wanted = column === undefined ? form.columns : [[column]];
  for (const columns of wanted) {
    const places = columns.map((c) => headings.indexOf(c.trim().toLowerCase()));
    if (!places.includes(-1)) return places;
  }
  const known = form.columns.map((columns) => columns.join(' and ')).join(', or ');
  throw new BadInput(
    `The file has no column for a code of this list. Known are: ${known}. Its own are: ${header.join(', ')}. Name another with --column.`,
    { header },
  );
}
