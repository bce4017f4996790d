import { BadInput } from '../../errors.js';
import { openZip, type ZipArchive } from './archive/zip.js';
import { type ByteSource, firstBytes } from './byte-source.js';
import { decoded, detectEncoding, type TextForm } from './encoding.js';
import { looksLikeSentence } from './nmea/sentence.js';
import { ODS_MEDIA_TYPE } from './spreadsheets/ods.js';

/** Text of which rows are read as they stand. */
export interface DelimitedFile {
  readonly kind: 'delimited';
  readonly mediaType: string;
  readonly form: TextForm;
}

/** Text of another kind. */
export interface TextFile {
  readonly kind: 'json' | 'ndjson' | 'xml' | 'nmea';
  readonly mediaType: string;
  readonly form: TextForm;
}

/** A spreadsheet, which is a zip archive of its parts. */
export interface BookFile {
  readonly kind: 'xlsx' | 'ods';
  readonly mediaType: string;
  readonly zip: ZipArchive;
}

/** An archive of files. */
export interface ArchiveFile {
  readonly kind: 'zip';
  readonly mediaType: string;
  readonly zip: ZipArchive;
}

/** What a file is by its content, whatever its name. */
export type FileKind = DelimitedFile | TextFile | BookFile | ArchiveFile;

const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Enough to tell what a text is. */
const SAMPLE_BYTES = 64 * 1024;

/** Kinds of files that are no tables, by their first bytes, with what to do about them. */
const NO_TABLES: readonly (readonly [begins: string, what: string, todo: string])[] = [
  ['%PDF', 'a PDF document', 'Ask for the table it was printed from'],
  ['\x1f\x8b', 'packed by gzip', 'Unpack it first'],
  ['7z\xbc\xaf', 'a 7z archive', 'Unpack it first, or pack it as zip'],
  ['Rar!', 'a RAR archive', 'Unpack it first, or pack it as zip'],
  ['\x89PNG', 'a picture', 'Ask for the table it shows'],
  ['\xff\xd8\xff', 'a picture', 'Ask for the table it shows'],
  ['SQLite format 3', 'a database', 'Export its tables as CSV'],
  ['PAR1', 'a Parquet file', 'Export it as CSV'],
  ['{\\rtf', 'a text document', 'Save its table as CSV'],
];

/** Tells what a file is, or refuses it with what to do. */
export async function kindOf(source: ByteSource): Promise<FileKind> {
  const beginning = Buffer.from(await firstBytes(source, SAMPLE_BYTES));
  const signs = beginning.toString('latin1', 0, 16);
  for (const [begins, what, todo] of NO_TABLES)
    if (signs.startsWith(begins)) throw new BadInput(`The file is ${what}, and no table. ${todo}.`);
  if (signs.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw await compoundFile(source);
  if (signs.startsWith('PK\x03\x04') || signs.startsWith('PK\x05\x06')) return kindOfZip(await openZip(source));
  return kindOfText(beginning, await detectEncoding(source));
}

async function kindOfZip(zip: ZipArchive): Promise<FileKind> {
  const names = [...zip.members.keys()];
  const mimeType = await firstText(zip.members.get('mimetype')?.source);
  if (mimeType.startsWith(ODS_MEDIA_TYPE)) return { kind: 'ods', mediaType: ODS_MEDIA_TYPE, zip };
  if (mimeType.startsWith('application/vnd.oasis'))
    throw new BadInput(
      'The file is an OpenDocument file, but no spreadsheet. Save its table as a spreadsheet or as CSV.',
    );
  if (names.some((name) => name.startsWith('xl/'))) return { kind: 'xlsx', mediaType: XLSX_MEDIA_TYPE, zip };
  if (zip.members.has('[Content_Types].xml'))
    throw new BadInput(
      'The file is an Office document, but no workbook. Save its table as a workbook (.xlsx) or as CSV.',
    );
  return { kind: 'zip', mediaType: 'application/zip', zip };
}

async function firstText(source: ByteSource | undefined): Promise<string> {
  return source === undefined ? '' : Buffer.from(await firstBytes(source, 200)).toString('latin1');
}

/** Old Office files and encrypted new ones are compound files ([MS-CFB], section 2.2); the names of their parts tell them apart. */
async function compoundFile(source: ByteSource): Promise<BadInput> {
  const mark = Buffer.from('EncryptedPackage', 'utf16le');
  let carried = Buffer.alloc(0);
  for await (const piece of source.open()) {
    const looked = Buffer.concat([carried, piece]);
    if (looked.includes(mark)) return new BadInput('The workbook is protected by a password. Save it without one.');
    carried = looked.subarray(-mark.length);
  }
  return new BadInput('The file is an old Office file (such as .xls). Save it as an Excel workbook (.xlsx) or as CSV.');
}

function kindOfText(beginning: Buffer, form: TextForm): FileKind {
  const text = decoded(beginning.subarray(form.bomBytes), form.encoding).trimStart();
  if (/^<(!doctype\s+html|html|table)\b/i.test(text))
    throw new BadInput(
      'The file is a web page. Open it in a spreadsheet program and save it as a workbook (.xlsx) or as CSV.',
    );
  if (/^<([?!]|[\p{L}_][^\s,;|]{0,200}[\s>])/u.test(text)) return { kind: 'xml', mediaType: 'application/xml', form };
  if (text.startsWith('{')) {
    const kind = hasObjectOnEachLine(text) ? 'ndjson' : 'json';
    return { kind, mediaType: kind === 'json' ? 'application/json' : 'application/x-ndjson', form };
  }
  if (/^\[\s*[[{\]"\d-]/.test(text) || /^\[\s*(true|false|null)\b/.test(text))
    return { kind: 'json', mediaType: 'application/json', form };
  const lines = text.split('\n', 40).filter((line) => line.trim() !== '');
  const sentences = lines.filter(looksLikeSentence).length;
  if (sentences * 2 > lines.length) return { kind: 'nmea', mediaType: 'text/plain', form };
  return { kind: 'delimited', mediaType: 'text/csv', form };
}

/** The first line ends the object it begins, and another begins below. */
function hasObjectOnEachLine(text: string): boolean {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trim());
  return first.endsWith('}') && (rest.find((line) => line !== '')?.startsWith('{') ?? false);
}
