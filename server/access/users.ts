import type { User } from './user.js';

/** A user with what proves that it is him. */
export interface Account extends User {
  /** As `hashPassword` makes it; null for one who cannot sign in with a password (the operator of commands). */
  readonly passwordHash: string | null;
  /** True until the password that was printed once has been replaced. */
  readonly passwordIsOneTime: boolean;
  /** False for the demonstration's users where the server listens beyond this machine. */
  readonly onlyFromThisMachine: boolean;
}

/** Keeps accounts. */
export interface UserStore {
  account(name: string): Promise<Account | null>;
  /** Keeps an account as given; one of the same name is replaced. */
  put(account: Account): Promise<void>;
  /** Replaces a password, which then is no one-time password any more. */
  replacePassword(name: string, passwordHash: string): Promise<void>;
  count(): Promise<number>;
}

/** What a person gets who acts through commands: he administers, and is a member of no case. */
export const OPERATOR: Account = {
  name: 'operator',
  displayName: 'Operator',
  agency: 'operations',
  roles: ['ADMINISTRATOR'],
  policy: { clearances: {}, cases: [] },
  passwordHash: null,
  passwordIsOneTime: false,
  onlyFromThisMachine: true,
};
