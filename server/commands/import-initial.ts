import { type Config, readConfig } from '../config.js';
import { BadInput } from '../errors.js';
import type { ImportInput } from '../jobs/import-file.js';
import { emptyAgain, type LoadOutcome, loadInitially } from '../main/initial-load.js';
import { allAccounts, whatIsThere } from '../neo4j/changes/initial-load.cypher.js';
import { hasGuests } from '../neo4j/embedded/connect.js';
import {
  type InitialLoadMark,
  readMark,
  refuseWhileLoading,
  removeMark,
  writeMark,
} from '../neo4j/embedded/initial-load-mark.js';
import { identityOf, isRunning } from '../neo4j/embedded/process-identity.js';
import { type Acting, acting } from './acting.js';
import type { Shared } from './shared.js';

/** Takes in the files that are to be loaded, as the inputs of their imports, and notes that in the access log. */
type TakeIn = (acting: Acting) => Promise<readonly ImportInput[]>;

/**
 * Fills an empty installation by Neo4j's offline importer.
 * @throws BadInput where the database is not the embedded one, runs, or is not empty
 */
export async function importInitially(shared: Shared, takeIn: TakeIn): Promise<LoadOutcome> {
  const config = readConfig();
  const { tell } = shared;
  if (config.neo4j !== null) {
    throw new BadInput(
      `--initial fills only the database that Hawksbill brings itself, and NEO4J_URI names ${config.neo4j.uri}. Leave --initial out.`,
      { option: '--initial' },
    );
  }
  const mark = await readMark(config.home);
  if (mark !== null) {
    if (await isRunning(mark.by)) await refuseWhileLoading(config.home);
    tell.line('An initial load was broken off here. Emptying the database, then beginning anew.');
    await emptyAgain(config);
  }
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    const { inputs, mark } = await prepared(config, shared, takeIn);
    return await loadInitially(config, mark, inputs, tell.progress, interrupted.signal);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Looks whether all is as it must be, and keeps everybody else away from then on. */
async function prepared(
  { home }: Config,
  { as, tell }: Shared,
  takeIn: TakeIn,
): Promise<{ readonly inputs: readonly ImportInput[]; readonly mark: InitialLoadMark }> {
  let marked = false;
  try {
    return await acting('import', as, tell, async (at) => {
      if (at.how !== 'started')
        throw new BadInput('--initial needs the database for itself. Stop Hawksbill, then run this again.', {
          option: '--initial',
        });
      const by = await identityOf(process.pid);
      await writeMark(home, { by, importer: null, begun: false, accounts: [] });
      marked = true;
      const { writer } = at.engine;
      const held = await writer.read(whatIsThere, {});
      if (held.length > 0 || (await hasGuests(home)))
        throw new BadInput(
          held.length > 0
            ? `The graph is not empty: it holds ${held.join(', ')}. Import without --initial, which adds to it.`
            : 'Another command is at work here. Wait for it, then run this again.',
          { option: '--initial' },
        );
      const inputs = await takeIn(at);
      const mark = { by, importer: null, begun: false, accounts: await writer.read(allAccounts, {}) };
      await writeMark(home, mark);
      return { inputs, mark };
    });
  } catch (error) {
    if (marked) await removeMark(home);
    throw error;
  }
}
