import { type Duty, mayDo } from './duties.js';
import type { Scope } from './scope.js';
import type { User } from './user.js';
import type { FoundAccount, Standing, UserStore } from './users.js';
import { Viewer } from './viewer.js';

/** A change of rights or a new scope, made anywhere, is in force after this. */
const FRESH_MS = 1_000;

export interface KnownViewer {
  readonly user: User;
  readonly viewer: Viewer;
  readonly standing: Standing;
}

/**
 * Turns a user's name into a viewer, from his policy and the scopes there are, both never older than a second. The mask itself is not kept:
 * it is made for each request, so that a right begins and ends at its instant.
 */
export class Viewers {
  private scopes: { readonly at: number; readonly list: Promise<readonly Scope[]> } | null = null;
  private readonly users = new Map<string, { readonly at: number; readonly account: Promise<FoundAccount | null> }>();

  constructor(
    private readonly store: UserStore,
    private readonly readScopes: () => Promise<readonly Scope[]>,
    private readonly now: () => number,
  ) {}

  /** Null where there is no such user (any more). `onlyDuties`: what the token is for by which he acts. */
  async viewerOf(userName: string, onlyDuties?: readonly Duty[]): Promise<KnownViewer | null> {
    const [account, scopes] = await Promise.all([this.account(userName), this.allScopes()]);
    if (account === null) return null;
    const user = userIn(account, onlyDuties);
    const cleared = Viewer.of(user, scopes, this.now());
    // Also where a question forgot to ask for the duty, there is nothing to be seen for him.
    const viewer = mayDo('CONSULT', user) ? cleared : cleared.narrowedTo(() => false, scopes);
    return { user: { ...user, policy: viewer.policy }, viewer, standing: account.standing };
  }

  allScopes(): Promise<readonly Scope[]> {
    if (this.scopes === null || this.now() - this.scopes.at >= FRESH_MS) {
      const list = this.readScopes();
      this.scopes = { at: this.now(), list };
      list.catch(() => {
        this.scopes = null;
      });
    }
    return this.scopes.list;
  }

  /** What this process itself just changed is in force at once. */
  forget(): void {
    this.scopes = null;
    this.users.clear();
  }

  private account(name: string): Promise<FoundAccount | null> {
    const kept = this.users.get(name);
    if (kept !== undefined && this.now() - kept.at < FRESH_MS) return kept.account;
    const account = this.store.account(name);
    this.users.set(name, { at: this.now(), account });
    account.catch(() => this.users.delete(name));
    return account;
  }
}

/** Without what proves that it is him: hashes go no further than signing in. */
function userIn({ name, displayName, agency, roles, policy }: FoundAccount, onlyDuties?: readonly Duty[]): User {
  return { name, displayName, agency, roles, policy, ...(onlyDuties !== undefined && { onlyDuties }) };
}
