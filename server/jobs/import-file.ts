import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Scope, scopeKey } from '../access/scope.js';
import { BadInput } from '../errors.js';
import { type ImportId, importIdOf, type SourceName } from '../records/ids.js';
import type { Mention } from '../records/mention.js';
import { profileIdOf } from '../records/profile.js';
import type { SourceRecord } from '../records/record.js';
import { type Handling, type Layout, layoutFor, type Source } from '../records/source.js';
import { featuresOf } from '../resolution/features.js';
import { shippedParameters } from '../resolution/parameters.js';
import { saysEnough } from '../resolution/score.js';
import type { ByteSource } from '../sources/reading/byte-source.js';
import type { Table, TableHints } from '../sources/reading/read-table.js';
import { writeRejects } from '../sources/reading/rejects.js';
import { isRefusedRecord, RowReader } from '../sources/reading/row-reader.js';
import { mappingIdIn, sourceForImport } from '../sources/source-for-import.js';
import { LeaseLost } from './lease-lost.js';
import { openTable } from './open-table.js';
import { Recent } from './recent.js';
import type {
  EvidenceStore,
  ImportBatch,
  ImportCounts,
  Job,
  JobStore,
  Lease,
  ObjectFolder,
  ProfileDraft,
  StoredRefusal,
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
  /** Folder in which rejects files are written. */
  readonly rejectsFolder: string;
}

export interface ImportOutcome extends ImportCounts {
  readonly importId: string;
  /** The refused rows in the file's own layout; null where none was refused. */
  readonly rejectsFile: string | null;
}

export type Progress = (phase: string, done: number, total: number) => void;

/** As many as may have to be done again after a crash (docs/decisions/0220). */
const ROWS_PER_BATCH = 1_000;

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
  const source = sourceForImport(input);
  const { table, bytes, mediaType, madeOf } = await openTable(stores.objects, input, progress, signal);
  const layout = recognised(source, table, input.fileName);
  const scope = await scopeOf(stores.evidence, input);
  await stores.evidence.putSource(source);
  const importId = importIdFor(input);
  const { hints, handling, cases, ...received } = input;
  const opened = await stores.evidence.openImport({
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
  });
  if (opened.state === 'DONE') {
    // Known to the same owner and scope: nothing is added, and each row is answered for.
    const known = { ...opened, accepted: 0, alreadyKnown: opened.accepted + opened.alreadyKnown };
    return outcome(importId, known, await rejectsFile(stores, importId, table, bytes, input));
  }

  const reader = new BatchReader(source, layout, scopeKeyOf(input));
  let rowsDone = 0;
  let bytesDone = 0;
  const sizeOfTable = madeOf?.sizeBytes ?? input.sizeBytes;
  /** How many rows there will be, as far as those read so far tell; 0 while nothing does. */
  const likelyRows = () => (bytesDone === 0 ? 0 : Math.round((rowsDone * sizeOfTable) / bytesDone));
  const write = async (batch: ImportBatch) => {
    const { fresh } = await stores.evidence.putBatch(lease, { ...batch, profiles: reader.notYetPut(batch.profiles) });
    if (fresh === batch.records.length) reader.put(batch.profiles);
    const done = batch.rowsBefore + batch.rowsRead;
    const total = Math.max(done, likelyRows());
    if (!(await stores.jobs.renew(lease, { phase: 'reading', done, total }))) throw new LeaseLost(lease.jobId);
    progress('reading', done, total);
  };
  /** One batch is written at a time; meanwhile the next is read. */
  let writing: Promise<void> = Promise.resolve();
  const handOver = async (rows: readonly ReadRow[]) => {
    const rowsBefore = rowsDone;
    rowsDone += rows.length;
    if (rowsDone <= opened.rowsDone) return; // Done before the last crash.
    const batch: ImportBatch = {
      importId,
      rowsBefore,
      rowsRead: rows.length,
      ...reader.outcomeOf(rows),
      scope,
      recordedOn: opened.recordedOn,
      grade: source.defaultGrade,
    };
    await writing;
    writing = write(batch);
    // Whoever waits for it next learns of a fault; until then nobody does.
    writing.catch(() => {});
  };

  progress('reading', opened.rowsDone, 0);
  let rows: ReadRow[] = [];
  for await (const row of table.rows) {
    rows.push(reader.read(row));
    bytesDone = row.byteEnd;
    if (rows.length < ROWS_PER_BATCH) continue;
    await handOver(rows);
    rows = [];
  }
  if (rows.length > 0) await handOver(rows);
  await writing;
  const counts = await stores.evidence.closeImport(lease, importId);
  return outcome(importId, counts, await rejectsFile(stores, importId, table, bytes, input));
}

/** A row with what came of it: a record or a refusal. */
type ReadRow = { readonly record: SourceRecord } | { readonly refusal: StoredRefusal };

