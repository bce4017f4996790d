import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { FEW_COLUMNS, generatedBills, refusedOf } from '../../test/kill/generated-bills.js';
import { handedIn } from '../../test/setup/handed-in.js';
import { BatchReader } from './batch-reader.js';
import { type ImportStores, importFile, REFUSED_AT_ONCE, ROWS_PER_BATCH } from './import-file.js';
import type { ImportBatch, Lease, RefusedPlace } from './stores.js';

const BATCHES = 6;
const ROWS = BATCHES * ROWS_PER_BATCH;
let folder: string;
let file: string;
let collect: () => void;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-import-'));
  file = join(folder, 'bills.csv');
  await writeFile(file, generatedBills(ROWS, 7, FEW_COLUMNS));
  setFlagsFromString('--expose-gc');
  collect = runInNewContext('gc');
});
afterAll(() => rm(folder, { recursive: true }));

/** Stores that keep nothing but what they are told to do with each batch. */
function storesThat(
  put: (batch: ImportBatch) => Promise<void>,
  refusedRows: (after: number, limit: number) => readonly RefusedPlace[] = () => [],
): ImportStores {
  const counts = { read: 0, accepted: 0, refused: 0, alreadyKnown: 0, waiting: 0 };
  return {
    evidence: {
      scopes: async () => [],
      internScopes: async (scopes) => scopes.map((s) => ({ ...s, id: 1 })),
      putSource: async () => {},
      openImport: async () => ({ ...counts, state: 'RUNNING', rowsDone: 0, recordedOn: '2024-05-06' }),
      importProgress: async () => null,
      async putBatch(_, batch) {
        await put(batch);
        return { ...counts, fresh: batch.records.length };
      },
      closeImport: async () => counts,
      refusedRows: async (_, after, limit) => refusedRows(after, limit),
    },
    jobs: { renew: async () => true } as unknown as ImportStores['jobs'],
    objects: { path: () => file } as unknown as ImportStores['objects'],
    attachments: {} as unknown as ImportStores['attachments'],
    examine: {} as unknown as ImportStores['examine'],
    rejectsFolder: folder,
  };
}

async function takeIn(...stores: Parameters<typeof storesThat>): Promise<void> {
  const input = handedIn({ source: 'bills-of-lading', fileName: 'bills.csv', sizeBytes: (await stat(file)).size });
  await importFile(storesThat(...stores), { jobId: 'import', fence: 1 } as unknown as Lease, input);
}

it('holds none of the rows that are written, however long the file', async () => {
  const written: { readonly batch: number; readonly record: WeakRef<object> }[] = [];
  const held: number[] = [];
  let batches = 0;
  let records = 0;
  await takeIn(async (batch) => {
    batches++;
    records += batch.records.length;
    for (const record of batch.records) written.push({ batch: batches, record: new WeakRef(record) });
    // A reference that is asked for holds what it refers to until the turn ends.
    await turn();
    collect();
    held.push(written.filter((w) => w.batch < batches && w.record.deref() !== undefined).length);
  });
  expect(records).toBe(ROWS - refusedOf(ROWS));
  expect(held).toEqual(Array.from({ length: BATCHES }, () => 0));
});

it('reads one batch ahead while one is written, and no further', async () => {
  const drafted = vi.spyOn(BatchReader.prototype, 'outcomeOf');
  const ahead: number[] = [];
  const rowsBefore: number[] = [];
  let writing = 0;
  await takeIn(async (batch) => {
    writing++;
    rowsBefore.push(batch.rowsBefore);
    const due = Math.min(rowsBefore.length + 1, BATCHES);
    while (drafted.mock.calls.length < due) await turn();
    // Time for more, if it went on.
    for (let i = 0; i < 100; i++) await turn();
    ahead.push(drafted.mock.calls.length - rowsBefore.length);
    if (writing-- > 1) throw new Error('two batches are written at once');
  });
  expect(rowsBefore).toEqual(Array.from({ length: BATCHES }, (_, i) => i * ROWS_PER_BATCH));
  expect(ahead).toEqual([...Array.from({ length: BATCHES - 1 }, () => 1), 0]);
});

it('asks for refused rows some at a time: there may be as many as rows', async () => {
  const text = await readFile(file, 'utf8');
  const lines = [...text.matchAll(/^.+$/gm)].map(({ index, 0: line }) => ({
    byteStart: index,
    byteEnd: index + line.length,
  }));
  const refused = lines.slice(1);
  const pages: number[] = [];
  await takeIn(
    async () => {},
    (after, limit) => {
      const page = refused.filter(({ byteStart }) => byteStart > after).slice(0, limit);
      pages.push(page.length);
      return page;
    },
  );
  expect(pages).toEqual([...Array.from({ length: ROWS / REFUSED_AT_ONCE }, () => REFUSED_AT_ONCE), 0]);
  const [rejects] = (await readdir(folder)).filter((name) => name.endsWith('-bills.csv'));
  expect(await readFile(join(folder, rejects as string), 'utf8')).toBe(text);
});
