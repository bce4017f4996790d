import neo4j, { type Driver, type ManagedTransaction, Neo4jError } from 'neo4j-driver';
import { TookTooLong } from '../errors.js';
import type { Apply, SystemWriter } from './change.js';
import { asSent } from './parameters.js';
import type { Ask } from './question.js';
import { AT_ONCE, type Sessions } from './sessions.js';

/** Statements that stand alone, and as many transactions of several beside them, so that neither waits for the other. */
const POOL = 2 * AT_ONCE;
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

/** Asks with the viewer's mask as `$sm`. Aborting the signal stops the Cypher that is running, and so does the limit. */
export function makeAsk(sessions: Sessions, allowed: QuestionLimit = { ms: QUESTION_TIMEOUT_MS }): Ask {
  return async (question, p, viewer, signal, since) => {
    const allowedMs = allowed.ms;
    const ms = allowedMs - (since === undefined ? 0 : Math.floor(performance.now() - since));
    signal.throwIfAborted();
    if (ms <= 0) throw new TookTooLong(allowedMs);
    try {
      const sent = asSent(question.text, { ...question.params(p), sm: viewer.mask });
      const rows = await sessions.run('READ', sent, { signal, ms });
      return rows.map((row) => question.row(row));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof TookTooLong || wasTimedOut(error)) throw new TookTooLong(allowedMs);
      throw error;
    }
  };
}

/** Neo4j ended the transaction at the limit that we gave it. */
function wasTimedOut(error: unknown): boolean {
  return error instanceof Neo4jError && error.code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut');
}

/** How the system's own writers read and write. */
export function makeChange(sessions: Sessions): SystemWriter {
  const alone =
    (mode: 'READ' | 'WRITE'): Apply =>
    async (change, p) => {
      const rows = await sessions.run(mode, asSent(change.text, change.params(p)));
      return rows.map((row) => change.row(row));
    };
  return {
    inOne: (work) => sessions.inOne((tx) => work(applyIn(tx))),
    change: alone('WRITE'),
    read: alone('READ'),
  };
}

function applyIn(tx: ManagedTransaction): Apply {
  return async (change, p) => {
    const { text, parameters } = asSent(change.text, change.params(p));
    const { records } = await tx.run(text, parameters);
    return records.map((row) => change.row(row));
  };
}
