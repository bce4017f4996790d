import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

/** Strings are kept in blocks of this size; a longer string has a block of its own. */
const BLOCK_BYTES = 1024 * 1024;
/** Blocks in memory at one time: 64 MiB, whatever the number of strings. */
const BLOCKS_IN_MEMORY = 64;
/** 2^24 strings take 128 MiB of places alone; Excel's own sheets hold 2^20 rows. */
const MOST_STRINGS = 16 * 1024 * 1024;

/**
 * Keeps the strings that the cells of a workbook share, by number. What does not fit into the memory set aside for it goes into a
 * scratch file, which is gone when the store is closed.
 */
export class StringStore {
  /** Block and place in it, by string. */
  #blocks = new Uint32Array(1024);
  #places = new Uint32Array(1024);
  #count = 0;
  /** The block that is being filled. */
  #filling: Buffer = Buffer.allocUnsafe(BLOCK_BYTES);
  #filled = 0;
  readonly #inMemory = new Map<number, Buffer>();
  /** Where each block stands in the scratch file, and how long it is. */
  readonly #onDisk: { at: number; length: number }[] = [];
  #diskBytes = 0;
  #file: number | null = null;

  constructor(readonly scratchPath: string) {}

  get count(): number {
    return this.#count;
  }

  /** Takes one more string; false where there are too many. */
  add(text: string): boolean {
    if (this.#count >= MOST_STRINGS) return false;
    if (this.#count === this.#blocks.length) {
      this.#blocks = grown(this.#blocks);
      this.#places = grown(this.#places);
    }
    const bytes = Buffer.from(text, 'utf16le');
    const needed = bytes.length + 4;
    if (this.#filled + needed > this.#filling.length) this.#nextBlock(needed);
    this.#filling.writeUInt32LE(bytes.length, this.#filled);
    bytes.copy(this.#filling, this.#filled + 4);
    this.#blocks[this.#count] = this.#onDisk.length;
    this.#places[this.#count] = this.#filled;
    this.#filled += needed;
    this.#count++;
    return true;
  }

  /** The string of a number below `count`. */
  get(index: number): string {
    const number = this.#blocks[index] as number;
    const block = number === this.#onDisk.length ? this.#filling : this.#block(number);
    const place = this.#places[index] as number;
    return block.toString('utf16le', place + 4, place + 4 + block.readUInt32LE(place));
  }

  close(): void {
    this.#inMemory.clear();
    if (this.#file === null) return;
    closeSync(this.#file);
    rmSync(this.scratchPath, { force: true });
    this.#file = null;
  }

  #nextBlock(needed: number): void {
    const block = this.#filling.subarray(0, this.#filled);
    const number = this.#onDisk.length;
    this.#onDisk.push({ at: this.#diskBytes, length: block.length });
    this.#diskBytes += block.length;
    this.#inMemory.set(number, block);
    // All blocks go to the file once one has to leave the memory.
    if (number >= BLOCKS_IN_MEMORY) {
      if (this.#file === null) {
        this.#file = openSync(this.scratchPath, 'w+', 0o600);
        for (const [n, b] of this.#inMemory) this.#write(n, b);
      } else this.#write(number, block);
      this.#forgetOldest();
    }
    this.#filling = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, needed));
    this.#filled = 0;
  }

  #write(number: number, block: Buffer): void {
    writeSync(this.#file as number, block, 0, block.length, this.#onDisk[number]?.at ?? 0);
  }

  #block(number: number): Buffer {
    const known = this.#inMemory.get(number);
    if (known) {
      // Last in the map is last used.
      this.#inMemory.delete(number);
      this.#inMemory.set(number, known);
      return known;
    }
    const { at, length } = this.#onDisk[number] as { at: number; length: number };
    const block = Buffer.allocUnsafe(length);
    readSync(this.#file as number, block, 0, length, at);
    this.#inMemory.set(number, block);
    this.#forgetOldest();
    return block;
  }

  #forgetOldest(): void {
    for (const number of this.#inMemory.keys()) {
      if (this.#inMemory.size <= BLOCKS_IN_MEMORY) return;
      this.#inMemory.delete(number);
    }
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
