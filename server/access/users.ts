import type { User } from './user.js';

/** A user with what proves that it is him. */
export interface Account extends User {
  /** As `hashPassword` makes it; null for one who cannot sign in with a password (the operator of commands, people of an agency's own sign-in). */
  readonly passwordHash: string | null;
  /** True until the password that was printed once has been replaced. */
  readonly passwordIsOneTime: boolean;
  /** SHA-256 of the token by which commands act; null for people. */
  readonly tokenSha256: string | null;
  /** True for the demonstration's users: their passwords are printed, so they are of no use where others can reach the server. */
  readonly onlyOnLoopback: boolean;
}

/** How somebody's signing in stands. It comes about by what he does himself; keeping an account leaves it as it is. */
export interface Standing {
  /** Goes up when somebody signs out everywhere or changes his password: sessions of an earlier round are over, on every server. */
  readonly round: number;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  /** That somebody else took his second factor away, until he has been told; null where there is nothing to tell. */
  readonly secondFactorTaken: SecondFactorTaken | null;
  /** As the account says; a token of his is of no use from elsewhere either. */
  readonly onlyOnLoopback: boolean;
}

export interface SecondFactorTaken {
  /** An instant (UTC). */
  readonly at: string;
  /** Names of those who did it: two, where that needs two. */
  readonly by: readonly string[];
}

export interface FoundAccount extends Account {
  readonly standing: Standing;
}

/** Keeps accounts. */
export interface UserStore {
  /** Null where there is none, or where it has ended. */
  account(name: string): Promise<FoundAccount | null>;
  /** Keeps accounts as given, all of them or none; one of the same name is replaced. */
  put(...accounts: readonly Account[]): Promise<void>;
  /** Replaces a password, which then is no one-time password any more, and ends all sessions; returns the new round. */
  replacePassword(name: string, passwordHash: string): Promise<number>;
  /** Ends all of somebody's sessions, on every server; returns the new round. */
  endSessions(name: string): Promise<number>;
  /** Notes the day (UTC) on which somebody signed in. */
  noteSignIn(name: string, on: string): Promise<void>;
  /** How many can sign in. */
  countPeople(): Promise<number>;
}
