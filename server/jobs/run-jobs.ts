import { DomainError } from '../errors.js';
import type { Progress } from '../progress.js';
import { type AuditStores, auditGraph } from './audit.js';
import { type ImportInput, type ImportOutcome, type ImportStores, importFile } from './import-file.js';
import { LeaseLost } from './lease-lost.js';
import { beginResolution, type ResolveOutcome, type ResolveStores, resolve } from './resolve.js';
import type { AuditOutcome, Job, Lease } from './stores.js';
import { type TrainOutcome, type TrainStores, trainParameters } from './train-parameters.js';

export type JobStores = ImportStores & ResolveStores & TrainStores & AuditStores;
export type JobOutcome = ImportOutcome | ResolveOutcome | TrainOutcome | AuditOutcome;

/** Renewed well before it runs out, also while one long step writes. */
const HEARTBEAT_MS = 5_000;

/**
 * Does a job to its end under its lease. Its outcome is kept with it as JSON; a refusal of the input ends it as FAILED with the words for
 * the one who asked.
 * @throws LeaseLost where it was cancelled or taken over: nothing more was written
 */
export async function runJob(
  stores: JobStores,
  job: Job,
  lease: Lease,
  progress: Progress = () => {},
): Promise<JobOutcome> {
  let last = { phase: job.phase, done: job.done, total: job.total };
  const note: Progress = (phase, done, total) => {
    last = { phase, done, total };
    progress(phase, done, total);
  };
  // Steps that write nothing for long learn by this that the job was cancelled.
  const lost = new AbortController();
  const beat = async () => {
    if (!(await stores.jobs.renew(lease, last))) lost.abort(new LeaseLost(lease.jobId));
  };
  const heartbeat = setInterval(() => void beat().catch(() => {}), HEARTBEAT_MS);
  try {
    const outcome = await doJob(stores, job, lease, note, lost.signal);
    await stores.jobs.finish(lease, 'DONE', JSON.stringify(outcome));
    return outcome;
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    const words = error instanceof DomainError ? error.message : 'The job failed; the log says why.';
    await stores.jobs.finish(lease, 'FAILED', JSON.stringify({ error: words })).catch(() => {});
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

async function doJob(
  stores: JobStores,
  job: Job,
  lease: Lease,
  progress: Progress,
  signal: AbortSignal,
): Promise<JobOutcome> {
  if (job.kind === 'RESOLVE') return resolve(stores, lease, progress);
  if (job.kind === 'TRAIN') return trainParameters(stores, job, lease, progress);
  if (job.kind === 'AUDIT') return auditGraph(stores, lease, progress);
  const outcome = await importFile(stores, lease, JSON.parse(job.input) as ImportInput, progress, signal);
  await beginResolution(stores.jobs, job.by);
  return outcome;
}

/** Does every job that waits or was left behind, one after another, until none is left or the signal ends it. */
export async function runWaitingJobs(
  stores: JobStores,
  signal: AbortSignal,
  report: (job: Job, phase: string, done: number, total: number) => void = () => {},
  failed: (job: Job, error: unknown) => void = () => {},
): Promise<void> {
  while (!signal.aborted) {
    const next = await stores.jobs.claimNext();
    if (!next) return;
    await runJob(stores, next.job, next.lease, (...now) => report(next.job, ...now)).catch((error: unknown) =>
      failed(next.job, error),
    );
  }
}
