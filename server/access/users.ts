import type { User } from './user.js';

/** A user with what proves that it is him. */
export interface Account extends User {
  /** As `hashPassword` makes it; null for one who cannot sign in with a password (the operator of commands). */
  readonly passwordHash: string | null;
  /** True until the password that was printed once has been replaced. */
  readonly passwordIsOneTime: boolean;
  /** SHA-256 of the token by which commands act; null for people. */
  readonly tokenSha256: string | null;
  /** True for the demonstration's users: their passwords are printed, so they are of no use where others can reach the server. */
  readonly onlyOnLoopback: boolean;
}

/** Keeps accounts. */
export interface UserStore {
  /** Null where there is none, or where it has ended. */
  account(name: string): Promise<Account | null>;
  /** Keeps accounts as given, all of them or none; one of the same name is replaced. */
  put(...accounts: readonly Account[]): Promise<void>;
  /** Replaces a password, which then is no one-time password any more. */
  replacePassword(name: string, passwordHash: string): Promise<void>;
  /** Notes the day (UTC) on which somebody signed in. */
  noteSignIn(name: string, on: string): Promise<void>;
  /** How many can sign in. */
  countPeople(): Promise<number>;
}
