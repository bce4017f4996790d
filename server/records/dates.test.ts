import { describe, expect, it } from 'vitest';
import { isFullDate, readDate, uncertain, yearsOf } from './dates.js';

describe('reading a date as precisely as it is given', () => {
  it.each([
    ['2009-01-18', null, '2009-01-18'],
    ['18-Jan-09', null, '2009-01-18'],
    ['3-Feb-09', null, '2009-02-03'],
    ['18 January 2009', null, '2009-01-18'],
    ['January 18, 2009', null, '2009-01-18'],
    ['2016', null, '2016'],
    ['2016-05', null, '2016-05'],
    ['May 2016', null, '2016-05'],
    ['2016-05-00', null, '2016-05'],
    ['20160513', null, '2016-05-13'],
    ['2016-05-13T08:15:00Z', null, '2016-05-13'],
    ['5/17/2011 to 5/26/2011', null, '2011-05-17/2011-05-26'],
    ['2009-01-18/2009-01-20', null, '2009-01-18/2009-01-20'],
    ['18-Jan-09 – 20-Jan-09', null, '2009-01-18/2009-01-20'],
    ['circa 12 May 2016', null, '2016-05-12~'],
    ['2016-05?', null, '2016-05?'],
    ['03/04/2016', 'month-first', '2016-03-04'],
    ['03/04/2016', 'day-first', '2016-04-03'],
    ['13/04/2016', 'month-first', '2016-04-13'],
    ['04/04/2016', null, '2016-04-04'],
    ['1-Mar-99', null, '1999-03-01'],
    ['29.02.2016', 'day-first', '2016-02-29'],
  ] as const)('%s (%s) is %s', (text, order, value) => {
    expect(readDate(text, order)).toEqual({ value });
  });

  it.each([
    ['03/04/2016', 'it may mean 2016-04-03 or 2016-03-04'],
    ['2016-02-30', '2016-02 has no day 30'],
    ['29-Feb-15', '2015-02 has no day 29'],
    ['2016-13', 'there is no month 13'],
    ['0000-00-00', 'there is no year 0'],
    ['12 Foo 2016', 'there is no such month'],
    ['2016-05-20/2016-05-10', 'the range ends before it begins'],
    ['soon', 'it is not written as a date'],
    [' ', 'no date is given'],
  ])('%s is not read: %s', (text, because) => {
    expect(readDate(text)).toEqual({ value: null, because });
  });

  it('marks doubt on every end of a range', () => {
    expect(uncertain('2011-04-11')).toBe('2011-04-11?');
    expect(uncertain('2011-04-11/2011-04-12~')).toBe('2011-04-11?/2011-04-12?');
    expect(isFullDate('2011-04-11')).toBe(true);
    expect(isFullDate('2011-04-11?')).toBe(false);
    expect(yearsOf('2011-12-30/2012-01-02')).toEqual([2011, 2012]);
  });
});
