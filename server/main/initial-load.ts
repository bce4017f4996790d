import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Scope, scopeKey } from '../access/scope.js';
import type { Config } from '../config.js';
import { keepPacked } from '../jobs/attachments.js';
import { type DraftedImport, type Drafting, draftFile } from '../jobs/draft-file.js';
import {
  beginImport,
  type ImportInput,
  type ImportOutcome,
  importHead,
  importIdFor,
  outcome,
  rejectsFile,
  scopeKeyOf,
} from '../jobs/import-file.js';
import { objectFolder } from '../jobs/object-folder.js';
import { beginResolution } from '../jobs/resolve.js';
import type { Apply } from '../neo4j/change.js';
import {
  completeImport,
  endOutdated,
  putAccounts,
  setListsOfRecords,
  setListsOfStatements,
} from '../neo4j/changes/initial-load.cypher.js';
import { openDriver } from '../neo4j/driver.js';
import { lockIn } from '../neo4j/embedded/connect.js';
import { type InitialLoadMark, readMark, removeMark, writeMark } from '../neo4j/embedded/initial-load-mark.js';
import { underLock } from '../neo4j/embedded/lock.js';
import { importOffline } from '../neo4j/embedded/offline-import.js';
import { isRunning } from '../neo4j/embedded/process-identity.js';
import { startNeo4j } from '../neo4j/embedded/start.js';
import type { Afterwards } from '../neo4j/initial-load/afterwards.js';
import type { BatchLines } from '../neo4j/initial-load/batch-lines.js';
import { GraphFiles } from '../neo4j/initial-load/graph-files.js';
import { migrateLoaded } from '../neo4j/migrations.js';
import type { Progress } from '../progress.js';
import { withDrafting } from './drafting-threads.js';
import { type Engine, openEngine } from './engine.js';

type Place = Pick<Config, 'home' | 'cache' | 'java'>;

/** How long each part of an initial load took, in seconds. */
export interface LoadSeconds {
  readonly reading: number;
  readonly loading: number;
  readonly indexing: number;
  readonly finishing: number;
}

export interface LoadOutcome {
  /** In the order of the inputs. */
  readonly outcomes: readonly ImportOutcome[];
  readonly seconds: LoadSeconds;
}

/** Things changed in one transaction afterwards. */
const AT_ONCE = 1_000;

const filesIn = (home: string) => join(home, 'initial-load');

/**
 * Fills the empty database of a home folder: reads all files, writes what the offline importer takes, runs that, then lays constraints and indexes and
 * gives back the accounts. The mark must stand already, with the accounts in it, and no Neo4j may run. Whatever ends it, the installation is then
 * either whole, or empty again, or says what it needs (docs/decisions/0221).
 */
export async function loadInitially(
  place: Place,
  mark: InitialLoadMark,
  inputs: readonly ImportInput[],
  progress: Progress,
  signal: AbortSignal,
): Promise<LoadOutcome> {
  const { home } = place;
  let begun: InitialLoadMark | null = null;
  try {
    await rm(filesIn(home), { recursive: true, force: true });
    const clock = stopwatch();
    const files = await GraphFiles.in(filesIn(home));
    const drafted = await withDrafting((drafting) => draftAll(home, files, drafting, inputs, progress, signal));
    const { nodes, links, afterwards } = await files.finish();
    const reading = clock();
    begun = { ...mark, begun: true };
    await writeMark(home, begun);
    await importOffline({
      ...place,
      nodes,
      links,
      signal,
      progress,
      started: (importer) => writeMark(home, { ...mark, begun: true, importer }),
    });
    const loading = clock();
    const ended = await withNeo4j(place, async (engine, address) => {
      progress('indexing', 0, 0);
      const driver = openDriver(address);
      await migrateLoaded(driver).finally(() => driver.close());
      const indexing = clock();
      await engine.writer.change(putAccounts, mark.accounts);
      const outcomes = await finishImports(engine, drafted, inputs, afterwards, progress);
      return { outcomes, indexing };
    });
    await removeMark(home);
    await rm(filesIn(home), { recursive: true, force: true });
    return { outcomes: ended.outcomes, seconds: { reading, loading, indexing: ended.indexing, finishing: clock() } };
  } catch (error) {
    if (begun === null) await forget(home);
    else await emptyAgain(place).catch(() => undefined); // The mark stands: the next command says what to do.
    throw error;
  }
}

