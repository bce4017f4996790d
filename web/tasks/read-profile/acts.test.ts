import { describe, expect, it } from 'vitest';
import { actsOf } from './acts.js';

const judged = (
  id: string,
  reason: string,
  more: { judgedAt?: string; withdrawn?: boolean; withdraws?: string } = {},
) => ({
  id,
  decision: 'DIFFERENT',
  by: 'ana',
  reason,
  judgedAt: more.judgedAt ?? '2026-01-01T10:00:00Z',
  withdrawn: more.withdrawn ?? false,
  withdraws: more.withdraws ?? null,
});

describe('acts', () => {
  it.each([
    ['one reason at one time', [judged('1', 'two firms'), judged('2', 'two firms')], [['1', '2']]],
    ['two reasons', [judged('1', 'two firms'), judged('2', 'not so')], [['1'], ['2']]],
    ['two times', [judged('1', 'a'), judged('2', 'a', { judgedAt: '2026-01-02T10:00:00Z' })], [['1'], ['2']]],
    ['one of them taken back since', [judged('1', 'a', { withdrawn: true }), judged('2', 'a')], [['1'], ['2']]],
    ['the taking back', [judged('1', 'a', { withdrawn: true }), judged('2', 'a', { withdraws: '1' })], [['1'], ['2']]],
  ])('%s', (_, judgements, acts) => {
    expect(actsOf(judgements).map((act) => act.map((j) => j.id))).toEqual(acts);
  });
});
