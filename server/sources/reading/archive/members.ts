import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BadInput } from '../../../errors.js';
import type { AttachmentKind } from '../../../records/attachment.js';
import { recogniseAttachment, TELLING_BYTES } from '../../attachments/recognise.js';
import { type ByteSource, firstBytes, fromFile } from '../byte-source.js';
import { type FileKind, kindOf } from '../file-kind.js';
import type { ZipArchive, ZipMember } from './zip.js';

/** Between the name of an archive and that of a member, and between a member's and a table's. */
export const MEMBER_SEPARATOR = ' › ';

/** Archives in archives in the file: one level, as mail programs and portals make them. More is nobody's delivery. */
const MOST_LEVELS = 1;

/** What operating systems add to archives of their own accord. */
const NO_MEMBER = /^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/;

/** What somebody put into an archive, in its order. */
export interface Packed {
  /** What may be tables. */
  readonly files: readonly ZipMember[];
  /** Photos and documents that came beside them. */
  readonly attachments: readonly (ZipMember & { readonly kind: AttachmentKind })[];
}

/** Tells the members of an archive apart by their first bytes. */
export async function packedIn(zip: ZipArchive): Promise<Packed> {
  const found: { files: ZipMember[]; attachments: Packed['attachments'][number][] } = { files: [], attachments: [] };
  for (const member of zip.members.values()) {
    if (NO_MEMBER.test(member.name)) continue;
    const kind = recogniseAttachment(await firstBytes(member.source, TELLING_BYTES));
    if (kind === null) found.files.push(member);
    else found.attachments.push({ ...member, kind });
  }
  if (found.files.length + found.attachments.length === 0)
    throw new BadInput('The archive is empty. Pack the files into it again.');
  return found;
}

/** A member as a file of its own, unpacked into a folder that is gone when the work is done. */
export async function withMember<T>(
  member: ZipMember,
  level: number,
  work: (source: ByteSource, kind: FileKind, scratchPath: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hawksbill-member-'));
  try {
    const path = join(folder, 'member');
    await pipeline(Readable.from(member.source.open()), createWriteStream(path, { mode: 0o600 }));
    const source = fromFile(path);
    const kind = await kindOf(source);
    if (kind.kind === 'zip' && level >= MOST_LEVELS)
      throw new BadInput(`${member.name} is an archive in an archive in an archive. Unpack it first.`);
    return await work(source, kind, join(folder, 'scratch'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
