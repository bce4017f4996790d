import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { Threads } from './threads.js';

type Task = { readonly is: number; readonly fails?: boolean };

/** Doubles a number; ends where it is told to fail. */
const DOUBLING = `const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', ({ number, what: { is, fails } }) => {
  if (fails) throw new Error('broken');
  parentPort.postMessage({ number, what: { is: 2 * is, by: threadId } });
});`;

let threads: Threads<Task, { is: number; by: number }>;
const open = (count: number) => {
  threads = new Threads(Array.from({ length: count }, () => new Worker(DOUBLING, { eval: true })));
};
afterEach(() => threads.end());

it('part tasks evenly, and answer each with its own', async () => {
  open(3);
  const done = await Promise.all(Array.from({ length: 30 }, (_, is) => threads.do({ is })));
  expect(done.map((d) => d.is)).toEqual(Array.from({ length: 30 }, (_, i) => 2 * i));
  for (const by of new Set(done.map((d) => d.by))) expect(done.filter((d) => d.by === by)).toHaveLength(10);
});

it('fail what waits for a thread that ends, and whatever is asked of them later', async () => {
  open(1);
  const tasks = [{ is: 4 }, { is: 5, fails: true }, { is: 6 }];
  const [first, ...others] = await Promise.allSettled(tasks.map((task) => threads.do(task)));
  expect(first).toMatchObject({ status: 'fulfilled', value: { is: 8 } });
  const broken = { status: 'rejected', reason: { message: 'broken' } };
  expect(others).toMatchObject([broken, broken]);
  await expect(threads.do({ is: 7 })).rejects.toThrow('broken');
});
