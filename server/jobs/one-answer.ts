import type { Worker } from 'node:worker_threads';

/** What a thread may take before it is ended. */
export interface ThreadLimits {
  readonly milliseconds: number;
  /** Growth of the whole process while the thread runs: what it unpacks is not in its heap, which `resourceLimits` bounds. */
  readonly bytes: number;
}

/** How often its memory is looked at; unpacking at a gigabyte a second, it passes the limit by no more than a tenth of that. */
const LOOK_EVERY_MS = 100;

/**
 * The one answer of a thread; null where it was ended for what it took, or ended by itself without one. It works on what a stranger sent,
 * so a fault in it is an outcome and no fault of ours.
 */
export function oneAnswer<T>(worker: Worker, { milliseconds, bytes }: ThreadLimits): Promise<T | null> {
  return new Promise((resolve) => {
    const before = process.memoryUsage.rss();
    const until = Date.now() + milliseconds;
    const done = (answer: T | null) => {
      clearInterval(looking);
      void worker.terminate();
      resolve(answer);
    };
    const looking = setInterval(() => {
      if (Date.now() > until || process.memoryUsage.rss() - before > bytes) done(null);
    }, LOOK_EVERY_MS);
    worker.once('message', (answer: T) => done(answer));
    worker.once('error', () => done(null));
    worker.once('exit', () => done(null));
  });
}
