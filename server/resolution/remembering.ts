/** Words that are remembered: some 100 bytes each, in half a dozen places. */
export const WORDS = 25_000;

/** A map that forgets: it holds at least the last `most` things that were set or asked for, and at most twice as many. */
export class Recent<T, K = string> {
  #young = new Map<K, T>();
  #old = new Map<K, T>();

  constructor(readonly most: number) {}

  get(key: K): T | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  getOrMake(key: K, make: (key: K) => T): T {
    const found = this.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    this.set(key, made);
    return made;
  }

  set(key: K, value: T): void {
    if (this.#young.size >= this.most) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}

/** The same function, which remembers what it answered of late: at least the last `most` answers, at most twice as many. */
export function remembering<K, T extends NonNullable<unknown> | null>(
  read: (key: K) => T,
  most = WORDS,
): (key: K) => T {
  const known = new Recent<T, K>(most);
  return (key) => known.getOrMake(key, read);
}
