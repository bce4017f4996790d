import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../../server/config.js';
import { openDriver } from '../../server/neo4j/driver.js';
import { SMALL } from '../../server/neo4j/embedded/settings.js';
import { startNeo4j } from '../../server/neo4j/embedded/start.js';
import { migrate } from '../../server/neo4j/migrations.js';
import { SHORT_LIVED } from './short-lived-database.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: { readonly uri: string; readonly user: string; readonly password: string };
  }
}

/**
 * One real Neo4j for the whole run, in a folder and on a port of its own. HAWKSBILL_TEST_NEO4J, written as
 * bolt://USER:PASSWORD@HOST:PORT, uses one that runs already; what it holds is deleted.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.HAWKSBILL_TEST_NEO4J;
  const database = given ? running(given) : await startInTemporaryFolder();
  const { uri, user, password } = database;
  const driver = openDriver(database);
  await migrate(driver);
  await driver.close();
  project.provide('neo4j', { uri, user, password });
  return database.stop;
}

function running(given: string) {
  const { protocol, host, username, password } = new URL(given);
  const uri = `${protocol}//${host}`;
  const stop = async () => undefined;
  return { uri, user: decodeURIComponent(username), password: decodeURIComponent(password), stop };
}

async function startInTemporaryFolder() {
  const home = await mkdtemp(join(tmpdir(), 'hawksbill-test-'));
  const { cache, java } = readConfig();
  const neo4j = await startNeo4j({ home, cache, java, memory: SMALL, ...SHORT_LIVED, tell: console.log });
  const stop = async () => {
    await neo4j.stop();
    await rm(home, { recursive: true, force: true });
  };
  return { ...neo4j, stop };
}
