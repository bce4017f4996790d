import { describe, expect, it } from 'vitest';
import type { Scope } from './scope.js';
import { holdsAt } from './validity.js';
import { type Policy, Viewer } from './viewer.js';

const at = (text: string) => Date.parse(text);
const period = (validFrom: string | null, validUntil: string | null) => ({ validFrom, validUntil });
const NOON = '2026-03-15T12:00:00Z';

describe('a right with a period', () => {
  it.each([
    [undefined, '1990-01-01T00:00:00Z', true, 'one without a period holds always'],
    [period(NOON, null), '2026-03-15T11:59:59.999Z', false, 'not yet'],
    [period(NOON, null), NOON, true, 'from its first instant on'],
    [period(null, NOON), '2026-03-15T11:59:59.999Z', true, 'up to its end'],
    [period(null, NOON), NOON, false, 'at its end it is over'],
    [period('2026-03-15T13:00:00+02:00', NOON), '2026-03-15T11:30:00Z', true, 'in whatever zone it was written'],
    [period('some day', null), NOON, false, 'an instant that cannot be read opens nothing'],
    [period(null, 'some day'), NOON, false, 'nor does an end that cannot be read'],
  ])('%o at %s: %s, %s', (limits, now, holds, _why) => {
    expect(holdsAt(limits, at(now))).toBe(holds);
  });

  it('does not hold where nobody says what time it is', () => {
    expect([holdsAt(undefined, null), holdsAt(period(null, null), null)]).toEqual([true, true]);
    expect([holdsAt(period(NOON, null), null), holdsAt(period(null, NOON), null)]).toEqual([false, false]);
  });
});

const scope = (id: number, agency: string, cases: string[] = [], all: number[] = []): Scope => ({
  id,
  agency,
  handling: 'TLP:AMBER',
  cases,
  all,
});
const scopes = [scope(0, 'ours'), scope(1, 'theirs'), scope(2, 'ours', ['c1']), scope(3, '', [], [0, 1])];

describe('a viewer at an instant', () => {
  const seen = (policy: Policy, now: string | null) => {
    const viewer = Viewer.of(
      { name: 'amina', agency: 'ours', roles: [], policy },
      scopes,
      now === null ? null : at(now),
    );
    return scopes.filter((s) => viewer.sees(s.id)).map((s) => s.id);
  };
  const clearances = { ours: 'TLP:AMBER', theirs: 'TLP:AMBER' } as const;
  const limited: Policy = {
    clearances,
    cases: ['c1'],
    limits: { clearances: { theirs: period(null, NOON) }, cases: { c1: period(NOON, null) } },
  };

  it('has the rights of that instant alone, and what rests on two rights only while both hold', () => {
    expect(seen(limited, '2026-03-15T11:00:00Z')).toEqual([0, 1, 3]);
    expect(seen(limited, NOON)).toEqual([0, 2]);
    expect(seen(limited, null)).toEqual([0]);
  });

  it('has for ever what was given without a period', () => {
    expect(seen({ clearances, cases: ['c1'] }, null)).toEqual([0, 1, 2, 3]);
  });
});
