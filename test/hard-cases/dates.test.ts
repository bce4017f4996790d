import { describe, expect, it } from 'vitest';
import { type DateHabits, readDate } from '../../server/records/dates.js';
import { byFirstDay, compareDates, intervalOf, orderConflict, precisionOf } from '../../server/records/edtf.js';
import { textsOf, titleOf } from './case-table.js';

describe(titleOf('HC32'), () => {
  const right = [
    ['2016', 'YEAR', '2016-01-01', '2016-12-31'],
    ['2016-05', 'MONTH', '2016-05-01', '2016-05-31'],
    ['2016-05', 'MONTH', '2016-05-01', '2016-05-31'],
    ['2016-04/2016-06', 'QUARTER', '2016-04-01', '2016-06-30'],
    ['2016-01~/2016-04~', 'RANGE', '2016-01-01', '2016-04-30'],
    ['2016-05', 'MONTH', '2016-05-01', '2016-05-31'],
    ['2016-05-12~', 'DAY', '2016-05-12', '2016-05-12'],
  ] as const;
  it.each<readonly [string, string, string, string, string]>([
    ...textsOf('HC32').map((text, i) => [text, ...(right[i] as (typeof right)[number])] as const),
    ['Q4 2019', '2019-10/2019-12', 'QUARTER', '2019-10-01', '2019-12-31'],
    ['Feb 2016', '2016-02', 'MONTH', '2016-02-01', '2016-02-29'],
    ['environ 12 mai 2016', '2016-05-12~', 'DAY', '2016-05-12', '2016-05-12'],
  ])('%s is %s to the %s: %s to %s', (text, value, precision, from, until) => {
    expect(readDate(text)).toMatchObject({ value });
    expect(precisionOf(value)).toBe(precision);
    expect(intervalOf(value)).toEqual({ from, until });
  });

  it('two records may be of one day without being equal, and a year is not its first day', () => {
    expect(compareDates('2016', '2016-05-13')).toBe('COMPATIBLE');
    expect(compareDates('2016-05', '2016-06-13')).toBe('CONTRADICTORY');
    expect(compareDates('2016-05-13', '2016-05-13')).toBe('EQUAL');
    expect(['2016', '2016-01-01', '2016-05'].sort(byFirstDay)).toEqual(['2016-01-01', '2016', '2016-05']);
  });
});

describe(titleOf('HC33'), () => {
  const [us = '', ke = '', named = '', clear = ''] = textsOf('HC33').map((text) => text.replace(/ from.*/, ''));
  it.each<[string, DateHabits, string]>([
    [us, { order: 'month-first' }, '2016-03-04'],
    [ke, { order: 'day-first' }, '2016-04-03'],
    [named, {}, '2009-01-18'],
    [clear, {}, '2016-04-13'],
    ['04-13-16', {}, '2016-04-13'],
    ['05.05.2016', {}, '2016-05-05'],
  ])('%s from an office of which is known %j is %s', (text, habits, value) => {
    expect(readDate(text, habits)).toMatchObject({ value });
  });

  it('without an office it is ambiguous, with both readings', () => {
    expect(readDate(us)).toMatchObject({ value: null, code: 'AMBIGUOUS', readings: ['2016-04-03', '2016-03-04'] });
    expect(readDate('1.2.16')).toMatchObject({
      value: null,
      code: 'AMBIGUOUS',
      readings: ['2016-02-01', '2016-01-02'],
    });
  });

  it('says by which rule a short year was read', () => {
    expect(readDate(named)).toMatchObject({
      warnings: [{ code: 'SHORT_YEAR', because: '09 is read as 2009: years up to 68 belong to the 2000s' }],
    });
    expect(readDate('18-Jan-69')).toMatchObject({ value: '1969-01-18' });
  });
});

describe(titleOf('HC35'), () => {
  const [noDay = '', future = '', nobodyKnows = ''] = textsOf('HC35');
  it.each([
    [noDay, 'IMPOSSIBLE', '2016-02 has no day 30'],
    [future, 'FUTURE', '2099-01-01 lies after 2026-11-28'],
    [nobodyKnows, 'IMPOSSIBLE', 'there is no year 0'],
    ['31/04/2016', 'IMPOSSIBLE', 'there is no month 31'],
    ['2026-12', 'FUTURE', '2026-12 lies after 2026-11-28'],
    ['29 February 2015', 'IMPOSSIBLE', '2015-02 has no day 29'],
  ])('%s is refused as %s: %s', (text, code, because) => {
    expect(readDate(text, { notAfter: '2026-11-28' })).toMatchObject({ value: null, code, because });
  });

  it('a seizure before the departure is a conflict of two dates that are both kept', () => {
    expect(orderConflict('2019-03-14', '2019-03-02')).toBe('2019-03-02 lies before 2019-03-14');
    expect(orderConflict('2019-03', '2019-03-14')).toBeNull();
    expect(orderConflict('2019-03-14', '2019-03-14')).toBeNull();
  });
});
