import { describe, expect, it } from 'vitest';
import { byFirstDay, compareDates, intervalOf, isCertainlyBefore, orderConflict, precisionOf } from './edtf.js';

describe('what a date covers', () => {
  it.each([
    ['2016', 'YEAR', '2016-01-01', '2016-12-31'],
    ['2016-02', 'MONTH', '2016-02-01', '2016-02-29'],
    ['2016-05-13', 'DAY', '2016-05-13', '2016-05-13'],
    ['2016-05-12~', 'DAY', '2016-05-12', '2016-05-12'],
    ['2016-04/2016-06', 'QUARTER', '2016-04-01', '2016-06-30'],
    ['2016-05/2016-07', 'RANGE', '2016-05-01', '2016-07-31'],
    ['2011-05-17/2011-05-26', 'RANGE', '2011-05-17', '2011-05-26'],
    ['201X', 'DECADE', '2010-01-01', '2019-12-31'],
  ])('%s (%s): %s to %s', (edtf, precision, from, until) => {
    expect(precisionOf(edtf)).toBe(precision);
    expect(intervalOf(edtf)).toEqual({ from, until });
  });

  it.each(['', 'soon', '2016-05/', '2016-06/2016-05'])('%j covers nothing', (text) => {
    expect(intervalOf(text)).toBeNull();
  });
});

describe('two dates', () => {
  it.each([
    ['2016', '2016-05-13', 'COMPATIBLE'],
    ['2016-05-13', '2016-05-13', 'EQUAL'],
    ['2016', '2016', 'COMPATIBLE'],
    ['2016-05', '2016-06-01', 'CONTRADICTORY'],
    ['2016-05-12~', '2016-05-14', 'COMPATIBLE'],
    ['2016-05-12~', '2016-05-17', 'CONTRADICTORY'],
    ['2016~', '2017-06', 'COMPATIBLE'],
    ['2016-04/2016-06', '2016-06-30', 'COMPATIBLE'],
    ['soon', '2016', 'COMPATIBLE'],
  ])('%s and %s are %s', (left, right, comparison) => {
    expect(compareDates(left, right)).toBe(comparison);
    expect(compareDates(right, left)).toBe(comparison);
  });

  it('stand in an order, or not for certain', () => {
    expect(isCertainlyBefore('2016', '2017-01-01')).toBe(true);
    expect(isCertainlyBefore('2016', '2016-12-31')).toBe(false);
    expect(orderConflict('2016-05-20', '2016-05-13')).toBe('2016-05-13 lies before 2016-05-20');
    expect(orderConflict('2016-05', '2016-05-13')).toBeNull();
  });

  it('are put in the order of their first days, none of them on 1 January alone', () => {
    expect(['2016-05-13', '2016', 'soon', '2016-01-01', '2015-12'].sort(byFirstDay)).toEqual([
      '2015-12',
      '2016-01-01',
      '2016',
      '2016-05-13',
      'soon',
    ]);
  });
});
