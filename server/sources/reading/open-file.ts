import { BadInput } from '../../errors.js';
import type { Progress } from '../../progress.js';
import type { ByteSource } from './byte-source.js';
import type { TextForm } from './encoding.js';
import type { BookFile, TextFile } from './file-kind.js';
import { jsonLines, jsonRows, jsonTables } from './json/read-json.js';
import type { KeyedRow } from './keyed-rows.js';
import { keyedTable } from './keyed-rows.js';
import { nmeaTable } from './nmea/read-nmea.js';
import type { FoundTable, PlacedTable } from './placed-table.js';
import { openOds } from './spreadsheets/ods.js';
import { sheetTable, type Workbook } from './spreadsheets/workbook.js';
import { openXlsx } from './spreadsheets/xlsx.js';
import { xmlRows, xmlTables } from './xml/read-xml-rows.js';

/** A table, and the row of a spreadsheet on which its heading was found. */
export type OpenedTable = PlacedTable & { readonly headerRow?: number };

/** A file that holds tables and is no delimited text: which there are, and each of them. */
export interface OpenedFile {
  readonly tables: readonly FoundTable[];
  /** Null where there is nothing in the table. */
  table(name: string, headerRow: number | undefined, progress?: Progress): Promise<OpenedTable | null>;
  /** As `table`, with the columns that the first rows have, without going through the whole. */
  sample(name: string, headerRow: number | undefined): Promise<OpenedTable | null>;
  close(): void;
}

/** Opens a file of a kind that holds tables. `scratchPath` names a file that may be written meanwhile; it is gone after `close`. */
export async function openFile(
  source: ByteSource,
  file: BookFile | TextFile,
  scratchPath: string,
  signal?: AbortSignal,
): Promise<OpenedFile> {
  switch (file.kind) {
    case 'xlsx':
      return openedWorkbook(await openXlsx(file.zip, scratchPath), signal);
    case 'ods':
      return openedWorkbook(await openOds(file.zip), signal);
    case 'json':
      return openedKeyed(await jsonTables(source, file.form), (name) => jsonRows(source, file.form, name));
    case 'ndjson':
      return openedKeyed(['lines'], () => jsonLines(source, file.form));
    case 'xml':
      return openedKeyed(await xmlTables(source), (name) => xmlRows(source, name));
    case 'nmea':
      return openedNmea(source, file.form);
  }
}

function openedWorkbook(book: Workbook, signal: AbortSignal | undefined): OpenedFile {
  if (book.sheets.length === 0) {
    book.close();
    throw new BadInput('The workbook has no sheet with cells. Save the table in one.');
  }
  const table: OpenedFile['table'] = (name, headerRow) => sheetTable(book, name, headerRow, signal);
  return { tables: book.sheets, table, sample: table, close: () => book.close() };
}

function openedKeyed(names: readonly string[], rows: (name: string) => AsyncIterable<KeyedRow>): OpenedFile {
  return {
    tables: names.map((name) => ({ name, hidden: false })),
    table: (name, _headerRow, progress) =>
      keyedTable(
        () => rows(name),
        (done) => progress?.('looking', done, 0),
      ),
    sample: (name) => keyedTable(() => first(rows(name), SAMPLE_ROWS)),
    close: () => {},
  };
}

function openedNmea(source: ByteSource, form: TextForm): OpenedFile {
  const table = () => Promise.resolve(nmeaTable(source, form));
  return { tables: [{ name: 'messages', hidden: false }], table, sample: table, close: () => {} };
}

/** Rows whose columns stand for all in a sample. */
const SAMPLE_ROWS = 200;

async function* first<T>(all: AsyncIterable<T>, count: number): AsyncGenerator<T> {
  let left = count;
  for await (const one of all) {
    yield one;
    if (--left === 0) return;
  }
}
