import type { Scope } from '../access/scope.js';
import type { Progress } from '../progress.js';
import { BatchReader, type ReadRow } from './batch-reader.js';
import { type FileToImport, type ImportInput, openForImport, ROWS_PER_BATCH, scopeKeyOf } from './import-file.js';
import type { EvidenceFiles, ImportCounts, ObjectFolder } from './stores.js';

/** A file whose rows stand in the files of an initial load. */
export interface DraftedImport {
  readonly input: ImportInput;
  readonly scope: Scope;
  readonly file: FileToImport;
  /** None waits yet: what does is seen when all is loaded. */
  readonly counts: Omit<ImportCounts, 'waiting'>;
}

/** Reads a file as an import does, with the same outcome for each row, and hands it on to be loaded into an empty graph. */
export async function draftFile(
  files: EvidenceFiles,
  objects: ObjectFolder,
  input: ImportInput,
  scope: Scope,
  progress: Progress,
  signal: AbortSignal,
): Promise<DraftedImport> {
  const file = await openForImport(objects, input, progress, signal);
  const reader = new BatchReader(file.source, file.layout, scopeKeyOf(input), file.cameWith.named);
  const counts = { read: 0, accepted: 0, refused: 0, alreadyKnown: 0 };
  const put = async (rows: readonly ReadRow[], bytesDone: number) => {
    signal.throwIfAborted();
    const outcome = reader.outcomeOf(rows);
    const { accepted, alreadyKnown } = await files.put({
      importId: file.importId,
      rowsBefore: counts.read,
      rowsRead: rows.length,
      ...outcome,
      scope,
      recordedOn: input.recordedOn,
      grade: file.source.defaultGrade,
    });
    counts.read += rows.length;
    counts.accepted += accepted;
    counts.alreadyKnown += alreadyKnown;
    counts.refused += outcome.refusals.length;
    progress('reading', counts.read, Math.max(counts.read, Math.round((counts.read * file.sizeOfTable) / bytesDone)));
  };
  let rows: ReadRow[] = [];
  let bytesDone = 0;
  for await (const row of file.table.rows) {
    rows.push(reader.read(row));
    bytesDone = row.byteEnd;
    if (rows.length < ROWS_PER_BATCH) continue;
    await put(rows, bytesDone);
    rows = [];
  }
  if (rows.length > 0) await put(rows, bytesDone);
  return { input, scope, file, counts };
}
