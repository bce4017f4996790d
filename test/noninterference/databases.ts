import type { TestProject } from 'vitest/node';
import { readConfig } from '../../server/config.js';
import { type Neo4jAddress, openDriver } from '../../server/neo4j/driver.js';
import { startNeo4j } from '../../server/neo4j/embedded/start.js';
import { migrate } from '../../server/neo4j/migrations.js';
import { startShortLived } from '../setup/short-lived-database.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** For a world as it is, and for what is left of it for somebody. */
    databases: { readonly whole: Neo4jAddress; readonly reduced: Neo4jAddress };
  }
}

/** Half of what other tests have: two run side by side, with sixty records each. */
const TINY = { heapMiB: 512, pageCacheMiB: 64 };

/** Two real Neo4js for the whole run. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const [whole, reduced] = await Promise.all([startDatabase(), startDatabase()]);
  project.provide('databases', { whole: whole.address, reduced: reduced.address });
  return async () => {
    await Promise.all([whole.stop(), reduced.stop()]);
  };
}

async function startDatabase() {
  const { uri, user, password, stop } = await startShortLived({ readConfig, startNeo4j }, TINY);
  const address = { uri, user, password };
  const driver = openDriver(address);
  await migrate(driver);
  await driver.close();
  return { address, stop };
}
