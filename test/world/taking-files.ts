import { join } from 'node:path';
import { BadInput } from '../../server/errors.js';
import type { RawRow } from '../../server/records/record.js';
import { firstBytes, fromBytes, fromFile } from '../../server/sources/reading/byte-source.js';
import { decoded } from '../../server/sources/reading/encoding.js';
import { type Extracted, extract, readExtracted } from '../../server/sources/reading/extract.js';
import { isRefusedRow, type RefusedRow, readTable, type Table } from '../../server/sources/reading/read-table.js';
import { recognise } from '../../server/sources/reading/recognise.js';
import { writeRejects } from '../../server/sources/reading/rejects.js';

/** What became of a file: why it was refused as a whole, or how many rows of how many tables were taken and refused. */
export interface Taken {
  readonly refusedFile: string | null;
  readonly tables: number;
  readonly accepted: number;
  readonly refused: number;
  /** What must not be, in words; empty where all is well. */
  readonly faults: readonly string[];
}

/** Tables of one file that are taken; the others go the same way. */
const MOST_TABLES = 5;

/**
 * Takes a file as an import does, from the bytes to the rows, hands back the refused ones and takes those again. Holds on the way what must
 * always be: no row is lost, and what was refused is refused again for the same reason until it is mended.
 */
export async function takeFile(bytes: Uint8Array, fileName: string, folder: string): Promise<Taken> {
  const source = fromBytes(bytes);
  const faults: string[] = [];
  let [tables, accepted, refused] = [0, 0, 0];
  try {
    const found = await recognise(source, fileName);
    for (const { sheet } of found.tables.filter((t) => t.problem === null).slice(0, MOST_TABLES)) {
      const hints = sheet === null ? {} : { sheet };
      const extracted = await extract(source, { fileName, hints }, join(folder, 'extract'));
      const counts = await takeTable(extracted, folder, faults);
      tables++;
      accepted += counts.accepted;
      refused += counts.refused;
    }
    return {
      refusedFile: tables === 0 ? (found.tables[0]?.problem ?? 'no table') : null,
      tables,
      accepted,
      refused,
      faults,
    };
  } catch (failure) {
    if (!(failure instanceof BadInput)) throw failure;
    return { refusedFile: failure.message, tables, accepted, refused, faults };
  }
}

async function takeTable(extracted: Extracted, folder: string, faults: string[]) {
  const table = await readExtracted(extracted);
  const { rows, refused } = await rowsOf(table);
  if (extracted.rows !== null && extracted.rows !== rows.length + refused.length)
    faults.push(`${extracted.rows} rows extracted, ${rows.length} + ${refused.length} read`);
  const lost = await textBetweenRows(extracted, table, [...rows, ...refused]);
  if (lost !== null) faults.push(`lost between rows: ${JSON.stringify(lost.slice(0, 80))}`);
  if (refused.length > 0) await handBack(extracted, table, refused, folder, faults);
  return { accepted: rows.length, refused: refused.length };
}

async function rowsOf(table: Table) {
  const rows: RawRow[] = [];
  const refused: RefusedRow[] = [];
  for await (const row of table.rows) {
    if (isRefusedRow(row)) refused.push(row);
    else rows.push(row);
  }
  return { rows, refused };
}

/** Letters or digits below the heading that stand in no row. */
async function textBetweenRows(
  extracted: Extracted,
  table: Table,
  rows: readonly { readonly byteStart: number; readonly byteEnd: number }[],
): Promise<string | null> {
  const bytes = await firstBytes(fromFile(extracted.path), extracted.sizeBytes);
  let at = table.headerByteEnd;
  for (const { byteStart, byteEnd } of [...rows].sort((a, b) => a.byteStart - b.byteStart)) {
    if (byteStart < at) return `rows overlap at ${byteStart}`;
    const between = decoded(bytes.subarray(at, byteStart), table.encoding);
    if (/[\p{L}\p{N}]/u.test(between)) return between;
    at = byteEnd;
  }
  const rest = decoded(bytes.subarray(at), table.encoding);
  return /[\p{L}\p{N}]/u.test(rest) ? rest : null;
}

async function handBack(
  extracted: Extracted,
  table: Table,
  refused: readonly RefusedRow[],
  folder: string,
  faults: string[],
): Promise<void> {
  const path = join(folder, 'rejects');
  await writeRejects(fromFile(extracted.path), table, refused, path);
  const { encoding, delimiter, quote } = table;
  const again = await readTable(fromFile(path), { encoding, delimiter, quote, headerRow: 1 });
  const taken = await rowsOf(again);
  const said = (rows: readonly RefusedRow[]) => rows.map(({ column, value, reason }) => `${column}|${value}|${reason}`);
  const before = JSON.stringify(said(refused));
  const after = JSON.stringify(said(taken.refused));
  if (taken.rows.length > 0) faults.push(`${taken.rows.length} refused rows are taken when they come again`);
  if (before !== after) faults.push(`refused first: ${before.slice(0, 300)}, then: ${after.slice(0, 300)}`);
}
