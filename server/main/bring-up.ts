import { fileURLToPath } from 'node:url';
import type { Teller } from '../commands/telling.js';
import type { Config } from '../config.js';
import { reportToStandardError } from '../http/report-fault.js';
import type { Connection } from '../neo4j/embedded/connect.js';
import { bundleThread } from './bundle-thread.js';
import { loadDemonstration, readWorld, stateOfDemonstration, usersOf, type World } from './demonstration.js';
import { type Engine, openEngine } from './engine.js';
import { ensureOperator, type FirstSignIn, makeFirstAccounts, signInFile } from './first-accounts.js';
import { type JobsThread, startJobsThread } from './jobs-thread.js';
import { isLoopback, listen } from './listen.js';
import { readListedOperations } from './read-operations.js';
import { openService } from './service.js';
import { noteStandIn } from './stand-in.js';
import { warmUp } from './warm-up.js';

/** Above this folder once built: the page, and the demonstration world as it was compiled. */
const PAGE = fileURLToPath(new URL('../../web', import.meta.url));
const PAGE_OPERATIONS = new URL('../../operations.json', import.meta.url);
const WORLD = new URL('../../seed/world.js', import.meta.url);
/** The files that the world speaks of are not copied into the build. */
const SEED = fileURLToPath(new URL('../../../seed', import.meta.url));

/** What bringing up is given: a database that answers, and where to note what has to be ended, last first. */
export interface BringingUp {
  readonly connection: Connection;
  readonly config: Config;
  readonly tell: Teller;
  readonly endings: (() => Promise<unknown>)[];
}

/** Everything beside Neo4j, until it listens: migrations, first accounts, the demonstration where it is wanted, jobs, service. */
export async function bringUp(up: BringingUp): Promise<void> {
  const engine = openEngine(up.connection, up.config.home);
  up.endings.push(() => engine.close());
  for (const migration of await engine.migrate()) up.tell.line(`Applied migration ${migration}`);
  const { signIns, demo } = await prepare(engine, up);
  await serve(engine, up, demo, signIns);
}

/** First accounts, and the demonstration world where the graph is empty and it is wanted. */
async function prepare(engine: Engine, { config, tell }: BringingUp) {
  const state = await stateOfDemonstration(engine);
  const world = config.demo || state === 'BEGUN' ? await readWorld(WORLD) : null;
  const wanted = world !== null && (state === 'ABSENT' || state === 'BEGUN');
  await ensureOperator(engine.users, config.home);
  const signIns = await makeFirstAccounts(engine.users, config.home, wanted ? usersOf(world) : null);
  if (wanted) await load(engine, world, tell);
  return { signIns, demo: wanted || state === 'LOADED' };
}

async function load(engine: Engine, world: World, tell: Teller): Promise<void> {
  tell.line('Loading the demonstration world; every name in it is invented.');
  await loadDemonstration(engine, world, SEED, tell);
  tell.clear();
}

async function serve(
  engine: Engine,
  { connection, config, tell, endings }: BringingUp,
  demo: boolean,
  signIns: readonly FirstSignIn[],
): Promise<void> {
  let jobs: JobsThread | null = null;
  const loopback = isLoopback(config.host);
  const service = await openService({
    engine,
    pageFolder: PAGE,
    operations: await readListedOperations(PAGE_OPERATIONS, config.operations),
    trustedProxies: config.trustedProxies,
    loopback,
    demo,
    auditHeads: config.auditHeads,
    demands: { purpose: config.purposeDemandedBy, secondFactor: config.secondFactorDemandedBy },
    oidc: config.oidc,
    fourEyesOnRights: config.fourEyes.includes('RIGHTS'),
    now: () => new Date(),
    report: reportToStandardError,
    wake: () => jobs?.wake(),
    writeBundle: bundleThread(),
  });
  endings.push(() => service.stop());
  const listening = await listen(service.app, config);
  endings.push(() => listening.stop());
  await noteStandIn(engine.stores.parameters, service.log, tell);
  tell.line(`Hawksbill is ready: ${listening.url}`);
  for (const line of signInLines(signIns, { demo, loopback, file: signInFile(config.home) })) tell.line(line);
  // Nobody waits for these: a job handed in before its thread is there is found when the thread first looks.
  jobs = startJobsThread(connection, config.home, {
    finished: () => engine.viewers.forget(),
    failed: (jobId, fault) => reportToStandardError(jobId, fault),
  });
  endings.push(async () => jobs?.stop());
  void warmUp(engine).catch(() => undefined);
}

function signInLines(
  signIns: readonly FirstSignIn[],
  { demo, loopback, file }: { readonly demo: boolean; readonly loopback: boolean; readonly file: string },
): readonly string[] {
  const useless = demo && !loopback ? ['The demonstration users cannot sign in while HOST is not this machine.'] : [];
  if (signIns.length === 0) return [...useless, `Sign in as before. The first passwords stand in ${file}`];
  const width = Math.max(...signIns.map((s) => s.name.length));
  const list = signIns.map((s) => `  ${s.name.padEnd(width)}  ${s.password}  ${s.displayName}`);
  const heading = demo ? 'Sign in as one of these:' : 'Sign in once with this password and choose your own:';
  return [...useless, heading, ...list];
}