/** What a batch of rows brings: records, what their mentions say, refusals. */
class BatchReader {
  readonly #rows: RowReader;
  readonly #drafts = new Recent<ProfileDraft>(PROFILES_AT_HAND);
  readonly #put = new Recent<true>(PROFILES_KNOWN);

  constructor(source: Source, layout: Layout, scopeKey: string) {
    this.#rows = new RowReader(source, layout, scopeKey);
  }

  read(row: Parameters<RowReader['read']>[0]): ReadRow {
    const read = this.#rows.read(row);
    return isRefusedRecord(read) ? { refusal: read } : { record: read };
  }

  outcomeOf(rows: readonly ReadRow[]): Pick<ImportBatch, 'records' | 'profiles' | 'profileIds' | 'refusals'> {
    const records = rows.flatMap((r) => ('record' in r ? [r.record] : []));
    const profiles = new Map<string, ProfileDraft>();
    const profileIds = new Map<Mention, string>();
    for (const mention of records.flatMap((r) => r.mentions)) {
      const id = profileIdOf(mention);
      profileIds.set(mention, id);
      if (!profiles.has(id)) profiles.set(id, this.#profileOf(id, mention));
    }
    return {
      records,
      profiles: [...profiles.values()],
      profileIds,
      refusals: rows.flatMap((r) => ('refusal' in r ? [r.refusal] : [])),
    };
  }

  /** Remembers that these are in the graph. */
  put(profiles: readonly ProfileDraft[]): void {
    for (const { id } of profiles) this.#put.set(id, true);
  }

  notYetPut(profiles: readonly ProfileDraft[]): readonly ProfileDraft[] {
    return profiles.filter(({ id }) => this.#put.get(id) === undefined);
  }

  #profileOf(id: string, mention: Mention): ProfileDraft {
    const known = this.#drafts.get(id);
    if (known) return known;
    const profile = profileDraft(id, mention);
    this.#drafts.set(id, profile);
    return profile;
  }
}

/** Profiles kept at hand: ports, goods and large traders come again and again. */
const PROFILES_AT_HAND = 5_000;
/** Profiles of which it is known that the graph has them. */
const PROFILES_KNOWN = 50_000;

function profileDraft(id: string, mention: Mention): ProfileDraft {
  const features = featuresOf({ ...mention, id: id as Mention['id'] }, shippedParameters);
  const compared = mention.kind === 'TRADER' || mention.kind === 'VESSEL';
  const sure = compared && saysEnough(features, shippedParameters);
  return { id, kind: mention.kind, values: mention.values, facts: features.facts, sure };
}

/** The same file of one owner under one scope is one import, in whatever database. */
export function importIdFor(input: ImportInput): ImportId {
  const { sheet = null, headerRow = null } = input.hints;
  const mapping = mappingIdIn(input.mapping);
  const table =
    sheet === null && headerRow === null && mapping === null ? null : JSON.stringify([sheet, headerRow, mapping]);
  return importIdOf(input.source as SourceName, input.ownerAgency, scopeKeyOf(input), input.sha256, table);
}

function scopeKeyOf({ ownerAgency: agency, handling, cases }: ImportInput): string {
  return scopeKey({ agency, handling, cases, all: [] });
}

function recognised(source: Source, table: Table, fileName: string): Layout {
  const layout = layoutFor(source, table.header);
  if (layout) return layout;
  const layouts = source.layouts.map((l) => `${l.id} (${l.recognisedBy.join(', ')})`);
  throw new BadInput(
    `${fileName}: the heading is that of no layout of ${source.name}. It has: ${table.header.join(', ')}. Layouts: ${layouts.join('; ')}.`,
    { fileName, header: table.header, layouts: source.layouts.map((l) => l.id) },
  );
}

async function scopeOf(evidence: EvidenceStore, { ownerAgency: agency, handling, cases }: ImportInput): Promise<Scope> {
  const [scope] = await evidence.internScopes([{ agency, handling, cases, all: [] }]);
  if (!scope) throw new Error(`no scope for ${agency} ${handling}`);
  return scope;
}

async function rejectsFile(
  stores: ImportStores,
  importId: string,
  table: Table,
  bytes: ByteSource,
  input: ImportInput,
): Promise<string | null> {
  const refusals = await stores.evidence.refusalsOf(importId);
  if (refusals.length === 0) return null;
  await mkdir(stores.rejectsFolder, { recursive: true });
  const name = `${input.fileName.replace(/[^\p{L}\p{N}._-]/gu, '_')}${table.isExtract ? '.csv' : ''}`;
  const path = join(stores.rejectsFolder, `${importId}-${name}`);
  await writeRejects(bytes, table, refusals, path);
  return path;
}

function outcome(importId: string, counts: ImportCounts, rejectsFile: string | null): ImportOutcome {
  const { read, accepted, refused, alreadyKnown, waiting } = counts;
  return { importId, read, accepted, refused, alreadyKnown, waiting, rejectsFile };
}
