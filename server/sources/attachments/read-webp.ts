import type { Irregularity } from '../../records/attachment.js';
import { Bytes, joined, type PictureStructure } from './picture.js';

/** Chunks that make the picture (RFC 9649, section 2); EXIF, XMP and unknown ones are left out. */
const OF_PICTURE: ReadonlySet<string> = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** In VP8X: that EXIF and XMP follow. */
const SAYS_EXIF_OR_XMP = 0x08 | 0x04;

/** Walks a WebP from chunk to chunk. */
export function readWebp(file: Uint8Array): PictureStructure {
  const bytes = new Bytes(file);
  const irregularities: Irregularity[] = [];
  const kept: Uint8Array[] = [];
  const end = 8 + (bytes.u32(4, true) ?? 0);
  let size: readonly [number, number] | null = null;
  let hasPixels = false;
  let at = 12;
  while (at + 8 <= Math.min(end, bytes.length)) {
    const type = bytes.text(at, 4);
    const length = bytes.u32(at + 4, true) ?? 0;
    // A chunk of odd length is filled up by a byte.
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > bytes.length) break;
    size ??= sizeIn(type, bytes, at + 8);
    if (type === 'VP8 ' || type === 'VP8L' || type === 'ANMF') hasPixels = true;
    if (OF_PICTURE.has(type)) kept.push(type === 'VP8X' ? withoutFlags(file.slice(at, next)) : file.slice(at, next));
    at = next;
  }
  if (at < end) irregularities.push('TRUNCATED');
  else if (end < bytes.length) irregularities.push('BYTES_AFTER_END');
  const body = joined(kept);
  const head = new Uint8Array(12);
  head.set(file.subarray(0, 12));
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  const [widthPx, heightPx] = size ?? [null, null];
  return { widthPx, heightPx, irregularities, bare: hasPixels && size !== null ? joined([head, body]) : null };
}

function withoutFlags(chunk: Uint8Array): Uint8Array {
  chunk[8] = (chunk[8] ?? 0) & ~SAYS_EXIF_OR_XMP;
  return chunk;
}

function sizeIn(type: string, bytes: Bytes, at: number): readonly [number, number] | null {
  const u24 = (from: number) => {
    const [low, high] = [bytes.u16(from, true), bytes.u8(from + 2)];
    return low === null || high === null ? null : low + (high << 16);
  };
  if (type === 'VP8X') {
    const [width, height] = [u24(at + 4), u24(at + 7)];
    return width === null || height === null ? null : [width + 1, height + 1];
  }
  if (type === 'VP8 ') {
    const [width, height] = [bytes.u16(at + 6, true), bytes.u16(at + 8, true)];
    // Two bits of each are a scale.
    return u24(at + 3) !== 0x2a019d || !width || !height ? null : [width & 0x3fff, height & 0x3fff];
  }
  if (type === 'VP8L') {
    const bits = bytes.u32(at + 1, true);
    return bytes.u8(at) !== 0x2f || bits === null ? null : [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  return null;
}
