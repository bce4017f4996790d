import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

export interface Line {
  readonly text: string;
  /** False for what follows the last line break: a line that was never finished. */
  readonly ended: boolean;
}

const NEW_LINE = 0x0a;

/** The lines of a file from its beginning; none where there is no file. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      const { lines, after } = split(Buffer.concat([rest, piece]));
      for (const line of lines) yield { text: line.toString('utf8'), ended: true };
      rest = after;
    }
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), ended: false };
}

/** A finished line with the place in its file where it begins. */
export interface PlacedLine {
  readonly text: string;
  readonly start: number;
}

const BLOCK_BYTES = 64 * 1024;

/** The finished lines that begin before byte `before`, last first. Holds one block and one line at a time. */
export async function* linesBackwards(file: string, before: number): AsyncGenerator<PlacedLine> {
  let end = before;
  let held: Buffer = Buffer.alloc(0);
  // What stands behind the last line break was never finished, or begins at `before`.
  let skipping = true;
  while (end > 0) {
    const start = Math.max(0, end - BLOCK_BYTES);
    const bytes = Buffer.concat([await readBlock(file, start, end), held]);
    let stop = bytes.length;
    for (
      let at = bytes.lastIndexOf(NEW_LINE, stop - 1);
      at !== -1;
      at = at === 0 ? -1 : bytes.lastIndexOf(NEW_LINE, at - 1)
    ) {
      if (!skipping) yield { text: bytes.toString('utf8', at + 1, stop), start: start + at + 1 };
      skipping = false;
      stop = at;
    }
    held = bytes.subarray(0, stop);
    end = start;
  }
  if (!skipping) yield { text: held.toString('utf8'), start: 0 };
}

/** Opened for each block: a reader that waits for its turn keeps no file open. */
async function readBlock(file: string, start: number, end: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const block = Buffer.alloc(end - start);
    const { bytesRead } = await handle.read(block, 0, block.length, start);
    return block.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function split(bytes: Buffer): { readonly lines: readonly Buffer[]; readonly after: Buffer } {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(NEW_LINE); at !== -1; at = bytes.indexOf(NEW_LINE, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return { lines, after: bytes.subarray(from) };
}
