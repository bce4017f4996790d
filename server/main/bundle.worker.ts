import { parentPort, workerData } from 'node:worker_threads';
import { type BundleOrder, writeBundle } from './write-bundle.js';

/** Writes one bundle, says how it came out and ends. What goes wrong goes to the thread that started this one. */
parentPort?.postMessage(await writeBundle(workerData as BundleOrder));
