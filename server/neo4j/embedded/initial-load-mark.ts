import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BadConfiguration } from '../../config.js';
import { isProcessIdentity, isRunning, type ProcessIdentity } from './process-identity.js';

/**
 * Stands in the home folder from before an initial load touches the database until it is whole: nobody else may use the database meanwhile, and
 * where it still stands after a crash the database is half loaded.
 */
export interface InitialLoadMark {
  /** Who loads. */
  readonly by: ProcessIdentity;
  /** The offline importer it started; null where none was. */
  readonly importer: ProcessIdentity | null;
  /** Whether the database may have been emptied already. */
  readonly begun: boolean;
  /** The accounts that stood in it, as the properties of their nodes; they are all that an empty installation holds. */
  readonly accounts: readonly Readonly<Record<string, unknown>>[];
}

const fileIn = (home: string) => join(home, 'run', 'initial-load.json');

/** Appears whole or not at all, readable by its owner only. */
export async function writeMark(home: string, mark: InitialLoadMark): Promise<void> {
  const file = fileIn(home);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(mark), { mode: 0o600 });
  await rename(draft, file);
}

export async function readMark(home: string): Promise<InitialLoadMark | null> {
  const text = await readFile(fileIn(home), 'utf8').catch(() => null);
  if (text === null) return null;
  const mark: unknown = JSON.parse(text);
  if (isMark(mark)) return mark;
  throw new BadConfiguration(`${fileIn(home)} was not written by Hawksbill.`);
}

export async function removeMark(home: string): Promise<void> {
  await rm(fileIn(home), { force: true });
}

/** @throws BadConfiguration where an initial load is at work or was broken off, with what to do */
export async function refuseWhileLoading(home: string): Promise<void> {
  const mark = await readMark(home);
  if (mark === null) return;
  if (await isRunning(mark.by)) {
    throw new BadConfiguration(
      `An initial load fills this installation (process ${mark.by.pid}). Wait until it is done.`,
    );
  }
  throw new BadConfiguration(
    `An initial load of this installation was broken off, so ${home} holds no whole graph. Run it again: hawksbill import --initial FILES… It begins anew; no account is lost.`,
  );
}

function isMark(value: unknown): value is InitialLoadMark {
  if (typeof value !== 'object' || value === null) return false;
  const { by, importer, begun, accounts } = value as Partial<Record<keyof InitialLoadMark, unknown>>;
  return (
    isProcessIdentity(by) &&
    (importer === null || isProcessIdentity(importer)) &&
    typeof begun === 'boolean' &&
    Array.isArray(accounts)
  );
}
