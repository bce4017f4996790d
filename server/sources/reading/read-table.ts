import { parse } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { BadInput } from '../../errors.js';
import type { RawRow, Refusal } from '../../records/record.js';
import { type ByteSource, firstBytes } from './byte-source.js';
import { type Delimiter, detectDelimiter, detectQuote, type Quote } from './delimiter.js';
import {
  asUtf8,
  decoded,
  detectEncoding,
  type Encoding,
  encoded,
  isUtf16,
  originalLength,
  type TextForm,
  type Utf8Piece,
} from './encoding.js';
import { uniqueHeader } from './header.js';
import { headingIndex, ROWS_TO_HEADING } from './heading.js';
import { AT_COLUMN, complaintIn, REFUSED_COLUMN } from './reserved-columns.js';

/** What the one who imports knows better than the file shows. */
export interface TableHints {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly quote?: Quote;
  /** 1-based number of the line (of a spreadsheet: of the row) with the heading; what stands above it is passed over. */
  readonly headerRow?: number;
  /** Which table of a file that holds several: a sheet's name, `$.data.items`, `/rows/row`, a member of a zip. */
  readonly sheet?: string;
}

/** A row that is no row of this table; its bytes say where it stands, so that it can be handed back as it came. */
export interface RefusedRow extends Refusal {
  readonly byteStart: number;
  readonly byteEnd: number;
  /** As of a row that is none refused. */
  readonly at?: string;
}

/** A file read as a table: what was found out about it, and its rows as they are asked for. */
export interface Table {
  readonly encoding: Encoding;
  /** How sure the encoding is, from 0 to 1; 1 where it was said. */
  readonly encodingSureness: number;
  readonly bomBytes: number;
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  readonly lineEnd: LineEnd;
  /** Column names, each once; see `uniqueHeader`. */
  readonly header: readonly string[];
  /** 1-based line of the heading. */
  readonly headerLine: number;
  /** Where the heading's bytes stand, without byte order mark and line end. */
  readonly headerByteStart: number;
  readonly headerByteEnd: number;
  /** Whether this is a table we made of a file of another kind: its first column then says where each row stands there. */
  readonly isExtract: boolean;
  /** May be gone through more than once; each time the file is read anew. Holds one piece of the file in memory. */
  readonly rows: AsyncIterable<RawRow | RefusedRow>;
}

export type LineEnd = '\n' | '\r\n' | '\r';

export function isRefusedRow(row: RawRow | RefusedRow): row is RefusedRow {
  return 'reason' in row;
}

/** A row whose cells hold more letters than this has a quote that is never closed. */
export const MOST_LETTERS_IN_A_ROW = 1024 * 1024;
/** The widest table that an agency published to us has under 100 columns. */
export const MOST_COLUMNS = 2_000;
/** Enough of the file to see its heading and some rows. */
const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_LINES = 20;

/**
 * Reads a delimited table as received: nothing trimmed, no dash or space changed, each row with its line and its bytes.
 * Lines with nothing in them are passed over; the first line with something in it is the heading, unless it looks like a title (see
 * `headingIndex`) or the hints say otherwise.
 */
export async function readTable(source: ByteSource, hints: TableHints = {}): Promise<Table> {
  const form = await textForm(source, hints.encoding);
  const sample = await sampleText(source, form);
  const lineEnd = lineEndOf(sample);
  const allLines = sample.split(lineEnd === '\r' ? '\r' : /\r?\n/);
  const lines = allLines.slice((hints.headerRow ?? 1) - 1).filter((l) => l.trim() !== '');
  const quote = hints.quote ?? detectQuote(lines.slice(0, SAMPLE_LINES));
  const delimiter = hints.delimiter ?? detectDelimiter(lines.slice(0, SAMPLE_LINES), quote);
  const reading: Reading = { source, encoding: form.encoding, delimiter, quote, lineEnd };
  return tableFrom(reading, form, await headingRow(reading, form, hints.headerRow), false);
}

/** Reads a table that `extract` made: its first columns are taken as what they say of each row, and are no cells of it. */
export async function readExtract(source: ByteSource): Promise<Table> {
  const form: TextForm = { encoding: 'utf-8', bomBytes: 0, sureness: 1 };
  const reading: Reading = { source, encoding: 'utf-8', delimiter: ',', quote: '"', lineEnd: '\n' };
  const heading = await headingRow(reading, form, 1);
  if (heading.cells[0] !== AT_COLUMN) throw new Error(`No extract: it begins with ${heading.cells[0]}`);
  return tableFrom(reading, form, heading, true);
}

