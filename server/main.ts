import { fileURLToPath } from 'node:url';
import { Teller } from './commands/telling.js';
import { type Config, readConfig } from './config.js';
import { DomainError } from './errors.js';
import { reportToStandardError } from './http/report-fault.js';
import { bundleThread } from './main/bundle-thread.js';
import { loadDemonstration, readWorld, stateOfDemonstration, usersOf, type World } from './main/demonstration.js';
import { type Engine, openEngine } from './main/engine.js';
import { ensureOperator, type FirstSignIn, makeFirstAccounts, signInFile } from './main/first-accounts.js';
import { startJobsThread } from './main/jobs-thread.js';
import { isLoopback, listen } from './main/listen.js';
import { openService } from './main/service.js';
import { warmUp } from './main/warm-up.js';
import { type Connection, connectOrStart } from './neo4j/embedded/connect.js';

/** Beside this file once built: the page, and the demonstration world as it was compiled. */
const PAGE = fileURLToPath(new URL('../web', import.meta.url));
const WORLD = new URL('../seed/world.js', import.meta.url);
/** The files that the world speaks of are not copied into the build. */
const SEED = fileURLToPath(new URL('../../seed', import.meta.url));

const tell = new Teller(process.stdout);

/** What was begun and has to be ended, last first. */
const endings: (() => Promise<unknown>)[] = [];
let ending: Promise<void> | null = null;

/** Ends everything in order. Signals may come twice; the work is done once. */
function end(): Promise<void> {
  ending ??= (async () => {
    for (const finish of endings.toReversed())
      await finish().catch((fault: unknown) => reportToStandardError('end', fault));
  })();
  return ending;
}

async function start(config: Config): Promise<void> {
  const connection = await connectOrStart(config, { tell: (line) => tell.line(line) });
  endings.push(() => connection.close('now'));
  const engine = openEngine(connection, config.home);
  endings.push(() => engine.close());
  for (const migration of await engine.migrate()) tell.line(`Applied migration ${migration}`);

  const { signIns, demo } = await prepare(engine, config);
  await serve(engine, connection, config, demo, signIns);
  // Someone else may end the Neo4j that we started; without it there is nothing to serve.
  void connection.ended.then(async () => {
    if (ending !== null) return;
    process.stderr.write('Neo4j has ended. Hawksbill ends too; start it again.\n');
    process.exitCode = 1;
    await end();
  });
}

/** First accounts, and the demonstration world where the graph is empty and it is wanted. */
async function prepare(engine: Engine, config: Config) {
  const state = await stateOfDemonstration(engine);
  const world = config.demo || state === 'BEGUN' ? await readWorld(WORLD) : null;
  const wanted = world !== null && (state === 'ABSENT' || state === 'BEGUN');
  await ensureOperator(engine.users, config.home);
  const signIns = await makeFirstAccounts(engine.users, config.home, wanted ? usersOf(world) : null);
  if (wanted) await load(engine, world);
  return { signIns, demo: wanted || state === 'LOADED' };
}

async function load(engine: Engine, world: World): Promise<void> {
  tell.line('Loading the demonstration world; every name in it is invented.');
  await loadDemonstration(engine, world, SEED, tell);
  tell.clear();
}

async function serve(
  engine: Engine,
  connection: Connection,
  config: Config,
  demo: boolean,
  signIns: readonly FirstSignIn[],
): Promise<void> {
  const jobs = startJobsThread(connection, config.home, {
    finished: () => engine.viewers.forget(),
    failed: (jobId, fault) => reportToStandardError(jobId, fault),
  });
  endings.push(() => jobs.stop());
  const loopback = isLoopback(config.host);
  const service = await openService({
    engine,
    pageFolder: PAGE,
    trustedProxies: config.trustedProxies,
    loopback,
    demo,
    now: () => new Date(),
    report: reportToStandardError,
    wake: jobs.wake,
    writeBundle: bundleThread(),
  });
  endings.push(() => service.stop());
  const listening = await listen(service.app, config);
  endings.push(() => listening.stop());
  void warmUp(engine).catch(() => undefined);
  tell.line(`Hawksbill is ready: ${listening.url}`);
  for (const line of signInLines(signIns, { demo, loopback, file: signInFile(config.home) })) tell.line(line);
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

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending === null) tell.line('Stopping.');
    void end();
  });
}

try {
  await start(readConfig());
} catch (error) {
  await end();
  if (error instanceof DomainError) process.stderr.write(`${error.message}\n`);
  else reportToStandardError('start', error);
  process.exitCode = 1;
}
