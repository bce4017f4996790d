import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '../progress.js';
import { type ByteSource, fromFile } from '../sources/reading/byte-source.js';
import { extract } from '../sources/reading/extract.js';
import { kindOf } from '../sources/reading/file-kind.js';
import { readExtract, readTable, type Table, type TableHints } from '../sources/reading/read-table.js';
import type { ObjectFolder } from './stores.js';

/** A received file as a table, with the bytes in which its rows stand. */
export interface OpenedTable {
  readonly table: Table;
  readonly bytes: ByteSource;
  /** Of the file as received. */
  readonly mediaType: string;
  /** Where the file is no delimited text: which of its tables this is, and the delimited text that was made of it, kept among the objects. */
  readonly madeOf: { readonly name: string; readonly sha256: string; readonly sizeBytes: number } | null;
}

export interface FileToOpen {
  readonly fileName: string;
  readonly sha256: string;
  readonly hints: TableHints;
}

/**
 * Opens a kept file of any kind. Delimited text is read where it stands; of anything else the table is first written as delimited text, the same
 * bytes each time, and kept beside the file.
 */
export async function openTable(
  objects: ObjectFolder,
  { fileName, sha256, hints }: FileToOpen,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<OpenedTable> {
  const received = fromFile(objects.path(sha256));
  const { kind, mediaType } = await kindOf(received);
  if (kind === 'delimited') {
    const { sheet: _, ...ofText } = hints;
    return { table: await readTable(received, ofText), bytes: received, mediaType, madeOf: null };
  }
  const scratch = join(tmpdir(), 'hawksbill-tables');
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const path = join(scratch, randomUUID());
  try {
    const made = await extract(received, { fileName, hints }, path, progress, signal);
    const kept = await objects.put(path);
    const bytes = fromFile(objects.path(kept.sha256));
    return {
      table: made.isExtract ? await readExtract(bytes) : await readTable(bytes, made.hints),
      bytes,
      mediaType,
      madeOf: { ...kept, name: made.table ?? made.fileName },
    };
  } finally {
    await rm(path, { force: true });
  }
}
