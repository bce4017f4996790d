import type { AccessAction, AccessEntry } from '../access/access-entry.js';
import type { User } from '../access/user.js';
import { readConfig } from '../config.js';
import { BadInput } from '../errors.js';
import type { Asking } from '../graph/entity-graph.js';
import { type Engine, openEngine, PATIENT_MS } from '../main/engine.js';
import { ensureOperator, mayAct, OPERATOR, tokenFile } from '../main/first-accounts.js';
import { openAccessLog } from '../main/open-access-log.js';
import { type Connection, connectOrStart } from '../neo4j/embedded/connect.js';
import type { Teller } from './telling.js';

/** What a command works with: the graph, and as whom it acts. */
export interface Acting {
  readonly engine: Engine;
  readonly user: User;
  /** Whether this command started Neo4j itself, joined one, or uses one that runs elsewhere. */
  readonly how: Connection['how'];
  readonly asking: Asking;
  /** Puts what is done into the access log, before it is done or answered. */
  note(
    action: AccessAction,
    ids: readonly string[],
    more?: Pick<AccessEntry, 'files' | 'persons' | 'recipients'>,
  ): Promise<void>;
}

/**
 * Runs a command's work as a user. A server that serves this home folder is joined; otherwise Neo4j is started, and stopped when no other
 * command uses it. The right to act is that of reading the operator's token.
 */
export async function acting<T>(
  command: string,
  as: string | undefined,
  tell: Teller,
  work: (acting: Acting) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  const connection = await connectOrStart(config, { tell: (line) => tell.line(line) });
  const engine = openEngine(connection, config.home);
  // Whoever gave the command keeps nobody waiting, and can interrupt it.
  engine.questionLimit.ms = PATIENT_MS;
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    await engine.migrate();
    await ensureOperator(engine.users, config.home);
    if (!(await mayAct(engine.users, config.home))) {
      throw new BadInput(
        `Commands need the operator's token in ${tokenFile(config.home)}. Run them where the server runs, as its user.`,
      );
    }
    const known = await engine.viewers.viewerOf(as ?? OPERATOR);
    if (known === null) throw new BadInput(`There is no user "${as}".`, { option: '--as', value: as });
    const log = await openAccessLog(
      config.home,
      config.auditHeads,
      () => new Date(),
      () => tell.line(`The heads of the access log cannot be copied to ${config.auditHeads}.`),
    );
    try {
      const { user, viewer } = known;
      const note: Acting['note'] = (action, ids, more = {}) =>
        log.append({
          ...more,
          action,
          actor: user.name,
          agency: user.agency,
          session: OPERATOR,
          operation: `hawksbill ${command}`,
          ids,
          result: 'ok',
        });
      return await work({ engine, user, how: connection.how, asking: { viewer, signal: interrupted.signal }, note });
    } finally {
      await log.close();
    }
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await engine.close();
    await connection.close('whenFree');
  }
}
