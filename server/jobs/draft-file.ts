import type { Scope } from '../access/scope.js';
import type { Progress } from '../progress.js';
import { EqualRows } from '../sources/reading/row-reader.js';
import { type DraftedFile, type DraftedRows, type PackedRows, RowPacker } from './draft-rows.js';
import { type FileToImport, type ImportInput, likelyRows, openForImport, ROWS_PER_BATCH } from './import-file.js';
import type { EvidenceFiles, ImportCounts, ObjectFolder } from './stores.js';

/** A file whose rows stand in the files of an initial load. */
export interface DraftedImport {
  readonly input: ImportInput;
  readonly scope: Scope;
  readonly file: FileToImport;
  /** None waits yet: what does is seen when all is loaded. */
  readonly counts: Omit<ImportCounts, 'waiting'>;
}

/** Makes lines of rows, some at a time and several batches side by side. */
export interface Drafting<Lines> {
  /** How many batches are worth having on their way. */
  readonly sideBySide: number;
  draft(file: DraftedFile, rows: PackedRows): Promise<DraftedRows<Lines>>;
}

/** Reads a file as an import does, with the same outcome for each row, and hands it on to be loaded into an empty graph. */
export async function draftFile<Lines>(
  files: EvidenceFiles<Lines>,
  { draft, sideBySide }: Drafting<Lines>,
  objects: ObjectFolder,
  input: ImportInput,
  scope: Scope,
  progress: Progress,
  signal: AbortSignal,
): Promise<DraftedImport> {
  const file = await openForImport(objects, input, progress, signal);
  const { importId, table, layout, cameWith, sizeOfTable } = file;
  const drafted = { importId, input, scope, header: table.header, packed: cameWith.packed.map(({ name }) => name) };
  const counts = { read: 0, accepted: 0, refused: 0, alreadyKnown: 0 };

  /** Batches that are being drafted, in the order of their rows; each puts itself when those before it have. */
  const underWay: (() => Promise<void>)[] = [];
  const handOver = async (rows: PackedRows, bytesDone: number) => {
    const drafting = draft(drafted, rows);
    // Whoever waits for it learns of a fault; until then nobody does.
    drafting.catch(() => {});
    underWay.push(async () => {
      const { lines, records, refused, named } = await drafting;
      signal.throwIfAborted();
      const accepted = await files.put(lines);
      for (const [name, id] of named) cameWith.named.noteNamed(name, id);
      counts.read += rows.rows.length;
      counts.accepted += accepted;
      counts.alreadyKnown += records - accepted;
      counts.refused += refused;
      progress('reading', counts.read, Math.max(counts.read, likelyRows(counts.read, bytesDone, sizeOfTable)));
    });
    if (underWay.length >= sideBySide) await underWay.shift()?.();
  };

  progress('reading', 0, 0);
  const equal = new EqualRows(layout);
  const packer = new RowPacker();
  let bytesDone = 0;
  for await (const row of table.rows) {
    packer.add(row, equal.before(row));
    bytesDone = row.byteEnd;
    if (packer.size === ROWS_PER_BATCH) await handOver(packer.take(), bytesDone);
  }
  if (packer.size > 0) await handOver(packer.take(), bytesDone);
  for (const settle of underWay) await settle();
  return { input, scope, file, counts };
}
