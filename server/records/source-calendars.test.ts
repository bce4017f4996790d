import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eraNamed, inGregorian, isoDay, type SourceCalendar } from './source-calendars.js';

describe('a day in a calendar of the source', () => {
  it.each<[SourceCalendar, number, number, number, string, string]>([
    ['hijri', 1440, 1, 1, '2018-09-11', 'new year'],
    ['hijri', 1440, 9, 1, '2019-05-06', 'first of Ramadan'],
    ['hijri', 1445, 10, 1, '2024-04-10', 'feast of breaking the fast'],
    ['hijri', 1300, 1, 1, '1882-11-12', 'first day of the tables'],
    ['persian', 1398, 1, 1, '2019-03-21', 'Nowruz'],
    ['persian', 1403, 1, 1, '2024-03-20', 'Nowruz'],
    ['persian', 1399, 12, 30, '2021-03-20', 'last day of a leap year'],
    ['persian', 1357, 11, 22, '1979-02-11', 'the revolution'],
    ['buddhist', 2562, 5, 4, '2019-05-04', 'a coronation'],
  ])('%s %d-%d-%d is %s: %s', (calendar, year, month, day, value) => {
    expect(inGregorian(calendar, { year, month, day })).toBe(value);
  });

  it.each([
    ['明治', 45, 7, 29, '1912-07-29'],
    ['大正', 1, 7, 30, '1912-07-30'],
    ['昭和', 1, 12, 25, '1926-12-25'],
    ['昭和', 64, 1, 7, '1989-01-07'],
    ['平成', 1, 1, 8, '1989-01-08'],
    ['平成', 31, 4, 30, '2019-04-30'],
    ['令和', 1, 5, 1, '2019-05-01'],
    ['昭和', 64, 1, 8, null],
    ['令和', 1, 4, 30, null],
    ['明治', 5, 1, 1, null],
  ])('%s %d-%d-%d is %s', (era, year, month, day, value) => {
    expect(inGregorian('japanese', { era, year, month, day })).toBe(value);
    expect(eraNamed(era)).toBe(era);
  });

  it('that the calendar has not is none', () => {
    expect(inGregorian('persian', { year: 1398, month: 12, day: 30 })).toBeNull();
    expect(inGregorian('hijri', { year: 1440, month: 1, day: 30 })).toBeNull();
    expect(inGregorian('hijri', { year: 1299, month: 1, day: 1 })).toBeNull();
    expect(inGregorian('buddhist', { year: 2483, month: 1, day: 1 })).toBeNull();
  });

  it.each<['hijri' | 'persian' | 'buddhist', string, number, number]>([
    ['hijri', 'islamic-umalqura', -31_800, 74_000],
    ['persian', 'persian', -31_800, 74_000],
    ['buddhist', 'buddhist', -10_000, 60_000],
  ])('%s: every day goes there and back, as Node reckons', (calendar, name, from, until) => {
    const format = new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    fc.assert(
      fc.property(fc.integer({ min: from, max: until }), (days) => {
        const parts = format.formatToParts(days * 86_400_000);
        const [year = 0, month = 0, day = 0] = ['year', 'month', 'day'].map((type) =>
          Number(parts.find((part) => part.type === type)?.value),
        );
        expect(inGregorian(calendar, { year, month, day })).toBe(isoDay(days));
      }),
      { numRuns: 1000 },
    );
  });
});
