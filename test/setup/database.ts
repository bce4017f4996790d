import type { Driver } from 'neo4j-driver';
import { inject } from 'vitest';
import type { SystemWriter } from '../../server/neo4j/change.js';
import { makeAsk, makeChange, openDriver } from '../../server/neo4j/driver.js';
import type { Ask } from '../../server/neo4j/question.js';
import { Sessions } from '../../server/neo4j/sessions.js';

/** What a question answers is tested, and on a busy machine the first of its kind takes long to plan. That a slow one ends has tests of its own. */
export const UNHURRIED = { ms: 120_000 };

export interface TestDatabase {
  readonly driver: Driver;
  readonly ask: Ask;
  readonly writer: SystemWriter;
  /** Empties the graph; constraints, indexes and migrations stay. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** The run's Neo4j, emptied: each test file opens it in `beforeAll` and closes it in `afterAll`. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const driver = openDriver(inject('neo4j'));
  const sessions = new Sessions(driver);
  const clear = async () => {
    const session = driver.session();
    try {
      await session.run(
        'MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS',
      );
    } finally {
      await session.close();
    }
  };
  await clear();
  return {
    driver,
    ask: makeAsk(sessions, UNHURRIED),
    writer: makeChange(sessions),
    clear,
    close: () => driver.close(),
  };
}
