import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { type ByteSource, firstBytes } from './byte-source.js';
import { guessLegacy, LegacySample } from './encoding-guess.js';
import { decodeMultiByte, decodePiece, type MultiByteEncoding } from './multi-byte.js';

/** The encodings that agencies' tables come in. Others have to be converted first. */
export const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'windows-1251',
  'windows-1256',
  'gb18030',
  'shift_jis',
  'utf-16le',
  'utf-16be',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** How the bytes of a file stand for text. */
export interface TextForm {
  readonly encoding: Encoding;
  /** Length of the byte order mark before the first letter: 0, 2 or 3. */
  readonly bomBytes: number;
  /** How sure that is, from 0 (nothing tells) to 1 (it cannot be otherwise). */
  readonly sureness: number;
}

/** Only the beginning is looked at for the pattern of UTF-16, which shows in any few lines. */
const UTF16_SAMPLE_BYTES = 64 * 1024;

/**
 * Finds out the encoding. A byte order mark decides; then the pattern of zero bytes that UTF-16 leaves in headings and line ends;
 * then whether the bytes are UTF-8; then which of the older encodings makes words of them. The whole file is looked at, since the
 * first letter outside ASCII may stand in the last row.
 */
export async function detectEncoding(source: ByteSource): Promise<TextForm> {
  const beginning = await firstBytes(source, UTF16_SAMPLE_BYTES);
  const form = byMark(beginning) ?? byZeroBytes(beginning);
  if (form) return form;
  const census = new Utf8Census();
  const sample = new LegacySample();
  for await (const piece of source.open()) {
    if (!census.isPlain || !isAscii(piece)) census.add(piece);
    sample.add(piece);
  }
  if (census.isUtf8()) return { encoding: 'utf-8', bomBytes: 0, sureness: census.sureness() };
  return { ...guessLegacy(sample.bytes()), bomBytes: 0 };
}

function byMark(bytes: Uint8Array): TextForm | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bomBytes: 3, sureness: 1 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bomBytes: 2, sureness: 1 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bomBytes: 2, sureness: 1 };
  return null;
}

/** In UTF-16 the delimiters, digits and line ends of a table have a zero byte, always on the same side. */
function byZeroBytes(bytes: Uint8Array): TextForm | null {
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // A tenth of the letters at least, and more than a damaged cell or two would have.
  const many = Math.max(3, bytes.length / 2 / 10);
  if (odd > many && even < odd / 4) return { encoding: 'utf-16le', bomBytes: 0, sureness: 0.95 };
  if (even > many && odd < even / 4) return { encoding: 'utf-16be', bomBytes: 0, sureness: 0.95 };
  return null;
}

/**
 * Counts whole UTF-8 sequences and bytes that belong to none. Older encodings hardly ever hold the former, damaged UTF-8 few of
 * the latter: so one broken row does not turn every "São Paulo" of a UTF-8 file into "SÃ£o Paulo".
 */
class Utf8Census {
  private whole = 0;
  private stray = 0;
  private carried: Uint8Array = new Uint8Array(0);

  /** Whether no sequence waits for its end. */
  get isPlain(): boolean {
    return this.carried.length === 0;
  }

  isUtf8(): boolean {
    return this.whole >= this.stray + this.carried.length;
  }

  /** Certain where every letter is whole; less so for each byte that belongs to none. */
  sureness(): number {
    const stray = this.stray + this.carried.length;
    return stray === 0 ? 1 : Math.max(0.5, 1 - stray / (this.whole + stray));
  }

  add(piece: Uint8Array): void {
    const bytes = this.carried.length > 0 ? Buffer.concat([this.carried, piece]) : piece;
    let at = 0;
    while (at < bytes.length) {
      const length = sequenceLength(bytes[at] as number);
      if (length > 1 && at + length > bytes.length) break;
      if (length === 1) at++;
      else if (length > 1 && isUtf8(bytes.subarray(at, at + length))) {
        this.whole++;
        at += length;
      } else {
        this.stray++;
        at++;
      }
    }
    this.carried = bytes.slice(at);
  }
}

/** Bytes in the sequence that this lead byte begins; 0 where it begins none. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

/** Some of a file's text as UTF-8. */
export interface Utf8Piece {
  readonly utf8: Buffer;
  /** For each letter's first UTF-8 byte the letter's bytes in the file; null where the encoding alone tells (see `originalLength`). */
  readonly lengths: Uint8Array | null;
}

/** The text from a byte on, as UTF-8, piece by piece. `from` must be where a letter begins. */
export async function* asUtf8(source: ByteSource, encoding: Encoding, from: number): AsyncGenerator<Utf8Piece> {
  if (encoding === 'utf-8') {
    for await (const piece of source.open(from))
      yield { utf8: Buffer.from(piece.buffer, piece.byteOffset, piece.length), lengths: null };
    return;
  }
  if (isMultiByte(encoding)) {
    let carried: Uint8Array = new Uint8Array(0);
    for await (const piece of source.open(from)) {
      const { utf8, lengths, rest } = decodePiece(
        carried.length > 0 ? Buffer.concat([carried, piece]) : piece,
        encoding,
        false,
      );
      carried = rest;
      yield { utf8, lengths };
    }
    const { utf8, lengths } = decodePiece(carried, encoding, true);
    if (utf8.length > 0) yield { utf8, lengths };
    return;
  }
  // Without `stripBOM: false` a zero-width no-break space at the start of a row would be lost, and the row's bytes miscounted.
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  // The first half of a letter that takes two UTF-16 units waits for the second.
  let half = '';
  for await (const piece of source.open(from)) {
    const text = half + decoder.write(Buffer.from(piece));
    half = /[\uD800-\uDBFF]$/.test(text) ? text.slice(-1) : '';
    yield { utf8: Buffer.from(half ? text.slice(0, -1) : text, 'utf8'), lengths: null };
  }
  const rest = half + (decoder.end() ?? '');
  if (rest) yield { utf8: Buffer.from(rest, 'utf8'), lengths: null };
}

function isMultiByte(encoding: Encoding): encoding is MultiByteEncoding {
  return encoding === 'gb18030' || encoding === 'shift_jis';
}

/** The text of a few bytes, nothing left out. */
export function decoded(bytes: Uint8Array, encoding: Encoding): string {
  if (isMultiByte(encoding)) return decodeMultiByte(bytes, encoding);
  return iconv.decode(Buffer.from(bytes), encoding, { stripBOM: false });
}

/** Text in the file's own encoding. */
export function encoded(text: string, encoding: Encoding): Buffer {
  return iconv.encode(text, encoding, { addBOM: false });
}

/**
 * Bytes that a stretch of the text had in the file as received. Every letter counts the same in the encodings of one byte, by UTF-16
 * unit in UTF-16, and as it was found where letters take one to four bytes.
 */
export function originalLength({ utf8, lengths }: Utf8Piece, start: number, end: number, encoding: Encoding): number {
  if (encoding === 'utf-8') return end - start;
  if (lengths !== null) {
    let sum = 0;
    for (let i = start; i < end; i++) sum += lengths[i] as number;
    return sum;
  }
  let letters = 0;
  let astral = 0;
  for (let i = start; i < end; i++) {
    const byte = utf8[i] as number;
    if ((byte & 0xc0) !== 0x80) letters++;
    if (byte >= 0xf0) astral++;
  }
  return isUtf16(encoding) ? 2 * (letters + astral) : letters;
}

export function isUtf16(encoding: Encoding): boolean {
  return encoding === 'utf-16le' || encoding === 'utf-16be';
}
