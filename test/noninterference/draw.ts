/** Draws from a seed: the same seed gives the same world, questions and order on every machine. */
export class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to, not including, `below`: mulberry32, whose 32 bits are plenty for worlds of sixty records. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let x = this.#state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  one<T>(of: readonly T[]): T {
    if (of.length === 0) throw new Error('nothing to draw from');
    return of[this.below(of.length)] as T;
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** At most so many, each once, in a drawn order. */
  some<T>(of: readonly T[], atMost: number): readonly T[] {
    const left = [...of];
    const drawn: T[] = [];
    while (left.length > 0 && drawn.length < atMost) drawn.push(...left.splice(this.below(left.length), 1));
    return drawn;
  }
}
