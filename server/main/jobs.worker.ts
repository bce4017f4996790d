import { parentPort, workerData } from 'node:worker_threads';
import type { Neo4jAddress } from '../neo4j/driver.js';
import { openEngine } from './engine.js';
import { startJobRunner } from './job-runner.js';
import { auditNightly } from './nightly.js';

/** A thread of its own for jobs, so that nobody's question waits behind one. It has its own connections to Neo4j. */
export interface JobsWorkerData {
  readonly address: Neo4jAddress;
  readonly home: string;
}

export type ToWorker = 'wake' | 'stop';
export type FromWorker =
  | { readonly what: 'finished' }
  | { readonly what: 'failed'; readonly jobId: string; readonly fault: string };

const port = parentPort;
if (port === null) throw new Error('jobs.worker runs as a worker thread only');
const send = (message: FromWorker) => port.postMessage(message);
const { address, home } = workerData as JobsWorkerData;
const engine = openEngine(address, home);
const runner = startJobRunner(engine.stores, {
  progress: () => undefined,
  failed: (job, fault) => {
    const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    send({ what: 'failed', jobId: job.id, fault: text });
  },
  finished: () => send({ what: 'finished' }),
});
// What was left unfinished by an earlier run is done first.
runner.wake();
const nightly = auditNightly(engine.stores.jobs, () => new Date(), runner.wake);

port.on('message', async (message: ToWorker) => {
  if (message === 'wake') runner.wake();
  else {
    nightly.stop();
    await runner.stop();
    await engine.close();
    port.close();
  }
});
