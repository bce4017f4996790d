import { PUBLIC_AGENCY } from '../access/scope.js';
import type { User } from '../access/user.js';
import type { ImportInput } from '../jobs/import-file.js';
import type { Handling } from '../records/source.js';
import type { TableHints } from '../sources/reading/read-table.js';
import { sourceForImport } from '../sources/source-for-import.js';

/** A file that somebody hands in, with what he says about it. */
export interface HandedIn {
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly source: string;
  readonly receivedFrom: string | null;
  readonly receivedOn: string | null;
  readonly authority: string | null;
  /** Of a list that is published again and again: which one this is. Absent or null: as its source, if that says. */
  readonly edition?: string | null;
  /** Null: as the source's default. */
  readonly handling: Handling | null;
  readonly hints: TableHints;
  /** Text of a mapping by which it is read; absent or null: by a layout of the source. */
  readonly mapping?: string | null;
}

/**
 * What the job is to do. What anybody may have belongs to nobody: it is kept under the public agency. Anything else belongs to the
 * agency of who hands it in.
 */
export function importInput(file: HandedIn, by: User, now: Date): ImportInput {
  const handling = file.handling ?? sourceForImport({ ...file, ownerAgency: by.agency }).defaultHandling;
  const instant = `${now.toISOString().slice(0, 19)}Z`;
  return {
    source: file.source,
    fileName: file.fileName,
    sha256: file.sha256,
    sizeBytes: file.sizeBytes,
    ownerAgency: handling === 'TLP:CLEAR' ? PUBLIC_AGENCY : by.agency,
    handling,
    cases: [],
    by: by.name,
    importedAt: instant,
    recordedOn: file.receivedOn ?? instant.slice(0, 10),
    receivedFrom: file.receivedFrom,
    receivedOn: file.receivedOn,
    authority: file.authority,
    edition: file.edition ?? null,
    hints: file.hints,
    mapping: file.mapping ?? null,
  };
}
