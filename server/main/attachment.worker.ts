import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { AttachmentKind } from '../records/attachment.js';
import { examineAttachment } from '../sources/attachments/examine.js';

/** Looks into one file, says what it found and ends. */
const { kind, path } = workerData as { readonly kind: AttachmentKind; readonly path: string };
parentPort?.postMessage(await examineAttachment(kind, await readFile(path)));
