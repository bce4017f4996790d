import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startTimeOf } from './process-identity.js';

/** Which Neo4j serves a home folder. Number and start time together name its process. */
export interface RunningServer {
  readonly pid: number;
  readonly startedAt: string;
  readonly boltPort: number;
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

/** The server that serves this home now; null where the file is missing, damaged, or left behind by one that died. */
export async function livingServer(home: string): Promise<RunningServer | null> {
  const server = await readRunFile(home);
  return server !== null && (await startTimeOf(server.pid)) === server.startedAt ? server : null;
}

export async function removeRunFile(home: string): Promise<void> {
  await rm(fileIn(home), { force: true });
}

async function readRunFile(home: string): Promise<RunningServer | null> {
  try {
    const read: unknown = JSON.parse(await readFile(fileIn(home), 'utf8'));
    return isRunningServer(read) ? read : null;
  } catch {
    return null;
  }
}

function isRunningServer(value: unknown): value is RunningServer {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, startedAt, boltPort } = value as Partial<Record<keyof RunningServer, unknown>>;
  return Number.isInteger(pid) && typeof startedAt === 'string' && Number.isInteger(boltPort);
}
