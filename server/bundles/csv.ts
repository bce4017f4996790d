import { csvLine } from '../records/csv-line.js';
import type { Column, Table } from './table.js';

/** First characters that make a spreadsheet take a cell for a formula (OWASP, "CSV Injection"), and the guard itself. */
const TAKEN_FOR_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;

/** An apostrophe before what a spreadsheet would compute. Take one leading apostrophe away and the text is as it was. */
export function guarded(text: string): string {
  return TAKEN_FOR_A_FORMULA.test(text) ? `'${text}` : text;
}

/** RFC 4180: CRLF, quotes doubled. */
export function csvOf(table: Table): string {
  const header = table.columns.map((c) => c.name);
  const rows = table.rows.map((row) => table.columns.map((c) => cellOf(c, row[c.name] ?? '')));
  return [header, ...rows].map((cells) => `${csvLine(cells)}\r\n`).join('');
}

function cellOf(column: Column, text: string): string {
  return column.kind === 'text' ? guarded(text) : text;
}
