import { Worker } from 'node:worker_threads';
import type { Examine } from '../jobs/attachments.js';
import { oneAnswer, type ThreadLimits } from '../jobs/one-answer.js';
import { oneAtATime } from '../jobs/one-at-a-time.js';
import { type Examined, unexamined } from '../sources/attachments/examine.js';

/** The reader's own limit of time ends a document first, and keeps what it read until then. */
const LIMITS: ThreadLimits = { milliseconds: 40_000, bytes: 1024 ** 3 };
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/** Looks into files in a thread of their own, one at a time, and no longer or wider than it may. */
export function attachmentThread(): Examine {
  return oneAtATime(async (kind, path) => {
    const url = new URL('./attachment.worker.js', import.meta.url);
    const worker = new Worker(url, { workerData: { kind, path }, resourceLimits: HEAP });
    return (await oneAnswer<Examined>(worker, LIMITS)) ?? unexamined(kind);
  });
}
