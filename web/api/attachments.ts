import { purposeHeader, withPurpose } from './purpose.js';
import { askServer, SAME_PAGE } from './session.js';

/** The server did not take a file; the message says why, in its words. */
export class AttachmentRefused extends Error {}

/** Sends a photo or document to be kept with a record. */
export async function addAttachment(recordId: string, file: File): Promise<void> {
  const query = new URLSearchParams({ fileName: file.name });
  const answer = await askServer(`/records/${encodeURIComponent(recordId)}/attachments?${query}`, {
    method: 'POST',
    headers: { ...SAME_PAGE, ...purposeHeader(), 'content-type': 'application/octet-stream' },
    body: file,
  });
  const body = (await answer.json().catch(() => null)) as { errors?: readonly { message: string }[] } | null;
  if (answer.ok) return;
  throw new AttachmentRefused(body?.errors?.[0]?.message ?? String(answer.status));
}

/** Where the file can be fetched as it came. */
export const originalPath = (id: string): string => withPurpose(`/attachments/${encodeURIComponent(id)}`);

/** Where the picture is that is shown: it says nothing of its taking. */
export const previewPath = (id: string): string => withPurpose(`/attachments/${encodeURIComponent(id)}/preview`);
