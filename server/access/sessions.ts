import { createHash, randomBytes } from 'node:crypto';

/** Someone who leaves the desk is signed out after this; the work day is the longest a session lasts. */
const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;
/** Nobody works in more windows than this; the oldest ends. */
const MOST_PER_USER = 20;

export interface Session {
  /** Names the session in the access log: `idOf` its secret. */
  readonly id: string;
  readonly userName: string;
  readonly startedAt: number;
  /** The round of the account in which it was started; it is over when the account is in a later one. */
  readonly round: number;
  /** Counts sign-ins at this server. A session that takes the place of another belongs to the same. */
  readonly signIn: number;
}

interface KeptSession extends Session {
  lastSeenAt: number;
  /** Another took its place: it is over, and is kept so that whoever brings its secret still ends that other. */
  isReplaced: boolean;
}

/**
 * Who is signed in. Kept in memory under the hash of the cookie, so that neither disk nor a memory dump's reader can take it up.
 *
 * A browser belongs to whoever signed in last. It may bring more than one secret, because an answer that came late gave it one
 * (`docs/decisions/0276`): then the last sign-in counts, and those before it are over.
 */
export class Sessions {
  private readonly byHash = new Map<string, KeptSession>();
  private signIns = 0;

  constructor(private readonly now: () => number) {}

  /** Starts a session and returns the secret that the cookie carries. Always a new one: what a client brings is never taken up. */
  start(userName: string, round: number): string {
    this.signIns++;
    const secret = this.begin(userName, round, this.signIns);
    const signInsOfUser = new Set(
      [...this.byHash.values()].filter((s) => s.userName === userName).map((s) => s.signIn),
    );
    for (const old of [...signInsOfUser].slice(0, Math.max(0, signInsOfUser.size - MOST_PER_USER))) this.endSignIn(old);
    return secret;
  }

  /** A new secret in place of this one. Null where this one is over, as it is when another has signed in at its browser meanwhile. */
  replace(secret: string, round: number): string | null {
    const old = this.byHash.get(hashOf(secret));
    if (old === undefined || old.isReplaced || this.isOver(old)) return null;
    old.isReplaced = true;
    return this.begin(old.userName, round, old.signIn);
  }

  /** The session of the last sign-in among those whose secrets a browser brings, if it still runs. Those of earlier ones end. */
  find(secrets: readonly string[]): Session | null {
    const known = secrets.flatMap((secret) => this.byHash.get(hashOf(secret)) ?? []);
    const last = Math.max(...known.map((session) => session.signIn));
    for (const { signIn } of known) if (signIn !== last) this.endSignIn(signIn);
    const session = known.find(({ signIn, isReplaced }) => signIn === last && !isReplaced);
    if (session === undefined) return null;
    if (this.isOver(session)) {
      this.endSignIn(last);
      return null;
    }
    session.lastSeenAt = this.now();
    return session;
  }

  /** Ends the session of this secret, and whichever took its place. */
  end(secret: string): void {
    const session = this.byHash.get(hashOf(secret));
    if (session !== undefined) this.endSignIn(session.signIn);
  }

  private begin(userName: string, round: number, signIn: number): string {
    const secret = newSessionSecret();
    const at = this.now();
    const session = { id: idOf(secret), userName, startedAt: at, round, signIn, lastSeenAt: at, isReplaced: false };
    this.byHash.set(hashOf(secret), session);
    return secret;
  }

  private isOver({ lastSeenAt, startedAt }: KeptSession): boolean {
    const at = this.now();
    return at - lastSeenAt > IDLE_MS || at - startedAt > LONGEST_MS;
  }

  private endSignIn(signIn: number): void {
    for (const [hash, session] of this.byHash) if (session.signIn === signIn) this.byHash.delete(hash);
  }
}

/** Names a session, and its cookie; of no use to anybody who reads it. */
export function idOf(secret: string): string {
  return hashOf(secret).slice(0, 16);
}

/** What is kept of a secret that a browser or a script brings. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function newSessionSecret(): string {
  return randomBytes(32).toString('base64url');
}
