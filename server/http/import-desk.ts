import type { SignedIn } from '../access/signed-in.js';
import type { Asking } from '../graph/entity-graph.js';
import type { Grade, Handling } from '../records/source.js';
import type { CheckedTable } from '../sources/checking/check-table.js';
import type { MappingProblem } from '../sources/mapping/read-mapping.js';
import type { TableHints } from '../sources/reading/read-table.js';

/** A file as it was sent, with what the sender says about it. */
export interface Upload {
  /** Where its bytes were put; the desk removes it when it is done. */
  readonly path: string;
  readonly fileName: string;
  readonly source: string;
  readonly receivedFrom: string | null;
  readonly receivedOn: string | null;
  readonly authority: string | null;
  /** Of a list that is published again and again: which one this is. */
  readonly edition?: string | null;
  /** Null: as the source's default. */
  readonly handling: Handling | null;
}

/** A file that was handed in to be looked at. Nothing of it is kept until it is imported; a day later it is gone. */
export interface DraftView {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** How a file is to be read for a look: what is null is found out from the file. */
export interface CheckWanted {
  readonly source: string | null;
  readonly hints: TableHints;
  /** Text of a mapping to read it by instead of by a layout that is known. */
  readonly mapping: string | null;
  readonly handling: Handling | null;
  /** How many rows stand before the sample. */
  readonly from: number;
}

/** A layout that the file may be in. */
export interface RecognisedAs {
  readonly source: string;
  readonly title: string;
  readonly layout: string;
  /** Of the columns that tell the layout, how many are there. */
  readonly known: number;
  readonly of: number;
}

/** A file as it would be read. */
export interface CheckedFile extends DraftView {
  /** What it is by its content: delimited, xlsx, json, zip … */
  readonly kind: string;
  /** The tables that it holds, where it is no delimited text, and which of them is shown. */
  readonly tables: readonly {
    readonly name: string;
    readonly hidden: boolean;
    /** Why it cannot be read, with what to do. */
    readonly problem: string | null;
  }[];
  readonly table: string | null;
  readonly warnings: readonly string[];
  readonly encoding: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  /** The source and layout it is read by; null where none was found or named. */
  readonly recognisedAs: (RecognisedAs & { readonly grade: Grade; readonly handling: Handling }) | null;
  /** What else it may be, the likeliest first. */
  readonly nextBest: RecognisedAs | null;
  /** The import that brought the same bytes for the same owner under the same handling code. */
  readonly importedBefore: string | null;
  /** What is wrong with the mapping that was sent, place by place. */
  readonly mappingProblems: readonly MappingProblem[];
  /** A mapping that may do, in YAML with what speaks for each part; null where a layout or a mapping was found to fit. */
  readonly proposedMapping: string | null;
  /** Null where nothing says how to read its rows. */
  readonly check: CheckedTable | null;
}

/** How far a piece of work is. */
export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly state: 'RUNNING' | 'DONE' | 'FAILED';
  /** What it is doing: "reading", "comparing", "placing". */
  readonly phase: string;
  /** Steps done, and of how many where that is known. */
  readonly done: number;
  readonly total: number | null;
  /** The import it made, once there is one. */
  readonly importId: string | null;
  /** Why it failed, in words for who started it. */
  readonly problem: string | null;
}

/** Rows that were not taken in, in the file's own layout, to be mended and sent again. */
export interface RejectsFile {
  readonly fileName: string;
  readonly path: string;
}

/** Looks at files before they go in. A draft is there for who handed it in alone. */
export interface DraftDesk {
  put(upload: { readonly path: string; readonly fileName: string }, by: SignedIn): Promise<DraftView>;
  /** Null where there is no such draft. */
  check(id: string, wanted: CheckWanted, asking: Asking, by: SignedIn): Promise<CheckedFile | null>;
  /** Takes the file in, read as it was checked. */
  start(
    id: string,
    about: Omit<Upload, 'path' | 'fileName'> & Pick<CheckWanted, 'hints' | 'mapping'>,
    by: SignedIn,
  ): Promise<{ readonly job: JobView; readonly sha256: string } | null>;
  /** False where there is no such draft. */
  remove(id: string, by: SignedIn): Promise<boolean>;
}

/** Takes files in as jobs. A job is visible to who started it; rejects to who may see the import. */
export interface ImportDesk {
  /** With the hash of the file as it was kept. */
  start(upload: Upload, by: SignedIn): Promise<{ readonly job: JobView; readonly sha256: string }>;
  job(id: string, asking: Asking): Promise<JobView | null>;
  rejects(importId: string, asking: Asking): Promise<RejectsFile | null>;
  /** Ends a job that the asker started, after the step it is at; what went in stays. False where there is none that runs. */
  cancel(id: string, asking: Asking): Promise<boolean>;
}
