import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isProcessIdentity, type ProcessIdentity } from './process-identity.js';

/** Which Neo4j serves a home folder, and which process of ours started it. */
export interface RunningServer extends ProcessIdentity {
  readonly boltPort: number;
  readonly startedBy: ProcessIdentity;
}

const fileIn = (home: string) => join(home, 'run', 'server.json');

/** Appears whole or not at all, readable by its owner only. */
export async function writeRunFile(home: string, server: RunningServer): Promise<void> {
  const file = fileIn(home);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(server)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

/** What was last written here; the processes it names may have died since. Null where the file is missing or damaged. */
export async function readRunFile(home: string): Promise<RunningServer | null> {
  try {
    const read: unknown = JSON.parse(await readFile(fileIn(home), 'utf8'));
    return isRunningServer(read) ? read : null;
  } catch {
    return null;
  }
}

/** Removes the note about this server; one that another has written since stays. */
export async function removeRunFile(home: string, server: Pick<RunningServer, 'pid'>): Promise<void> {
  if ((await readRunFile(home))?.pid === server.pid) await rm(fileIn(home), { force: true });
}

function isRunningServer(value: unknown): value is RunningServer {
  if (!isProcessIdentity(value)) return false;
  const { boltPort, startedBy } = value as Partial<Record<keyof RunningServer, unknown>>;
  return Number.isInteger(boltPort) && isProcessIdentity(startedBy);
}
