/** Wrong passwords before the next try has to wait, and how long it waits. */
const MOST_FAILURES = 5;
const WINDOW_MS = 60_000;
/** Names are free to invent, so what is remembered about them is bounded: the oldest is forgotten. */
const MOST_REMEMBERED = 10_000;

/** Slows down guessing: counts failures per key (an account, an address) over the last minute. */
export class Throttle {
  private readonly failures = new Map<string, readonly number[]>();

  constructor(private readonly now: () => number) {}

  /** Whether any of the keys has failed too often to be tried now. */
  refuses(keys: readonly string[]): boolean {
    return keys.some((key) => this.recent(key).length >= MOST_FAILURES);
  }

  failed(keys: readonly string[]): void {
    for (const key of keys) {
      const recent = [...this.recent(key), this.now()];
      this.failures.delete(key);
      this.failures.set(key, recent);
    }
    for (const key of this.failures.keys()) {
      if (this.failures.size <= MOST_REMEMBERED) break;
      this.failures.delete(key);
    }
  }

  /** Takes back the last count: the try was right. Earlier failures stand, so that one's own account is no help in guessing another's. */
  succeeded(keys: readonly string[]): void {
    for (const key of keys) this.failures.set(key, this.recent(key).slice(0, -1));
  }

  private recent(key: string): readonly number[] {
    return (this.failures.get(key) ?? []).filter((at) => this.now() - at < WINDOW_MS);
  }
}
