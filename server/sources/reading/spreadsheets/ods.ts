import { BadInput } from '../../../errors.js';
import type { ZipArchive } from '../archive/zip.js';
import type { ByteSource } from '../byte-source.js';
import type { FoundTable, WarningList } from '../placed-table.js';
import type { RowComplaint } from '../reserved-columns.js';
import { NotWellFormed, readXml, type SaxHandlers } from '../xml/sax.js';
import { columnLetters, type MergedCells, MOST_SHEET_COLUMNS, type SheetRow } from './grid.js';
import { numberText } from './number-formats.js';
import type { Workbook } from './workbook.js';

export const ODS_MEDIA_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

/** Times that a cell or a row with something in it may be repeated. Programs repeat equal neighbours; an empty rest is passed over, however long. */
const MOST_REPEATED = 1_000;
/** Merged cells further down belong to no heading, and no heading has more of them. */
const MERGED_ROWS = 60;
const MOST_MERGED = 1_000;
const MOST_LETTERS = 2 * 1024 * 1024;

/** Opens an OpenDocument spreadsheet (ODF 1.3 part 3, sections 3.7 and 9). */
export async function openOds(zip: ZipArchive): Promise<Workbook> {
  await refuseEncrypted(zip);
  const content = zip.members.get('content.xml')?.source;
  if (content === undefined)
    throw new BadInput(
      'The spreadsheet lacks its part content.xml, or is protected by a password. Save it without one.',
    );
  const sheets = await sheetsIn(content);
  const mergedBySheet = new Map<string, MergedCells[]>();
  return {
    sheets,
    rows: (name, warnings, signal) => {
      const merged: MergedCells[] = [];
      mergedBySheet.set(name, merged);
      return odsRows(content, name, merged, warnings, signal);
    },
    merged: async (name) => mergedBySheet.get(name) ?? [],
    close: () => {},
  };
}

/** A manifest that names an encryption says that the parts are encrypted (ODF 1.3 part 2, section 4.8). */
async function refuseEncrypted(zip: ZipArchive): Promise<void> {
  const manifest = zip.members.get('META-INF/manifest.xml')?.source;
  if (manifest === undefined) return;
  const read = readXml<never>(manifest, () => ({
    open: (name) => {
      if (name.endsWith('encryption-data'))
        throw new BadInput('The spreadsheet is protected by a password. Save it without one.');
    },
  }));
  for await (const _ of read);
}

