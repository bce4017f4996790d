import { purposeHeader, withPurpose } from './purpose.js';
import { SAME_PAGE } from './session.js';

/** How far the taking in of a file is, as the server tells it. */
export interface ImportJob {
  readonly id: string;
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
  /** Empty: as the source's default. */
  readonly handling: string;
}

/** The server did not take the file; the message says why, in its words. */
export class FileRefused extends Error {}

/** Sends a file as it is. Returns the job that takes it in; leaving the page does not stop it. */
export async function sendFile(file: File, about: AboutFile): Promise<ImportJob> {
  const query = new URLSearchParams({ fileName: file.name });
  for (const [name, value] of Object.entries(about)) if (value !== '') query.set(name, value);
  const answer = await fetch(`/imports?${query}`, {
    method: 'POST',
    headers: { ...SAME_PAGE, ...purposeHeader(), 'content-type': file.type || 'application/octet-stream' },
    body: file,
  });
  if (!answer.ok) throw new FileRefused(await refusalIn(answer));
  return (await answer.json()) as ImportJob;
}

export async function jobNow(id: string): Promise<ImportJob | null> {
  const answer = await fetch(`/jobs/${encodeURIComponent(id)}`, { headers: SAME_PAGE });
  return answer.ok ? ((await answer.json()) as ImportJob) : null;
}

/** Where the refused rows of an import can be fetched, in the file's own layout. */
export const rejectsPath = (importId: string): string =>
  withPurpose(`/imports/${encodeURIComponent(importId)}/rejects`);

async function refusalIn(answer: Response): Promise<string> {
  const body = (await answer.json().catch(() => null)) as { errors?: readonly { message: string }[] } | null;
  return body?.errors?.[0]?.message ?? String(answer.status);
}
