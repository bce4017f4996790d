import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ByteSource, firstBytes } from './byte-source.js';
import { encoded } from './encoding.js';
import type { Table } from './read-table.js';

/** Where a row's bytes stand in the file as received. */
export interface ByteRange {
  readonly byteStart: number;
  readonly byteEnd: number;
}

/** Refused rows as they are asked for, in the order of the file: there may be more of them than one should hold. */
type Places = Iterable<ByteRange> | AsyncIterable<ByteRange>;

/** What a file of refused rows needs to know of the table they came from. */
export type TableLayout = Pick<
  Table,
  'encoding' | 'lineEnd' | 'bomBytes' | 'headerByteStart' | 'headerByteEnd' | 'isExtract'
>;

/**
 * The refused rows in the input's own layout, byte for byte, under its own heading and byte order mark, so that they can be mended
 * and imported again. Each row stands once, however often it is named. Titles above the heading are left out. Of an
 * extract the column that says where a row stands is left out too: the mended rows stand there no longer.
 */
export async function* rejects(source: ByteSource, layout: TableLayout, rows: Places): AsyncGenerator<Uint8Array> {
  const lineEnd = encoded(layout.lineEnd, layout.encoding);
  const ranges = rejectRanges(layout, rows);
  if (layout.isExtract) yield* withoutFirstCells(bytesOf(source, ranges, lineEnd));
  else {
    if (layout.bomBytes > 0) yield await firstBytes(source, layout.bomBytes);
    yield* bytesOf(source, ranges, lineEnd);
  }
}

/** Heading first, then each refused row once. */
async function* rejectRanges(
  layout: Pick<TableLayout, 'headerByteStart' | 'headerByteEnd'>,
  rows: Places,
): AsyncGenerator<ByteRange> {
  yield { byteStart: layout.headerByteStart, byteEnd: layout.headerByteEnd };
  let before = -1;
  for await (const { byteStart, byteEnd } of rows) {
    if (byteStart < before) throw new Error(`refused rows out of order: ${byteStart} comes after ${before}`);
    if (byteStart > before) yield { byteStart, byteEnd };
    before = byteStart;
  }
}

const [QUOTE, COMMA, LINE_FEED] = [0x22, 0x2c, 0x0a];

/** The lines of an extract, each without its first cell and the comma behind that. */
async function* withoutFirstCells(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let inFirst = true;
  let inQuotes = false;
  for await (const piece of pieces) {
    let from = inFirst ? piece.length : 0;
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i];
      if (byte === QUOTE) inQuotes = !inQuotes;
      else if (inQuotes) continue;
      else if (inFirst && byte === COMMA) {
        inFirst = false;
        from = i + 1;
      } else if (!inFirst && byte === LINE_FEED) {
        yield piece.subarray(from, i + 1);
        inFirst = true;
        from = piece.length;
      }
    }
    if (from < piece.length) yield piece.subarray(from);
  }
}

/** Writes the file of refused rows; it appears under its name only when it is whole. */
export async function writeRejects(source: ByteSource, layout: TableLayout, rows: Places, path: string): Promise<void> {
  const unfinished = `${path}.part`;
  await pipeline(Readable.from(rejects(source, layout, rows)), createWriteStream(unfinished));
  await rename(unfinished, path);
}

/** The ranges' bytes, each followed by a line end, in one pass over the file. Ranges are ascending and do not overlap. */
async function* bytesOf(
  source: ByteSource,
  ranges: AsyncIterator<ByteRange>,
  lineEnd: Uint8Array,
): AsyncGenerator<Uint8Array> {
  let range = await ranges.next();
  let at = 0;
  for await (const piece of source.open()) {
    const pieceEnd = at + piece.length;
    while (!range.done) {
      const { byteStart, byteEnd } = range.value;
      if (byteStart >= pieceEnd) break;
      yield piece.subarray(Math.max(0, byteStart - at), Math.min(byteEnd, pieceEnd) - at);
      if (byteEnd > pieceEnd) break;
      yield lineEnd;
      range = await ranges.next();
    }
    if (range.done) return;
    at = pieceEnd;
  }
}
