import { link, mkdir, readFile, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identityOf, isProcessIdentity, isRunning, type ProcessIdentity } from './process-identity.js';

/** Longer than removing a dead holder's lock can take: past that, the one who was removing it died as well. */
const TAKEOVER_MS = 10_000;

/** A wait longer than this is worth a line to whoever sits before it. */
const LONG_WAIT_MS = 3_000;

/** Runs `work` while no other process on this machine runs under the same lock file. A dead holder's lock is taken over. */
export async function underLock<T>(file: string, work: () => Promise<T>, onLongWait = () => {}): Promise<T> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const since = Date.now();
  let told = false;
  while (!(await taken(file))) {
    await removeIfHolderIsDead(file);
    if (!told && Date.now() - since > LONG_WAIT_MS) {
      told = true;
      onLongWait();
    }
    await pause(100 + Math.random() * 100);
  }
  try {
    return await work();
  } finally {
    await unlink(file);
  }
}

let attempts = 0;

/** The lock appears with its holder's name in it, so that nobody ever reads half of one. */
async function taken(file: string): Promise<boolean> {
  attempts += 1;
  const draft = `${file}.${process.pid}.${attempts}`;
  await writeFile(draft, JSON.stringify(await identityOf(process.pid)), { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

/** Under a guard of its own: otherwise a slow one could remove the lock that a quick one has just taken. */
async function removeIfHolderIsDead(file: string): Promise<void> {
  const guard = `${file}.takeover`;
  try {
    await mkdir(guard);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    const since = await stat(guard).then(
      (s) => s.mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - since > TAKEOVER_MS) await rmdir(guard).catch(() => undefined);
    return;
  }
  try {
    const holder = await holderOf(file);
    if (holder !== null && !(await isRunning(holder))) await unlink(file).catch(() => undefined);
  } finally {
    await rmdir(guard).catch(() => undefined);
  }
}

async function holderOf(file: string): Promise<ProcessIdentity | null> {
  try {
    const holder: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isProcessIdentity(holder) ? holder : null;
  } catch {
    return null;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
