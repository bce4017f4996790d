import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '../../errors.js';
import { MEMBER_SEPARATOR, packedIn, withMember } from './archive/members.js';
import { type ByteSource, until } from './byte-source.js';
import type { Delimiter, Quote } from './delimiter.js';
import type { Encoding } from './encoding.js';
import { type ArchiveFile, type FileKind, kindOf } from './file-kind.js';
import { uniqueHeader } from './header.js';
import { openFile } from './open-file.js';
import { isRefusedRow, readTable, type TableHints } from './read-table.js';

/** A row as it is shown before anything is imported. */
export interface SampleRow {
  /** Where it stands: `line 7`, `sheet "Seizures", row 12`, `$[3]`. */
  readonly at: string;
  /** Texts under the headings; none where the row is refused for having others. */
  readonly cells: readonly string[];
  readonly refused: string | null;
}

/** One table that can be imported, as it would be read. */
export interface RecognisedTable {
  /** What `TableHints.sheet` has to say to get it; null where the file is the table. */
  readonly sheet: string | null;
  /** `archive.zip › folder/seizures.csv`. */
  readonly fileName: string;
  readonly kind: FileKind['kind'];
  readonly mediaType: string;
  readonly hidden: boolean;
  readonly header: readonly string[];
  /** 1-based line or row of the heading; null where the rows name their columns themselves. */
  readonly headerRow: number | null;
  readonly sample: readonly SampleRow[];
  /** Of text: its encoding, and how sure that is from 0 to 1. */
  readonly encoding: Encoding | null;
  readonly encodingSureness: number | null;
  /** Of delimited text. */
  readonly delimiter: Delimiter | null;
  readonly quote: Quote | null;
  readonly warnings: readonly string[];
  /** Why it cannot be read, with what to do; null where it can. */
  readonly problem: string | null;
}

/** What a file is, and which tables it holds. */
export interface Recognised {
  readonly kind: FileKind['kind'];
  readonly mediaType: string;
  readonly tables: readonly RecognisedTable[];
  readonly warnings: readonly string[];
}

const SAMPLE_ROWS = 10;
/** Tables that are looked into; of the rest only the names are given. */
const MOST_SAMPLED = 50;
/** Below this a guess at the encoding is told as one. */
const SURE_ENOUGH = 0.5;

