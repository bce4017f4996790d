import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { ObjectStore } from '../bundles/object-store.js';
import { type ByteRange, byUtf8Bytes, type Part } from '../bundles/part.js';

// Built from local fields on purpose: the zip format stores local time, and this is the same local time in every zone.
// Not the first of January: the packer takes that for its lower limit, in the zone in which it was loaded.
const fixedTime = () => new Date(1980, 0, 2);
const ORDINARY_FILE = 0o100644;

/**
 * Writes parts under one root folder. Stored, not compressed: the bytes of a compressed file depend on the build of the
 * compressor. What lies in the object store is copied in pieces and never held as a whole.
 */
export async function writeZip(
  parts: readonly Part[],
  root: string,
  store: ObjectStore,
  outPath: string,
): Promise<void> {
  const zip = new yazl.ZipFile();
  const options = { mtime: fixedTime(), mode: ORDINARY_FILE, compress: false, forceDosTimestamp: true };
  for (const part of [...parts].sort((a, b) => byUtf8Bytes(a.path, b.path))) {
    const name = `${root}/${part.path}`;
    const { content } = part;
    if ('bytes' in content) {
      zip.addBuffer(Buffer.from(content.bytes), name, options);
    } else {
      zip.addReadStreamLazy(name, { ...options, size: part.sizeBytes }, (give) => {
        give(null, Readable.from(stretches(store, content.object, content.ranges)));
      });
    }
  }
  const failed = once(zip, 'error').then(([fault]: unknown[]) => {
    throw fault;
  });
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(outPath)), failed]);
}

async function* stretches(
  store: ObjectStore,
  object: string,
  ranges: readonly ByteRange[],
): AsyncGenerator<Uint8Array> {
  for (const { byteStart, byteEnd } of ranges) yield* store.read(object, byteStart, byteEnd);
}
