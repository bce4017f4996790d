import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';
import type { JavaPlaces } from '../../config.js';
import { exists, neo4jJars, type Tell } from './jars.js';
import { findJava, type Java } from './java.js';
import { passwordFile, passwordOf } from './password.js';
import { identityOf } from './process-identity.js';
import { removeRunFile, writeRunFile } from './run-file.js';
import { availableBytes, javaOptions, type Memory, type MoreSettings, memoryFor, neo4jConf } from './settings.js';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));

/** An empty folder takes 7 s on an idle machine; a busy one is given time. */
const READY_WITHIN_MS = 120_000;
/** A checkpoint; past this the process is ended, which loses nothing that was committed. */
const STOP_WITHIN_MS = 30_000;

export const EMBEDDED_USER = 'neo4j';

export interface EmbeddedOptions {
  /** Gets `neo4j/` (database, logs), `keys/neo4j-password` and `run/server.json`. */
  readonly home: string;
  readonly cache: string;
  readonly java: JavaPlaces;
  readonly memory?: Memory;
  /** Settings of `neo4j.conf` beside the usual ones. */
  readonly settings?: MoreSettings;
  /** Whether the classes it loads are written down for the next start when it ends; true where nothing is said. */
  readonly keepClasses?: boolean;
  readonly tell?: Tell;
}

export interface EmbeddedNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly pid: number;
  /** Fulfilled when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a real Neo4j server as a child process and returns when it has answered a question. It ends when this process does. */
export async function startNeo4j(options: EmbeddedOptions): Promise<EmbeddedNeo4j> {
  const { home, keepClasses = true, tell = () => undefined } = options;
  const memory = options.memory ?? memoryFor(availableBytes());
  const java = await findJava(options.java);
  const jars = await neo4jJars(options.cache, tell);
  const database = join(home, 'neo4j');
  await Promise.all(['conf', 'logs'].map((name) => mkdir(join(database, name), { recursive: true, mode: 0o700 })));

  const port = await freePort();
  await writeFile(join(database, 'conf', 'neo4j.conf'), neo4jConf({ port, memory, more: options.settings ?? {} }), {
    mode: 0o600,
  });
  const password = await passwordOf(home);
  await setFirstPassword(java, jars, database, passwordFile(home));

  const classArchive = keepClasses ? join(options.cache, `${basename(jars)}-java-${java.version}.jsa`) : null;
  const isFirst = classArchive !== null && !(await exists(classArchive));
  const child = await spawnServer(java, jars, database, javaOptions(java.version, memory, classArchive));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  // The word to stop may meet a process that has just ended; then there is nothing left to stop.
  child.stdin?.on('error', () => undefined);
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${java.program} could not be started`);
  const uri = `bolt://127.0.0.1:${port}`;
  try {
    await writeRunFile(home, { ...(await identityOf(pid)), boltPort: port, startedBy: await identityOf(process.pid) });
    await untilItAnswers(uri, password, child, database);
  } catch (error) {
    child.kill('SIGKILL');
    await removeRunFile(home, { pid });
    throw error;
  }
  const stop = async () => {
    if (isFirst) tell('Keeping the classes of Neo4j, so that it starts faster from now on (some seconds, once).');
    child.stdin?.end('stop');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(late);
    await removeRunFile(home, { pid });
  };
  return { uri, user: EMBEDDED_USER, password, pid, ended, stop };
}

/** Only before the system database exists does Neo4j take a first password. */
async function setFirstPassword(java: Java, jars: string, database: string, file: string): Promise<void> {
  if (await exists(join(database, 'data', 'databases', 'system'))) return;
  // Given as @file, since other users of the machine can read a command line.
  const command = ['org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', `@${file}`];
  await run(java.program, ['-cp', join(jars, '*'), '--add-opens=java.base/java.nio=ALL-UNNAMED', ...command], {
    env: { ...process.env, NEO4J_HOME: database, NEO4J_CONF: join(database, 'conf') },
  });
}

async function spawnServer(
  java: Java,
  jars: string,
  database: string,
  options: readonly string[],
): Promise<ChildProcess> {
  const console = await open(join(database, 'logs', 'console.log'), 'w', 0o600);
  const folders = [`--home-dir=${database}`, `--config-dir=${join(database, 'conf')}`];
  const program = ['-cp', join(jars, '*'), ...options, join(here, 'Watch.java'), ...folders];
  try {
    return spawn(java.program, program, {
      stdio: ['pipe', console.fd, console.fd],
      windowsHide: true,
      // A group of its own: Ctrl-C in a terminal then reaches Hawksbill alone, which ends its work and stops Neo4j after that.
      detached: process.platform !== 'win32',
    });
  } finally {
    await console.close();
  }
}

/** Neo4j opens its port some time before it can answer. */
async function untilItAnswers(uri: string, password: string, child: ChildProcess, database: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(EMBEDDED_USER, password), { connectionTimeout: 2_000 });
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  try {
    for (;;) {
      const session = driver.session();
      try {
        await session.run('RETURN 1');
        return;
      } catch (error) {
        if (child.exitCode !== null || child.signalCode !== null || Date.now() > giveUpAt || isWrongPassword(error)) {
          throw new Error(await whyItFailed(error, database), { cause: error });
        }
      } finally {
        await session.close();
      }
      await pause(50);
    }
  } finally {
    await driver.close();
  }
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof neo4j.Neo4jError && error.code === 'Neo.ClientError.Security.Unauthorized';
}

async function whyItFailed(error: unknown, database: string): Promise<string> {
  if (isWrongPassword(error))
    return `The database in ${database} was made with another password than the one in keys/neo4j-password.`;
  const logs = ['console.log', 'neo4j.log'].map((name) =>
    readFile(join(database, 'logs', name), 'utf8').catch(() => ''),
  );
  const lines = (await Promise.all(logs)).join('\n').split('\n');
  const telling = lines.filter((line) => /ERROR|Caused by|Exception/.test(line)).slice(-3);
  return [`Neo4j did not start. Its log is ${join(database, 'logs', 'neo4j.log')}.`, ...telling].join('\n');
}

/** A port nobody listens on now. Another program may take it in the next moment; Neo4j then refuses to start and says so. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('This machine gave no free port');
  return address.port;
}
