import { setTimeout as pause } from 'node:timers/promises';
import { BadInput } from '../errors.js';
import { type JobOutcome, type JobStores, runJob } from '../jobs/run-jobs.js';
import type { Job } from '../jobs/stores.js';
import type { Teller } from './telling.js';

const LOOK_EVERY_MS = 250;

/** Does a job here, or, where a server or another command was quicker to take it, watches it to its end. */
export async function runToEnd(stores: JobStores, job: Job, tell: Teller, signal: AbortSignal): Promise<JobOutcome> {
  for (;;) {
    signal.throwIfAborted();
    const lease = await stores.jobs.claim(job.id);
    if (lease !== null) return runJob(stores, job, lease, tell.progress);
    const now = await stores.jobs.get(job.id);
    if (now === null) throw new Error(`job ${job.id} is gone`);
    if (now.state === 'DONE') return JSON.parse(now.message) as JobOutcome;
    if (now.state === 'FAILED' || now.state === 'CANCELLED') throw new BadInput(wordsOf(now), { job: job.id });
    tell.progress(now.phase === '' ? 'waiting' : now.phase, now.done, now.total);
    await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}

function wordsOf(job: Job): string {
  if (job.state === 'CANCELLED') return 'The job was cancelled.';
  const { error } = JSON.parse(job.message) as { readonly error?: string };
  return error ?? 'The job failed; the log says why.';
}
