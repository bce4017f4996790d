#!/usr/bin/env node
// How fast files are taken in, beside what Neo4j takes for the same nodes and links by bare UNWIND, in one run:
//   node bin/build.mjs server && node test/bench/import/measure.mjs [ROWS] [--alone] [--resolve] [--batch=10000] [--sessions=1]
// --alone leaves the bare side out (a million rows), --resolve goes on to comparing and placing.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readConfig } from '../../../dist/server/config.js';
import { openDriver } from '../../../dist/server/neo4j/driver.js';
import { startNeo4j } from '../../../dist/server/neo4j/embedded/start.js';
import { migrate } from '../../../dist/server/neo4j/migrations.js';
import { dumpEvidence, sizes } from './graph-dump.mjs';

const run = promisify(execFile);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const options = process.argv.slice(2);
const rows = Number(options.find((o) => /^\d+$/.test(o)) ?? 100_000);
const has = (name) => options.includes(`--${name}`);
const given = (name, otherwise) => options.find((o) => o.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const { cache, java } = readConfig();

/** User and system time of a process in seconds; Linux. */
async function cpuOf(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) / 100;
}

/** Runs a script beside a Neo4j: its own figures, and Neo4j's CPU meanwhile. */
async function beside(neo4j, script, ...args) {
  const before = await cpuOf(neo4j.pid);
  const child = run(
    process.execPath,
    [...(given('node', '') ? given('node', '').split(' ') : []), here(script), ...args],
    { maxBuffer: 1 << 26 },
  );
  child.child.stderr.pipe(process.stderr);
  const { stdout } = await child;
  const figures = JSON.parse(stdout.trim().split('\n').at(-1));
  return { ...figures, neo4jCpuSeconds: (await cpuOf(neo4j.pid)) - before };
}

async function withNeo4j(home, work) {
  const neo4j = await startNeo4j({ home, cache, java });
  const driver = openDriver(neo4j);
  try {
    await migrate(driver);
    return await work(neo4j, driver);
  } finally {
    await driver.close();
    await neo4j.stop();
  }
}

function tell(what, figures) {
  const { ms, cpuSeconds, neo4jCpuSeconds, peakMiB } = figures;
  const rate = Math.round(rows / (ms / 1000)).toLocaleString('en');
  const cpu = `CPU ${cpuSeconds.toFixed(1)} s Node + ${neo4jCpuSeconds.toFixed(1)} s Neo4j`;
  const memory = peakMiB === undefined ? '' : `, Node at most ${peakMiB} MiB`;
  console.log(`${what.padEnd(22)} ${(ms / 1000).toFixed(1)} s, ${rate} rows/s, ${cpu}${memory}`);
}

/** MiB that an import alone may take, however long the file. */
const MOST_MIB = 400;

const folder = await mkdtemp(join(tmpdir(), 'hawksbill-import-'));
try {
  const file = join(folder, 'generated.csv');
  await run(process.execPath, [here('bills-file.mjs'), String(rows), file]);
  const dump = join(folder, 'dump');
  const home = join(folder, 'hawksbill');
  const taken = await withNeo4j(home, async (neo4j, driver) => {
    const figures = await beside(neo4j, 'take-in.mjs', 'import', home, file);
    tell('import', figures);
    const held = await sizes(driver);
    console.log(`                       ${JSON.stringify(held)}`);
    if (!has('alone')) await dumpEvidence(driver, dump);
    if (has('resolve')) tell('comparing and placing', await beside(neo4j, 'take-in.mjs', 'resolve', home));
    return { figures, held };
  });
  if (!has('alone')) {
    await withNeo4j(join(folder, 'bare'), async (neo4j, driver) => {
      const address = [neo4j.uri, neo4j.user, neo4j.password];
      const figures = await beside(
        neo4j,
        'bare.mjs',
        dump,
        ...address,
        given('batch', '10000'),
        given('sessions', '1'),
      );
      tell('bare UNWIND', figures);
      const held = await sizes(driver);
      console.log(`                       ${JSON.stringify(held)}`);
      if (JSON.stringify(held) !== JSON.stringify(taken.held)) throw new Error('the two graphs are not the same size');
      const cpu = (f) => f.cpuSeconds + f.neo4jCpuSeconds;
      const rate = figures.ms / taken.figures.ms;
      console.log(
        `rate of the import ${rate.toFixed(2)} of bare UNWIND, CPU ${(cpu(taken.figures) / cpu(figures)).toFixed(2)} of it`,
      );
    });
  }
  if (taken.figures.peakMiB > MOST_MIB) {
    console.error(`The import took ${taken.figures.peakMiB} MiB; it may take ${MOST_MIB}.`);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
