import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JavaPlaces } from '../../config.js';
import type { Progress } from '../../progress.js';
import { ARRAY_DELIMITER } from '../initial-load/csv-file.js';
import type { GraphFile } from '../initial-load/graph-files.js';
import { neo4jJars } from './jars.js';
import { findJava } from './java.js';
import { identityOf, type ProcessIdentity } from './process-identity.js';
import { availableBytes, memoryFor } from './settings.js';

export interface OfflineImport {
  readonly home: string;
  readonly cache: string;
  readonly java: JavaPlaces;
  readonly nodes: readonly GraphFile[];
  readonly links: readonly GraphFile[];
  readonly signal: AbortSignal;
  /** Told in percent of the importer's four steps. */
  readonly progress: Progress;
  /** Told which process imports, before it has done anything that cannot be undone. */
  readonly started: (importer: ProcessIdentity) => Promise<void>;
}

/**
 * Fills the database of a home folder, whatever it held, from files by `neo4j-admin database import full` (Operations Manual, "Neo4j Admin import"). No
 * Neo4j may run on it.
 */
export async function importOffline(options: OfflineImport): Promise<void> {
  const { home, cache, signal } = options;
  const java = await findJava(options.java);
  const jars = await neo4jJars(cache, () => undefined);
  const database = join(home, 'neo4j');
  await mkdir(join(database, 'conf'), { recursive: true, mode: 0o700 });
  // As the importer needs it; the next start writes the whole.
  await writeFile(
    join(database, 'conf', 'neo4j.conf'),
    'dbms.usage_report.enabled=false\ndb.tx_log.preallocate=false\n',
    {
      mode: 0o600,
    },
  );
  const opened = ['java.nio', 'java.lang', 'sun.nio.ch', 'java.io'].map(
    (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  );
  const heap = `-Xmx${Math.max(1024, memoryFor(availableBytes()).heapMiB)}m`;
  const args = ['-cp', join(jars, '*'), heap, ...opened, 'org.neo4j.cli.AdminTool', ...importArguments(options)];
  const child = spawn(java.program, args, {
    env: { ...process.env, NEO4J_HOME: database, NEO4J_CONF: join(database, 'conf') },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // Ctrl-C reaches Hawksbill alone, which ends the importer.
    detached: process.platform !== 'win32',
  });
  const stop = () => child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  const told: string[] = [];
  const listen = tellProgress(options.progress);
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    listen(piece);
    told.push(piece);
    if (told.length > 200) told.shift();
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => told.push(piece));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code));
  });
  try {
    if (child.pid !== undefined) await options.started(await identityOf(child.pid));
    const code = await ended;
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`Neo4j's offline importer ended with ${code}:\n${told.join('').slice(-4000)}`);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function importArguments({ nodes, links }: OfflineImport): readonly string[] {
  const broken = [...nodes, ...links].filter((file) => file.hasLineBreaks).map((file) => file.path);
  return [
    ...['database', 'import', 'full', 'neo4j', '--overwrite-destination', '--id-type=integer', '--high-parallel-io=on'],
    ...[`--array-delimiter=${ARRAY_DELIMITER}`, '--path-pattern-style=none', '--strict=true'],
    ...(broken.length > 0 ? ['--multiline-fields-format=v2', `--multiline-fields=${broken.join(',')}`] : []),
    ...nodes.map(({ are, path }) => `--nodes=${are}=${path}`),
    ...links.map(({ are, path }) => `--relationships=${are}=${path}`),
  ];
}

/** The importer says "(2/4) Relationship import", then rows of dots that end with "  35% ∆…". */
function tellProgress(progress: OfflineImport['progress']): (piece: string) => void {
  let [step, steps] = [1, 4];
  return (piece) => {
    for (const found of piece.matchAll(/\((\d)\/(\d)\) |\b(\d{1,3})% /g)) {
      if (found[1] !== undefined) [step, steps] = [Number(found[1]), Number(found[2])];
      else progress('loading', (step - 1) * 100 + Number(found[3]), steps * 100);
    }
  };
}
