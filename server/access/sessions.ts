import { createHash, randomBytes } from 'node:crypto';

/** Someone who leaves the desk is signed out after this; the work day is the longest a session lasts. */
const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;
/** Nobody works in more windows than this; the oldest ends. */
const MOST_PER_USER = 20;

export interface Session {
  /** Names the session in the access log; of no use to anybody who reads it there. */
  readonly id: string;
  readonly userName: string;
  readonly startedAt: number;
  /** The round of the account in which it was started; it is over when the account is in a later one. */
  readonly round: number;
}

/** Who is signed in. Kept in memory under the hash of the cookie, so that neither disk nor a memory dump's reader can take it up. */
export class Sessions {
  private readonly byHash = new Map<string, Session & { lastSeenAt: number }>();

  constructor(private readonly now: () => number) {}

  /** Starts a session and returns the secret that the cookie carries. Always a new one: what a client brings is never taken up. */
  start(userName: string, round: number): string {
    const secret = newSessionSecret();
    const hash = hashOf(secret);
    const at = this.now();
    this.byHash.set(hash, { id: hash.slice(0, 16), userName, startedAt: at, round, lastSeenAt: at });
    const ofUser = [...this.byHash].filter(([, s]) => s.userName === userName);
    for (const [old] of ofUser.slice(0, Math.max(0, ofUser.length - MOST_PER_USER))) this.byHash.delete(old);
    return secret;
  }

  /** The session of a cookie's secret, if it still runs. */
  find(secret: string | null): Session | null {
    if (secret === null) return null;
    const hash = hashOf(secret);
    const session = this.byHash.get(hash);
    if (session === undefined) return null;
    const at = this.now();
    if (at - session.lastSeenAt > IDLE_MS || at - session.startedAt > LONGEST_MS) {
      this.byHash.delete(hash);
      return null;
    }
    session.lastSeenAt = at;
    return session;
  }

  end(secret: string): void {
    this.byHash.delete(hashOf(secret));
  }
}

/** What is kept of a secret that a browser or a script brings. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function newSessionSecret(): string {
  return randomBytes(32).toString('base64url');
}
