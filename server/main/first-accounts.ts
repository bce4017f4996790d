import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OPERATIONS } from '../access/administration.js';
import { hashPassword, newPassword } from '../access/passwords.js';
import type { User } from '../access/user.js';
import type { Account, UserStore } from '../access/users.js';
import { foldersIn } from './engine.js';

/** Acts through commands: administers, and is a member of no case. */
export const OPERATOR = 'operator';

export interface FirstSignIn {
  readonly name: string;
  readonly displayName: string;
  readonly password: string;
}

/** Makes the account that commands act as, with the token that gives the right to; does nothing where it is there. */
export async function ensureOperator(users: UserStore, home: string): Promise<void> {
  if ((await users.account(OPERATOR)) !== null) return;
  const token = randomBytes(32).toString('base64url');
  await writePrivate(tokenFile(home), `${token}\n`);
  await users.put({ ...operator, tokenSha256: sha256(token) });
}

/**
 * Where nobody can sign in yet: makes either the demonstration's users or one administrator whose password works once. Returns what
 * has to be printed; empty where there are accounts.
 */
export async function makeFirstAccounts(
  users: UserStore,
  home: string,
  demoUsers: readonly User[] | null,
): Promise<readonly FirstSignIn[]> {
  if ((await users.countPeople()) > 0) return [];
  const made = await Promise.all(
    (demoUsers ?? [administrator]).map(async (user) => {
      const password = newPassword();
      const account: Account = {
        ...user,
        passwordHash: await hashPassword(password),
        passwordIsOneTime: demoUsers === null,
        onlyOnLoopback: demoUsers !== null,
        tokenSha256: null,
      };
      return { account, password };
    }),
  );
  // Before the accounts: a password that was neither kept nor printed is of no use to anybody.
  await writePrivate(signInFile(home), made.map((m) => `${m.account.name} ${m.password}\n`).join(''));
  await users.put(...made.map((m) => m.account));
  return made.map(({ account, password }) => ({ name: account.name, displayName: account.displayName, password }));
}

/** Whether this process may act through commands: whether it can read the operator's token. */
export async function mayAct(users: UserStore, home: string): Promise<boolean> {
  const token = await readFile(tokenFile(home), 'utf8').catch(() => null);
  const kept = (await users.account(OPERATOR))?.tokenSha256 ?? null;
  return token !== null && kept !== null && sha256(token.trim()) === kept;
}

export function tokenFile(home: string): string {
  return join(foldersIn(home).keys, 'operator-token');
}

/** What was printed at the first start, for whoever has lost it and may read this folder: a name and a password a line. */
export function signInFile(home: string): string {
  return join(foldersIn(home).keys, 'first-sign-in');
}

const administrator: User = {
  name: 'administrator',
  displayName: 'Administrator',
  agency: OPERATIONS,
  roles: ['ADMINISTRATOR', 'ANALYST'],
  policy: { clearances: { [OPERATIONS]: 'TLP:RED' }, cases: [] },
};

const operator: Account = {
  name: OPERATOR,
  displayName: 'Operator',
  agency: OPERATIONS,
  roles: ['ADMINISTRATOR'],
  policy: { clearances: { [OPERATIONS]: 'TLP:RED' }, cases: [] },
  passwordHash: null,
  passwordIsOneTime: false,
  onlyOnLoopback: true,
  tokenSha256: null,
};

async function writePrivate(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, text, { mode: 0o600 });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
