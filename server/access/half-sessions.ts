import { hashOf, newSessionSecret } from './sessions.js';
import type { Proven } from './sign-in.js';

const LASTS_MS = 5 * 60_000;
/** Wrong codes before the password is asked for again. */
const MOST_TRIES = 5;
/** Whoever knows a password can start as many as he likes; the oldest ends. */
const MOST_OPEN = 10_000;

interface HalfSession {
  readonly proven: Proven;
  readonly startedAt: number;
  tries: number;
}

/** Those whose password was right and whose code is awaited. None of these is a session: all that can be done with one is to give the code. */
export class HalfSessions {
  private readonly byHash = new Map<string, HalfSession>();

  constructor(private readonly now: () => number) {}

  /** Returns the secret that the cookie carries. */
  start(proven: Proven): string {
    const secret = newSessionSecret();
    this.byHash.set(hashOf(secret), { proven, startedAt: this.now(), tries: 0 });
    for (const [old, { startedAt }] of this.byHash) {
      if (this.byHash.size <= MOST_OPEN && this.now() - startedAt <= LASTS_MS) break;
      this.byHash.delete(old);
    }
    return secret;
  }

  /**
   * What was proven so far, for one try at the code; null where there is nothing to give a code for (any more). Of several that one browser brings,
   * the last counts.
   */
  try(secrets: readonly string[]): Proven | null {
    const known = secrets.map(hashOf).flatMap((hash) => {
      const half = this.byHash.get(hash);
      return half === undefined ? [] : [{ hash, half }];
    });
    const last = known.sort((a, b) => a.half.startedAt - b.half.startedAt).at(-1);
    if (last === undefined) return null;
    const { hash, half } = last;
    if (this.now() - half.startedAt > LASTS_MS || half.tries >= MOST_TRIES) {
      this.byHash.delete(hash);
      return null;
    }
    half.tries++;
    return half.proven;
  }

  has(secret: string): boolean {
    return this.byHash.has(hashOf(secret));
  }

  end(secret: string): void {
    this.byHash.delete(hashOf(secret));
  }
}
