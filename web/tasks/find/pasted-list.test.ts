import { describe, expect, it } from 'vitest';
import { LINES_AT_ONCE, linesOf, MOST_LINES, portionsOf } from './pasted-list.js';

describe('a pasted list', () => {
  it('is its lines that say something, each once', () => {
    expect(linesOf(' Amber Crest \r\n\n9074729\nAmber Crest\n')).toEqual({
      lines: ['Amber Crest', '9074729'],
      twice: 1,
      over: 0,
    });
  });

  it('ends where it becomes a file, and says by how much', () => {
    const { lines, over } = linesOf(Array.from({ length: MOST_LINES + 7 }, (_, i) => `line ${i}`).join('\n'));
    expect([lines.length, over]).toEqual([MOST_LINES, 7]);
  });

  it('is asked in portions that lose no line', () => {
    const lines = Array.from({ length: 2 * LINES_AT_ONCE + 1 }, (_, i) => `${i}`);
    const portions = portionsOf(lines);
    expect(portions.map((p) => [p.from, p.lines.length])).toEqual([
      [0, LINES_AT_ONCE],
      [LINES_AT_ONCE, LINES_AT_ONCE],
      [2 * LINES_AT_ONCE, 1],
    ]);
    expect(portions.flatMap((p) => p.lines)).toEqual(lines);
  });
});
