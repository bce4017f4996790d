import { type JobStores, runWaitingJobs } from '../jobs/run-jobs.js';
import type { Job } from '../jobs/stores.js';

/** Also jobs that another server left behind are found, when their lease has run out. */
const LOOK_EVERY_MS = 10_000;

export interface JobRunner {
  /** There is something to do: look now. */
  wake(): void;
  /** Fulfilled when nothing is left to do. */
  idle(): Promise<void>;
  /** Ends after the step it is at; what is left is done after the next start. */
  stop(): Promise<void>;
}

export interface JobReports {
  progress(job: Job, phase: string, done: number, total: number): void;
  failed(job: Job, fault: unknown): void;
  finished(): void;
}

/** Does the jobs that wait, one after another, and looks for more from time to time. */
export function startJobRunner(stores: JobStores, reports: JobReports): JobRunner {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let again = false;

  const work = async () => {
    do {
      again = false;
      await runWaitingJobs(stores, stopping.signal, reports.progress, reports.failed);
    } while (again && !stopping.signal.aborted);
  };
  const wake = () => {
    again = true;
    if (stopping.signal.aborted) return;
    running ??= work().finally(() => {
      running = null;
      reports.finished();
    });
  };
  const timer = setInterval(wake, LOOK_EVERY_MS);
  return {
    wake,
    async idle() {
      while (running !== null) await running;
    },
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}
