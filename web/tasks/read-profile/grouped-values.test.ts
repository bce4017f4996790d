import { describe, expect, it } from 'vitest';
import { contradictionsIn, groupValues } from './grouped-values.js';

const given = (property: string, value: string, on: string, more: { scheme?: string; source?: string } = {}) => ({
  property,
  raw: value,
  value,
  scheme: more.scheme ?? null,
  verdict: null,
  column: 'c',
  record: { id: `${value} ${on}`, recordedOn: on, source: { name: more.source ?? 'register' } },
});

describe('values of a profile', () => {
  const held = groupValues([
    given('name', 'Talvegra LLC', '2019-02-01'),
    given('country', 'XB', '2020-01-01'),
    given('name', 'Talvegra', '2014-05-01'),
    given('name', 'Talvegra', '2026-10-30'),
  ]);

  it('stand together by property, the most often given first, each with its period', () => {
    expect(held.map(({ property, value, firstOn, lastOn }) => [property, value, firstOn, lastOn])).toEqual([
      ['name', 'Talvegra', '2014-05-01', '2026-10-30'],
      ['name', 'Talvegra LLC', '2019-02-01', '2019-02-01'],
      ['country', 'XB', '2020-01-01', '2020-01-01'],
    ]);
  });

  it('contradict where a thing has one of them at a time; a second name is no contradiction', () => {
    expect(contradictionsIn(held)).toEqual([]);
    const quarrel = contradictionsIn(
      groupValues([given('country', 'XB', '2020-01-01'), given('country', 'XC', '2024-01-01')]),
    );
    expect(quarrel.map(({ property, values }) => [property, values.map((value) => value.value)])).toEqual([
      ['country', ['XB', 'XC']],
    ]);
  });

  it('do not contradict across registries', () => {
    const numbers = [
      given('registrationNumber', '1', '2020-01-01', { scheme: 'KE-BRS' }),
      given('registrationNumber', '2', '2020-01-01', { scheme: 'VN-NBR' }),
    ];
    expect(contradictionsIn(groupValues(numbers))).toEqual([]);
  });
});