/** A row with cells. */
type WholeRow = ParsedRow & { readonly cells: readonly string[] };

function tableFrom(reading: Reading, form: TextForm, heading: WholeRow, isExtract: boolean): Table {
  if (heading.cells.length > MOST_COLUMNS)
    throw new BadInput(
      `Line ${heading.line}: the heading has ${heading.cells.length} columns, and at most ${MOST_COLUMNS} are read. Export only those that you need`,
      { line: heading.line },
    );
  const all = uniqueHeader(heading.cells);
  const columns: Columns = {
    all,
    at: isExtract ? 0 : -1,
    refused: all.indexOf(REFUSED_COLUMN),
  };
  const start: Position = { at: heading.nextAt, line: heading.nextLine };
  return {
    encoding: form.encoding,
    encodingSureness: form.sureness,
    bomBytes: form.bomBytes,
    delimiter: reading.delimiter,
    quote: reading.quote,
    lineEnd: reading.lineEnd,
    header: all.filter((_, i) => i !== columns.at && i !== columns.refused),
    headerLine: heading.line,
    headerByteStart: heading.byteStart,
    headerByteEnd: heading.byteEnd,
    isExtract,
    rows: { [Symbol.asyncIterator]: () => checkedRows(reading, columns, start) },
  };
}

/** The heading: on the line that was said, or found among the first rows. */
async function headingRow(reading: Reading, form: TextForm, saidLine: number | undefined): Promise<WholeRow> {
  const first: WholeRow[] = [];
  for await (const row of rowsFrom(reading, { at: form.bomBytes, line: 1 })) {
    if (saidLine !== undefined && row.nextLine <= saidLine) continue;
    if (row.cells === null) {
      if (first.length > 0) break;
      throw new BadInput(`Line ${row.line}: the heading has a quote that is not closed`, { line: row.line });
    }
    if (isBlank(row.cells)) continue;
    first.push(row as WholeRow);
    if (saidLine !== undefined || first.length > ROWS_TO_HEADING || headingIndex(first.map((r) => r.cells)) > 0) break;
    // Mostly the first row leaves no doubt.
    if (first.length === 1 && filledCells(row.cells) * 2 > row.cells.length && row.cells.length > 1) break;
  }
  const heading = first[headingIndex(first.map((row) => row.cells))];
  if (heading) return heading;
  throw new BadInput(
    saidLine === undefined
      ? 'The file holds no table: it is empty. Export it again.'
      : `Line ${saidLine} and those below hold no heading. Name the line on which it stands.`,
  );
}

function filledCells(cells: readonly string[]): number {
  return cells.filter((text) => text.trim() !== '').length;
}

function lineEndOf(sample: string): LineEnd {
  if (sample.includes('\r\n')) return '\r\n';
  return sample.includes('\r') && !sample.includes('\n') ? '\r' : '\n';
}

async function textForm(source: ByteSource, encoding: Encoding | undefined): Promise<TextForm> {
  const found = await detectEncoding(source);
  if (encoding === undefined) return found;
  return encoding === found.encoding ? { ...found, sureness: 1 } : { encoding, bomBytes: 0, sureness: 1 };
}

async function sampleText(source: ByteSource, form: TextForm): Promise<string> {
  const bytes = await firstBytes(source, SAMPLE_BYTES, form.bomBytes);
  return decoded(bytes, form.encoding);
}

interface Reading {
  readonly source: ByteSource;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  readonly lineEnd: LineEnd;
}

/** The headings of a row's cells, those of the reserved columns among them; -1 where there is no such column. */
interface Columns {
  readonly all: readonly string[];
  readonly at: number;
  readonly refused: number;
}

interface Position {
  readonly at: number;
  readonly line: number;
}

/** A row as parsed; `cells` is null where its quotes make no sense. */
interface ParsedRow {
  readonly cells: readonly string[] | null;
  readonly line: number;
  readonly nextLine: number;
  readonly byteStart: number;
  readonly byteEnd: number;
  /** Where the next row begins. */
  readonly nextAt: number;
}

