import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Scope, scopeKey } from '../access/scope.js';
import { BadInput } from '../errors.js';
import type { Progress } from '../progress.js';
import { type ImportId, importIdOf, type SourceName } from '../records/ids.js';
import { type Handling, type Layout, layoutFor, type Source } from '../records/source.js';
import type { ByteSource } from '../sources/reading/byte-source.js';
import type { Table, TableHints } from '../sources/reading/read-table.js';
import { writeRejects } from '../sources/reading/rejects.js';
import { mappingIdIn, sourceForImport } from '../sources/source-for-import.js';
import { type AttachmentStore, type CameWith, cameWith, type Examine, keepPacked } from './attachments.js';
import { BatchReader, type ReadRow } from './batch-reader.js';
import { LeaseLost } from './lease-lost.js';
import { type OpenedTable, openTable } from './open-table.js';
import type {
  EvidenceStore,
  ImportBatch,
  ImportCounts,
  ImportHead,
  Job,
  JobStore,
  Lease,
  ObjectFolder,
  RefusedPlace,
} from './stores.js';

/** What a job needs to take a file in, also after a crash: the file itself stands in the object folder. */
export interface ImportInput {
  readonly source: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly ownerAgency: string;
  readonly handling: Handling;
  readonly cases: readonly string[];
  readonly by: string;
  /** UTC instant at which it was handed in. */
  readonly importedAt: string;
  /** UTC day from which we hold what it says: the day it was received, by default that of the import. */
  readonly recordedOn: string;
  readonly receivedFrom: string | null;
  readonly receivedOn: string | null;
  readonly authority: string | null;
  readonly edition: string | null;
  readonly hints: TableHints;
  /** Text of a mapping by which it is read instead of by a layout of the source; absent or null: none. */
  readonly mapping?: string | null;
}

/** What importing needs to keep things and to find files. */
export interface ImportStores {
  readonly evidence: EvidenceStore;
  readonly jobs: JobStore;
  readonly objects: ObjectFolder;
  readonly attachments: AttachmentStore;
  readonly examine: Examine;
  /** Folder in which rejects files are written. */
  readonly rejectsFolder: string;
}

export interface ImportOutcome extends ImportCounts {
  readonly importId: string;
  /** The refused rows in the file's own layout; null where none was refused. */
  readonly rejectsFile: string | null;
}

/** After a crash two of these may have to be done again: one that was being written, one that was read meanwhile (docs/decisions/0220). */
export const ROWS_PER_BATCH = 500;

/** Rows that are passed over before it is said again how far an import is that goes on. */
const PASSED_BETWEEN = 10_000;

/** Places of refused rows asked for at a time. */
export const REFUSED_AT_ONCE = 1_000;

/** Begins an import: the job is there as soon as this answers, and survives a crash. The same file again is the same job. */
export async function beginImport(stores: ImportStores, input: ImportInput): Promise<Job> {
  sourceForImport(input);
  const id = `import:${importIdFor(input)}`;
  return stores.jobs.put({ id, kind: 'IMPORT', input: JSON.stringify(input), by: input.by }, true);
}

/**
 * Takes a file in: reads it row by row, keeps what can be read and refuses the rest with line, column, value and reason. Counts
 * always add up: read = accepted + refused + already known. May be stopped at any point and run again.
 */