async function sheetsIn(content: ByteSource): Promise<readonly FoundTable[]> {
  const sheets: FoundTable[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let depth = 0;
  const read = readXml<never>(content, () => ({
    open: (name, attributes) => {
      if (name === 'style:style') style = attributes['style:name'] ?? '';
      else if (name === 'style:table-properties' && attributes['table:display'] === 'false') hiddenStyles.add(style);
      else if (name === 'table:table' && depth++ === 0) {
        const sheet = attributes['table:name'] ?? `Sheet${sheets.length + 1}`;
        if (sheets.some((s) => s.name === sheet))
          throw new BadInput(`The spreadsheet has two sheets named "${sheet}". Rename one.`);
        sheets.push({ name: sheet, hidden: hiddenStyles.has(attributes['table:style-name'] ?? '') });
      }
    },
    close: (name) => {
      if (name === 'table:table') depth--;
    },
  }));
  try {
    for await (const _ of read);
  } catch (failure) {
    if (!(failure instanceof NotWellFormed) || sheets.length === 0) throw broken(failure);
  }
  return sheets;
}

function broken(failure: unknown): unknown {
  if (!(failure instanceof NotWellFormed)) return failure;
  return new BadInput(`The spreadsheet cannot be read: ${failure.message}. Save it again.`);
}

/** The rows of a sheet that have something in them. What cannot be read after some place is one refused row there. */
async function* odsRows(
  content: ByteSource,
  sheetName: string,
  merged: MergedCells[],
  warnings: WarningList,
  signal: AbortSignal | undefined,
): AsyncGenerator<SheetRow> {
  let last = 0;
  let seen = 0;
  try {
    for await (const row of readXml<SheetRow>(content, (emit) => rowHandlers(sheetName, merged, warnings, emit))) {
      last = row.number;
      if (++seen % 1_000 === 0) signal?.throwIfAborted();
      yield row;
    }
  } catch (failure) {
    if (!(failure instanceof NotWellFormed)) throw failure;
    const reason = `The sheet cannot be read after row ${last} (${failure.message}). Save the spreadsheet again.`;
    yield { number: last + 1, cells: [], refused: { column: '', reason } };
  }
}

function rowHandlers(
  sheetName: string,
  merged: MergedCells[],
  warnings: WarningList,
  emit: (row: SheetRow) => void,
): SaxHandlers {
  let inSheet = false;
  /** Tables may stand in cells; they are no rows of the sheet. */
  let tableDepth = 0;
  let rowNumber = 1;
  let rowsRepeated = 1;
  let cells: string[] = [];
  let column = 0;
  let letters = 0;
  let refused: RowComplaint | undefined;
  let cell: Readonly<Record<string, string>> | null = null;
  let isCovered = false;
  const paragraph = new ParagraphText();

  const complain = (reason: string, value: string) => {
    refused ??= { column: `column ${column + 1}`, reason, value };
  };

  const finishCell = (attributes: Readonly<Record<string, string>>) => {
    const repeated = countOf(attributes['table:number-columns-repeated']);
    const text = textOf(attributes, paragraph.text(), complain);
    const place = `${columnLetters(Math.min(column, MOST_SHEET_COLUMNS))}${rowNumber}`;
    if (text === '' && attributes['table:formula'] !== undefined && attributes['office:value-type'] === undefined)
      warnings.add(
        `Sheet "${sheetName}": formulas without a result`,
        `Sheet "${sheetName}", cell ${place}: a formula without a result is an empty cell. Calculate the spreadsheet and save it again.`,
      );
    noteMerged(attributes);
    if (text !== '' && isCovered)
      warnings.add(
        `Sheet "${sheetName}": cells under merged ones`,
        `Sheet "${sheetName}", cell ${place}: "${text.slice(0, 100)}" is hidden under a merged cell and is left out.`,
      );
    else if (text !== '') put(text, repeated);
    column += repeated;
  };

  const noteMerged = (attributes: Readonly<Record<string, string>>) => {
    const across = countOf(attributes['table:number-columns-spanned']);
    const down = countOf(attributes['table:number-rows-spanned']);
    if ((across > 1 || down > 1) && rowNumber <= MERGED_ROWS && merged.length < MOST_MERGED)
      merged.push({ top: rowNumber, bottom: rowNumber + down - 1, left: column, right: column + across - 1 });
  };

  const put = (text: string, repeated: number) => {
    letters += text.length * repeated;
    if (repeated > MOST_REPEATED || column + repeated > MOST_SHEET_COLUMNS)
      complain(
        `A cell is repeated ${repeated} times, more than any table is wide. Empty the cells that are not needed.`,
        text,
      );
    else if (letters > MOST_LETTERS) complain(`The row holds more than ${MOST_LETTERS} letters. Shorten it.`, '');
    else for (let i = 0; i < repeated; i++) cells[column + i] = text;
  };

  const finishRow = () => {
    if (refused !== undefined || cells.length > 0) {
      if (rowsRepeated > MOST_REPEATED) {
        const reason = `The row is repeated ${rowsRepeated} times. Delete the rows that are not needed.`;
        emit({ number: rowNumber, cells, refused: refused ?? { column: '', reason } });
      } else
        for (let i = 0; i < rowsRepeated; i++)
          emit({ number: rowNumber + i, cells, ...(refused === undefined ? {} : { refused }) });
    }
    rowNumber += rowsRepeated;
  };

  return {
    open: (name, attributes) => {
      if (name === 'table:table') {
        if (tableDepth++ === 0) {
          inSheet = attributes['table:name'] === sheetName;
          rowNumber = 1;
        }
        return;
      }
      if (!inSheet || tableDepth !== 1) return;
      if (name === 'table:table-row') {
        rowsRepeated = countOf(attributes['table:number-rows-repeated']);
        [cells, column, letters, refused] = [[], 0, 0, undefined];
      } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
        cell = attributes;
        isCovered = name === 'table:covered-table-cell';
        paragraph.begin();
      } else if (cell) paragraph.open(name, attributes);
    },
    text: (text) => {
      if (cell && tableDepth === 1) paragraph.add(text);
    },
    close: (name) => {
      if (name === 'table:table') {
        if (--tableDepth === 0) inSheet = false;
        return;
      }
      if (!inSheet || tableDepth !== 1) return;
      if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
        if (cell) finishCell(cell);
        cell = null;
      } else if (name === 'table:table-row') finishRow();
      else if (cell) paragraph.close(name);
    },
  };
}

