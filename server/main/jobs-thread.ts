import { Worker } from 'node:worker_threads';
import type { Neo4jAddress } from '../neo4j/driver.js';
import type { FromWorker, JobsWorkerData, ToWorker } from './jobs.worker.js';

/** A step of a job takes seconds; past this the thread is ended, and the step is done again after the next start. */
const STOP_WITHIN_MS = 10_000;

export interface JobsThread {
  wake(): void;
  stop(): Promise<void>;
}

/** Starts the thread that does jobs. `finished` is told when there is nothing left to do, `failed` of a job that went wrong. */
export function startJobsThread(
  { uri, user, password }: Neo4jAddress,
  home: string,
  reports: { finished(): void; failed(jobId: string, fault: string): void },
): JobsThread {
  const workerData: JobsWorkerData = { address: { uri, user, password }, home };
  const worker = new Worker(new URL('./jobs.worker.js', import.meta.url), { workerData });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('message', (message: FromWorker) => {
    if (message.what === 'finished') reports.finished();
    else reports.failed(message.jobId, message.fault);
  });
  worker.on('error', (fault) =>
    reports.failed('', fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)),
  );
  const send = (message: ToWorker) => worker.postMessage(message);
  return {
    wake: () => send('wake'),
    async stop() {
      send('stop');
      const late = setTimeout(() => void worker.terminate(), STOP_WITHIN_MS);
      await ended;
      clearTimeout(late);
    },
  };
}