/** Makes an installation whose initial load was broken off what it was before: empty, with its accounts. Does nothing where there was none. */
export async function emptyAgain(place: Place): Promise<void> {
  const { home } = place;
  const mark = await readMark(home);
  if (mark === null) return;
  if (mark.importer !== null && (await isRunning(mark.importer))) process.kill(mark.importer.pid, 'SIGKILL');
  if (mark.begun) {
    for (const kept of ['databases', 'transactions'])
      await rm(join(home, 'neo4j', 'data', kept, 'neo4j'), { recursive: true, force: true });
    await withNeo4j(place, async (engine) => {
      await engine.migrate();
      await engine.writer.change(putAccounts, mark.accounts);
    });
  }
  await forget(home);
}

async function forget(home: string): Promise<void> {
  await rm(filesIn(home), { recursive: true, force: true });
  await removeMark(home);
}

async function withNeo4j<T>(
  place: Place,
  work: (engine: Engine, address: Parameters<typeof openDriver>[0]) => Promise<T>,
): Promise<T> {
  return underLock(lockIn(place.home), async () => {
    const neo4j = await startNeo4j(place);
    const engine = openEngine(neo4j, place.home);
    try {
      return await work(engine, neo4j);
    } finally {
      await engine.close();
      await neo4j.stop();
    }
  });
}

/** Each file once, the scopes numbered in the order in which the graph will number them. */
async function draftAll(
  home: string,
  files: GraphFiles,
  drafting: Drafting<BatchLines>,
  inputs: readonly ImportInput[],
  progress: Progress,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, DraftedImport>> {
  const scopes = new Map<string, Scope>();
  const drafted = new Map<string, DraftedImport>();
  for (const input of inputs) {
    const id = importIdFor(input);
    if (drafted.has(id)) continue;
    const { ownerAgency: agency, handling, cases } = input;
    const scope = scopes.get(scopeKeyOf(input)) ?? { id: scopes.size, agency, handling, cases, all: [] };
    scopes.set(scopeKey(scope), scope);
    drafted.set(id, await draftFile(files, drafting, objectFolder(home), input, scope, progress, signal));
  }
  return drafted;
}

/** What is known of the files themselves, and of rows that replaced others; then each import ends as any other does. */
async function finishImports(
  { writer, stores }: Engine,
  drafted: ReadonlyMap<string, DraftedImport>,
  inputs: readonly ImportInput[],
  afterwards: Afterwards,
  progress: Progress,
): Promise<readonly ImportOutcome[]> {
  await mend(writer.change, afterwards);
  for (const { file, input, scope, counts } of drafted.values()) {
    const [interned] = await stores.evidence.internScopes([{ ...scope, all: [] }]);
    if (interned?.id !== scope.id) throw new Error(`scope ${scopeKey(scope)} has another number than in the files`);
    await stores.evidence.putSource(file.source);
    await writer.change(completeImport, { head: importHead(file, input, scope), counts });
  }
  const outcomes = new Map<string, ImportOutcome>();
  for (const [id, { file, input }] of drafted) {
    const job = await beginImport(stores, input);
    const lease = await stores.jobs.claim(job.id);
    if (lease === null) throw new Error(`job ${job.id} is held by another`);
    await keepPacked(stores, lease, input, file.importId, file.cameWith, progress);
    const counts = await stores.evidence.closeImport(lease, file.importId);
    const ended = outcome(id, counts, await rejectsFile(stores, id, file.table, file.bytes, input));
    await stores.jobs.finish(lease, 'DONE', JSON.stringify(ended));
    outcomes.set(id, ended);
  }
  if (inputs[0] !== undefined) await beginResolution(stores.jobs, inputs[0].by);
  const answered = new Set<string>();
  return inputs.map((input) => {
    const id = importIdFor(input);
    const ended = outcomes.get(id) as ImportOutcome;
    if (!answered.has(id)) {
      answered.add(id);
      return ended;
    }
    return { ...ended, accepted: 0, alreadyKnown: ended.accepted + ended.alreadyKnown };
  });
}

async function mend(change: Apply, afterwards: Afterwards): Promise<void> {
  for await (const some of afterwards.ended(AT_ONCE)) await change(endOutdated, some);
  for await (const some of afterwards.lists(AT_ONCE)) {
    await change(setListsOfRecords, some);
    await change(setListsOfStatements, some);
  }
}

/** Seconds since it was last asked. */
function stopwatch(): () => number {
  let since = performance.now();
  return () => {
    const [from, now] = [since, performance.now()];
    since = now;
    return Math.round((now - from) / 10) / 100;
  };
}
