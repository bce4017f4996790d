import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the embedded server's password is kept. */
export const passwordFile = (home: string) => join(home, 'keys', 'neo4j-password');

/** The embedded server's password, drawn at the first start and kept where only its owner can read it. */
export async function passwordOf(home: string): Promise<string> {
  const file = passwordFile(home);
  const keys = dirname(file);
  await mkdir(keys, { recursive: true, mode: 0o700 });
  await chmod(keys, 0o700);
  try {
    await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(file, 'utf8');
}
