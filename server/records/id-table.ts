/** Slots filled at most to this share: beyond it looking takes long. */
const FULLEST = 0.6;
/** Letters of an id that are kept, as four numbers of six letters: 120 of its 130 bits. */
const LETTERS = 6;
const NUMBERS = 4;

/**
 * Numbers for computed ids (a letter and 26 of base32), in the order in which they first come. Millions of them: some 35 bytes each, where a map of
 * texts takes more than a hundred.
 */
export class IdTable {
  #slots: Uint32Array;
  #numbers: Uint32Array;
  #size = 0;

  constructor(expected = 1024) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, expected / FULLEST)));
    this.#slots = new Uint32Array(slots * NUMBERS);
    this.#numbers = new Uint32Array(slots);
  }

  get size(): number {
    return this.#size;
  }

  /** Its number from 1 on, and whether it is new. */
  add(id: string): { readonly number: number; readonly isNew: boolean } {
    const parts = partsOf(id);
    const slot = this.#slotFor(parts);
    const known = this.#numbers[slot] as number;
    if (known > 0) return { number: known, isNew: false };
    return { number: this.#fill(slot, parts, this.#size + 1), isNew: true };
  }

  /** Gives it a number in place of the one it had. Not to be mixed with `add`. @returns the one it had; null where it is new */
  put(id: string, number: number): number | null {
    const parts = partsOf(id);
    const slot = this.#slotFor(parts);
    const before = this.#numbers[slot] as number;
    if (before > 0) this.#numbers[slot] = number;
    else this.#fill(slot, parts, number);
    return before > 0 ? before : null;
  }

  #fill(slot: number, parts: readonly number[], number: number): number {
    this.#slots.set(parts, slot * NUMBERS);
    this.#numbers[slot] = number;
    this.#size++;
    if (this.#size > this.#numbers.length * FULLEST) this.#grow();
    return number;
  }

  #slotFor(parts: ArrayLike<number>): number {
    const mask = this.#numbers.length - 1;
    for (let slot = (parts[0] as number) & mask; ; slot = (slot + 1) & mask) {
      if (this.#numbers[slot] === 0) return slot;
      const at = slot * NUMBERS;
      if (
        this.#slots[at] === parts[0] &&
        this.#slots[at + 1] === parts[1] &&
        this.#slots[at + 2] === parts[2] &&
        this.#slots[at + 3] === parts[3]
      )
        return slot;
    }
  }

  #grow(): void {
    const [slots, numbers] = [this.#slots, this.#numbers];
    this.#slots = new Uint32Array(slots.length * 2);
    this.#numbers = new Uint32Array(numbers.length * 2);
    for (const [slot, number] of numbers.entries()) {
      if (number === 0) continue;
      const parts = slots.subarray(slot * NUMBERS, (slot + 1) * NUMBERS);
      const to = this.#slotFor(parts);
      this.#slots.set(parts, to * NUMBERS);
      this.#numbers[to] = number;
    }
  }
}

function partsOf(id: string): number[] {
  if (id.length < 1 + LETTERS * NUMBERS) throw new Error(`"${id}" is no computed id`);
  const parts: number[] = [];
  for (let part = 0; part < NUMBERS; part++) {
    let number = 0;
    for (let i = 0; i < LETTERS; i++) number = (number << 5) | digitOf(id.charCodeAt(1 + part * LETTERS + i));
    parts.push(number);
  }
  return parts;
}

/** Base32, lower case: a to z, then 2 to 7. */
function digitOf(letter: number): number {
  return letter >= 97 ? letter - 97 : letter - 24;
}
