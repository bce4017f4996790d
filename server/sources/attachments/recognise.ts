import type { AttachmentKind } from '../../records/attachment.js';
import { Bytes } from './picture.js';

/** Brands of still pictures in HEVC (ISO/IEC 23008-12, annex B.4). */
const HEIC_BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const AVIF_BRANDS: ReadonlySet<string> = new Set(['avif', 'avis']);
const STARTS: readonly (readonly [AttachmentKind, readonly number[]])[] = [
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** How many bytes tell what a file is. */
export const TELLING_BYTES = 64;

/** What a file is by its very first bytes; null where it is nothing that is kept as an attachment. A file is one thing alone. */
export function recogniseAttachment(start: Uint8Array): AttachmentKind | null {
  const known = STARTS.find(([, bytes]) => bytes.every((byte, i) => start[i] === byte));
  if (known) return known[0];
  const bytes = new Bytes(start);
  if (bytes.text(0, 4) === 'RIFF' && bytes.text(8, 4) === 'WEBP') return 'WEBP';
  return bytes.text(4, 4) === 'ftyp' && isHeic(bytes) ? 'HEIC' : null;
}

function isHeic(bytes: Bytes): boolean {
  const end = Math.min(bytes.u32(0) ?? 0, bytes.length);
  const brands = [bytes.text(8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.text(at, 4));
  return brands.some((brand) => HEIC_BRANDS.has(brand)) && !brands.some((brand) => AVIF_BRANDS.has(brand));
}
