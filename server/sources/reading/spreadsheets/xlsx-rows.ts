import type { ByteSource } from '../byte-source.js';
import type { WarningList } from '../placed-table.js';
import type { RowComplaint } from '../reserved-columns.js';
import { localName, NotWellFormed, readXml } from '../xml/sax.js';
import { cellPlace, columnLetters, type MergedCells, type SheetRow } from './grid.js';
import { isoFromSerial, type NumberKind, numberText } from './number-formats.js';
import { type SharedStrings, unescaped } from './shared-strings.js';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly sheetName: string;
  readonly strings: SharedStrings;
  /** By cell style. */
  readonly kinds: readonly NumberKind[];
  /** Whether days are counted from 1904-01-01, as old workbooks of the Macintosh do. */
  readonly is1904: boolean;
  readonly warnings: WarningList;
  readonly signal?: AbortSignal | undefined;
}

/** A row whose shared strings are still numbers. */
interface UnresolvedRow {
  readonly number: number;
  readonly cells: string[];
  readonly shared: readonly (readonly [column: number, index: number])[];
  readonly refused?: RowComplaint | undefined;
}

/** The last row of a sheet in Excel. */
const LAST_ROW = 1_048_576;
/** Letters of one row that are held; the extract refuses half of that. */
const MOST_LETTERS = 2 * 1024 * 1024;

/** The rows of a sheet as texts (ECMA-376 part 1, section 18.3.1.73). What cannot be read after some place is one refused row there. */
export async function* xlsxRows(source: ByteSource, context: SheetContext): AsyncGenerator<SheetRow> {
  let last = 0;
  let seen = 0;
  try {
    for await (const row of readXml<UnresolvedRow>(source, (emit) => sheetHandlers(context, emit))) {
      last = row.number;
      if (++seen % 1_000 === 0) context.signal?.throwIfAborted();
      yield await resolved(row, context.strings);
    }
  } catch (failure) {
    if (!(failure instanceof NotWellFormed)) throw failure;
    const reason = `The sheet cannot be read after row ${last} (${failure.message}). Save the workbook again.`;
    yield { number: last + 1, cells: [], refused: { column: '', reason } };
  }
}

async function resolved({ shared, refused, number, cells }: UnresolvedRow, strings: SharedStrings): Promise<SheetRow> {
  let complaint = refused;
  for (const [column, index] of shared) {
    if (!strings.has(index)) await strings.upTo(index);
    if (strings.has(index)) cells[column] = strings.get(index);
    else
      complaint = {
        column: `column ${column + 1}`,
        reason: `The cell says string ${index}, which the workbook lacks. Write the text anew.`,
      };
  }
  return { number, cells, ...(complaint === undefined ? {} : { refused: complaint }) };
}

