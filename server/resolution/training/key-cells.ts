/** Keys that fall into one cell are counted together. */
const CELLS = 2 ** 22;
const COUNTED_TO = 255;

/** Counts millions of keys in four megabytes, and never too few: who needs to know exactly counts those of full cells again. */
export class KeyCells {
  readonly #counts = new Uint8Array(CELLS);

  add(key: string): void {
    const cell = cellOf(key);
    if ((this.#counts[cell] as number) < COUNTED_TO) (this.#counts[cell] as number)++;
  }

  /** At least as often as the key was added, up to 255. */
  atMost(key: string): number {
    return this.#counts[cellOf(key)] as number;
  }
}

/** FNV-1a over the key's code units. */
function cellOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % CELLS;
}
