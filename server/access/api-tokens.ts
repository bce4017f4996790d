import { createHash, randomBytes } from 'node:crypto';
import { BadInput, UnknownThing } from '../errors.js';
import { TOKEN_SCOPES, type TokenScope } from './token-scopes.js';

/** By this, scanners for leaked secrets know one. */
const PREFIX = 'hb_';
const FORM = /^hb_[\w-]{43}$/;
const LONGEST_NAME = 100;
/** More than this at a time, and nobody knows any more what each is for. */
const MOST_PER_USER = 20;
export const LONGEST_DAYS = 365;
const DAY_MS = 24 * 60 * 60_000;
/** A token that was revoked, anywhere, is refused after this. */
const FRESH_MS = 1_000;
const MOST_REMEMBERED = 10_000;

/** A token for scripts, without the secret, which is shown once and never kept. */
export interface ApiToken {
  /** Names it in the access log, in place of a session. */
  readonly id: string;
  readonly userName: string;
  /** What its user calls it. */
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** Instants. */
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly lastUsedOn: string | null;
}

/** Keeps tokens, each under the hash of its secret. */
export interface ApiTokenStore {
  find(sha256: string): Promise<ApiToken | null>;
  /** Newest first. */
  of(userName: string): Promise<readonly ApiToken[]>;
  put(sha256: string, token: ApiToken): Promise<void>;
  /** False where he has no such token. */
  revoke(userName: string, id: string, at: string): Promise<boolean>;
  noteUse(id: string, on: string): Promise<void>;
}

export interface WantedToken {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly days: number;
}

/** Tokens by which scripts act for a user: for some of his work, for a time. */
export class ApiTokens {
  private readonly known = new Map<string, { readonly at: number; readonly token: Promise<ApiToken | null> }>();

  constructor(
    private readonly store: ApiTokenStore,
    private readonly now: () => Date,
  ) {}

  /** The one time that the secret is seen. */
  async make(userName: string, wanted: WantedToken): Promise<{ readonly secret: string; readonly token: ApiToken }> {
    const { name, scopes, days } = checked(wanted);
    const now = this.now();
    if ((await this.store.of(userName)).filter((t) => this.isGood(t)).length >= MOST_PER_USER) {
      throw new BadInput(`You have ${MOST_PER_USER} tokens. Revoke one that you no longer use`);
    }
    const secret = PREFIX + randomBytes(32).toString('base64url');
    const sha256 = hashOf(secret);
    const token: ApiToken = {
      id: `token-${sha256.slice(0, 16)}`,
      userName,
      name,
      scopes,
      madeAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + days * DAY_MS).toISOString(),
      revokedAt: null,
      lastUsedOn: null,
    };
    await this.store.put(sha256, token);
    return { secret, token };
  }

  /** Those that still open something, newest first. */
  async of(userName: string): Promise<readonly ApiToken[]> {
    return (await this.store.of(userName)).filter((token) => this.isGood(token));
  }

  async revoke(userName: string, id: string): Promise<void> {
    if (!(await this.store.revoke(userName, id, this.now().toISOString()))) throw new UnknownThing('token', id);
    this.known.clear();
  }

  /** The token of a secret; null where there is none, or it was revoked or is past its time. */
  async find(secret: string): Promise<ApiToken | null> {
    if (!FORM.test(secret)) return null;
    const sha256 = hashOf(secret);
    const token = await this.tokenOf(sha256);
    if (token === null || !this.isGood(token)) return null;
    const today = this.now().toISOString().slice(0, 10);
    if (token.lastUsedOn !== today) {
      await this.store.noteUse(token.id, today);
      this.known.delete(sha256);
    }
    return token;
  }

  private isGood({ revokedAt, expiresAt }: ApiToken): boolean {
    return revokedAt === null && this.now().getTime() < Date.parse(expiresAt);
  }

  private tokenOf(sha256: string): Promise<ApiToken | null> {
    const at = this.now().getTime();
    const known = this.known.get(sha256);
    if (known !== undefined && at - known.at < FRESH_MS) return known.token;
    const token = this.store.find(sha256);
    this.known.delete(sha256);
    this.known.set(sha256, { at, token });
    token.catch(() => this.known.delete(sha256));
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MOST_REMEMBERED) break;
      this.known.delete(oldest);
    }
    return token;
  }
}

function checked({ name, scopes, days }: WantedToken): WantedToken {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > LONGEST_NAME) {
    throw new BadInput(`Name the token, in at most ${LONGEST_NAME} letters`, { field: 'name' });
  }
  if (scopes.length === 0) {
    throw new BadInput(`Say what the token is for: ${TOKEN_SCOPES.join(', ')}`, { field: 'scopes' });
  }
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS) {
    throw new BadInput(`A token lasts 1 to ${LONGEST_DAYS} days`, { field: 'days' });
  }
  return { name: trimmed, scopes: TOKEN_SCOPES.filter((scope) => scopes.includes(scope)), days };
}

/** 256 random bits: a slow hash would add nothing. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
