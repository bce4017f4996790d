/** One line of a file as its bytes stand there, line end included, so that the lines laid end to end are the file. */
export interface FileLine {
  /** From 1. */
  readonly number: number;
  readonly byteStart: number;
  /** After the line end. */
  readonly byteEnd: number;
  readonly bytes: Uint8Array;
}

/** What ends a line: LF (after a CR or not), or CR in a file that has no LF. The same rule by which rows are counted at import. */
export type LineEnd = typeof LINE_FEED | typeof CARRIAGE_RETURN;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;

interface CodeUnits {
  readonly width: 1 | 2;
  readonly valueAt: (bytes: Uint8Array, offset: number) => number;
}

/** In UTF-16 a line end is two bytes; in every other encoding we read, a byte 0x0A or 0x0D is nothing but a line end. */
function codeUnitsOf(encoding: string): CodeUnits {
  const name = encoding.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (name === 'utf16be') return { width: 2, valueAt: (b, at) => ((b[at] ?? 0) << 8) | (b[at + 1] ?? 0) };
  if (name.startsWith('utf16')) return { width: 2, valueAt: (b, at) => (b[at] ?? 0) | ((b[at + 1] ?? 0) << 8) };
  return { width: 1, valueAt: (b, at) => b[at] ?? 0 };
}

/**
 * Cuts a file into lines. Lines and not rows: a row whose cell holds a line break is several lines, and anyone can cut a file
 * this way again without knowing its delimiter or its quoting.
 */
export async function* linesOf(
  file: AsyncIterable<Uint8Array>,
  encoding: string,
  lineEnd: LineEnd,
): AsyncGenerator<FileLine> {
  const { width, valueAt } = codeUnitsOf(encoding);
  let begun: Uint8Array[] = [];
  let byteStart = 0;
  let number = 0;

  const finished = (): FileLine => {
    const bytes = begun.length === 1 && begun[0] ? begun[0] : Buffer.concat(begun);
    const line = { number: number + 1, byteStart, byteEnd: byteStart + bytes.length, bytes };
    [begun, byteStart, number] = [[], line.byteEnd, line.number];
    return line;
  };

  for await (const piece of inWholeUnits(file, width)) {
    let from = 0;
    for (let at = 0; at + width <= piece.length; at += width) {
      if (valueAt(piece, at) !== lineEnd) continue;
      begun.push(piece.subarray(from, at + width));
      from = at + width;
      yield finished();
    }
    if (from < piece.length) begun.push(piece.subarray(from));
  }
  if (begun.length > 0) yield finished();
}

/** The file in pieces that cut no code unit in two; what is left at its end comes as it is. */
async function* inWholeUnits(file: AsyncIterable<Uint8Array>, width: number): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const chunk of file) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = bytes.length - (bytes.length % width);
    rest = bytes.subarray(whole);
    if (whole > 0) yield bytes.subarray(0, whole);
  }
  if (rest.length > 0) yield rest;
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
