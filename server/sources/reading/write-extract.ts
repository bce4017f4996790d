import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { Progress } from '../../progress.js';
import { uniqueHeader } from './header.js';
import type { PlacedRow, PlacedTable } from './placed-table.js';
import { MOST_LETTERS_IN_A_ROW } from './read-table.js';
import { AT_COLUMN, complaintText, REFUSED_COLUMN, type RowComplaint } from './reserved-columns.js';

/** What was written. */
export interface WrittenExtract {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Rows written, refused ones among them. */
  readonly rows: number;
  /** Of those, the rows that were refused while the table was made. */
  readonly refused: number;
}

/** Written at once: larger pieces were not faster. */
const PIECE_LETTERS = 256 * 1024;
const ROWS_BETWEEN_REPORTS = 5_000;
/** A row of an extract stays below what is read as one row, the columns that we add and the signs around its cells counted. */
const MOST_LETTERS = MOST_LETTERS_IN_A_ROW - 8 * 1024;
/** A complaint says enough of a long text with this much of it. */
const MOST_LETTERS_OF_VALUE = 1_000;

/** Writes a table as an extract; it appears under its name only when it is whole. */
export async function writeExtract(
  table: PlacedTable,
  path: string,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<WrittenExtract> {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, 'w');
  try {
    const hash = createHash('sha256');
    let [sizeBytes, rows, refused] = [0, 0, 0];
    const header = uniqueHeader(table.header);
    let text = line([AT_COLUMN, REFUSED_COLUMN, ...header]);
    const flush = async () => {
      const bytes = Buffer.from(text, 'utf8');
      text = '';
      hash.update(bytes);
      sizeBytes += bytes.length;
      await file.writeFile(bytes);
    };
    for await (const row of table.rows) {
      const written = rowOf(row, header);
      if (written.refused !== undefined) refused++;
      text += line([written.at, written.refused === undefined ? '' : complaintText(written.refused), ...written.cells]);
      rows++;
      if (text.length >= PIECE_LETTERS) await flush();
      if (rows % ROWS_BETWEEN_REPORTS === 0) {
        signal?.throwIfAborted();
        progress('extracting', rows, 0);
      }
    }
    await flush();
    await file.close();
    signal?.throwIfAborted();
    await rename(unfinished, path);
    progress('extracting', rows, rows);
    return { sha256: hash.digest('hex'), sizeBytes, rows, refused };
  } catch (failure) {
    await file.close().catch(() => {});
    await rm(unfinished, { force: true });
    throw failure;
  }
}

/** The row with a cell for each column, refused where it cannot be written so that it reads back as it is. */
function rowOf(row: PlacedRow, header: readonly string[]): PlacedRow {
  const cells = header.map((_, i) => row.cells[i] ?? '');
  const refused = row.refused ?? complaintOf(row.cells, header);
  if (lettersIn(cells) + (refused?.value?.length ?? 0) > MOST_LETTERS) {
    const longest = indexOfLongest(cells);
    return {
      at: row.at,
      cells: [],
      refused: {
        column: header[longest] ?? '',
        reason: `The row holds more than ${MOST_LETTERS} letters. Shorten it; the file as received has it whole.`,
        value: shortened(cells[longest] ?? ''),
      },
    };
  }
  if (refused === undefined) return { at: row.at, cells };
  return {
    at: row.at,
    cells: cells.map(written),
    refused: refused.value === undefined ? refused : { ...refused, value: shortened(written(refused.value)) },
  };
}

/** Letters that UTF-8 has no bytes for. */
const HALF_LETTER = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Cells that are not there are passed over: a row of a spreadsheet has many. */
function complaintOf(cells: readonly string[], header: readonly string[]): RowComplaint | undefined {
  let found: RowComplaint | undefined;
  cells.forEach((text, i) => {
    if (found !== undefined) return;
    if (i >= header.length && text !== '') {
      const reason = 'The cell stands under no heading. Give its column a heading, or empty the cell.';
      found = { column: `column ${i + 1}`, reason, value: text };
    } else if (HALF_LETTER.test(text)) {
      const reason = 'The cell holds half a letter (a lone surrogate). Write the text anew.';
      found = { column: header[i] ?? '', reason };
    }
  });
  return found;
}

/** Half a letter as it is written where it can be written at all. */
function written(text: string): string {
  if (!HALF_LETTER.test(text)) return text;
  return text.replace(new RegExp(HALF_LETTER, 'g'), (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

function shortened(text: string): string {
  return text.length > MOST_LETTERS_OF_VALUE ? `${text.slice(0, MOST_LETTERS_OF_VALUE)}…` : text;
}

function lettersIn(cells: readonly string[]): number {
  let sum = 0;
  for (const text of cells) sum += text.length + 3;
  return sum;
}

function indexOfLongest(cells: readonly string[]): number {
  let longest = 0;
  for (const [i, text] of cells.entries()) if (text.length > (cells[longest]?.length ?? 0)) longest = i;
  return longest;
}

function line(cells: readonly string[]): string {
  let text = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as string;
    text += (i === 0 ? '' : ',') + (needsQuotes(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  }
  return `${text}\n`;
}

/** The byte order mark is quoted too: at the start of the file it would be taken for one. */
function needsQuotes(cell: string): boolean {
  return /[",\r\n\uFEFF]/.test(cell);
}
