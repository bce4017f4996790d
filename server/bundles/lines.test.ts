import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { CARRIAGE_RETURN, LINE_FEED, type LineEnd, linesOf } from './lines.js';

async function* inPieces(bytes: Buffer, pieceBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

describe('cutting a file into lines', () => {
  it.each([
    // text                     lines                         why
    ['a\nb\n', ['a\n', 'b\n'], 'LF'],
    ['a\r\nb\r\n', ['a\r\n', 'b\r\n'], 'the CR before it belongs to the line'],
    ['a\rb\nc', ['a\rb\n', 'c'], 'a CR alone ends no line where there are LFs'],
    ['\n\na', ['\n', '\n', 'a'], 'empty lines, and no line end at the end'],
    ['a,"x\ny"\nb', ['a,"x\n', 'y"\n', 'b'], 'quotes mean nothing here'],
    ['Ċ\u0a0a\u0d0d\n', ['Ċ\u0a0a\u0d0d\n'], 'letters whose halves are 0A or 0D in UTF-16 are no line ends'],
    ['', [], 'an empty file has no lines'],
  ])('%j is %j: %s', async (text, expected) => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
      for (const pieceBytes of [1, 2, 3, 1000]) {
        expect(await cut(text, encoding, pieceBytes, LINE_FEED), `${encoding}, ${pieceBytes}`).toEqual(expected);
      }
    }
  });

  it('can be done at CR, for files that have no LF', async () => {
    expect(await cut('a\rb\r', 'utf-16le', 3, CARRIAGE_RETURN)).toEqual(['a\r', 'b\r']);
  });
});

async function cut(text: string, encoding: string, pieceBytes: number, lineEnd: LineEnd): Promise<readonly string[]> {
  const lines: string[] = [];
  let at = 0;
  for await (const line of linesOf(
    inPieces(iconv.encode(text, encoding, { addBOM: false }), pieceBytes),
    encoding,
    lineEnd,
  )) {
    expect([line.number, line.byteStart, line.byteEnd]).toEqual([lines.length + 1, at, at + line.bytes.length]);
    at = line.byteEnd;
    lines.push(iconv.decode(Buffer.from(line.bytes), encoding, { stripBOM: false }));
  }
  return lines;
}
