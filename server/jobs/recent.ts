/** A map that forgets: it holds at least the last `most` things that were set or asked for, and at most twice as many. */
export class Recent<T> {
  #young = new Map<string, T>();
  #old = new Map<string, T>();

  constructor(readonly most: number) {}

  get(key: string): T | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: T): void {
    if (this.#young.size >= this.most) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