/** Looks at a file and says what it is by its content, which tables it holds, and how each would be read; the hints go before what is found. */
export async function recognise(
  source: ByteSource,
  fileName: string,
  hints: TableHints = {},
  signal?: AbortSignal,
): Promise<Recognised> {
  const scratch = await mkdtemp(join(tmpdir(), 'hawksbill-look-'));
  try {
    const watched = until(signal, source);
    const file = await kindOf(watched);
    const tables = await tablesOf(watched, file, fileName, hints, 0, join(scratch, 'scratch'), signal);
    const warnings = [...nameWarnings(fileName, file), ...(await attachmentWarnings(file))];
    return { kind: file.kind, mediaType: file.mediaType, tables, warnings };
  } catch (failure) {
    signal?.throwIfAborted();
    throw failure;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const ENDINGS: Readonly<Record<FileKind['kind'], readonly string[]>> = {
  delimited: ['csv', 'tsv', 'txt', 'tab', 'dat'],
  xlsx: ['xlsx', 'xlsm', 'xltx'],
  ods: ['ods', 'ots'],
  json: ['json', 'geojson', 'jsonld'],
  ndjson: ['ndjson', 'jsonl', 'json', 'ftm'],
  xml: ['xml', 'kml', 'gml'],
  zip: ['zip'],
  nmea: ['nmea', 'txt', 'ais', 'log', 'dat'],
};

/** A name that promises another kind is told: the content decides. */
function nameWarnings(fileName: string, { kind }: FileKind): readonly string[] {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1]?.toLowerCase();
  if (ending === undefined || ENDINGS[kind].includes(ending)) return [];
  if (!Object.values(ENDINGS).some((endings) => endings.includes(ending)) && ending !== 'xls') return [];
  return [`The name ends in .${ending}, but the file is ${KIND_NAMES[kind]} and is read as that.`];
}

/** Photos and documents beside tables are no tables, and no loss: whoever hands them in learns what becomes of them. */
async function attachmentWarnings(file: FileKind): Promise<readonly string[]> {
  const count = file.kind === 'zip' ? (await packedIn(file.zip)).attachments.length : 0;
  if (count === 0) return [];
  return [
    count === 1
      ? 'Beside the tables stands one photo or document. It is kept with the rows that name it, or else with the import.'
      : `Beside the tables stand ${count} photos or documents. They are kept with the rows that name them, the others with the import.`,
  ];
}

const KIND_NAMES: Readonly<Record<FileKind['kind'], string>> = {
  delimited: 'delimited text',
  xlsx: 'an Excel workbook',
  ods: 'an OpenDocument spreadsheet',
  json: 'JSON',
  ndjson: 'JSON line by line',
  xml: 'XML',
  zip: 'a zip archive',
  nmea: 'AIS sentences',
};

async function tablesOf(
  source: ByteSource,
  file: FileKind,
  fileName: string,
  hints: TableHints,
  level: number,
  scratchPath: string,
  signal: AbortSignal | undefined,
): Promise<readonly RecognisedTable[]> {
  if (file.kind === 'delimited') return [await delimitedTable(source, file, fileName, hints)];
  if (file.kind === 'zip') return archiveTables(file, fileName, hints, level, signal);
  const opened = await openFile(source, file, scratchPath, signal);
  try {
    const found: RecognisedTable[] = [];
    for (const { name, hidden } of opened.tables) {
      const about = { ...nothing(file, fileName), sheet: name, hidden };
      if (found.length >= MOST_SAMPLED) {
        found.push(about);
        continue;
      }
      const headerRow = hints.sheet === undefined || hints.sheet === name ? hints.headerRow : undefined;
      found.push(
        await unlessRefused(about, async () => {
          const table = await opened.sample(name, headerRow);
          if (table === null) return { ...about, problem: 'The sheet is empty.' };
          const sample: SampleRow[] = [];
          for await (const { at, cells, refused } of table.rows) {
            sample.push({ at, cells: table.header.map((_, i) => cells[i] ?? ''), refused: refused?.reason ?? null });
            if (sample.length === SAMPLE_ROWS) break;
          }
          return {
            ...about,
            header: uniqueHeader(table.header),
            headerRow: table.headerRow ?? null,
            sample,
            warnings: [...about.warnings, ...table.warnings()],
          };
        }),
      );
    }
    return found;
  } finally {
    opened.close();
  }
}

async function archiveTables(
  file: ArchiveFile,
  fileName: string,
  hints: TableHints,
  level: number,
  signal: AbortSignal | undefined,
): Promise<readonly RecognisedTable[]> {
  const found: RecognisedTable[] = [];
  for (const [i, member] of (await packedIn(file.zip)).files.entries()) {
    const memberName = `${fileName}${MEMBER_SEPARATOR}${member.name}`;
    const about = { ...nothing(file, memberName), sheet: member.name };
    if (i >= MOST_SAMPLED) {
      found.push(about);
      continue;
    }
    const { sheet: _, ...others } = hints;
    const inside = await unlessRefused<readonly RecognisedTable[]>([about], () =>
      withMember(member, level, (source, kind, scratch) =>
        tablesOf(until(signal, source), kind, memberName, others, level + 1, scratch, signal),
      ),
    );
    for (const table of inside) {
      const sheet =
        table === about || table.sheet === null || (table.problem !== null && table.sheet === member.name)
          ? member.name
          : `${member.name}${MEMBER_SEPARATOR}${table.sheet}`;
      found.push({ ...table, sheet });
    }
  }
  return found;
}

/** What cannot be read is listed with the reason, and the rest goes on. */
async function unlessRefused<T extends RecognisedTable | readonly RecognisedTable[]>(
  about: T,
  look: () => Promise<T>,
): Promise<T> {
  try {
    return await look();
  } catch (failure) {
    if (!(failure instanceof DomainError)) throw failure;
    const problem = failure.message;
    const refused = Array.isArray(about) ? about.map((one) => ({ ...one, problem })) : { ...about, problem };
    return refused as T;
  }
}

function nothing(file: FileKind, fileName: string): RecognisedTable {
  const form = 'form' in file ? file.form : null;
  return {
    sheet: null,
    fileName,
    kind: file.kind,
    mediaType: file.mediaType,
    hidden: false,
    header: [],
    headerRow: null,
    sample: [],
    encoding: form?.encoding ?? null,
    encodingSureness: form?.sureness ?? null,
    delimiter: null,
    quote: null,
    warnings: form === null ? [] : encodingWarnings(form.encoding, form.sureness),
    problem: null,
  };
}

function encodingWarnings(encoding: Encoding, sureness: number): readonly string[] {
  if (sureness >= SURE_ENOUGH) return [];
  return [`The encoding is probably ${encoding}. Look at the letters below, and name another where they are wrong.`];
}

async function delimitedTable(
  source: ByteSource,
  file: FileKind,
  fileName: string,
  hints: TableHints,
): Promise<RecognisedTable> {
  const table = await readTable(source, hints);
  const sample: SampleRow[] = [];
  for await (const row of table.rows) {
    const at = `line ${row.line}`;
    sample.push(
      isRefusedRow(row)
        ? { at, cells: [], refused: row.reason }
        : { at, cells: row.cells.map(({ text }) => text), refused: null },
    );
    if (sample.length === SAMPLE_ROWS) break;
  }
  const above = table.headerLine > 1 && hints.headerRow === undefined;
  return {
    ...nothing(file, fileName),
    header: table.header,
    headerRow: table.headerLine,
    sample,
    encoding: table.encoding,
    encodingSureness: table.encodingSureness,
    delimiter: table.delimiter,
    quote: table.quote,
    warnings: [
      ...encodingWarnings(table.encoding, table.encodingSureness),
      ...(above
        ? [`The heading is taken to stand on line ${table.headerLine}. Name another line where it does not.`]
        : []),
    ],
  };
}
