import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/config.js';
import { type Neo4jAddress, openDriver } from '../../server/neo4j/driver.js';
import { startNeo4j } from '../../server/neo4j/embedded/start.js';
import { migrate } from '../../server/neo4j/migrations.js';

/** Half of what other tests have: two run side by side, with sixty records each. */
const TINY = { heapMiB: 512, pageCacheMiB: 64 };

export interface Second {
  readonly address: Neo4jAddress;
  stop(): Promise<void>;
}

/** A second Neo4j beside the run's own, for the world without what is hidden. */
export async function startSecondDatabase(): Promise<Second> {
  const home = await mkdtemp(join(tmpdir(), 'hawksbill-second-'));
  const { cache, java } = readConfig();
  const address = await startNeo4j({ home, cache, java, memory: TINY });
  const driver = openDriver(address);
  await migrate(driver);
  await driver.close();
  const stop = async () => {
    await address.stop();
    await rm(home, { recursive: true, force: true });
  };
  return { address, stop };
}