async function* checkedRows(reading: Reading, columns: Columns, start: Position): AsyncGenerator<RawRow | RefusedRow> {
  for await (const row of rowsFrom(reading, start)) {
    if (row.cells !== null && isBlank(row.cells)) continue;
    const checked = checkedRow(row, columns);
    yield columns.at < 0 ? checked : { ...checked, at: row.cells?.[columns.at] ?? '' };
  }
}

function checkedRow(row: ParsedRow, columns: Columns): RawRow | RefusedRow {
  const { line, byteStart, byteEnd, cells } = row;
  const header = columns.all;
  const refused = (column: string, value: string, reason: string): RefusedRow => ({
    line,
    column,
    value,
    reason,
    byteStart,
    byteEnd,
  });
  if (cells === null)
    return refused('', '', 'A quote is opened here and not closed. Close it, or double it if it is part of the text.');
  const complaint = cells[columns.refused] ?? '';
  if (complaint !== '') {
    const { column, reason, value = cells[header.indexOf(column)] ?? '' } = complaintIn(complaint, header);
    return refused(column, value, reason);
  }
  if (cells.length < header.length) {
    const missing = header[cells.length] as string;
    return refused(
      missing,
      '',
      `The row has ${cells.length} cells, the heading ${header.length}. Add the missing ones.`,
    );
  }
  const surplus = cells.findIndex((text, i) => i >= header.length && text !== '');
  if (surplus >= 0) {
    const reason = `The row has ${cells.length} cells, the heading ${header.length}. Put quotes around the cell that holds a delimiter.`;
    return refused(`column ${surplus + 1}`, cells[surplus] as string, reason);
  }
  for (const [i, text] of cells.entries()) {
    if (i === columns.at) continue; // Ours, and no part of the row.
    if (text.includes('\0'))
      return refused(header[i] as string, text.replaceAll('\0', '␀'), 'The cell holds a zero byte. Remove it.');
    if (text.includes('\uFFFD'))
      return refused(header[i] as string, text, 'The cell holds bytes that stand for no letter. Write the text anew.');
  }
  const own = header.flatMap((column, i) =>
    i === columns.at || i === columns.refused ? [] : [{ column, text: cells[i] as string }],
  );
  return { line, byteStart, byteEnd, cells: own };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((text) => text.trim() === '');
}

/**
 * Rows from a position to the end. A row whose quotes make no sense costs itself alone: what follows its first line is read anew, so that
 * a quote that someone forgot to close does not swallow the rest of the file.
 */
async function* rowsFrom(reading: Reading, start: Position): AsyncGenerator<ParsedRow> {
  let next: Position | null = start;
  while (next !== null) next = yield* rowsUntilBadQuote(reading, next);
}

/** Yields rows; returns where to go on, or null at the end of the file. */
async function* rowsUntilBadQuote(reading: Reading, start: Position): AsyncGenerator<ParsedRow, Position | null> {
  const { source, encoding, delimiter, quote, lineEnd } = reading;
  const parsed: { cells: string[]; utf8End: number }[] = [];
  const parser = parse({
    delimiter,
    quote,
    escape: quote,
    // A lone carriage return ends a row only where the file knows no other line end.
    record_delimiter: lineEnd === '\r' ? ['\r'] : ['\r\n', '\n'],
    relax_column_count: true,
    max_record_size: MOST_LETTERS_IN_A_ROW,
    on_record: (cells: string[], { bytes }) => {
      parsed.push({ cells, utf8End: bytes });
      return null;
    },
  });
  parser.resume();
  parser.on('error', () => {}); // Each call below learns of it; without a listener it would end the process.

  let { at, line } = start;
  // What csv-parse was given, from the row that it is in: the letters there give the row's length in the file's own bytes.
  let fed: Utf8Piece = { utf8: Buffer.alloc(0), lengths: null };
  let fedFrom = 0;

  function* finished(): Generator<ParsedRow> {
    for (const { cells, utf8End } of parsed.splice(0)) {
      const text = { start: 0, end: utf8End - fedFrom };
      const nextAt = at + originalLength(fed, text.start, text.end, encoding);
      const nextLine = line + 1 + lineBreaksIn(cells, lineEnd);
      const ending = lineEndBefore(fed.utf8, text.end, lineEnd);
      yield { cells, line, nextLine, byteStart: at, byteEnd: nextAt - ending * unitBytes(encoding), nextAt };
      fed = { utf8: fed.utf8.subarray(text.end), lengths: fed.lengths?.subarray(text.end) ?? null };
      fedFrom = utf8End;
      at = nextAt;
      line = nextLine;
    }
  }

  for await (const piece of asUtf8(source, encoding, start.at)) {
    fed = joined(fed, piece);
    const failure = await given((done) => parser.write(piece.utf8, done));
    yield* finished();
    if (failure) return yield* lineOfBadQuote(reading, { at, line });
  }
  const failure = await given((done) => parser.end(done));
  yield* finished();
  return failure ? yield* lineOfBadQuote(reading, { at, line }) : null;
}

