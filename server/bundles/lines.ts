/** One line of a file as its bytes stand there, line end included, so that the lines laid end to end are the file. */
export interface FileLine {
  /** From 1. */
  readonly number: number;
  readonly byteStart: number;
  /** After the line end. */
  readonly byteEnd: number;
  readonly bytes: Uint8Array;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

type CodeUnits = { readonly width: 1 | 2; readonly valueAt: (bytes: Uint8Array, offset: number) => number };

/** In UTF-16 a line end is two bytes; in every other encoding we read, a byte 0x0A or 0x0D is nothing but a line end. */
function codeUnitsOf(encoding: string): CodeUnits {
  const name = encoding.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (name === 'utf16be') return { width: 2, valueAt: (b, at) => ((b[at] ?? 0) << 8) | (b[at + 1] ?? 0) };
  if (name.startsWith('utf16')) return { width: 2, valueAt: (b, at) => (b[at] ?? 0) | ((b[at + 1] ?? 0) << 8) };
  return { width: 1, valueAt: (b, at) => b[at] ?? 0 };
}

/**
 * Cuts a file into lines at LF, CRLF or a lone CR. Lines and not rows: a row whose cell holds a line break is several
 * lines, and anyone can cut a file this way again without knowing its delimiter or its quoting.
 */
export async function* linesOf(file: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<FileLine> {
  const { width, valueAt } = codeUnitsOf(encoding);
  let rest: Uint8Array = new Uint8Array(0);
  let restStart = 0;
  let number = 0;

  const cut = (bytes: Uint8Array, from: number, to: number): FileLine => {
    number += 1;
    return { number, byteStart: restStart + from, byteEnd: restStart + to, bytes: bytes.subarray(from, to) };
  };

  for await (const chunk of file) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let lineStart = 0;
    let at = rest.length - (rest.length % width);
    // A carriage return at the very end may have its line feed in the next chunk.
    if (at >= width && valueAt(bytes, at - width) === CARRIAGE_RETURN) at -= width;
    for (; at + width <= bytes.length; at += width) {
      const unit = valueAt(bytes, at);
      if (unit !== LINE_FEED && unit !== CARRIAGE_RETURN) continue;
      if (unit === CARRIAGE_RETURN) {
        if (at + 2 * width > bytes.length) break;
        if (valueAt(bytes, at + width) === LINE_FEED) at += width;
      }
      yield cut(bytes, lineStart, at + width);
      lineStart = at + width;
    }
    rest = bytes.subarray(lineStart);
    restStart += lineStart;
  }
  if (rest.length > 0) yield cut(rest, 0, rest.length);
}

/** Where the text of a line begins and ends within it: without byte order mark, blanks at its ends, and line end. */
export function textBoundsOf(line: FileLine): { readonly textStart: number; readonly textEnd: number } {
  // Byte order marks (EF BB BF, FF FE, FE FF), the zero halves of UTF-16 units, blanks and line ends carry nothing that a row says.
  const carriesNothing = (byte: number | undefined): boolean =>
    byte !== undefined && (byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf || byte >= 0xfe);
  let from = 0;
  let to = line.bytes.length;
  while (from < to && carriesNothing(line.bytes[from])) from += 1;
  while (to > from && (line.bytes[to - 1] ?? 0) <= 0x20) to -= 1;
  return { textStart: line.byteStart + from, textEnd: line.byteStart + to };
}
