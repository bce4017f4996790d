import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { SIGNATURE, TAG_MANIFEST } from '../bundles/bag.js';
import { checkBag, type FoundFile, READ_AS_TEXT } from '../bundles/checking/bag-contents.js';
import type { Problem } from '../bundles/checking/problem.js';
import { type RandomAccess, readZipStructure, type ZipEntry } from '../bundles/checking/zip-structure.js';
import { BadInput } from '../errors.js';
import { readTrust, type Trust } from './keys.js';
import { verifySignature } from './signature.js';

export interface VerifyResult {
  /** True only if nothing at all was found wrong. */
  readonly verified: boolean;
  readonly problems: readonly Problem[];
  /** What a reader should know of a bundle that is as it was signed. */
  readonly warnings: readonly string[];
  /** Computed from what was found, to be compared with the receipt and with the report's pages. */
  readonly bundleId: string;
  readonly contentId: string;
  readonly caseReference: string;
  readonly edition: string;
  readonly signer: string | null;
  readonly signedAt: string | null;
  readonly files: number;
}

/** How much is read at once: a bundle may be larger than the memory. */
const PIECE_BYTES = 1 << 20;
/** Far above any manifest, log or signature, far below what would hurt. */
const LONGEST_TEXT_BYTES = 256 << 20;

/**
 * Checks a bundle from its zip structure to its signature, without unpacking it, and goes on after a fault to find them all.
 * `trustFolder` holds ca.crt and signer.pin, which came by another way than the bundle.
 */
export async function verifyBundle(path: string, trustFolder: string, now: Date = new Date()): Promise<VerifyResult> {
  const trust = await readTrust(trustFolder);
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new BadInput(`${path} cannot be read.`, { file: path }, { cause });
  });
  try {
    const zip: RandomAccess = {
      name: basename(path),
      sizeBytes: (await handle.stat()).size,
      read: (from, to) => readExactly(handle, from, to),
    };
    return await verifyOpened(zip, trust, now);
  } finally {
    await handle.close();
  }
}

/** The same for a bundle that can be read already. */
export async function verifyOpened(zip: RandomAccess, trust: Trust, now: Date): Promise<VerifyResult> {
  const structure = await readZipStructure(zip);
  const root = structure.entries[0]?.name.split('/')[0] ?? '';
  const below = (name: string) =>
    name.startsWith(`${root}/`) && name.length > root.length + 1 ? name.slice(root.length + 1) : name;
  const problems: Problem[] = structure.problems.map((p) => ({ ...p, file: below(p.file) }));

  const files: FoundFile[] = [];
  const bytesOf = new Map<string, Buffer>();
  for (const entry of structure.entries) {
    const path = below(entry.name);
    const keep = (READ_AS_TEXT.has(path) || path === SIGNATURE) && entry.sizeBytes <= LONGEST_TEXT_BYTES;
    const { found, kept, crc } = await readEntry(zip, entry, path, keep);
    files.push(found);
    if (kept) bytesOf.set(path, kept);
    if (crc !== entry.crc32) problems.push({ file: path, message: 'its bytes do not fit the checksum in the zip' });
  }

  const bag = checkBag(files, new Map([...bytesOf].map(([path, bytes]) => [path, bytes.toString('utf8')])));
  problems.push(...bag.problems);

  const warnings: string[] = ['No trusted time: the time of signing is the signer’s own word.'];
  const tagManifest = bytesOf.get(TAG_MANIFEST);
  const cms = bytesOf.get(SIGNATURE);
  const signature =
    tagManifest && cms ? verifySignature(tagManifest, cms, trust.rootCertificate, trust.signerPin) : null;
  if (signature?.fault != null) problems.push({ file: SIGNATURE, message: signature.fault });
  const sound = signature?.fault === null ? signature : null;
  if (sound && sound.validUntil < now)
    warnings.push(`The signer’s certificate expired on ${sound.validUntil.toISOString().slice(0, 10)}.`);
  if (sound && bag.lastEventAt !== null && isSignedBefore(sound.signedAt, bag.lastEventAt)) {
    problems.push({
      file: SIGNATURE,
      message: `says it was made at ${sound.signedAt.toISOString()}, before the last entry of the case’s log (${bag.lastEventAt})`,
    });
  }
  return {
    verified: problems.length === 0,
    problems,
    warnings,
    bundleId: bag.bundleId,
    contentId: bag.contentId,
    caseReference: bag.info.get('External-Identifier') ?? '',
    edition: bag.info.get('X-Edition') ?? '',
    signer: sound?.signer ?? null,
    signedAt: sound ? `${sound.signedAt.toISOString().slice(0, 19)}Z` : null,
    files: files.length,
  };
}

async function readEntry(
  zip: RandomAccess,
  entry: ZipEntry,
  path: string,
  keep: boolean,
): Promise<{ found: FoundFile; kept: Buffer | null; crc: number }> {
  const sha256 = createHash('sha256');
  const sha512 = createHash('sha512');
  const pieces: Buffer[] = [];
  let crc = 0;
  const end = entry.dataStart + entry.sizeBytes;
  for (let at = entry.dataStart; at < end; at += PIECE_BYTES) {
    const piece = await zip.read(at, Math.min(at + PIECE_BYTES, end));
    sha256.update(piece);
    sha512.update(piece);
    crc = crc32(piece, crc);
    if (keep) pieces.push(piece);
  }
  const found = { path, sizeBytes: entry.sizeBytes, sha256: sha256.digest('hex'), sha512: sha512.digest('hex') };
  return { found, kept: keep ? Buffer.concat(pieces) : null, crc };
}

async function readExactly(handle: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
  if (bytesRead !== bytes.length) throw new Error(`The file ended at ${from + bytesRead} while it was read`);
  return bytes;
}

/** Whether a signature says an earlier instant than the log's last entry, or the entry says none. As texts the two are not in order: one has decimals. */
export function isSignedBefore(signedAt: Date, lastEventAt: string): boolean {
  return !(signedAt.getTime() >= Date.parse(lastEventAt));
}