function joined(before: Utf8Piece, piece: Utf8Piece): Utf8Piece {
  if (before.utf8.length === 0) return piece;
  const lengths = piece.lengths && Buffer.concat([before.lengths ?? Buffer.alloc(0), piece.lengths]);
  return { utf8: Buffer.concat([before.utf8, piece.utf8]), lengths };
}

/** Waits until csv-parse has taken what it was given; answers with its complaint, if any. */
function given(give: (done: (error?: Error | null) => void) => void): Promise<Error | null> {
  return new Promise((resolve) => give((error) => resolve(error ?? null)));
}

/** The one physical line whose quotes cannot be read strictly: as text with quotes in it (`5" pipe`) where that works, else as no row. */
async function* lineOfBadQuote(reading: Reading, { at, line }: Position): AsyncGenerator<ParsedRow, Position | null> {
  const { source, encoding, lineEnd } = reading;
  const bytes = await lineBytes(source, at, encoding, lineEnd);
  const text = decoded(bytes, encoding);
  const content = text.replace(/\r?\n$|\r$/, '');
  const nextAt = at + bytes.length;
  const byteEnd = nextAt - (text.length - content.length) * unitBytes(encoding);
  const cells = content.length > MOST_LETTERS_IN_A_ROW ? null : withLiteralQuotes(content, reading);
  yield { cells, line, nextLine: line + 1, byteStart: at, byteEnd, nextAt };
  return { at: nextAt, line: line + 1 };
}

function withLiteralQuotes(text: string, { delimiter, quote, lineEnd }: Reading): readonly string[] | null {
  try {
    // Left to itself, the parser would end the row at a lone carriage return.
    const record_delimiter = [lineEnd === '\r' ? '\r' : '\n'];
    const options = { delimiter, quote, escape: quote, record_delimiter, relax_quotes: true, relax_column_count: true };
    const [cells = null] = parseNow(text, options) as string[][];
    return cells;
  } catch {
    return null; // A quote that opens a cell and is not closed on its line.
  }
}

/** The bytes of the line that begins at `from`, its line end included. */
async function lineBytes(source: ByteSource, from: number, encoding: Encoding, lineEnd: LineEnd): Promise<Buffer> {
  const mark = encoded(lineEnd === '\r' ? '\r' : '\n', encoding);
  const pieces: Uint8Array[] = [];
  let length = 0;
  /** The end of what was looked through, where the mark may have begun. */
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of source.open(from)) {
    pieces.push(piece);
    const looked = Buffer.concat([rest, piece]);
    const begins = length - rest.length;
    for (let i = looked.indexOf(mark); i >= 0; i = looked.indexOf(mark, i + 1)) {
      // In UTF-16 the two bytes may also belong to two neighbouring letters.
      if ((begins + i) % mark.length === 0) return Buffer.concat(pieces).subarray(0, begins + i + mark.length);
    }
    length += piece.length;
    rest = looked.subarray(Math.max(0, looked.length - mark.length + 1));
  }
  return Buffer.concat(pieces);
}

/** Line breaks inside a row stand in its quoted cells. */
function lineBreaksIn(cells: readonly string[], lineEnd: LineEnd): number {
  const mark = lineEnd === '\r' ? '\r' : '\n';
  let count = 0;
  for (const text of cells) for (let i = text.indexOf(mark); i >= 0; i = text.indexOf(mark, i + 1)) count++;
  return count;
}

/** Letters of the line end before this place: 0 at the end of a file, 1 or 2. */
function lineEndBefore(utf8: Buffer, end: number, lineEnd: LineEnd): number {
  const last = utf8[end - 1];
  if (lineEnd === '\r') return last === 0x0d ? 1 : 0;
  if (last !== 0x0a) return 0;
  return utf8[end - 2] === 0x0d ? 2 : 1;
}

function unitBytes(encoding: Encoding): number {
  return isUtf16(encoding) ? 2 : 1;
}
