import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { computedId } from '../../records/ids.js';
import { Afterwards } from './afterwards.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-afterwards-'));
});
afterAll(() => rm(folder, { recursive: true }));

const idOf = (number: number) => computedId('r', String(number));

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Bytes of the heap that something holds. */
function heapInUse(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

it('gives back what was noted, in its order, some at a time', async () => {
  const afterwards = new Afterwards(folder);
  for (let number = 1; number <= 5; number++) afterwards.noteId(idOf(number));
  afterwards.noteEnd(4, '2026-01-02');
  afterwards.noteEnd(1, '2026-01-03');
  afterwards.noteEnd(5, '2026-01-03');
  const list = { label: 'Statement', id: 'v1', property: 'columns', value: [''] } as const;
  afterwards.noteList(list);
  await afterwards.close();
  expect(await all(afterwards.ended(2))).toEqual([
    [
      { id: idOf(4), on: '2026-01-02' },
      { id: idOf(1), on: '2026-01-03' },
    ],
    [{ id: idOf(5), on: '2026-01-03' }],
  ]);
  expect(await all(afterwards.lists(10))).toEqual([[list]]);
});

it('holds none of it in memory: every row may replace one, and every link be stated by no column', async () => {
  const ROWS = 100_000;
  const afterwards = new Afterwards(folder);
  const before = heapInUse();
  let most = 0;
  for (let number = 1; number <= ROWS; number++) {
    const id = idOf(number);
    afterwards.noteId(id);
    if (number > 1) afterwards.noteEnd(number - 1, '2026-01-02');
    afterwards.noteList({ label: 'Statement', id, property: 'columns', value: [] });
    if (number % 500 === 0) await afterwards.drained();
    if (number % 20_000 === 0) most = Math.max(most, heapInUse() - before);
  }
  await afterwards.close();
  let ended = 0;
  for await (const some of afterwards.ended(1_000)) {
    for (const { id } of some) if (id !== idOf(++ended)) throw new Error(`${id} is not that of ${ended}`);
    if (ended % 20_000 < 1_000) most = Math.max(most, heapInUse() - before);
  }
  expect(ended).toBe(ROWS - 1);
  // Three pieces that wait to be written, of 1 MiB each, and some thousand lines; a map and a list of it held 93 MB.
  expect(most).toBeLessThan(16e6);
});

async function all<T extends readonly unknown[]>(batches: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const some of batches) found.push(some);
  return found;
}