/** How often something is repeated or how far it reaches; once where nothing or nonsense is said. */
function countOf(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 1;
}

/** What a cell says: its value as stored where it has one, not as it is shown (ODF 1.3 part 3, section 19.385). */
function textOf(
  attributes: Readonly<Record<string, string>>,
  shown: string,
  complain: (reason: string, value: string) => void,
): string {
  if (attributes['calcext:value-type'] === 'error') return shown;
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const text = attributes['office:value'] ?? '';
      const number = numberText(text);
      if (number === null) complain('The cell holds a number that is none. Write it anew.', text);
      return number ?? text;
    }
    case 'date':
      return attributes['office:date-value'] ?? shown;
    case 'time':
      return attributes['office:time-value'] ?? shown;
    case 'boolean':
      return attributes['office:boolean-value'] === undefined
        ? shown
        : attributes['office:boolean-value'].toUpperCase();
    default:
      return attributes['office:string-value'] ?? shown;
  }
}

/**
 * Puts together the text of a cell: a line for each paragraph, white space as one space, further spaces as `text:s` says (ODF 1.3 part 3, section
 * 6.1.2). Remarks to the cell are no part of it.
 */
class ParagraphText {
  #text = '';
  #paragraphs = 0;
  #inParagraph = 0;
  #inRemark = 0;
  #endsInSpace = true;

  begin(): void {
    this.#text = '';
    this.#paragraphs = 0;
    this.#inParagraph = 0;
    this.#inRemark = 0;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'office:annotation') this.#inRemark++;
    if (this.#inRemark > 0) return;
    if (name === 'text:p') {
      this.#inParagraph++;
      if (this.#paragraphs++ > 0) this.#text += '\n';
      this.#endsInSpace = true;
    } else if (name === 'text:s') this.#exact(' '.repeat(Math.min(countOf(attributes['text:c']), MOST_REPEATED)));
    else if (name === 'text:tab') this.#exact('\t');
    else if (name === 'text:line-break') this.#exact('\n');
  }

  close(name: string): void {
    if (name === 'office:annotation') this.#inRemark--;
    else if (this.#inRemark === 0 && name === 'text:p') {
      this.#inParagraph--;
      if (this.#endsInSpace && this.#text.endsWith(' ') && this.#collapsed) this.#text = this.#text.slice(0, -1);
    }
  }

  /** Whether the last space came of white space in the file. */
  #collapsed = false;

  add(text: string): void {
    if (this.#inParagraph === 0 || this.#inRemark > 0 || this.#text.length > MOST_LETTERS) return;
    let plain = text.replace(/[\t\n\r ]+/g, ' ');
    if (this.#endsInSpace && plain.startsWith(' ')) plain = plain.slice(1);
    if (plain === '') return;
    this.#text += plain;
    this.#endsInSpace = plain.endsWith(' ');
    this.#collapsed = this.#endsInSpace;
  }

  text(): string {
    return this.#text;
  }

  #exact(text: string): void {
    this.#text += text;
    this.#endsInSpace = false;
    this.#collapsed = false;
  }
}
