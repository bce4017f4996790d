import { describe, expect, it } from 'vitest';
import { nowAndThen, sideBySide } from './progress.js';

describe('progress', () => {
  it('is passed on as a phase begins, and then no more often than can be read', () => {
    const told: string[] = [];
    const tell = nowAndThen((phase, done) => told.push(`${phase} ${done}`));
    for (let done = 0; done < 1_000; done++) tell('describing', done, 1_000);
    tell('comparing keys', 0, 10);
    expect(told[0]).toBe('describing 0');
    expect(told.at(-1)).toBe('comparing keys 0');
    expect(told.length).toBeLessThan(20);
  });

  it('of several is that of the last of them, for all together', () => {
    const told: string[] = [];
    const [first, second] = sideBySide(2, ['describing', 'comparing keys'], (phase, done, total) =>
      told.push(`${phase} ${done} of ${total}`),
    );
    first?.('describing', 0, 100);
    second?.('describing', 0, 40);
    second?.('describing', 20, 40);
    second?.('comparing keys', 5, 60);
    first?.('describing', 99, 100);
    first?.('comparing keys', 0, 200);
    second?.('comparing keys', 60, 60);
    expect(told).toEqual([
      'describing 0 of 100',
      'describing 0 of 140',
      'describing 20 of 140',
      'describing 40 of 140',
      'describing 139 of 140',
      'comparing keys 5 of 260',
      'comparing keys 60 of 260',
    ]);
  });
});
