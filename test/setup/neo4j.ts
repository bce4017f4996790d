import type { TestProject } from 'vitest/node';
import { readConfig } from '../../server/config.js';
import { openDriver } from '../../server/neo4j/driver.js';
import { SMALL } from '../../server/neo4j/embedded/settings.js';
import { startNeo4j } from '../../server/neo4j/embedded/start.js';
import { migrate } from '../../server/neo4j/migrations.js';
import { startShortLived } from './short-lived-database.mjs';

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
  const database = given ? running(given) : await startShortLived({ readConfig, startNeo4j }, SMALL);
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
