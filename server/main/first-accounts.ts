import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashPassword, newPassword } from '../access/passwords.js';
import type { User } from '../access/user.js';
import type { Account, UserStore } from '../access/users.js';
import { foldersIn } from './engine.js';

/** The agency of those who run the installation. */
const OPERATIONS = 'operations';

/** Acts through commands: administers, and is a member of no case. */
export const OPERATOR = 'operator';

export interface FirstSignIn {
  readonly name: string;
  readonly displayName: string;
  readonly password: string;
}

/**
 * Where there are no accounts yet: makes the operator and either the demonstration's users or one administrator whose password works
 * once. Returns what has to be printed; empty where there are accounts. Killed in the middle, it begins anew: the operator comes last.
 */
export async function makeFirstAccounts(
  users: UserStore,
  home: string,
  demoUsers: readonly User[] | null,
): Promise<readonly FirstSignIn[]> {
  if ((await users.account(OPERATOR)) !== null) return [];
  const people = demoUsers ?? [administrator];
  const signIns: FirstSignIn[] = [];
  for (const user of people) {
    const password = newPassword();
    await users.put({
      ...user,
      passwordHash: await hashPassword(password),
      passwordIsOneTime: demoUsers === null,
      onlyOnLoopback: demoUsers !== null,
      tokenSha256: null,
    });
    signIns.push({ name: user.name, displayName: user.displayName, password });
  }
  await writePrivate(signInFile(home), signIns.map((s) => `${s.name} ${s.password}\n`).join(''));
  await users.put({ ...operator, tokenSha256: sha256(await newToken(home)) });
  return signIns;
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

async function newToken(home: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await writePrivate(tokenFile(home), `${token}\n`);
  return token;
}

async function writePrivate(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, text, { mode: 0o600 });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
