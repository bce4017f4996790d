import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BadInput } from '../../errors.js';
import type { Progress } from '../../progress.js';
import { MEMBER_SEPARATOR, packedIn, withMember } from './archive/members.js';
import { type ByteSource, fromFile, until } from './byte-source.js';
import { type FileKind, kindOf } from './file-kind.js';
import { openFile } from './open-file.js';
import type { FoundTable } from './placed-table.js';
import { readExtract, readTable, type Table, type TableHints } from './read-table.js';
import { writeExtract } from './write-extract.js';

/** Which table of which file. */
export interface Wanted {
  readonly fileName: string;
  /** `sheet` names the table, `headerRow` its heading; the rest is for delimited text. */
  readonly hints?: TableHints;
}

/** A file of our own from which rows are read as from any other. */
export interface Extracted {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Which file in the file it is: `archive.zip › folder/seizures.xlsx`. */
  readonly fileName: string;
  /** Which table of that; null where the file is one. */
  readonly table: string | null;
  readonly mediaType: string;
  /** Whether rows say themselves where they stand; else the file is delimited text, byte for byte as received. */
  readonly isExtract: boolean;
  /** How `readExtracted` reads it. */
  readonly hints: TableHints;
  /** Rows written and, of them, refused meanwhile; null where the file is delimited text. */
  readonly rows: number | null;
  readonly refused: number | null;
  readonly warnings: readonly string[];
}

/**
 * Writes one table of a file, of whatever kind, as delimited text in UTF-8 that `readExtracted` reads: the same file gives the same bytes. Delimited
 * text, alone or in an archive, is copied byte for byte. Ends with the signal's reason when called off; then there is no file.
 */
export async function extract(
  source: ByteSource,
  wanted: Wanted,
  writeTo: string,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<Extracted> {
  try {
    signal?.throwIfAborted();
    const watched = until(signal, source);
    const work = { writeTo, progress, signal };
    return await extractOf(watched, await kindOf(watched), wanted, 0, `${writeTo}.scratch`, work);
  } catch (failure) {
    signal?.throwIfAborted();
    throw failure;
  }
}

/** The rows of what was extracted. */
export function readExtracted({
  path,
  isExtract,
  hints,
}: Pick<Extracted, 'path' | 'isExtract' | 'hints'>): Promise<Table> {
  return isExtract ? readExtract(fromFile(path)) : readTable(fromFile(path), hints);
}

interface Work {
  readonly writeTo: string;
  readonly progress: Progress;
  readonly signal: AbortSignal | undefined;
}

async function extractOf(
  source: ByteSource,
  file: FileKind,
  wanted: Wanted,
  level: number,
  scratchPath: string,
  work: Work,
): Promise<Extracted> {
  const { fileName, hints = {} } = wanted;
  if (file.kind === 'delimited') return copied(source, file.mediaType, wanted, work);
  if (file.kind === 'zip') {
    const { files: members } = await packedIn(file.zip);
    if (members.length === 0)
      throw new BadInput(
        `${fileName} holds photos or documents alone, and no table. Add them to the records they belong to.`,
      );
    const member = members.find(
      ({ name }) => hints.sheet === name || hints.sheet?.startsWith(`${name}${MEMBER_SEPARATOR}`),
    );
    const chosen = member ?? (hints.sheet === undefined ? members[0] : undefined);
    if (chosen === undefined) throw noSuchTable(fileName, hints.sheet, members);
    const { sheet, ...others } = hints;
    const inside = sheet?.slice(chosen.name.length + MEMBER_SEPARATOR.length);
    const found = await withMember(chosen, level, (bytes, kind, scratch) =>
      extractOf(
        until(work.signal, bytes),
        kind,
        {
          fileName: `${fileName}${MEMBER_SEPARATOR}${chosen.name}`,
          hints: inside ? { ...others, sheet: inside } : others,
        },
        level + 1,
        scratch,
        work,
      ),
    );
    const warning = onlyOneRead(hints.sheet, chosen.name, members);
    return { ...found, warnings: [...warning, ...found.warnings] };
  }
  const opened = await openFile(source, file, scratchPath, work.signal);
  try {
    const visible = opened.tables.filter((table) => !table.hidden);
    const chosen =
      hints.sheet === undefined ? (visible[0] ?? opened.tables[0]) : opened.tables.find((t) => t.name === hints.sheet);
    if (chosen === undefined) throw noSuchTable(fileName, hints.sheet, opened.tables);
    const table = await opened.table(chosen.name, hints.headerRow, work.progress);
    if (table === null) throw new BadInput(`${fileName}: sheet "${chosen.name}" is empty. Name another one.`);
    const written = await writeExtract(table, work.writeTo, work.progress, work.signal);
    return {
      ...written,
      path: work.writeTo,
      fileName,
      table: chosen.name,
      mediaType: file.mediaType,
      isExtract: true,
      hints: {},
      warnings: [...onlyOneRead(hints.sheet, chosen.name, opened.tables), ...table.warnings()],
    };
  } finally {
    opened.close();
  }
}

function noSuchTable(
  fileName: string,
  sheet: string | undefined,
  tables: readonly { readonly name: string }[],
): BadInput {
  const names = tables.slice(0, 20).map(({ name }) => name);
  const more = tables.length > names.length ? ` and ${tables.length - names.length} more` : '';
  return new BadInput(`${fileName} holds no table named "${sheet}". It holds: ${names.join(', ')}${more}.`, {
    sheet,
    names,
  });
}

/** Which one was taken is said where there were several and nobody named one. */
function onlyOneRead(
  said: string | undefined,
  name: string,
  tables: readonly Pick<FoundTable, 'name'>[],
): readonly string[] {
  if (said !== undefined || tables.length < 2) return [];
  return [`The file holds ${tables.length} tables; "${name}" was read. Name another to read that.`];
}

async function copied(source: ByteSource, mediaType: string, wanted: Wanted, work: Work): Promise<Extracted> {
  const { writeTo, progress } = work;
  const { sheet, ...hints } = wanted.hints ?? {};
  if (sheet !== undefined && sheet !== '')
    throw noSuchTable(wanted.fileName, sheet, [{ name: 'one table only, without a name' }]);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const counted = async function* () {
    for await (const piece of source.open()) {
      hash.update(piece);
      sizeBytes += piece.length;
      progress('copying', sizeBytes, 0);
      yield piece;
    }
  };
  const unfinished = `${writeTo}.part`;
  try {
    await pipeline(Readable.from(counted()), createWriteStream(unfinished));
    await rename(unfinished, writeTo);
  } catch (failure) {
    await rm(unfinished, { force: true });
    throw failure;
  }
  return {
    path: writeTo,
    sha256: hash.digest('hex'),
    sizeBytes,
    fileName: wanted.fileName,
    table: null,
    mediaType,
    isExtract: false,
    hints,
    rows: null,
    refused: null,
    warnings: [],
  };
}
