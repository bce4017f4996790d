import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Gathered before it goes to the file. */
const PIECE_LETTERS = 1 << 20;

/** A file of lines that is written from its first to its last. */
export class LinesFile {
  readonly #out: WriteStream;
  #lines: string[] = [];
  #letters = 0;

  constructor(readonly path: string) {
    this.#out = createWriteStream(path, { mode: 0o600 });
  }

  add(line: string): void {
    this.#lines.push(line);
    this.#letters += line.length + 1;
  }

  /** Waits where the disk is slower than we are. */
  async drained(): Promise<void> {
    if (this.#letters >= PIECE_LETTERS) await this.#flush();
  }

  async close(): Promise<void> {
    if (this.#lines.length > 0) await this.#flush();
    this.#out.end();
    await once(this.#out, 'close');
  }

  async #flush(): Promise<void> {
    const text = `${this.#lines.join('\n')}\n`;
    this.#lines = [];
    this.#letters = 0;
    if (!this.#out.write(text)) await once(this.#out, 'drain');
  }
}

/** The lines of a finished file, some at a time. */
export async function* linesOf(path: string, atOnce: number): AsyncGenerator<readonly string[]> {
  let some: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    some.push(line);
    if (some.length < atOnce) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