function sheetHandlers(context: SheetContext, emit: (row: UnresolvedRow) => void) {
  const { kinds, is1904, warnings, sheetName } = context;
  let inData = false;
  let rowNumber = 0;
  let column = -1;
  let cells: string[] = [];
  let shared: (readonly [number, number])[] = [];
  let refused: RowComplaint | undefined;
  let letters = 0;
  let type = 'n';
  let style = 0;
  let text = '';
  let collects = false;
  let inReading = false;
  let hasFormula = false;
  let hasValue = false;

  const complain = (reason: string, value: string) => {
    refused ??= { column: `column ${column + 1}`, reason, value };
  };

  const finishCell = () => {
    if (hasFormula && !hasValue) {
      const place = `${columnLetters(column)}${rowNumber}`;
      warnings.add(
        `Sheet "${sheetName}": formulas without a result`,
        `Sheet "${sheetName}", cell ${place}: a formula without a result is an empty cell. Calculate the workbook and save it again.`,
      );
    }
    if (!hasValue) return;
    if (column in cells)
      complain(`Cell ${columnLetters(column)}${rowNumber} stands twice. Save the workbook again.`, text);
    letters += text.length;
    if (letters > MOST_LETTERS) {
      complain(`The row holds more than ${MOST_LETTERS} letters. Shorten it.`, '');
      return;
    }
    if (type === 's') {
      const index = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : -1;
      if (index < 0) complain('The cell says no string of the workbook. Write the text anew.', text);
      else {
        shared.push([column, index]);
        cells[column] = '';
      }
    } else cells[column] = textOfCell();
  };

  const textOfCell = (): string => {
    switch (type) {
      case 'b':
        return text === '1' || text === 'true' ? 'TRUE' : text === '0' || text === 'false' ? 'FALSE' : text;
      case 'e':
      case 'd':
        return text;
      case 'str':
      case 'inlineStr':
        return unescaped(text);
      default: {
        const number = numberText(text);
        if (number === null) {
          if (text.trim() !== '') complain('The cell holds a number that is none. Write it anew.', text);
          return text;
        }
        const kind = kinds[style] ?? 'number';
        return kind === 'number' ? number : (isoFromSerial(Number(text), kind, is1904) ?? number);
      }
    }
  };

  return {
    open: (element: string, { r, t, s }: Readonly<Record<string, string>>) => {
      const name = localName(element);
      if (name === 'sheetData') inData = true;
      if (!inData) return;
      if (name === 'row') {
        const said = r === undefined ? rowNumber + 1 : Number(r);
        const isNext = Number.isInteger(said) && said > rowNumber && said <= LAST_ROW;
        column = -1;
        [cells, shared, letters] = [[], [], 0];
        refused = isNext ? undefined : { column: '', reason: `The row's number is ${r}. Save the workbook again.` };
        rowNumber = isNext ? said : rowNumber + 1;
      } else if (name === 'c') {
        const place = r === undefined ? null : cellPlace(r);
        if (r !== undefined && place === null) complain(`The cell's place is ${r}. Save the workbook again.`, '');
        column = place?.column ?? column + 1;
        type = t ?? 'n';
        style = s === undefined ? 0 : Number(s);
        text = '';
        hasFormula = false;
        hasValue = false;
      } else if (name === 'v' || (name === 't' && !inReading)) {
        collects = true;
        hasValue = true;
      } else if (name === 'f') hasFormula = true;
      else if (name === 'rPh') inReading = true;
    },
    text: (piece: string) => {
      if (collects && text.length <= MOST_LETTERS) text += piece;
    },
    close: (element: string) => {
      const name = localName(element);
      if (!inData) return;
      if (name === 'v' || name === 't') collects = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'c') finishCell();
      else if (name === 'row') emit({ number: rowNumber, cells, shared, refused });
      else if (name === 'sheetData') inData = false;
    },
  };
}

/** Merged cells stand behind all rows of a sheet; only those near the top are wanted. */
const MERGED_ROWS = 60;
/** A heading has fewer: one for every two columns at most. */
const MOST_MERGED = 1_000;
const MARK = 'mergeCells';
const MERGED_CELL = /\bref=["']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})["']/;

/** The merged cells of a sheet's first rows, found without reading the cells before them. */
export async function mergedCellsOf(source: ByteSource): Promise<readonly MergedCells[]> {
  const found: MergedCells[] = [];
  let isFound = false;
  let carried = '';
  for await (const piece of source.open()) {
    // References are ASCII, whatever stands around them.
    let text = carried + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
    if (!isFound) {
      const at = text.indexOf(MARK);
      isFound = at >= 0;
      if (!isFound) {
        carried = text.slice(-MARK.length);
        continue;
      }
      text = text.slice(at);
    }
    const whole = text.lastIndexOf('<');
    for (const tag of text.slice(0, whole).split('<')) {
      const match = tag.includes('mergeCell ') ? MERGED_CELL.exec(tag.slice(0, 200)) : null;
      const start = match && cellPlace(match[1] as string);
      const end = match && cellPlace(match[2] as string);
      if (!start || !end || start.row > MERGED_ROWS || found.length >= MOST_MERGED) continue;
      found.push({ top: start.row, bottom: end.row, left: start.column, right: end.column });
    }
    carried = text.slice(Math.max(0, whole)).slice(0, 1_000);
    if (text.includes(`/${MARK}`)) break;
  }
  return found;
}
