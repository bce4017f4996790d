import { Worker } from 'node:worker_threads';
import { oneAtATime } from '../jobs/one-at-a-time.js';
import type { ExportedBundle } from '../printing/export-bundle.js';
import type { BundleOrder, WriteBundle } from './write-bundle.js';

/**
 * Writes bundles in a thread: a report is set in one go, and until it is set nobody's question could be answered. One bundle at a time,
 * since each takes some hundred megabytes while it is set.
 */
export function bundleThread(): WriteBundle {
  return oneAtATime(writeInThread);
}

function writeInThread(order: BundleOrder): Promise<ExportedBundle> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./bundle.worker.js', import.meta.url), { workerData: order });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that writes a bundle ended before it was written')));
  });
}
