import type { Irregularity } from '../../records/attachment.js';
import { Bytes, joined, type PictureStructure } from './picture.js';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;
/** Frames: all SOFn but the tables and the reserved one that stand among them (ITU-T T.81, table B.1). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isBareMarker = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
/** A JFIF header without a thumbnail. */
const PLAIN_JFIF_BYTES = 16;

/** Walks a JPEG from marker to marker (ITU-T T.81, annex B). `orientation` is kept, since without it the picture would lie on its side. */
export function readJpeg(file: Uint8Array, orientation: number | null): PictureStructure {
  const bytes = new Bytes(file);
  const irregularities: Irregularity[] = [];
  const kept: Uint8Array[] = [file.subarray(0, 2)];
  if (orientation !== null && orientation > 1 && orientation <= 8) kept.push(orientationSegment(orientation));
  let widthPx: number | null = null;
  let heightPx: number | null = null;
  let hasScan = false;
  let ended = false;
  let at = 2;
  while (!ended) {
    if (bytes.u8(at) === null) break;
    if (bytes.u8(at) !== 0xff) {
      irregularities.push('MALFORMED');
      break;
    }
    let marker = bytes.u8(at + 1);
    // Any number of 0xff may fill up before a marker.
    while (marker === 0xff) marker = bytes.u8(++at + 1);
    if (marker === null) break;
    if (marker === EOI) {
      ended = true;
      at += 2;
      break;
    }
    if (isBareMarker(marker)) {
      at += 2;
      continue;
    }
    const length = bytes.u16(at + 2);
    if (length === null) break;
    if (length < 2 || marker === SOI || marker === 0x00) {
      irregularities.push('MALFORMED');
      break;
    }
    const end = at + 2 + length;
    if (end > bytes.length) break;
    if (isFrame(marker) && widthPx === null) {
      heightPx = bytes.u16(at + 5) || null;
      widthPx = bytes.u16(at + 7) || null;
    }
    if (marker === SOS) {
      hasScan = true;
      const scanEnd = endOfScan(file, end);
      kept.push(file.subarray(at, scanEnd));
      at = scanEnd;
      continue;
    }
    if (isPicture(marker, bytes, at, length)) kept.push(file.subarray(at, end));
    at = end;
  }
  if (!ended && !irregularities.includes('MALFORMED')) irregularities.push('TRUNCATED');
  if (ended && at < bytes.length) irregularities.push('BYTES_AFTER_END');
  kept.push(Uint8Array.of(0xff, EOI));
  return { widthPx, heightPx, irregularities, bare: hasScan && widthPx !== null ? joined(kept) : null };
}

/** Whether a segment is needed to show the picture: everything but what applications and people wrote, save for its colours. */
function isPicture(marker: number, bytes: Bytes, at: number, length: number): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > APP15) return true;
  const names = (name: string) => bytes.text(at + 4, name.length) === name;
  if (marker === APP0) return names('JFIF\0') && length === PLAIN_JFIF_BYTES;
  return (marker === APP2 && names('ICC_PROFILE\0')) || (marker === APP14 && names('Adobe'));
}

/** Coded data goes on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Uint8Array, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1];
    if (next === undefined) return file.length;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return file.length;
}

/** An Exif segment that says which way is up, and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  // TIFF header, one entry (tag 0x0112, SHORT, one value), no further directory.
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const body = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  return Uint8Array.of(0xff, 0xe1, 0, body.length + 2, ...body);
}
