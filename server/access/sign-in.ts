import { DomainError } from '../errors.js';
import { hashPassword, isPassword, LONGEST_PASSWORD } from './passwords.js';
import type { Throttle } from './throttle.js';
import type { User } from './user.js';
import type { UserStore } from './users.js';

/** The same words whether the name is unknown, the password wrong or the account of no use from there. */
export class SignInRefused extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super('Name and password do not go together');
  }
}

export class TooManyTries extends DomainError {
  readonly code = 'RATE_LIMITED';

  constructor() {
    super('Too many tries: wait a minute, then try again');
  }
}

export class PasswordMustChange extends DomainError {
  readonly code = 'PASSWORD_MUST_CHANGE';

  constructor() {
    super(`This password works once: send newPassword with it, of at least ${SHORTEST_PASSWORD} characters`);
  }
}

const SHORTEST_PASSWORD = 12;

export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** Replaces a one-time password. */
  readonly newPassword: string | null;
}

/** Checks a name and a password from an address; gives the user or throws why not. */
export async function signIn(
  { name, password, newPassword }: Credentials,
  from: { readonly address: string; readonly loopback: boolean },
  users: UserStore,
  throttle: Throttle,
): Promise<User> {
  const keys = [`account ${name}`, `address ${from.address}`];
  if (throttle.refuses(keys)) throw new TooManyTries();
  // Counted before it is checked, so that many tries at once are not all let through.
  throttle.failed(keys);
  if (password.length > LONGEST_PASSWORD) throw new SignInRefused();
  const account = await users.account(name);
  const right = await isPassword(password, account?.passwordHash ?? null);
  if (account === null || !right || (account.onlyOnLoopback && !from.loopback)) throw new SignInRefused();
  throttle.succeeded(keys);
  if (account.passwordIsOneTime) {
    if (newPassword === null || newPassword.length < SHORTEST_PASSWORD || newPassword.length > LONGEST_PASSWORD) {
      throw new PasswordMustChange();
    }
    await users.replacePassword(account.name, await hashPassword(newPassword));
  }
  return account;
}
