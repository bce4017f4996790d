import { BadInput } from '../../../errors.js';
import type { ZipArchive } from '../archive/zip.js';
import type { ByteSource } from '../byte-source.js';
import type { FoundTable } from '../placed-table.js';
import { localName, readXml } from '../xml/sax.js';
import type { SheetRow } from './grid.js';
import { kindOfBuiltIn, kindOfFormat, type NumberKind } from './number-formats.js';
import { SharedStrings } from './shared-strings.js';
import type { Workbook } from './workbook.js';
import { mergedCellsOf, type SheetContext, xlsxRows } from './xlsx-rows.js';

/** A sheet of an xlsx workbook. */
interface XlsxSheet extends FoundTable {
  readonly source: ByteSource;
}

/** Opens an xlsx workbook (ECMA-376 part 1, SpreadsheetML). `scratchPath` is where shared strings go that do not fit into memory. */
export async function openXlsx(zip: ZipArchive, scratchPath: string): Promise<Workbook> {
  const bookName = await workbookName(zip);
  const folder = bookName.slice(0, bookName.lastIndexOf('/') + 1);
  const targets = await relations(zip, `${folder}_rels/${bookName.slice(folder.length)}.rels`, folder);
  const { sheets, is1904 } = await workbookSheets(zip, bookName, targets);
  const stylesName = [...targets.values()].find((t) => t.type.endsWith('/styles'))?.target ?? `${folder}styles.xml`;
  const stringsName =
    [...targets.values()].find((t) => t.type.endsWith('/sharedStrings'))?.target ?? `${folder}sharedStrings.xml`;
  const strings = new SharedStrings(zip.members.get(stringsName)?.source, scratchPath);
  const kinds = await numberKinds(zip.members.get(stylesName)?.source);
  return {
    sheets,
    rows: (name, warnings, signal) => {
      const { source } = sheets.find((sheet) => sheet.name === name) as XlsxSheet;
      const context: SheetContext = { sheetName: name, strings, kinds, is1904, warnings, signal };
      return xlsxRows(source, context);
    },
    merged: (name, first) => {
      if (!mayHaveMergedHeading(first)) return Promise.resolve([]);
      return mergedCellsOf((sheets.find((sheet) => sheet.name === name) as XlsxSheet).source);
    },
    close: () => strings.close(),
  };
}

/** A merged heading leaves empty cells in its row, or has more columns below; only then is the whole sheet looked through for merged cells. */
function mayHaveMergedHeading(first: readonly SheetRow[]): boolean {
  const several = first.findIndex((row) => row.cells.filter((text) => text !== '').length > 1);
  const row = first[several];
  if (row === undefined) return first.length > 0;
  const isFull = Array.from(row.cells).every((text) => text !== undefined && text !== '');
  return !isFull || (first[several + 1]?.cells.length ?? 0) > row.cells.length;
}

/** The part that is the workbook, by the package's own relations (ECMA-376 part 2, section 9.3). */
async function workbookName(zip: ZipArchive): Promise<string> {
  const relation = [...(await relations(zip, '_rels/.rels', '')).values()].find((r) =>
    r.type.endsWith('/officeDocument'),
  );
  const name = relation?.target ?? 'xl/workbook.xml';
  if (name.endsWith('.bin'))
    throw new BadInput('The file is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx) or as CSV.');
  if (!zip.members.has(name)) throw new BadInput(`The workbook lacks its part ${name}. Save it again.`);
  return name;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function relations(zip: ZipArchive, name: string, folder: string): Promise<ReadonlyMap<string, Relation>> {
  const member = zip.members.get(name);
  const found = new Map<string, Relation>();
  if (member === undefined) return found;
  const read = readXml<readonly [string, Relation]>(member.source, (emit) => ({
    open: (element, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (localName(element) !== 'Relationship' || TargetMode === 'External') return;
      emit([Id, { type: Type, target: partName(Target, folder) }]);
    },
  }));
  for await (const [id, relation] of read) {
    if (found.size >= MOST_PARTS) throw new BadInput('The workbook has more parts than any. Save it again.');
    found.set(id, relation);
  }
  return found;
}

/** Relations, sheets, formats: Excel itself allows fewer (64,000 cell formats). */
const MOST_PARTS = 70_000;

/** The name of a part that another in `folder` speaks of. */
function partName(target: string, folder: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target.slice(1) : `${folder}${target}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

async function workbookSheets(zip: ZipArchive, bookName: string, targets: ReadonlyMap<string, Relation>) {
  const sheets: XlsxSheet[] = [];
  let is1904 = false;
  const book = zip.members.get(bookName)?.source as ByteSource;
  const read = readXml<Readonly<Record<string, string>>>(book, (emit) => ({
    open: (element, attributes) => {
      const name = localName(element);
      if (name === 'workbookPr') is1904 = isTrue(attributes.date1904);
      if (name === 'sheet') emit(attributes);
    },
  }));
  for await (const attributes of read) {
    const { name = '', state } = attributes;
    const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? '';
    const relation = targets.get(id);
    // Sheets of charts and macros hold no cells.
    if (relation === undefined || !relation.type.endsWith('/worksheet')) continue;
    const member = zip.members.get(relation.target);
    if (member === undefined) throw new BadInput(`The workbook lacks the sheet "${name}". Save it again.`);
    if (sheets.some((sheet) => sheet.name === name))
      throw new BadInput(`The workbook has two sheets named "${name}". Rename one.`);
    sheets.push({ name, hidden: state === 'hidden' || state === 'veryHidden', source: member.source });
  }
  return { sheets, is1904 };
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

/** What each cell style makes of a number, by its index (ECMA-376 part 1, section 18.8). */
async function numberKinds(styles: ByteSource | undefined): Promise<readonly NumberKind[]> {
  if (styles === undefined) return [];
  const custom = new Map<string, NumberKind>();
  const kinds: NumberKind[] = [];
  let inCellFormats = false;
  const read = readXml<never>(styles, () => ({
    open: (element, { numFmtId = '0', formatCode = '' }) => {
      const name = localName(element);
      if (name === 'numFmt') custom.set(numFmtId, kindOfFormat(formatCode));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats && kinds.length < MOST_PARTS)
        kinds.push(custom.get(numFmtId) ?? kindOfBuiltIn(Number(numFmtId)));
    },
    close: (element) => {
      if (localName(element) === 'cellXfs') inCellFormats = false;
    },
  }));
  for await (const _ of read);
  return kinds;
}
