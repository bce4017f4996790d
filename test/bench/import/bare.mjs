// The nodes and links of a folder that `graph-dump.mjs` wrote, into an empty database by bare UNWIND:
//   node test/bench/import/bare.mjs FOLDER URI USER PASSWORD BATCH [SESSIONS]
// Reading the folder and turning its numbers into integers is not timed: only what a driver and Neo4j have to do is.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import neo4j from 'neo4j-driver';

const [folder, uri, user, password, batchText, sessionsText = '1'] = process.argv.slice(2);
const batchSize = Number(batchText);
const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
const idle = Array.from({ length: Number(sessionsText) }, () => driver.session());
let ms = 0;
let [user_, system_] = [0, 0];

/** Some batches at the same time, one on each session; timed together. */
async function write(batches, text) {
  const since = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(batches.map((batch, i) => idle[i].executeWrite((tx) => tx.run(text, { batch }))));
  ms += performance.now() - since;
  const used = process.cpuUsage(cpu);
  user_ += used.user;
  system_ += used.system;
}

function asInteger(value) {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(asInteger);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, v]) => [name, asInteger(v)]));
}

for (const { file, text } of JSON.parse(await readFile(join(folder, 'parts.json'), 'utf8'))) {
  let batch = [];
  let batches = [];
  const flush = async () => {
    if (batch.length > 0) batches.push(batch);
    batch = [];
    if (batches.length > 0) await write(batches, text);
    batches = [];
  };
  for await (const line of createInterface({ input: createReadStream(join(folder, file)) })) {
    batch.push(asInteger(JSON.parse(line)));
    if (batch.length < batchSize) continue;
    batches.push(batch);
    batch = [];
    if (batches.length === idle.length) await flush();
  }
  await flush();
}
await driver.close();
console.log(JSON.stringify({ ms, cpuSeconds: (user_ + system_) / 1e6 }));
