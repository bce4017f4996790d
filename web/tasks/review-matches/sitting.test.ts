import { describe, expect, it } from 'vitest';
import { decidedPairs, emptySitting, type Happened, judgedHere, lastStanding, nextPair, sitting } from './sitting.js';

const sent = (serial: number, pair: string): Happened => ({
  what: 'SENT',
  judgement: { serial, pair, decision: 'SAME', reason: 'both use it' },
});
const after = (...happened: readonly Happened[]) => happened.reduce(sitting, emptySitting);

describe('judging one pair after the other', () => {
  it.each<[string, readonly Happened[], readonly string[], number | null]>([
    ['one sent off is off the list at once', [sent(1, 'a')], ['a'], 1],
    ['one that the server refuses comes back', [sent(1, 'a'), { what: 'REFUSED', serial: 1 }], [], null],
    ['the last that stands is taken back', [sent(1, 'a'), sent(2, 'b'), { what: 'TAKEN_BACK', serial: 2 }], ['a'], 1],
    [
      'an answer behind the taking back puts nothing up again',
      [sent(1, 'a'), { what: 'TAKEN_BACK', serial: 1 }, { what: 'KEPT', serial: 1 }],
      [],
      null,
    ],
    [
      'what could not be taken back stands',
      [sent(1, 'a'), { what: 'TAKEN_BACK', serial: 1 }, { what: 'BACK_REFUSED', serial: 1 }],
      ['a'],
      1,
    ],
    [
      'a pair judged anew after an undo is decided',
      [sent(1, 'a'), { what: 'TAKEN_BACK', serial: 1 }, sent(2, 'a'), { what: 'KEPT', serial: 2 }],
      ['a'],
      2,
    ],
  ])('%s', (_, happened, decided, last) => {
    const now = after(...happened);
    expect([...decidedPairs(now)]).toEqual(decided);
    expect(lastStanding(now)?.serial ?? null).toBe(last);
    expect(judgedHere(now)).toBe(decided.length);
  });

  it.each([
    ['b', [], 'c'],
    ['b', ['c'], 'd'],
    ['d', [], 'c'],
    ['d', ['c', 'b'], 'a'],
    ['a', ['b', 'c', 'd'], null],
    ['not in the list', [], 'a'],
  ])('from %s, with %j decided, goes on to %s', (from, decided, next) => {
    expect(nextPair(['a', 'b', 'c', 'd'], from, new Set(decided))).toBe(next);
  });
});
