import { DomainError } from '../errors.js';
import { hashPassword, isPassword, LONGEST_PASSWORD } from './passwords.js';
import { CodeRefused, type SecondFactors } from './second-factors.js';
import type { Throttle } from './throttle.js';
import type { FoundAccount, UserStore } from './users.js';

/** The same words whether the name is unknown, the password wrong or the account of no use from there. */
export class SignInRefused extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super('Name and password do not go together');
  }
}

/** The session in which something was asked ended before it was done. */
export class SessionOver extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super('Sign in first');
  }
}

/** Said to somebody who is signed in: who he is, is no secret. */
export class WrongPassword extends DomainError {
  readonly code = 'WRONG_PASSWORD';

  constructor() {
    super('This is not your password');
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

export const SHORTEST_PASSWORD = 12;

export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** Replaces a one-time password. */
  readonly newPassword: string | null;
}

/** From where somebody tries. */
export interface From {
  readonly address: string;
  /** True where only this machine can reach the server. */
  readonly loopback: boolean;
}

/** Whose password was right. */
export interface Proven {
  readonly account: FoundAccount;
  /** Replaces a one-time password, once everything is proven. */
  readonly newPasswordHash: string | null;
}

/** What proving oneself needs. */
export interface Proving {
  readonly users: UserStore;
  readonly secondFactors: SecondFactors;
  readonly throttle: Throttle;
}

/** Checks a name and a password from an address; gives the account or throws why not. */
export async function provePassword(
  { name, password, newPassword }: Credentials,
  from: From,
  { users, throttle }: Proving,
): Promise<Proven> {
  const account = await triedOnce(throttle, [`account ${name}`, `address ${from.address}`], async () => {
    if (password.length > LONGEST_PASSWORD) throw new SignInRefused();
    const found = await users.account(name);
    const right = await isPassword(password, found?.passwordHash ?? null);
    if (found === null || !right || (found.onlyOnLoopback && !from.loopback)) throw new SignInRefused();
    return found;
  });
  if (!account.passwordIsOneTime) return { account, newPasswordHash: null };
  if (newPassword === null || !isFitPassword(newPassword)) throw new PasswordMustChange();
  return { account, newPasswordHash: await hashPassword(newPassword) };
}

/** Checks the code of somebody whose password was right. `proven` null: there is nobody, which is told in the same words. */
export async function proveCode(
  proven: Proven | null,
  code: string,
  from: From,
  { secondFactors, throttle }: Proving,
): Promise<Proven> {
  const keys = [`address ${from.address}`, ...(proven === null ? [] : [`code ${proven.account.name}`])];
  return triedOnce(throttle, keys, async () => {
    if (proven === null) throw new CodeRefused();
    await secondFactors.take(proven.account.name, code);
    return proven;
  });
}

/** The account's round to start a session in, when everything is proven. */
export async function settle({ account, newPasswordHash }: Proven, users: UserStore): Promise<number> {
  return newPasswordHash === null ? account.standing.round : users.replacePassword(account.name, newPasswordHash);
}

export function isFitPassword(password: string): boolean {
  return password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD;
}

/** One try under the throttle: counted before it is checked, so that many at once are not all let through. */
async function triedOnce<T>(throttle: Throttle, keys: readonly string[], check: () => Promise<T>): Promise<T> {
  if (throttle.refuses(keys)) throw new TooManyTries();
  throttle.failed(keys);
  const proven = await check();
  throttle.succeeded(keys);
  return proven;
}
