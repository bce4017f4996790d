// Makes the graph once, by the offline importer, and starts Neo4j on it.
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '../../../dist/server/config.js';
import { makeHubs } from '../../../dist/server/neo4j/changes/hub-counts.cypher.js';
import { makeChange, openDriver } from '../../../dist/server/neo4j/driver.js';
import { neo4jJars } from '../../../dist/server/neo4j/embedded/jars.js';
import { findJava } from '../../../dist/server/neo4j/embedded/java.js';
import { startNeo4j } from '../../../dist/server/neo4j/embedded/start.js';
import { statementsIn } from '../../../dist/server/neo4j/migrations.js';
import { Sessions } from '../../../dist/server/neo4j/sessions.js';
import { writeGraphFiles } from './graph-files.mjs';

const run = promisify(execFile);
const MIGRATIONS = new URL('../../../schema/migrations/', import.meta.url);
/** Schema only: nothing here needs the migrations that move contents. */
const SCHEMA = ['0001-constraints', '0002-contested-components', '0003-profiles', '0009-hub-counts'];
/** As many as in `server/neo4j/neo4j-placement-store.ts`. */
const MOST_LINKS_WALKED = 1_000;

/** @returns {Promise<{neo4j: object, driver: object, about: object}>} */
export async function openGraph(home, entityTotal, memory) {
  const { cache, java: places } = readConfig();
  const java = await findJava(places);
  const made = join(home, 'about.json');
  const about = await readFile(made, 'utf8').then(JSON.parse, () => null);
  if (about === null) {
    await rm(home, { recursive: true, force: true });
    const written = await make(home, entityTotal, java, await neo4jJars(cache, console.error));
    const { neo4j, driver } = await start(home, cache, places, { ...memory, heapMiB: 2 * memory.heapMiB });
    await layIndexes(driver);
    await countHubs(driver);
    await driver.close();
    // A clean end writes the indexes down: a run that is broken off later does not leave them to be built again.
    await neo4j.stop();
    await writeFile(made, JSON.stringify(written));
    return openGraph(home, entityTotal, memory);
  }
  return { ...(await start(home, cache, places, memory)), about };
}

async function start(home, cache, java, memory) {
  const neo4j = await startNeo4j({ home, cache, java, memory });
  return { neo4j, driver: openDriver(neo4j) };
}

async function make(home, entityTotal, java, jars) {
  const files = join(home, 'files');
  console.error('writing the files');
  const about = await writeGraphFiles(files, entityTotal);
  const database = join(home, 'neo4j');
  await mkdir(join(database, 'conf'), { recursive: true });
  await writeFile(join(database, 'conf', 'neo4j.conf'), 'dbms.usage_report.enabled=false\n');
  const nodes = ['entities', 'mentions', 'names', 'scopes'].map((name) => `--nodes=${join(files, `${name}.csv`)}`);
  const links = ['links', 'held', 'named'].map((name) => `--relationships=${join(files, `${name}.csv`)}`);
  const opened = ['java.nio', 'java.lang', 'sun.nio.ch', 'java.io'].map(
    (p) => `--add-opens=java.base/${p}=ALL-UNNAMED`,
  );
  console.error('importing');
  const options = ['--overwrite-destination', '--id-type=string', '--threads=2', ...nodes, ...links];
  const command = ['org.neo4j.cli.AdminTool', 'database', 'import', 'full', 'neo4j', ...options];
  await run(java.program, ['-Xmx2g', '-cp', join(jars, '*'), ...opened, ...command], {
    env: { ...process.env, NEO4J_HOME: database, NEO4J_CONF: join(database, 'conf') },
    maxBuffer: 2 ** 26,
  });
  await rm(files, { recursive: true });
  return about;
}

async function layIndexes(driver) {
  console.error('laying the indexes');
  const session = driver.session();
  try {
    for (const file of SCHEMA)
      for (const statement of statementsIn(await readFile(new URL(`${file}.cypher`, MIGRATIONS), 'utf8')))
        await session.run(statement);
    await session.run('CALL db.awaitIndexes(1800)');
    await session.run("CREATE (:GraphState {id: 'graph', version: 1})");
  } finally {
    await session.close();
  }
}

/** One hub at a time: a port of this world has some hundred thousand links, seen under nearly as many combinations of scopes. */
async function countHubs(driver) {
  console.error('counting the links of hubs');
  const { records } = await driver.executeQuery(
    'MATCH (e:Entity) WHERE COUNT { (e)--(:Entity) } > $most RETURN e.id AS id',
    { most: MOST_LINKS_WALKED },
  );
  const { change } = makeChange(new Sessions(driver));
  for (const row of records) await change(makeHubs, { fragments: [row.get('id')], most: MOST_LINKS_WALKED });
  console.error(`${records.length} hubs`);
}