export async function importFile(
  stores: ImportStores,
  lease: Lease,
  input: ImportInput,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<ImportOutcome> {
  const file = await openForImport(stores.objects, input, progress, signal);
  const { source, layout, table, bytes, importId, sizeOfTable } = file;
  const scope = await scopeOf(stores.evidence, input);
  await stores.evidence.putSource(source);
  const opened = await stores.evidence.openImport(importHead(file, input, scope));
  if (opened.state === 'DONE') {
    // Known to the same owner and scope: nothing is added, and each row is answered for.
    const known = { ...opened, accepted: 0, alreadyKnown: opened.accepted + opened.alreadyKnown };
    return outcome(importId, known, await rejectsFile(stores, importId, table, bytes, input));
  }

  const reader = new BatchReader(source, layout, scopeKeyOf(input), file.cameWith.named);
  let rowsDone = 0;
  let bytesDone = 0;
  const likely = () => likelyRows(rowsDone, bytesDone, sizeOfTable);
  const write = async (batch: ImportBatch) => {
    const { fresh } = await stores.evidence.putBatch(lease, { ...batch, profiles: reader.notYetPut(batch.profiles) });
    if (fresh === batch.records.length) reader.put(batch.profiles);
    const done = batch.rowsBefore + batch.rowsRead;
    const total = Math.max(done, likely());
    if (!(await stores.jobs.renew(lease, { phase: 'reading', done, total }))) throw new LeaseLost(lease.jobId);
    progress('reading', done, total);
  };
  /** One batch is written at a time; meanwhile the next is read. */
  let writing: Promise<void> = Promise.resolve();
  const handOver = async (rows: readonly ReadRow[]) => {
    const batch: ImportBatch = {
      importId,
      rowsBefore: rowsDone,
      rowsRead: rows.length,
      ...reader.outcomeOf(rows),
      scope,
      recordedOn: opened.recordedOn,
      grade: source.defaultGrade,
    };
    rowsDone += rows.length;
    await writing;
    writing = write(batch);
    // Whoever waits for it next learns of a fault; until then nobody does.
    writing.catch(() => {});
  };

  progress('reading', opened.rowsDone, 0);
  let rows: ReadRow[] = [];
  for await (const row of table.rows) {
    bytesDone = row.byteEnd;
    if (rowsDone < opened.rowsDone) {
      reader.pass(row);
      rowsDone++;
      if (rowsDone % PASSED_BETWEEN === 0) progress('reading', opened.rowsDone, likely());
      continue;
    }
    rows.push(reader.read(row));
    if (rows.length < ROWS_PER_BATCH) continue;
    await handOver(rows);
    rows = [];
  }
  if (rows.length > 0) await handOver(rows);
  await writing;
  await keepPacked(stores, lease, input, importId, file.cameWith, progress, signal);
  const counts = await stores.evidence.closeImport(lease, importId);
  return outcome(importId, counts, await rejectsFile(stores, importId, table, bytes, input));
}

/** A kept file, open and recognised. */
export interface FileToImport extends OpenedTable {
  readonly source: Source;
  readonly layout: Layout;
  readonly importId: ImportId;
  readonly sizeOfTable: number;
  readonly cameWith: CameWith;
}

/** Opens a file that was handed in, and says by which layout it is read. */
export async function openForImport(
  objects: ObjectFolder,
  input: ImportInput,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<FileToImport> {
  const source = sourceForImport(input);
  const opened = await openTable(objects, input, progress, signal);
  return {
    ...opened,
    source,
    layout: recognised(source, opened.table, input.fileName),
    importId: importIdFor(input),
    cameWith: await cameWith(objects, input),
    sizeOfTable: opened.madeOf?.sizeBytes ?? input.sizeBytes,
  };
}

/** How many rows a table has, as far as those read so far tell; 0 while nothing does. */
export function likelyRows(rowsDone: number, bytesDone: number, sizeOfTable: number): number {
  return bytesDone === 0 ? 0 : Math.round((rowsDone * sizeOfTable) / bytesDone);
}

/** All that is known of a file before its first row is read. */
export function importHead(
  { source, layout, importId, table, mediaType, madeOf }: FileToImport,
  { hints: _, handling: __, cases: ___, ...received }: ImportInput,
  scope: Scope,
): ImportHead {
  return {
    ...received,
    source: source.name,
    id: importId,
    layout: layout.id,
    mediaType,
    table: madeOf?.name ?? null,
    tableSha256: madeOf?.sha256 ?? null,
    tableSizeBytes: madeOf?.sizeBytes ?? null,
    encoding: table.encoding,
    delimiter: table.delimiter,
    header: table.header,
    headerByteStart: table.headerByteStart,
    headerByteEnd: table.headerByteEnd,
    scope,
    grade: source.defaultGrade,
  };
}

/** The same file of one owner under one scope is one import, in whatever database. */
export function importIdFor(input: ImportInput): ImportId {
  const { sheet = null, headerRow = null } = input.hints;
  const mapping = mappingIdIn(input.mapping);
  const table =
    sheet === null && headerRow === null && mapping === null ? null : JSON.stringify([sheet, headerRow, mapping]);
  return importIdOf(input.source as SourceName, input.ownerAgency, scopeKeyOf(input), input.sha256, table);
}

export function scopeKeyOf({ ownerAgency: agency, handling, cases }: ImportInput): string {
  return scopeKey({ agency, handling, cases, all: [] });
}

/** The layout of a source by which a table with this heading is read. @throws BadInput where there is none */
export function recognised(source: Source, { header }: Pick<Table, 'header'>, fileName: string): Layout {
  const layout = layoutFor(source, header);
  if (layout) return layout;
  const layouts = source.layouts.map((l) => `${l.id} (${l.recognisedBy.join(', ')})`);
  throw new BadInput(
    `${fileName}: the heading is that of no layout of ${source.name}. It has: ${header.join(', ')}. Layouts: ${layouts.join('; ')}.`,
    { fileName, header, layouts: source.layouts.map((l) => l.id) },
  );
}

export async function scopeOf(
  evidence: EvidenceStore,
  { ownerAgency: agency, handling, cases }: ImportInput,
): Promise<Scope> {
  const [scope] = await evidence.internScopes([{ agency, handling, cases, all: [] }]);
  if (!scope) throw new Error(`no scope for ${agency} ${handling}`);
  return scope;
}

export async function rejectsFile(
  stores: Pick<ImportStores, 'evidence' | 'rejectsFolder'>,
  importId: string,
  table: Table,
  bytes: ByteSource,
  input: ImportInput,
): Promise<string | null> {
  const first = await stores.evidence.refusedRows(importId, -1, REFUSED_AT_ONCE);
  if (first.length === 0) return null;
  await mkdir(stores.rejectsFolder, { recursive: true });
  const name = `${input.fileName.replace(/[^\p{L}\p{N}._-]/gu, '_')}${table.isExtract ? '.csv' : ''}`;
  const path = join(stores.rejectsFolder, `${importId}-${name}`);
  await writeRejects(bytes, table, refusedFrom(stores.evidence, importId, first), path);
  return path;
}

/** All refused rows in the order of the file, asked for as they are written: there may be as many as rows. */
async function* refusedFrom(
  evidence: Pick<EvidenceStore, 'refusedRows'>,
  importId: string,
  first: readonly RefusedPlace[],
): AsyncGenerator<RefusedPlace> {
  let page = first;
  while (true) {
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < REFUSED_AT_ONCE) return;
    page = await evidence.refusedRows(importId, last.byteStart, REFUSED_AT_ONCE);
  }
}

export function outcome(importId: string, counts: ImportCounts, rejectsFile: string | null): ImportOutcome {
  const { read, accepted, refused, alreadyKnown, waiting } = counts;
  return { importId, read, accepted, refused, alreadyKnown, waiting, rejectsFile };
}
