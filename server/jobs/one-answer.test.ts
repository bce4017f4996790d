import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { oneAnswer } from './one-answer.js';

const MIB = 1024 ** 2;
const thread = (code: string) =>
  new Worker(`const { parentPort } = require('node:worker_threads');\n${code}`, {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: 64 },
  });

describe('a thread that works on what a stranger sent', () => {
  it.each([
    ['answers', 'parentPort.postMessage({ is: 7 })', { is: 7 }],
    ['never comes to an end', 'for (;;);', null],
    ['unpacks more than there is', 'const all = []; for (;;) all.push(Buffer.alloc(8 * 1024 ** 2, 1));', null],
    ['fills its heap', 'const all = []; for (;;) all.push([all.length, all.length]);', null],
    ['fails', 'throw new Error("broken")', null],
    ['goes without a word', 'process.exit(3)', null],
  ])('that %s', async (_, code, answer) => {
    const before = process.memoryUsage.rss();
    expect(await oneAnswer(thread(code), { milliseconds: 3_000, bytes: 400 * MIB })).toEqual(answer);
    expect(process.memoryUsage.rss() - before).toBeLessThan(2_000 * MIB);
  });
});
