import { setMaxListeners } from 'node:events';
import neo4j, {
  type BookmarkManager,
  type Driver,
  type ManagedTransaction,
  Neo4jError,
  type Session,
} from 'neo4j-driver';
import { TookTooLong } from '../errors.js';
import type { Apply, SystemWriter } from './change.js';
import { asParameters } from './parameters.js';
import type { Ask } from './question.js';

/** Enough to keep two cores busy; more only queues inside Neo4j. */
const POOL = 16;
/** Interactive questions end after this; whoever waits gets an error instead of a server that stands still. */
export const QUESTION_TIMEOUT_MS = 5_000;
const ACQUISITION_TIMEOUT_MS = 10_000;

export interface Neo4jAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** Opens the driver. Integers come back as JavaScript numbers: nothing we keep exceeds 2^53. */
export function openDriver({ uri, user, password }: Neo4jAddress): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: POOL,
    connectionAcquisitionTimeout: ACQUISITION_TIMEOUT_MS,
    userAgent: 'hawksbill',
  });
}

/** What one process wrote, it reads: on a cluster each later transaction waits for the ones before it. Share one per process. */
export const newBookmarks = (): BookmarkManager => neo4j.bookmarkManager();

/** Asks in read transactions, with the viewer's mask as `$sm`. Aborting the signal stops the Cypher that is running. */
export function makeAsk(driver: Driver, bookmarks = newBookmarks(), timeoutMs = QUESTION_TIMEOUT_MS): Ask {
  return async (question, p, viewer, signal) => {
    signal.throwIfAborted();
    // One request puts many questions at once, all under its own signal: more listeners than Node thinks likely, and no leak.
    setMaxListeners(0, signal);
    const session = driver.session({ defaultAccessMode: neo4j.session.READ, bookmarkManager: bookmarks });
    // Closing the session resets its connection, which ends the query in the server; closing the transaction alone does not.
    const stop = () => void session.close().catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    try {
      const params = { ...asParameters(question.params(p)), sm: viewer.mask };
      const read = async (tx: ManagedTransaction) => (await tx.run(question.text, params)).records;
      const rows = await session.executeRead(read, { timeout: timeoutMs });
      return rows.map((row) => question.row(row));
    } catch (error) {
      signal.throwIfAborted();
      if (wasTimedOut(error)) throw new TookTooLong(timeoutMs);
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      await session.close();
    }
  };
}

/** Neo4j ended the transaction at the limit that we gave it. */
function wasTimedOut(error: unknown): boolean {
  return error instanceof Neo4jError && error.code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut');
}

/** Writes in managed write transactions, which are tried again after passing faults. */
export function makeChange(driver: Driver, bookmarks = newBookmarks()): SystemWriter {
  const inSession = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const session = driver.session({ bookmarkManager: bookmarks });
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  };
  const inOne = <T>(work: (apply: Apply) => Promise<T>) =>
    inSession((session) => session.executeWrite((tx) => work(applyIn(tx))));
  return {
    inOne,
    change: (change, p) => inOne((apply) => apply(change, p)),
    read: (change, p) => inSession((session) => session.executeRead((tx) => applyIn(tx)(change, p))),
  };
}

function applyIn(tx: ManagedTransaction): Apply {
  return async (change, p) => {
    const { records } = await tx.run(change.text, asParameters(change.params(p)));
    return records.map((row) => change.row(row));
  };
}
