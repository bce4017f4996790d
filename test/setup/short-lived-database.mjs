import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** It is emptied and filled again for every file of tests: plans made anew each time would take most of it. */
const PLANS_ARE_KEPT = { 'dbms.cypher.min_replan_interval': '24h' };

/**
 * A Neo4j for tests, in a folder of its own that goes when it stops. How one is started comes from who asks, since some run from source and some
 * from what was compiled. Its classes are not kept: to write them down when it ends takes longer than they would save.
 */
export async function startShortLived({ readConfig, startNeo4j }, memory) {
  const home = await mkdtemp(join(tmpdir(), 'hawksbill-test-'));
  const { cache, java } = readConfig();
  const settings = PLANS_ARE_KEPT;
  const neo4j = await startNeo4j({ home, cache, java, memory, settings, keepClasses: false, tell: console.log });
  const stop = async () => {
    await neo4j.stop();
    await rm(home, { recursive: true, force: true });
  };
  return { ...neo4j, stop };
}
