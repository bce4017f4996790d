import { BadInput } from '../../../errors.js';
import type { ByteSource } from '../byte-source.js';
import { localName, readXml } from '../xml/sax.js';
import { StringStore } from './string-store.js';

/** The strings that cells share, read as far as one is asked for. */
export class SharedStrings {
  readonly #store: StringStore;
  readonly #texts: AsyncGenerator<string> | null;
  #isRead = false;

  constructor(source: ByteSource | undefined, scratchPath: string) {
    this.#store = new StringStore(scratchPath);
    this.#texts = source === undefined ? null : stringsIn(source);
  }

  /** Reads on until there is a string of this number, or no more. */
  async upTo(index: number): Promise<void> {
    while (!this.#isRead && this.#store.count <= index) {
      const next = await this.#texts?.next();
      if (next === undefined || next.done === true) this.#isRead = true;
      else if (!this.#store.add(next.value))
        throw new BadInput('The workbook has more shared strings than are read. Part it into several.');
    }
  }

  has(index: number): boolean {
    return index < this.#store.count;
  }

  get(index: number): string {
    return this.#store.get(index);
  }

  close(): void {
    this.#store.close();
    // Nobody waits for what stands behind the last string that was asked for.
    this.#texts?.return(undefined).catch(() => {});
  }
}

/** Each string of the table: its runs of rich text joined, without the readings that Japanese gives (ECMA-376 part 1, section 18.4). */
function stringsIn(source: ByteSource): AsyncGenerator<string> {
  return readXml<string>(source, (emit) => {
    let text = '';
    let inText = false;
    let inReading = false;
    return {
      open: (element) => {
        const name = localName(element);
        if (name === 'si') text = '';
        else if (name === 't') inText = !inReading;
        else if (name === 'rPh') inReading = true;
      },
      text: (piece) => {
        if (inText) text += piece;
      },
      close: (element) => {
        const name = localName(element);
        if (name === 't') inText = false;
        else if (name === 'rPh') inReading = false;
        else if (name === 'si') emit(unescaped(text));
      },
    };
  });
}

/** Letters that XML cannot hold stand as `_x000D_` in strings (ECMA-376 part 1, section 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
