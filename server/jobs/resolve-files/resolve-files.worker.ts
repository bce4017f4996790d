import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openFolder } from './read-folder.js';
import { compareAll, readHere, type Task } from './resolve-files.js';

const task = workerData as Task;
if (task.task === 'read') {
  const { readable } = await openFolder(task.folder, task.files);
  parentPort?.postMessage(
    await readHere(
      readable.filter((r) => task.files.includes(basename(r.file))),
      () => {},
    ),
  );
} else {
  parentPort?.postMessage(compareAll(task.said, task.compartments, task.parameters));
}
