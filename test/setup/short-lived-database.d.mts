import type { readConfig } from '../../server/config.js';
import type { Memory } from '../../server/neo4j/embedded/settings.js';
import type { EmbeddedNeo4j, startNeo4j } from '../../server/neo4j/embedded/start.js';

export declare function startShortLived(
  how: { readonly readConfig: typeof readConfig; readonly startNeo4j: typeof startNeo4j },
  memory: Memory,
): Promise<EmbeddedNeo4j>;
