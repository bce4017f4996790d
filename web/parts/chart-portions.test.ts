import { describe, expect, it } from 'vitest';
import { portionsOf } from './chart-portions.js';

const things = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

describe('asking for the links of what is fresh on a chart', () => {
  it.each([
    // fresh, standing, questions
    [0, 40, 0, 'nothing is asked for nothing'],
    [1, 0, 1, 'a first thing'],
    [40, 0, 1, 'a saved chart'],
    [1, 499, 1, 'a chart just small enough'],
    [10, 491, 2, 'a few things more than one question holds'],
    [600, 0, 3, 'a saved chart of three groups'],
    [510, 100, 6, 'many beside many'],
  ])('of %i beside %i takes %i questions: %s', (fresh, standing, questions, _why) => {
    const [added, others] = [things('f', fresh), things('s', standing)];
    const portions = portionsOf(added, others);
    expect(portions).toHaveLength(questions);
    expect(Math.max(0, ...portions.map((portion) => portion.length))).toBeLessThanOrEqual(500);
    const together = new Set(portions.flatMap((portion) => portion.flatMap((a) => portion.map((b) => `${a} ${b}`))));
    const forgotten = added.flatMap((a) => [...added, ...others].filter((b) => !together.has(`${a} ${b}`)));
    expect(forgotten).toEqual([]);
  });

  it('names a thing once, also where it is both added and there', () => {
    expect(portionsOf(['a', 'b', 'a'], ['b', 'c', 'c'])).toEqual([['a', 'b', 'c']]);
  });
});
