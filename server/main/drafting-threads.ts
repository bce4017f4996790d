import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Drafting } from '../jobs/draft-file.js';
import { Threads } from '../jobs/threads.js';
import type { BatchLines } from '../neo4j/initial-load/batch-lines.js';
import type { Drafted, ToDraft } from './draft.worker.js';

/** The one thread that hands rows out and writes what comes back keeps no more than these at work. */
const THREADS_AT_MOST = 5;
/** On their way for each thread, so that none waits for its next. */
const BATCHES_EACH = 2;

/** Lends threads that make the lines of an initial load out of rows: most of its time goes there. */
export async function withDrafting<T>(work: (drafting: Drafting<BatchLines>) => Promise<T>): Promise<T> {
  const url = new URL('./draft.worker.js', import.meta.url);
  const count = Math.min(THREADS_AT_MOST, availableParallelism());
  const threads = new Threads<ToDraft, Drafted>(Array.from({ length: count }, () => new Worker(url)));
  try {
    return await work({
      sideBySide: BATCHES_EACH * threads.count,
      draft: (file, rows) => threads.do({ file, rows }),
    });
  } finally {
    await threads.end();
  }
}
