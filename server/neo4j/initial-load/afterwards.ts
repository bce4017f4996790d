import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { LinesFile, linesOf } from './lines-file.js';

/** A record of which a later version came, and the day of that. */
export interface EndedRecord {
  readonly id: string;
  readonly on: string;
}

/** A list that holds nothing, or one empty text. */
export interface UnsaidList {
  readonly label: 'Record' | 'Statement';
  readonly id: string;
  readonly property: string;
  readonly value: readonly string[];
}

/**
 * What the files of an initial load cannot say and is done once they are loaded. There may be as much of it as there are rows (a register in
 * monthly editions; links that no column states), so it stands in files of its own and is read in the order in which it came.
 */
export class Afterwards {
  readonly #ids: LinesFile;
  readonly #ended: LinesFile;
  readonly #lists: LinesFile;
  /** Letters of a record's id, with the end of its line. */
  #idLength = 0;

  constructor(folder: string) {
    this.#ids = new LinesFile(join(folder, 'record-ids.txt'));
    this.#ended = new LinesFile(join(folder, 'ended.ndjson'));
    this.#lists = new LinesFile(join(folder, 'lists.ndjson'));
  }

  /** Ids come in the order of their numbers, from 1 on, all of one length. */
  noteId(id: string): void {
    this.#idLength ||= id.length + 1;
    if (id.length + 1 !== this.#idLength) throw new Error(`"${id}" is longer or shorter than other ids`);
    this.#ids.add(id);
  }

  /** A later version of the record with this number came on that day. */
  noteEnd(number: number, on: string): void {
    this.#ended.add(JSON.stringify([number, on]));
  }

  noteList(list: UnsaidList): void {
    this.#lists.add(JSON.stringify(list));
  }

  async drained(): Promise<void> {
    for (const file of [this.#ids, this.#ended, this.#lists]) await file.drained();
  }

  async close(): Promise<void> {
    for (const file of [this.#ids, this.#ended, this.#lists]) await file.close();
  }

  /** Each record that ended once. */
  async *ended(atOnce: number): AsyncGenerator<readonly EndedRecord[]> {
    const ids = openSync(this.#ids.path, 'r');
    try {
      for await (const lines of linesOf(this.#ended.path, atOnce))
        yield lines.map((line) => {
          const [number, on] = JSON.parse(line) as [number, string];
          return { id: this.#idOf(number, ids), on };
        });
    } finally {
      closeSync(ids);
    }
  }

  async *lists(atOnce: number): AsyncGenerator<readonly UnsaidList[]> {
    for await (const lines of linesOf(this.#lists.path, atOnce))
      yield lines.map((line) => JSON.parse(line) as UnsaidList);
  }

  #idOf(number: number, ids: number): string {
    const letters = Buffer.alloc(this.#idLength - 1);
    if (readSync(ids, letters, 0, letters.length, (number - 1) * this.#idLength) < letters.length)
      throw new Error(`no record has the number ${number}`);
    return letters.toString('latin1');
  }
}
