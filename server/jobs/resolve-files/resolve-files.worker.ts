import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Progress } from '../../progress.js';
import { openFolder } from './read-folder.js';
import { compareAll, type FromThread, readHere, type Task } from './resolve-files.js';

const task = workerData as Task;
const say = (said: FromThread<unknown>) => parentPort?.postMessage(said);
const progress: Progress = (...now) => say({ progress: now });

if (task.task === 'read') {
  const { readable } = await openFolder(task.folder, task.files);
  const own = readable.filter((r) => task.files.includes(basename(r.file)));
  say({ found: await readHere(own, progress) });
} else {
  say({ found: compareAll(task.said, task.compartments, { parameters: task.parameters, progress }) });
}
