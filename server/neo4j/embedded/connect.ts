import { access, constants, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BadConfiguration, type Config } from '../../config.js';
import type { Neo4jAddress } from '../driver.js';
import { refuseWhileLoading } from './initial-load-mark.js';
import type { Tell } from './jars.js';
import { underLock } from './lock.js';
import { passwordOf } from './password.js';
import { identityOf, isProcessIdentity, isRunning } from './process-identity.js';
import { type RunningServer, readRunFile, removeRunFile } from './run-file.js';
import { EMBEDDED_USER, startNeo4j } from './start.js';

/** Longest a Neo4j may outlive the process that started it. */
const ORPHAN_ENDS_WITHIN_MS = 5_000;

export interface Connection extends Neo4jAddress {
  /** `external`: someone else's, named in the configuration. `joined`: started by another process of ours. */
  readonly how: 'external' | 'joined' | 'started';
  /** Fulfilled when a Neo4j that this process started has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Lets go. A Neo4j that this process started is stopped, `whenFree` as soon as no other process uses it. */
  close(how: 'now' | 'whenFree'): Promise<void>;
}

type Settings = Pick<Config, 'home' | 'cache' | 'java' | 'neo4j'>;
const never = new Promise<void>(() => undefined);

/**
 * The Neo4j to work with: the one that the configuration names, else the one that serves this home folder already, else a new
 * one. One process at a time decides, under a lock, so that two started together share one server.
 */
export async function connectOrStart(config: Settings, options: { readonly tell?: Tell } = {}): Promise<Connection> {
  if (config.neo4j !== null) return { ...config.neo4j, how: 'external', ended: never, close: async () => undefined };
  const { home, cache, java } = config;
  await refuseUnwritable(home);
  const decide = async (): Promise<Connection> => {
    await refuseWhileLoading(home);
    const running = await usableServer(home);
    if (running !== null) return joinServer(home, running);
    const { uri, user, password, ended, stop } = await startNeo4j({ home, cache, java, ...options });
    const close = (how: 'now' | 'whenFree') => (how === 'now' ? stop() : stopWhenFree(home, stop));
    return { uri, user, password, how: 'started', ended, close };
  };
  return underLock(lockIn(home), decide, () =>
    options.tell?.('Another Hawksbill is starting or stopping Neo4j; waiting for it.'),
  );
}

async function refuseUnwritable(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await access(home, constants.W_OK);
  } catch (cause) {
    throw new BadConfiguration(
      `HAWKSBILL_HOME is ${home}, where nothing can be written. Name another folder.`,
      {},
      { cause },
    );
  }
}

/** Under this only one process at a time decides what becomes of the database in this folder. */
export const lockIn = (home: string) => join(home, 'run', 'neo4j.lock');
const guestsIn = (home: string) => join(home, 'run', 'guests');

/** The server that the run file names, if it lives and will go on living. What a dead process left behind is cleared away. */
async function usableServer(home: string): Promise<RunningServer | null> {
  const server = await readRunFile(home);
  if (server === null) return null;
  if ((await isRunning(server.startedBy)) && (await isRunning(server))) return server;
  // Its starter died: it is ending too, and until then holds the database's files.
  const giveUpAt = Date.now() + ORPHAN_ENDS_WITHIN_MS;
  while ((await isRunning(server)) && Date.now() < giveUpAt) await pause(50);
  if (await isRunning(server)) process.kill(server.pid, 'SIGKILL');
  await removeRunFile(home, server);
  return null;
}

let guests = 0;

/** Leaves a note with the server's starter, which then waits for us before it stops the server. */
async function joinServer(home: string, server: RunningServer): Promise<Connection> {
  guests += 1;
  const note = join(guestsIn(home), `${process.pid}-${guests}`);
  await mkdir(guestsIn(home), { recursive: true, mode: 0o700 });
  await writeFile(note, JSON.stringify(await identityOf(process.pid)), { mode: 0o600 });
  return {
    uri: `bolt://127.0.0.1:${server.boltPort}`,
    user: EMBEDDED_USER,
    password: await passwordOf(home),
    how: 'joined',
    ended: never,
    close: () => rm(note, { force: true }),
  };
}

async function stopWhenFree(home: string, stop: () => Promise<void>): Promise<void> {
  for (;;) {
    const stopped = await underLock(lockIn(home), async () => {
      if (await hasGuests(home)) return false;
      await stop();
      return true;
    });
    if (stopped) return;
    await pause(200);
  }
}

/** Whether other processes use the server that this folder's run file names. */
export async function hasGuests(home: string): Promise<boolean> {
  for (const name of await readdir(guestsIn(home)).catch(() => [])) {
    const note = join(guestsIn(home), name);
    const guest: unknown = JSON.parse(await readFile(note, 'utf8').catch(() => 'null'));
    if (isProcessIdentity(guest) && (await isRunning(guest))) return true;
    await rm(note, { force: true });
  }
  return false;
}
