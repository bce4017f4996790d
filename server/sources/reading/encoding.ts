import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { type ByteSource, firstBytes } from './byte-source.js';

/** The encodings that agencies' tables come in. Others have to be converted first. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** How the bytes of a file stand for text. */
export interface TextForm {
  readonly encoding: Encoding;
  /** Length of the byte order mark before the first letter: 0, 2 or 3. */
  readonly bomBytes: number;
}

/** Only the beginning is looked at for the pattern of UTF-16, which shows in any few lines. */
const UTF16_SAMPLE_BYTES = 64 * 1024;

/**
 * Finds out the encoding. A byte order mark decides; then the pattern of zero bytes that UTF-16 leaves in headings and line ends;
 * then whether the bytes are UTF-8. The whole file is looked at, since the first letter outside ASCII may stand in the last row.
 */
export async function detectEncoding(source: ByteSource): Promise<TextForm> {
  const beginning = await firstBytes(source, UTF16_SAMPLE_BYTES);
  const form = byMark(beginning) ?? byZeroBytes(beginning);
  if (form) return form;
  const census = new Utf8Census();
  for await (const piece of source.open()) census.add(piece);
  return { encoding: census.isUtf8() ? 'utf-8' : 'windows-1252', bomBytes: 0 };
}

function byMark(bytes: Uint8Array): TextForm | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bomBytes: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bomBytes: 2 };
  return null;
}

/** In UTF-16 the delimiters, digits and line ends of a table have a zero byte, always on the same side. */
function byZeroBytes(bytes: Uint8Array): TextForm | null {
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // A tenth of the letters at least, and more than a damaged cell or two would have.
  const many = Math.max(3, bytes.length / 2 / 10);
  if (odd > many && even < odd / 4) return { encoding: 'utf-16le', bomBytes: 0 };
  if (even > many && odd < even / 4) return { encoding: 'utf-16be', bomBytes: 0 };
  return null;
}

/**
 * Counts whole UTF-8 sequences and bytes that belong to none. windows-1252 text hardly ever holds the former, damaged UTF-8 few of
 * the latter: so one broken row does not turn every "São Paulo" of a UTF-8 file into "SÃ£o Paulo".
 */
class Utf8Census {
  private whole = 0;
  private stray = 0;
  private carried: Uint8Array = new Uint8Array(0);

  isUtf8(): boolean {
    return this.whole >= this.stray + this.carried.length;
  }

  add(piece: Uint8Array): void {
    if (this.carried.length === 0 && isAscii(piece)) return;
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

/** The text from a byte on, as UTF-8, piece by piece. `from` must be where a letter begins. */
export async function* asUtf8(source: ByteSource, encoding: Encoding, from: number): AsyncIterable<Buffer> {
  if (encoding === 'utf-8') {
    for await (const piece of source.open(from)) yield Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    return;
  }
  // Without `stripBOM: false` a zero-width no-break space at the start of a row would be lost, and the row's bytes miscounted.
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  // The first half of a letter that takes two UTF-16 units waits for the second.
  let half = '';
  for await (const piece of source.open(from)) {
    const text = half + decoder.write(Buffer.from(piece));
    half = /[\uD800-\uDBFF]$/.test(text) ? text.slice(-1) : '';
    yield Buffer.from(half ? text.slice(0, -1) : text, 'utf8');
  }
  const rest = half + (decoder.end() ?? '');
  if (rest) yield Buffer.from(rest, 'utf8');
}

/** The text of a few bytes, nothing left out. */
export function decoded(bytes: Uint8Array, encoding: Encoding): string {
  return iconv.decode(Buffer.from(bytes), encoding, { stripBOM: false });
}

/** Text in the file's own encoding. */
export function encoded(text: string, encoding: Encoding): Buffer {
  return iconv.encode(text, encoding, { addBOM: false });
}

/** Bytes that `utf8` had in the file as received. Every letter counts the same in windows-1252, by UTF-16 unit in UTF-16. */
export function originalLength(utf8: Buffer, start: number, end: number, encoding: Encoding): number {
  if (encoding === 'utf-8') return end - start;
  let letters = 0;
  let astral = 0;
  for (let i = start; i < end; i++) {
    const byte = utf8[i] as number;
    if ((byte & 0xc0) !== 0x80) letters++;
    if (byte >= 0xf0) astral++;
  }
  return encoding === 'windows-1252' ? letters : 2 * (letters + astral);
}
