// What files say as profiles under their keys, loaded by Neo4j's offline importer; a thousand sayings and some, evenly spread, are left out.
import { createReadStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readConfig } from '../../../dist/server/config.js';
import { openFolder } from '../../../dist/server/jobs/resolve-files/read-folder.js';
import { numbered, readHere } from '../../../dist/server/jobs/resolve-files/resolve-files.js';
import { openDriver } from '../../../dist/server/neo4j/driver.js';
import { importOffline } from '../../../dist/server/neo4j/embedded/offline-import.js';
import { startNeo4j } from '../../../dist/server/neo4j/embedded/start.js';
import { CsvFile } from '../../../dist/server/neo4j/initial-load/csv-file.js';
import { migrateLoaded } from '../../../dist/server/neo4j/migrations.js';
import { profileIdOf } from '../../../dist/server/records/profile.js';
import { featuresOf } from '../../../dist/server/resolution/features.js';

const LEFT_OUT = 1_300;
const LOADING = { heapMiB: 4096, pageCacheMiB: 4096 };

/**
 * @returns {Promise<{held: number, fresh: readonly {id: string, kind: string, values: readonly object[]}[], sameAs: Map<string, readonly string[]>}>}
 * how many sayings are held, those left out, and by each of these the held ones that are one with it
 */
export async function heldGraph(folder, home, parameters) {
  const about = join(home, 'about.json');
  const made = await readFile(about, 'utf8').then(JSON.parse, () => null);
  if (made !== null) {
    if (made.parameters !== parameters.version) throw new Error(`${home} was made with ${made.parameters}.`);
    return { ...made, sameAs: new Map(made.sameAs) };
  }
  const { profiles, things } = await profilesIn(folder);
  const step = Math.floor(profiles.length / LEFT_OUT);
  const isFresh = (i) => i % step === 0;
  const fresh = profiles.filter((_, i) => isFresh(i));
  const held = profiles.filter((_, i) => !isFresh(i));
  const sameAs = sameThings(fresh, held, things);
  await load(await written(join(home, 'files'), held, parameters), home);
  const told = { parameters: parameters.version, held: held.length, fresh, sameAs: [...sameAs] };
  await writeFile(about, JSON.stringify(told));
  return { ...told, sameAs };
}

/** What is said, each once, and of which things it is said. */
async function profilesIn(folder) {
  console.error('reading');
  const clusterOf = new Map();
  for await (const line of createInterface({ input: createReadStream(join(folder, 'truth.csv')) })) {
    const [record, cluster] = line.split(',');
    clusterOf.set(record, cluster);
  }
  const { readable } = await openFolder(folder);
  const { said } = await readHere(readable, () => {});
  const profiles = new Map();
  const things = new Map();
  for (const { id: mention, kind, values } of numbered(said)) {
    const id = profileIdOf({ kind, values });
    if (!profiles.has(id)) profiles.set(id, { id, kind, values });
    const cluster = clusterOf.get(mention);
    if (cluster !== undefined) things.set(id, (things.get(id) ?? new Set()).add(cluster));
  }
  return { profiles: [...profiles.values()], things };
}

function sameThings(fresh, held, things) {
  const wanted = new Map();
  for (const { id } of fresh) for (const thing of things.get(id) ?? []) wanted.set(thing, []);
  for (const { id } of held) for (const thing of things.get(id) ?? []) wanted.get(thing)?.push(id);
  return new Map(
    fresh.map(({ id }) => [id, [...new Set([...(things.get(id) ?? [])].flatMap((thing) => wanted.get(thing)))]]),
  );
}

async function written(files, held, parameters) {
  console.error('writing');
  await mkdir(files, { recursive: true });
  const file = (name, heading) => new CsvFile(join(files, `${name}.csv`), heading);
  const profiles = file('profiles', [':ID(profile)', 'id:string', 'kind:string', 'values:string']);
  const keys = file('keys', [':ID(key)', 'id:string']);
  const keyed = file('keyed', [':START_ID(profile)', ':END_ID(key)']);
  const numberOf = new Map();
  for (const [i, profile] of held.entries()) {
    profiles.write(`${i},"${profile.id}","${profile.kind}",${quoted(JSON.stringify(profile.values))}`);
    for (const key of featuresOf(profile, parameters).keys) {
      if (!numberOf.has(key)) {
        numberOf.set(key, numberOf.size);
        keys.write(`${numberOf.size - 1},${quoted(key)}`);
      }
      keyed.write(`${i},${numberOf.get(key)}`);
    }
    for (const each of [profiles, keys, keyed]) await each.drained();
  }
  for (const each of [profiles, keys, keyed]) await each.close();
  return { profiles, keys, keyed };
}

function quoted(text) {
  return `"${text.replaceAll('"', '""')}"`;
}

async function load({ profiles, keys, keyed }, home) {
  const { cache, java } = readConfig();
  const as = (are, { path, hasLineBreaks }) => ({ are, path, hasLineBreaks });
  console.error('loading');
  await importOffline({
    home,
    cache,
    java,
    nodes: [as('Profile', profiles), as('Key', keys)],
    links: [as('KEYED', keyed)],
    signal: new AbortController().signal,
    progress: () => {},
    started: async () => {},
  });
  console.error('laying the indexes');
  const neo4j = await startNeo4j({ home, cache, java, memory: LOADING });
  const driver = openDriver(neo4j);
  await migrateLoaded(driver);
  await driver.close();
  // A clean end writes the indexes down.
  await neo4j.stop();
}
