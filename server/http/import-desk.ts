import type { SignedIn } from '../access/signed-in.js';
import type { Asking } from '../graph/entity-graph.js';
import type { Handling } from '../records/source.js';

/** A file as it was sent, with what the sender says about it. */
export interface Upload {
  /** Where its bytes were put; the desk removes it when it is done. */
  readonly path: string;
  readonly fileName: string;
  readonly source: string;
  readonly receivedFrom: string | null;
  readonly receivedOn: string | null;
  readonly authority: string | null;
  /** Null: as the source's default. */
  readonly handling: Handling | null;
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

/** Takes files in as jobs. A job is visible to who started it; rejects to who may see the import. */
export interface ImportDesk {
  /** With the hash of the file as it was kept. */
  start(upload: Upload, by: SignedIn): Promise<{ readonly job: JobView; readonly sha256: string }>;
  job(id: string, asking: Asking): Promise<JobView | null>;
  rejects(importId: string, asking: Asking): Promise<RejectsFile | null>;
}
