import { createHash } from 'node:crypto';
import type { CaseAttachment, CaseVersion } from '../casework/case-version.js';
import { type ExhibitPlan, planExhibits, safeFileName } from './exhibits.js';
import type { ObjectStore } from './object-store.js';
import { inOrder } from './order.js';
import type { Part } from './part.js';

/** A photo or document of a record relied on, as it came, with its place in the bundle. */
export interface Attached {
  readonly attachment: CaseAttachment;
  /** "EX-0001": the exhibit that holds its record. */
  readonly exhibit: string;
  readonly part: Part;
}

/** So much of the hash stands before a name that two files of one name stay apart. */
const HASH_LETTERS = 16;

/** Reads every attachment once, holds it to its hash, and says where it stands: beside the extract that holds its record. */
export async function readAttachments(version: CaseVersion, store: ObjectStore): Promise<readonly Attached[]> {
  const exhibitOf = new Map(planExhibits(version).flatMap((x) => x.records.map((r) => [r.id as string, x])));
  const inTurn = inOrder(version.attachments, (a) => [a.recordId, a.addedAt, a.sha256]);
  const attached: Attached[] = [];
  for (const attachment of inTurn) {
    const exhibit = exhibitOf.get(attachment.recordId);
    if (!exhibit)
      throw new Error(
        `Attachment ${attachment.id} belongs to record ${attachment.recordId}, which the case version lacks`,
      );
    attached.push({ attachment, exhibit: exhibit.reference, part: await partFor(attachment, exhibit, store) });
  }
  return attached;
}

/** Each file once: one that belongs to several records of an exhibit stands there once. */
export function attachedParts(attached: readonly Attached[]): readonly Part[] {
  return [...new Map(attached.map(({ part }) => [part.path, part])).values()];
}

async function partFor(attachment: CaseAttachment, { reference }: ExhibitPlan, store: ObjectStore): Promise<Part> {
  const sha256 = createHash('sha256');
  const sha512 = createHash('sha512');
  let sizeBytes = 0;
  for await (const piece of store.read(attachment.sha256)) {
    sha256.update(piece);
    sha512.update(piece);
    sizeBytes += piece.length;
  }
  const found = sha256.digest('hex');
  if (found !== attachment.sha256)
    throw new Error(
      `${attachment.fileName} is not the file that was added: its SHA-256 is ${found}, not ${attachment.sha256}`,
    );
  const name = `${found.slice(0, HASH_LETTERS)}-${safeFileName(attachment.fileName)}`;
  return {
    path: `data/exhibits/${reference}/attachments/${name}`,
    content: { object: found, ranges: [{ byteStart: 0, byteEnd: sizeBytes }] },
    sizeBytes,
    sha256: found,
    sha512: sha512.digest('hex'),
  };
}
