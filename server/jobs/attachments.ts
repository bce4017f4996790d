import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Progress } from '../progress.js';
import { type Attachment, type AttachmentFacts, type AttachmentKind, MEDIA_TYPES } from '../records/attachment.js';
import type { ImportId, RecordId } from '../records/ids.js';
import { type Examined, unexamined } from '../sources/attachments/examine.js';
import { NamedInRows } from '../sources/attachments/named-in-rows.js';
import { type Packed, packedIn } from '../sources/reading/archive/members.js';
import { type ByteSource, fromFile } from '../sources/reading/byte-source.js';
import { kindOf } from '../sources/reading/file-kind.js';
import type { Lease, ObjectFolder } from './stores.js';

/** Looks into a file, apart from everything else: what a stranger sent may take time and memory, and is ended where it takes too much. */
export type Examine = (kind: AttachmentKind, path: string) => Promise<Examined>;

/** An attachment as it is kept; its bytes are in the object folder. */
export interface NewAttachment extends Omit<Attachment, 'id'> {
  /** SHA-256 of the picture that is shown in its place; null where none is. */
  readonly previewSha256: string | null;
  readonly pages: readonly string[];
}

/** What an attachment belongs to has its own id beside it. */
export type OfRecord = NewAttachment & { readonly recordId: RecordId };
export type OfImport = NewAttachment & { readonly importId: ImportId };

/** Keeps attachments under the scope of what they belong to. What is kept already stays as it is. */
export interface AttachmentStore {
  /** The id under which it is kept; null where there is no such record. */
  put(attachment: OfRecord): Promise<string | null>;
  /** One that came with an import, while its job is held: to each record whose row names it, or else to the import alone. */
  putPacked(lease: Lease, attachment: OfImport, namedBy: readonly RecordId[]): Promise<void>;
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

interface Keeping {
  readonly objects: ObjectFolder;
  readonly attachments: AttachmentStore;
  readonly examine: Examine;
}

/** Takes a file in: its bytes first, then what was found in them, all at once. Repeating it changes nothing. */
export async function keepAttachment(
  { objects, attachments, examine }: Keeping,
  { recordId, kind, path, fileName, by, at }: AddedFile,
): Promise<{ readonly id: string; readonly sha256: string; readonly facts: AttachmentFacts } | null> {
  const found = await lookedInto(objects, examine, kind, path);
  const { sha256, facts } = found;
  const id = await attachments.put({ ...found, recordId, importId: null, fileName, addedBy: by, addedAt: at });
  return id === null ? null : { id, sha256, facts };
}

/** A file in which attachments may stand, and who handed it in when. */
interface ReceivedFile {
  readonly sha256: string;
  readonly by: string;
  /** UTC instant. */
  readonly importedAt: string;
}

/** The photos and documents of an archive, and which of its rows name them. */
export interface CameWith {
  readonly packed: Packed['attachments'];
  readonly named: NamedInRows;
}

/** Nothing comes with a file that is no archive. */
export async function cameWith(objects: ObjectFolder, { sha256 }: Pick<ReceivedFile, 'sha256'>): Promise<CameWith> {
  const file = await kindOf(fromFile(objects.path(sha256)));
  const packed = file.kind === 'zip' ? (await packedIn(file.zip)).attachments : [];
  return { packed, named: new NamedInRows(packed.map(({ name }) => name)) };
}

/** Photos and documents are looked into up to this size, as large as they are taken in for a record; larger ones are kept all the same. */
const MOST_BYTES_EXAMINED = 100 * 1024 ** 2;

/**
 * Keeps the photos and documents that stand beside the tables of an archive: with the records whose rows name them, others with the import; under its
 * scope, in the archive's order. Repeating it changes nothing.
 */
export async function keepPacked(
  { objects, attachments, examine }: Keeping,
  lease: Lease,
  { by, importedAt }: ReceivedFile,
  importId: ImportId,
  { packed, named }: CameWith,
  progress: Progress,
  signal?: AbortSignal,
): Promise<void> {
  for (const [i, { name, kind, source, sizeBytes }] of packed.entries()) {
    signal?.throwIfAborted();
    progress('attachments', i, packed.length);
    const look = sizeBytes > MOST_BYTES_EXAMINED ? async () => unexamined(kind) : examine;
    const found = await unpacked(source, (path) => lookedInto(objects, look, kind, path));
    const fileName = shownName(name);
    const addedAt = `${importedAt.slice(0, 19)}Z`;
    const attachment = { ...found, recordId: null, importId, fileName, addedBy: by, addedAt };
    await attachments.putPacked(lease, attachment, named.recordsNaming(name));
  }
}

async function lookedInto(objects: ObjectFolder, examine: Examine, kind: AttachmentKind, path: string) {
  const { sha256, sizeBytes } = await objects.put(path);
  const { facts, pages, preview } = await examine(kind, objects.path(sha256));
  const previewSha256 = preview === null ? null : (await objects.putBytes(preview)).sha256;
  return { sha256, sizeBytes, mediaType: MEDIA_TYPES[kind], facts, pages, previewSha256 };
}

async function unpacked<T>(source: ByteSource, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hawksbill-attachment-'));
  try {
    const path = join(folder, 'attachment');
    await pipeline(Readable.from(source.open()), createWriteStream(path, { mode: 0o600 }));
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As long as a name that somebody gives may be. */
const LONGEST_NAME = 255;

/** With its folders in the archive, which often say what it belongs to; of a very long one the end. */
function shownName(name: string): string {
  return name.replace(/\p{C}/gu, '').slice(-LONGEST_NAME);
}
