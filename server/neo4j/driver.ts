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
import { asSent } from './parameters.js';
import type { Ask } from './question.js';

/** Enough to keep two cores busy; more only queues inside Neo4j. */
const POOL = 16;
/** Interactive questions end after this; whoever waits gets an error instead of a server that stands still. */
export const QUESTION_TIMEOUT_MS = 5_000;
/** The same while Neo4j has just started and plans each question for the first time, which on a busy machine alone takes seconds. */
export const FIRST_QUESTION_TIMEOUT_MS = 30_000;

/** How long a question may take now. */
export interface QuestionLimit {
  ms: number;
}
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

/**
 * Asks in read transactions, with the viewer's mask as `$sm`. Aborting the signal stops the Cypher that is running, and so does the limit: Neo4j
 * has it too, but looks only every now and then, and later still when it is busy.
 */
export function makeAsk(
  driver: Driver,
  bookmarks = newBookmarks(),
  allowed: QuestionLimit = { ms: QUESTION_TIMEOUT_MS },
): Ask {
  return async (question, p, viewer, signal, since) => {
    const allowedMs = allowed.ms;
    const timeoutMs = allowedMs - (since === undefined ? 0 : Math.floor(performance.now() - since));
    signal.throwIfAborted();
    if (timeoutMs <= 0) throw new TookTooLong(allowedMs);
    // One request puts many questions at once, all under its own signal: more listeners than Node thinks likely, and no leak.
    setMaxListeners(0, signal);
    const session = driver.session({ defaultAccessMode: neo4j.session.READ, bookmarkManager: bookmarks });
    // Closing the session resets its connection, which ends the query in the server; closing the transaction alone does not.
    const stop = () => void session.close().catch(() => undefined);
    const limit = timeLimit(timeoutMs, allowedMs);
    signal.addEventListener('abort', stop, { once: true });
    try {
      const { text, parameters } = asSent(question.text, { ...question.params(p), sm: viewer.mask });
      const read = async (tx: ManagedTransaction) => {
        limit.begin();
        return (await tx.run(text, parameters)).records;
      };
      const rows = await Promise.race([session.executeRead(read, { timeout: timeoutMs }), limit.passed]);
      await session.close();
      return rows.map((row) => question.row(row));
    } catch (error) {
      stop();
      signal.throwIfAborted();
      if (wasTimedOut(error)) throw new TookTooLong(allowedMs);
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      limit.end();
    }
  };
}

/** A promise that fails so long after the clock began, unless it was ended before. Waiting for a free connection does not count. */
function timeLimit(ms: number, allowedMs: number) {
  let clock: NodeJS.Timeout | undefined;
  let fail: (error: TookTooLong) => void;
  const passed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  return {
    passed,
    begin: () => {
      clock ??= setTimeout(() => fail(new TookTooLong(allowedMs)), ms);
    },
    end: () => clearTimeout(clock),
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
    const { text, parameters } = asSent(change.text, change.params(p));
    const { records } = await tx.run(text, parameters);
    return records.map((row) => change.row(row));
  };
}
