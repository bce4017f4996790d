import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { linesOf } from './lines.js';

async function* inPieces(bytes: Buffer, pieceBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

describe('cutting a file into lines', () => {
  it.each([
    // text                     lines                         why
    ['a\nb\n', ['a\n', 'b\n'], 'LF'],
    ['a\r\nb\r\n', ['a\r\n', 'b\r\n'], 'CRLF is one line end'],
    ['a\rb', ['a\r', 'b'], 'CR alone, and no line end at the end'],
    ['a\r\r\n\nb\r', ['a\r', '\r\n', '\n', 'b\r'], 'mixed and empty lines'],
    ['a,"x\ny"\nb', ['a,"x\n', 'y"\n', 'b'], 'quotes mean nothing here'],
    ['Ċ\u0a0a\u0d0d\n', ['Ċ\u0a0a\u0d0d\n'], 'letters whose halves are 0A or 0D in UTF-16 are no line ends'],
    ['', [], 'an empty file has no lines'],
  ])('%j is %j: %s', async (text, expected) => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
      const bytes = iconv.encode(text, encoding, { addBOM: false });
      for (const pieceBytes of [1, 2, 3, 1000]) {
        const lines = [];
        let at = 0;
        for await (const line of linesOf(inPieces(bytes, pieceBytes), encoding)) {
          expect([line.number, line.byteStart, line.byteEnd]).toEqual([lines.length + 1, at, at + line.bytes.length]);
          at = line.byteEnd;
          lines.push(iconv.decode(Buffer.from(line.bytes), encoding, { stripBOM: false }));
        }
        expect(lines, `${encoding} in pieces of ${pieceBytes}`).toEqual(expected);
      }
    }
  });
});
