import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** A file as received, that can be read again from any byte on: reading looks at it more than once, and never holds it whole. */
export interface ByteSource {
  open(from?: number): AsyncIterable<Uint8Array>;
  /** How many bytes there are, where that is known without reading them. */
  size?(): Promise<number>;
}

export function fromBytes(bytes: Uint8Array): ByteSource {
  return {
    async *open(from = 0) {
      if (from < bytes.length) yield bytes.subarray(from);
    },
    size: async () => bytes.length,
  };
}

/** Size of the pieces a file is read in: larger ones were not faster. */
const PIECE_BYTES = 256 * 1024;

export function fromFile(path: string): ByteSource {
  return {
    open: (from = 0) => createReadStream(path, { start: from, highWaterMark: PIECE_BYTES }),
    size: async () => (await stat(path)).size,
  };
}

/** The length of a file in bytes: asked for, or counted where nobody knows. */
export async function sizeOf(source: ByteSource): Promise<number> {
  if (source.size) return source.size();
  let length = 0;
  for await (const piece of source.open()) length += piece.length;
  return length;
}

/** The same file, whose reading ends with the signal's reason as soon as somebody calls it off. */
export function until(signal: AbortSignal | undefined, source: ByteSource): ByteSource {
  if (signal === undefined) return source;
  return {
    async *open(from = 0) {
      for await (const piece of source.open(from)) {
        signal.throwIfAborted();
        yield piece;
      }
    },
    size: () => sizeOf(source),
  };
}

/** The first bytes of a file, as many as there are up to `limit`. */
export async function firstBytes(source: ByteSource, limit: number, from = 0): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source.open(from)) {
    pieces.push(piece);
    length += piece.length;
    if (length >= limit) break;
  }
  return Buffer.concat(pieces).subarray(0, limit);
}
