import { purposeHeader, withPurpose } from './purpose.js';
import { askServer, SAME_PAGE } from './session.js';

/** How far the taking in of a file is, as the server tells it. */
export interface ImportJob {
  readonly id: string;
  readonly phase: string;
  readonly state: 'RUNNING' | 'DONE' | 'FAILED';
  /** Steps done, and of how many where that is known. */
  readonly done: number;
  readonly total: number | null;
  /** The import it made, once there is one. */
  readonly importId: string | null;
  /** Why it failed, in words. */
  readonly problem: string | null;
}

/** What is said about a file when it is sent. */
export interface AboutFile {
  readonly source: string;
  readonly receivedFrom: string;
  readonly receivedOn: string;
  readonly authority: string;
  /** Of a list that is published again and again; empty: none. */
  readonly edition: string;
  /** Empty: as the source's default. */
  readonly handling: string;
}

/** The server did not take the file; the message says why, in its words. */
export class FileRefused extends Error {}

/** How a file is to be read, where somebody knows better than the file shows; empty: as found. */
export interface ReadAs {
  readonly source: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly handling: string;
  readonly sheet: string;
  readonly headerRow: string;
}

export interface RecognisedAs {
  readonly source: string;
  readonly title: string;
  readonly layout: string;
  readonly known: number;
  readonly of: number;
}

export interface CellReading {
  readonly kind: string;
  readonly role: string;
  readonly property: string;
  readonly value: string;
  readonly scheme?: string;
  readonly verdict?: string;
}

export interface CheckedRow {
  readonly line: number;
  readonly at: string | null;
  readonly refusal: { readonly column: string; readonly value: string; readonly reason: string } | null;
  readonly cells: readonly {
    readonly column: string;
    readonly text: string;
    readonly readings: readonly CellReading[];
    readonly warning: string | null;
  }[];
}

export interface CheckedTable {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  /** False where the check stopped before the end of the file. */
  readonly complete: boolean;
  readonly columns: readonly {
    readonly column: string;
    readonly filled: number;
    readonly warnings: number;
    readonly refusals: number;
    readonly readAs: readonly Pick<CellReading, 'kind' | 'role' | 'property'>[];
  }[];
  readonly sample: readonly CheckedRow[];
  readonly refusals: readonly {
    readonly line: number;
    readonly at: string | null;
    readonly column: string;
    readonly value: string;
    readonly reason: string;
  }[];
  readonly reasons: readonly { readonly column: string; readonly reason: string; readonly count: number }[];
}

/** A file that waits to be imported, as it would be read. */
export interface CheckedFile {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly kind: string;
  /** The tables that it holds, where it is no delimited text, and which of them is shown. */
  readonly tables: readonly { readonly name: string; readonly hidden: boolean; readonly problem: string | null }[];
  readonly table: string | null;
  readonly warnings: readonly string[];
  readonly encoding: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly recognisedAs:
    | (RecognisedAs & {
        readonly handling: string;
        readonly grade: { readonly scheme: string; readonly source: string; readonly information: string };
      })
    | null;
  readonly nextBest: RecognisedAs | null;
  readonly importedBefore: string | null;
  readonly mappingProblems: readonly {
    readonly line: number;
    readonly column: number;
    readonly where: string;
    readonly message: string;
  }[];
  /** A mapping that may do, in YAML; null where something was found to fit. */
  readonly proposedMapping: string | null;
  readonly check: CheckedTable | null;
}

/** Sends a file to be looked at; nothing of it is kept until it is imported. Answers under which id it waits. */
export async function sendToCheck(file: File): Promise<string> {
  const query = new URLSearchParams({ fileName: file.name });
  const answer = await askServer(`/imports/drafts?${query}`, {
    method: 'POST',
    headers: { ...SAME_PAGE, ...purposeHeader(), 'content-type': file.type || 'application/octet-stream' },
    body: file,
  });
  return ((await bodyOf(answer)) as { id: string }).id;
}

/** `from`: how many rows stand before the sample; `mapping`: the text of one to read by. Null where no such file waits. */
export async function checkFile(
  id: string,
  readAs: ReadAs,
  mapping: string | null,
  from: number,
): Promise<CheckedFile | null> {
  const answer = await askServer(`${draftPath(id)}/check?${queryOf({ ...readAs, from: String(from) })}`, {
    method: 'POST',
    headers: { ...SAME_PAGE, ...purposeHeader(), 'content-type': 'text/plain' },
    body: mapping ?? '',
  });
  return answer.status === 404 ? null : ((await bodyOf(answer)) as CheckedFile);
}

/** Takes the file in, read as it was checked. Returns the job that does it; leaving the page does not stop it. */
export async function importChecked(id: string, about: AboutFile & ReadAs, mapping: string | null): Promise<ImportJob> {
  const answer = await askServer(`${draftPath(id)}?${queryOf(about)}`, {
    method: 'POST',
    headers: { ...SAME_PAGE, ...purposeHeader(), 'content-type': 'text/plain' },
    body: mapping ?? '',
  });
  return (await bodyOf(answer)) as ImportJob;
}

export async function throwAway(id: string): Promise<void> {
  await askServer(draftPath(id), { method: 'DELETE', headers: SAME_PAGE });
}

/** Ends a job after the step it is at; what went in stays. */
export async function cancelJob(id: string): Promise<void> {
  await askServer(`/jobs/${encodeURIComponent(id)}`, { method: 'DELETE', headers: SAME_PAGE });
}

const draftPath = (id: string) => `/imports/drafts/${encodeURIComponent(id)}`;

function queryOf(said: object): URLSearchParams {
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
}

async function bodyOf(answer: Response): Promise<unknown> {
  if (!answer.ok) throw new FileRefused(await refusalIn(answer));
  return answer.json();
}

export async function jobNow(id: string): Promise<ImportJob | null> {
  const answer = await askServer(`/jobs/${encodeURIComponent(id)}`, { headers: SAME_PAGE });
  return answer.ok ? ((await answer.json()) as ImportJob) : null;
}

/** Where the refused rows of an import can be fetched, in the file's own layout. */
export const rejectsPath = (importId: string): string =>
  withPurpose(`/imports/${encodeURIComponent(importId)}/rejects`);

async function refusalIn(answer: Response): Promise<string> {
  const body = (await answer.json().catch(() => null)) as { errors?: readonly { message: string }[] } | null;
  return body?.errors?.[0]?.message ?? String(answer.status);
}
