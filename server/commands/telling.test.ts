import { describe, expect, it } from 'vitest';
import { Teller } from './telling.js';

function told(tell: (teller: Teller) => void, isTTY = false): string {
  let text = '';
  tell(new Teller({ write: (piece) => (text += piece), isTTY }));
  return text;
}

describe('what a person is told', () => {
  it('where lines are not written over: each phase as it begins, and no more often than can be read', () => {
    const text = told((teller) => {
      teller.progress('reading', 0, 0);
      teller.progress('reading', 1_000, 0);
      teller.progress('comparing', 0, 3_000);
      teller.line('Done.');
    });
    expect(text).toBe('reading: 0\ncomparing: 0 of 3,000\nDone.\n');
  });

  it('on a terminal: every step, in one line that gives way to the next', () => {
    const text = told((teller) => {
      teller.progress('placing', 2, 4);
      teller.progress('placing', 4, 4);
      teller.line('Done.');
    }, true);
    expect(text.split('\r\u001b[2K')).toEqual([
      '',
      `placing [${'#'.repeat(12)}${' '.repeat(12)}] 2 of 4`,
      `placing [${'#'.repeat(24)}] 4 of 4`,
      'Done.\n',
    ]);
  });
});
