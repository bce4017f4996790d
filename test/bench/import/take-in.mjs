// One step of an import in a process of its own, so that its memory and CPU are its own:
//   node test/bench/import/take-in.mjs import|resolve HOME FILE   with a Neo4j that serves HOME
// Its last line is JSON: ms, CPU-seconds and the most memory this process held, in MiB.

import { readConfig } from '../../../dist/server/config.js';
import { beginImport } from '../../../dist/server/jobs/import-file.js';
import { beginResolution } from '../../../dist/server/jobs/resolve.js';
import { runJob } from '../../../dist/server/jobs/run-jobs.js';
import { openEngine } from '../../../dist/server/main/engine.js';
import { connectOrStart } from '../../../dist/server/neo4j/embedded/connect.js';

const [step, home, file] = process.argv.slice(2);
process.env.HAWKSBILL_HOME = home;
const connection = await connectOrStart(readConfig());
const engine = openEngine(connection, home);

/** As the command does it, but for the access log. */
async function job() {
  if (step === 'resolve') return beginResolution(engine.stores.jobs, 'operator');
  return beginImport(engine.stores, {
    source: 'bills-of-lading',
    fileName: 'generated.csv',
    ...(await engine.stores.objects.put(file)),
    ownerAgency: 'OPERATIONS',
    handling: 'TLP:AMBER',
    cases: [],
    by: 'operator',
    importedAt: '2024-05-06T00:00:00Z',
    recordedOn: '2024-05-06',
    receivedFrom: null,
    receivedOn: '2024-05-06',
    authority: null,
    edition: null,
    hints: {},
  });
}

await engine.migrate();
const since = performance.now();
const cpu = process.cpuUsage();
const waiting = await job();
const lease = await engine.stores.jobs.claim(waiting.id);
let told = since;
const outcome = await runJob(engine.stores, waiting, lease, (phase, done) => {
  if (performance.now() - told < 10_000) return;
  told = performance.now();
  const seconds = (told - since) / 1000;
  const held = Math.round(process.memoryUsage().rss / 2 ** 20);
  process.stderr.write(`${phase} ${done} after ${seconds.toFixed(0)} s, ${held} MiB\n`);
});
const took = performance.now() - since;
const { user, system } = process.cpuUsage(cpu);
await engine.close();
await connection.close('now');
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ ms: took, cpuSeconds: (user + system) / 1e6, peakMiB, outcome }));
