import { parentPort } from 'node:worker_threads';
import { type DraftedFile, type DraftedRows, type PackedRows, RowDrafter } from '../jobs/draft-rows.js';
import type { Numbered } from '../jobs/threads.js';
import { type BatchLines, linesOf } from '../neo4j/initial-load/batch-lines.js';

/** Makes the lines of an initial load out of rows, file after file. */
export interface ToDraft {
  readonly file: DraftedFile;
  readonly rows: PackedRows;
}
export type Drafted = DraftedRows<BatchLines>;

let drafter: RowDrafter | null = null;
parentPort?.on('message', ({ number, what: { file, rows } }: Numbered<ToDraft>) => {
  if (drafter?.file.importId !== file.importId) drafter = new RowDrafter(file);
  parentPort?.postMessage({ number, what: drafter.draft(rows, linesOf) } satisfies Numbered<Drafted>);
});
