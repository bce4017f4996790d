import iconv from 'iconv-lite';

/** Encodings whose letters take one to four bytes, told by their first byte. */
export type MultiByteEncoding = 'gb18030' | 'shift_jis';

/** What decoding gives: the text as UTF-8, and for each letter's first UTF-8 byte how many bytes the letter had in the file. */
export interface DecodedPiece {
  readonly utf8: Buffer;
  readonly lengths: Uint8Array;
  /** Bytes at the end of the piece that begin a letter which is not whole. */
  readonly rest: Uint8Array;
}

const NO_LETTER = 0xfffd;

/**
 * Decodes letter by letter, so that each letter's length in the file is known exactly also where bytes stand for none. Forms of the
 * sequences: GB 18030-2005; JIS X 0208 in Shift_JIS as Windows writes it (code page 932). What each stands for is iconv-lite's table.
 */
export function decodePiece(bytes: Uint8Array, encoding: MultiByteEncoding, last: boolean): DecodedPiece {
  const { single, double } = tableOf(encoding);
  const utf8 = Buffer.allocUnsafe(bytes.length * 3);
  const lengths = new Uint8Array(bytes.length * 3);
  let out = 0;
  const put = (code: number, length: number) => {
    lengths[out] = length;
    const from = out;
    if (code < 0x80) utf8[out++] = code;
    else if (code < 0x800) {
      utf8[out++] = 0xc0 | (code >> 6);
      utf8[out++] = 0x80 | (code & 0x3f);
    } else if (code < 0x10000) {
      utf8[out++] = 0xe0 | (code >> 12);
      utf8[out++] = 0x80 | ((code >> 6) & 0x3f);
      utf8[out++] = 0x80 | (code & 0x3f);
    } else {
      utf8[out++] = 0xf0 | (code >> 18);
      utf8[out++] = 0x80 | ((code >> 12) & 0x3f);
      utf8[out++] = 0x80 | ((code >> 6) & 0x3f);
      utf8[out++] = 0x80 | (code & 0x3f);
    }
    lengths.fill(0, from + 1, out);
  };
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      put(lead, 1);
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at, encoding);
    if (length === 0) {
      if (!last) break;
      put(NO_LETTER, 1);
      at++;
      continue;
    }
    if (length === 1) put(single[lead] as number, 1);
    else if (length === 2) put(double[(lead << 8) | (bytes[at + 1] as number)] as number, 2);
    else put(fourBytes(bytes, at), 4);
    at += length;
  }
  return { utf8: utf8.subarray(0, out), lengths: lengths.subarray(0, out), rest: bytes.slice(at) };
}

/** The text of a few bytes. */
export function decodeMultiByte(bytes: Uint8Array, encoding: MultiByteEncoding): string {
  return decodePiece(bytes, encoding, true).utf8.toString('utf8');
}

/** Bytes of the letter that begins here; 1 also where the byte begins none; 0 where the piece ends too soon to say. */
export function sequenceLength(bytes: Uint8Array, at: number, encoding: MultiByteEncoding): number {
  const lead = bytes[at] as number;
  const second = bytes[at + 1];
  if (encoding === 'shift_jis') {
    if (!((lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc))) return 1;
    if (second === undefined) return 0;
    return second >= 0x40 && second <= 0xfc && second !== 0x7f ? 2 : 1;
  }
  if (lead < 0x81 || lead > 0xfe) return 1;
  if (second === undefined) return 0;
  if (second >= 0x40 && second <= 0xfe && second !== 0x7f) return 2;
  if (second < 0x30 || second > 0x39) return 1;
  const [third, fourth] = [bytes[at + 2], bytes[at + 3]];
  if (third === undefined) return 0;
  if (third < 0x81 || third > 0xfe) return 1;
  if (fourth === undefined) return 0;
  return fourth >= 0x30 && fourth <= 0x39 ? 4 : 1;
}

interface CodeTable {
  readonly single: Uint16Array;
  /** By both bytes, the first one high. */
  readonly double: Uint16Array;
}

const tables = new Map<MultiByteEncoding, CodeTable>();

function tableOf(encoding: MultiByteEncoding): CodeTable {
  const known = tables.get(encoding);
  if (known) return known;
  const single = new Uint16Array(256).map((_, byte) => unitOf([byte], encoding));
  const double = new Uint16Array(65536).fill(NO_LETTER);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) double[(lead << 8) | trail] = unitOf([lead, trail], encoding);
  }
  const table = { single, double };
  tables.set(encoding, table);
  return table;
}

/** The one UTF-16 unit that the bytes stand for, if they stand for one. */
function unitOf(bytes: readonly number[], encoding: MultiByteEncoding): number {
  const text = iconv.decode(Buffer.from(bytes), encoding);
  return text.length === 1 ? text.charCodeAt(0) : NO_LETTER;
}

function fourBytes(bytes: Uint8Array, at: number): number {
  const text = iconv.decode(Buffer.from(bytes.subarray(at, at + 4)), 'gb18030');
  const code = text.codePointAt(0) ?? NO_LETTER;
  return text.length === (code > 0xffff ? 2 : 1) ? code : NO_LETTER;
}
