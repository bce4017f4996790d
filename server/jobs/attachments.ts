import { type Attachment, type AttachmentFacts, type AttachmentKind, MEDIA_TYPES } from '../records/attachment.js';
import type { RecordId } from '../records/ids.js';
import type { Examined } from '../sources/attachments/examine.js';
import type { ObjectFolder } from './stores.js';

/** Looks into a file, apart from everything else: what a stranger sent may take time and memory, and is ended where it takes too much. */
export type Examine = (kind: AttachmentKind, path: string) => Promise<Examined>;

/** An attachment as it is kept; its bytes are in the object folder. */
export interface NewAttachment extends Omit<Attachment, 'id'> {
  /** SHA-256 of the picture that is shown in its place; null where none is. */
  readonly previewSha256: string | null;
  readonly pages: readonly string[];
}

/** Keeps attachments under the scope of their record. What is kept already stays as it is. */
export interface AttachmentStore {
  /** The id under which it is kept; null where there is no such record. */
  put(attachment: NewAttachment): Promise<string | null>;
}

/** A file that somebody adds to a record. */
export interface AddedFile {
  readonly recordId: RecordId;
  readonly kind: AttachmentKind;
  readonly path: string;
  readonly fileName: string;
  readonly by: string;
  /** UTC, to the second. */
  readonly at: string;
}

/** Takes a file in: its bytes first, then what was found in them, all at once. Repeating it changes nothing. */
export async function keepAttachment(
  { objects, attachments }: { readonly objects: ObjectFolder; readonly attachments: AttachmentStore },
  examine: Examine,
  { recordId, kind, path, fileName, by, at }: AddedFile,
): Promise<{ readonly id: string; readonly sha256: string; readonly facts: AttachmentFacts } | null> {
  const { sha256, sizeBytes } = await objects.put(path);
  const { facts, pages, preview } = await examine(kind, objects.path(sha256));
  const previewSha256 = preview === null ? null : (await objects.putBytes(preview)).sha256;
  const mediaType = MEDIA_TYPES[kind];
  const about = { recordId, sha256, sizeBytes, mediaType, fileName, addedBy: by, addedAt: at, facts };
  const id = await attachments.put({ ...about, previewSha256, pages });
  return id === null ? null : { id, sha256, facts };
}
