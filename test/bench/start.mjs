#!/usr/bin/env node
// How long until Hawksbill is ready, beside Neo4j alone on the same data, in pairs: bare, whole, bare, whole, …
//   node bin/build.mjs && node test/bench/start.mjs [PAIRS] [HOME]
// HOME keeps the demonstration world between runs; without it one is made and loaded first, which is not timed.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pairs = Number(process.argv[2] ?? 5);
const home = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'hawksbill-bench-'));
process.env.HAWKSBILL_HOME = home;
process.env.PORT ??= '4977';
const START = fileURLToPath(new URL('../../bin/start.mjs', import.meta.url));

const { readConfig } = await import('../../dist/server/config.js');
const { connectOrStart } = await import('../../dist/server/neo4j/embedded/connect.js');
const { openDriver } = await import('../../dist/server/neo4j/driver.js');

/** Milliseconds until Neo4j alone answers a query over Bolt. */
async function bare() {
  const since = performance.now();
  const connection = await connectOrStart(readConfig(), { tell: () => {} });
  const driver = openDriver(connection);
  await driver.executeQuery('RETURN 1');
  const took = performance.now() - since;
  await driver.close();
  await connection.close('now');
  return took;
}

/** Milliseconds until the line that says it is ready, from the start of the process. */
async function whole() {
  const since = performance.now();
  const child = spawn(process.execPath, [START], { stdio: ['ignore', 'pipe', 'inherit'] });
  const took = await new Promise((resolve, reject) => {
    child.stdout.on('data', (piece) => {
      if (piece.toString().includes('Hawksbill is ready')) resolve(performance.now() - since);
    });
    child.once('close', (code) => reject(new Error(`ended with ${code} before it was ready`)));
  });
  child.kill('SIGINT');
  await new Promise((resolve) => child.once('close', resolve));
  return took;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
await whole();
const times = { bare: [], whole: [] };
for (let i = 0; i < pairs; i++) {
  times.bare.push(await bare());
  times.whole.push(await whole());
}
const ratios = times.whole.map((t, i) => t / times.bare[i]);
const seconds = (list) => list.map((t) => (t / 1000).toFixed(2)).join(' ');
console.log(`Neo4j alone  ${seconds(times.bare)} s, median ${(median(times.bare) / 1000).toFixed(2)}`);
console.log(`Hawksbill    ${seconds(times.whole)} s, median ${(median(times.whole) / 1000).toFixed(2)}`);
console.log(`ratio        ${ratios.map((r) => r.toFixed(2)).join(' ')}, median ${median(ratios).toFixed(2)}`);
