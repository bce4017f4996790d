import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.js';

it('begins each when the one before it has ended, also where that failed', async () => {
  const told: string[] = [];
  const work = oneAtATime(async (name: string, fails: boolean) => {
    told.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    told.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  });
  const all = await Promise.allSettled([work('first', false), work('second', true), work('third', false)]);
  expect(all.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
    'first',
    'second',
    'third',
  ]);
  expect(all.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(told).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});
