import { crc32 } from 'node:zlib';
import type { Irregularity } from '../../records/attachment.js';
import { Bytes, joined, type PictureStructure } from './picture.js';

const SIGNATURE_BYTES = 8;
/** Chunks without which the picture, or its colours, would be another (PNG, third edition, section 11); none of them is unpacked here. */
const OF_PICTURE: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs cICP'.split(' '),
);

/** Walks a PNG from chunk to chunk, each held to its checksum. */
export function readPng(file: Uint8Array): PictureStructure {
  const bytes = new Bytes(file);
  const irregularities = new Set<Irregularity>();
  const kept: Uint8Array[] = [file.subarray(0, SIGNATURE_BYTES)];
  let widthPx: number | null = null;
  let heightPx: number | null = null;
  let hasPixels = false;
  let ended = false;
  let at = SIGNATURE_BYTES;
  while (!ended) {
    const length = bytes.u32(at);
    if (length === null || at + 12 + length > bytes.length) break;
    const type = bytes.text(at + 4, 4);
    const end = at + 12 + length;
    const whole = file.subarray(at, end);
    if (crc32(whole.subarray(4, -4)) !== bytes.u32(end - 4)) irregularities.add('WRONG_CHECKSUM');
    if (type === 'IHDR' && widthPx === null) {
      widthPx = bytes.u32(at + 8) || null;
      heightPx = bytes.u32(at + 12) || null;
    }
    if (type === 'IDAT') hasPixels = true;
    if (OF_PICTURE.has(type)) kept.push(whole);
    ended = type === 'IEND';
    at = end;
  }
  if (!ended) irregularities.add('TRUNCATED');
  if (ended && at < bytes.length) irregularities.add('BYTES_AFTER_END');
  const bare = hasPixels && widthPx !== null && heightPx !== null ? joined(kept) : null;
  return { widthPx, heightPx, irregularities: [...irregularities], bare };
}
