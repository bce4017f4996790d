import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { comparePart } from './compare-part.js';
import { openFolder } from './read-folder.js';
import { readHere, type Task } from './resolve-files.js';

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
  parentPort?.postMessage(
    task.parts.map(({ compartment, said }) => comparePart(compartment, said, task.parameters, () => performance.now())),
  );
}
