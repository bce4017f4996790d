import { createHash } from 'node:crypto';

/** Bytes of a stored file from `byteStart` up to, not including, `byteEnd`. */
export interface ByteRange {
  readonly byteStart: number;
  readonly byteEnd: number;
}

/** What a file of the bundle holds: bytes in hand, or stretches of a stored file that are read when they are written. */
export type Content =
  | { readonly bytes: Uint8Array }
  | { readonly object: string; readonly ranges: readonly ByteRange[] };

export interface Hashes {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly sha512: string;
}

/** One file of the bundle; `path` is below the bundle's root folder, with `/` between names. */
export interface Part extends Hashes {
  readonly path: string;
  readonly content: Content;
}

/** A part from text (as UTF-8) or bytes. */
export function partOf(path: string, data: string | Uint8Array): Part {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  return {
    path,
    content: { bytes },
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sha512: createHash('sha512').update(bytes).digest('hex'),
  };
}

/** Order of the bytes of the UTF-8 forms: the order of manifests and of the zip, whatever the machine's language. */
export function byUtf8Bytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8'));
}
