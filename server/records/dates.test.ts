import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateHabits, isFullDate, readDate, uncertain, yearsOf } from './dates.js';

describe('reading a date as precisely as it is given', () => {
  it.each([
    ['2009-01-18', null, '2009-01-18'],
    ['18-Jan-09', null, '2009-01-18'],
    ['3-Feb-09', null, '2009-02-03'],
    ['18 January 2009', null, '2009-01-18'],
    ['18JAN2009', null, '2009-01-18'],
    ['January 18, 2009', null, '2009-01-18'],
    ['January 18th, 2009', null, '2009-01-18'],
    ['Mon, 18 Jan 2009 10:22:00 +0300', null, '2009-01-18'],
    ['2009 January 18', null, '2009-01-18'],
    ['2016', null, '2016'],
    ['2016-05', null, '2016-05'],
    ['05/2016', null, '2016-05'],
    ['May 2016', null, '2016-05'],
    ['2016-05-00', null, '2016-05'],
    ['2016-00-00', null, '2016'],
    ['20160513', null, '2016-05-13'],
    ['2016-05-13T08:15:00Z', null, '2016-05-13'],
    ['2016.05.13.', null, '2016-05-13'],
    ['13.05.2016 08:15', null, '2016-05-13'],
    ['٢٠١٦/٠٥/١٣', null, '2016-05-13'],
    ['２０１６年５月', null, '2016-05'],
    ['03/04/2016', 'month-first', '2016-03-04'],
    ['03/04/2016', 'day-first', '2016-04-03'],
    ['13/04/2016', 'month-first', '2016-04-13'],
    ['04/04/2016', null, '2016-04-04'],
    ['1-Mar-99', null, '1999-03-01'],
    ['29.02.2016', 'day-first', '2016-02-29'],
  ] as const)('%s (%s) is %s', (text, order, value) => {
    expect(readDate(text, order)).toMatchObject({ value });
  });

  it.each([
    ['13 de mayo de 2016', '2016-05-13', 'Spanish'],
    ['mayo de 2016', '2016-05', 'Spanish'],
    ['1er août 2016', '2016-08-01', 'French'],
    ['vendredi 13 février 2015', '2015-02-13', 'French'],
    ['13 de março de 2016', '2016-03-13', 'Portuguese'],
    ['13 out 2016', '2016-10-13', 'Portuguese'],
    ['13. März 2016', '2016-03-13', 'German'],
    ['13 Dez. 2016', '2016-12-13', 'German'],
    ['ngày 13 tháng 5 năm 2016', '2016-05-13', 'Vietnamese'],
    ['tháng 5 năm 2016', '2016-05', 'Vietnamese'],
    ['năm 2016', '2016', 'Vietnamese'],
    ['2016年5月13日', '2016-05-13', 'Chinese'],
    ['2016年05月', '2016-05', 'Chinese'],
    ['二〇一六年十二月二十三日', '2016-12-23', 'Chinese'],
    ['2016년 5월 13일', '2016-05-13', 'Korean'],
    ['13 мая 2016 г.', '2016-05-13', 'Russian'],
    ['май 2016 года', '2016-05', 'Russian'],
    ['13 مايو 2016', '2016-05-13', 'Arabic, Egypt'],
    ['١٣ أيار ٢٠١٦', '2016-05-13', 'Arabic, Levant'],
    ['13 كانون الثاني 2016', '2016-01-13', 'Arabic, Levant'],
    ['13 Agustus 2016', '2016-08-13', 'Indonesian'],
  ])('%s is %s in %s', (text, value) => {
    expect(readDate(text)).toMatchObject({ value });
  });

  it.each([
    ['5/17/2011 to 5/26/2011', '2011-05-17/2011-05-26'],
    ['2009-01-18/2009-01-20', '2009-01-18/2009-01-20'],
    ['18-Jan-09 – 20-Jan-09', '2009-01-18/2009-01-20'],
    ['12-14 May 2016', '2016-05-12/2016-05-14'],
    ['12th to 14th May 2016', '2016-05-12/2016-05-14'],
    ['12/14 May 2016', '2016-05-12/2016-05-14'],
    ['April 28 - May 2, 2016', '2016-04-28/2016-05-02'],
    ['May-June 2016', '2016-05/2016-06'],
    ['between May and July 2016', '2016-05/2016-07'],
    ['2016-2018', '2016/2018'],
    ['du 12 mai au 14 mai 2016', '2016-05-12/2016-05-14'],
    ['с 12 по 14 мая 2016', '2016-05-12/2016-05-14'],
    ['2016年5月至2016年7月', '2016-05/2016-07'],
    ['Q2 2016', '2016-04/2016-06'],
    ['2016-Q2', '2016-04/2016-06'],
    ['2Q 2016', '2016-04/2016-06'],
    ['second quarter of 2016', '2016-04/2016-06'],
    ['2e trimestre 2016', '2016-04/2016-06'],
    ['2º trimestre de 2016', '2016-04/2016-06'],
    ['2. Quartal 2016', '2016-04/2016-06'],
    ['II квартал 2016 г.', '2016-04/2016-06'],
    ['quý II năm 2016', '2016-04/2016-06'],
    ['2016年第二季度', '2016-04/2016-06'],
    ['H1 2016', '2016-01/2016-06'],
    ['2016年下半年', '2016-07/2016-12'],
    ['2010s', '201X'],
  ])('%s is the range %s', (text, value) => {
    expect(readDate(text)).toMatchObject({ value });
  });

  it.each([
    ['circa 12 May 2016', '2016-05-12~'],
    ['environ mai 2016', '2016-05~'],
    ['约2016年5月', '2016-05~'],
    ['2016年5月左右', '2016-05~'],
    ['около 2016', '2016~'],
    ['2016-05?', '2016-05?'],
    ['early 2016', '2016-01~/2016-04~'],
    ['mid-2016', '2016-05~/2016-08~'],
    ['late May 2016', '2016-05-21~/2016-05-31~'],
    ['début 2016', '2016-01~/2016-04~'],
    ['fin février 2016', '2016-02-21~/2016-02-29~'],
    ['a mediados de 2016', null],
    ['mediados de 2016', '2016-05~/2016-08~'],
    ['Anfang Mai 2016', '2016-05-01~/2016-05-10~'],
    ['конец 2016', '2016-09~/2016-12~'],
    ['cuối năm 2016', '2016-09~/2016-12~'],
    ['2016年初', '2016-01~/2016-04~'],
    ['2016年5月中旬', '2016-05-11~/2016-05-20~'],
  ])('%s is about %s', (text, value) => {
    expect(readDate(text)).toMatchObject({ value });
  });

  it.each([
    ['03/04/2016', 'AMBIGUOUS', 'it may mean 2016-04-03 or 2016-03-04'],
    ['03/04/2016 - 05/04/2016', 'AMBIGUOUS', 'it may mean 2016-04-03 or 2016-03-04'],
    ['2016-02-30', 'IMPOSSIBLE', '2016-02 has no day 30'],
    ['29-Feb-15', 'IMPOSSIBLE', '2015-02 has no day 29'],
    ['2016-13', 'IMPOSSIBLE', 'there is no month 13'],
    ['31/02/2016', 'IMPOSSIBLE', 'there is no month 31'],
    ['0000-00-00', 'IMPOSSIBLE', 'there is no year 0'],
    ['1440-05-12', 'IMPOSSIBLE', 'the year 1440 is of another calendar, which is not named'],
    ['2562-05-12', 'IMPOSSIBLE', 'the year 2562 is of another calendar, which is not named'],
    ['12 Foo 2016', 'IMPOSSIBLE', 'there is no such month'],
    ['2016-05-20/2016-05-10', 'IMPOSSIBLE', 'the range ends before it begins'],
    ['12 May', 'NO_DATE', 'it has no year'],
    ['Q20165', 'NO_DATE', 'it is not written as a date'],
    ['Q2 0165', 'IMPOSSIBLE', 'there is no such month'],
    ['summer 2016', 'NO_DATE', 'a season is another part of the year north and south of the equator'],
    ['soon', 'NO_DATE', 'it is not written as a date'],
    ['42503', 'NO_DATE', 'it is not written as a date'],
    ['x'.repeat(101), 'NO_DATE', 'it is too long for a date'],
    [' ', 'EMPTY', 'no date is given'],
  ])('%s is not read (%s): %s', (text, code, because) => {
    expect(readDate(text)).toMatchObject({ value: null, code, because });
  });

  it.each<[string, DateHabits, string, string | undefined]>([
    ['1 รมฎ์', {}, 'NO_DATE', undefined],
    ['1440/09/01', { calendar: 'hijri' }, '2019-05-06', 'CALENDAR'],
    ['1 رمضان 1440', {}, '2019-05-06', 'CALENDAR'],
    ['1 Ramadan 1440 AH', {}, '2019-05-06', 'CALENDAR'],
    ['06/08/1437 هـ', { order: 'day-first' }, '2016-05-13', 'CALENDAR'],
    ['6 Rabi I 1437', {}, '2015-12-17', 'CALENDAR'],
    ['1440 AH', {}, '2018-09-11/2019-08-30', 'CALENDAR'],
    ['1395/02/24', { calendar: 'persian' }, '2016-05-13', 'CALENDAR'],
    ['۲۴ اردیبهشت ۱۳۹۵', {}, '2016-05-13', 'CALENDAR'],
    ['13/05/2559', { calendar: 'buddhist', order: 'day-first' }, '2016-05-13', 'CALENDAR'],
    ['13 พฤษภาคม พ.ศ. 2559', {}, '2016-05-13', 'CALENDAR'],
    ['13 พ.ค. 2559', {}, '2016-05-13', 'CALENDAR'],
    ['平成28年5月13日', {}, '2016-05-13', 'CALENDAR'],
    ['令和元年5月1日', {}, '2019-05-01', 'CALENDAR'],
    ['H28.5.13', { calendar: 'japanese' }, '2016-05-13', 'CALENDAR'],
    ['42503', { serials: 1900 }, '2016-05-13', undefined],
    ['42503.75', { serials: 1900 }, '2016-05-13', undefined],
    ['59', { serials: 1900 }, '1900-02-28', undefined],
    ['61', { serials: 1900 }, '1900-03-01', undefined],
    ['41041', { serials: 1904 }, '2016-05-13', undefined],
    ['13-May-68', {}, '2068-05-13', 'SHORT_YEAR'],
    ['13-May-69', {}, '1969-05-13', 'SHORT_YEAR'],
    ['13-May-30', { lastShortYear: 27 }, '1930-05-13', 'SHORT_YEAR'],
    ['13/04/2016', { order: 'month-first' }, '2016-04-13', 'OTHER_ORDER'],
  ])('%s where it is known that %j is %s', (text, habits, value, code) => {
    const read = readDate(text, habits);
    if (read.value === null) expect(read.code).toBe(value);
    else expect([read.value, read.warnings?.[0]?.code]).toEqual([value, code]);
  });

  it.each<[string, DateHabits, string]>([
    ['60', { serials: 1900 }, 'day 60 is 29 February 1900, which was not'],
    ['31/12/1399', { calendar: 'persian', order: 'day-first' }, 'no such day'],
    ['30 Muharram 1440 AH', {}, 'no such day'],
    ['昭和65年1月1日', {}, 'no such day'],
  ])('%s where it is known that %j is impossible', (text, habits, because) => {
    expect(readDate(text, habits)).toMatchObject({ value: null, code: 'IMPOSSIBLE' });
    expect(readDate(text, habits).because).toContain(because);
  });

  it('refuses what lies in the future, and says what it read', () => {
    const notAfter = '2026-11-28';
    expect(readDate('2099-01-01', { notAfter })).toMatchObject({
      value: null,
      code: 'FUTURE',
      because: '2099-01-01 lies after 2026-11-28',
      readings: ['2099-01-01'],
    });
    expect(readDate('2026', { notAfter })).toMatchObject({ value: '2026' });
    expect(readDate('2099-01-01')).toMatchObject({ value: '2099-01-01' });
  });

  it('marks doubt on every end of a range', () => {
    expect(uncertain('2011-04-11')).toBe('2011-04-11?');
    expect(uncertain('2011-04-11/2011-04-12~')).toBe('2011-04-11?/2011-04-12?');
    expect(isFullDate('2011-04-11')).toBe(true);
    expect(isFullDate('2011-04-11?')).toBe(false);
    expect(yearsOf('2011-12-30/2012-01-02')).toEqual([2011, 2012]);
    expect(yearsOf('201X')).toEqual([2010, 2019]);
  });

  it('reads what it has read once more as the same, whatever stood there', () => {
    const pieces = [
      '12',
      '2016',
      '5',
      '31',
      ' ',
      '-',
      '/',
      '.',
      'May',
      'to',
      '?',
      '~',
      'circa ',
      '年',
      '月',
      'Q',
      'mai',
      'early ',
    ];
    const cell = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(cell, (text) => {
        const read = readDate(text);
        if (read.value === null) {
          expect(read.because).toBeTruthy();
          return;
        }
        expect(read.value).toMatch(EDTF);
        if (!read.value.includes('X')) expect(readDate(read.value)).toMatchObject({ value: read.value });
      }),
      { numRuns: 2000 },
    );
  });
});

const POINT = String.raw`\d{3}[\dX](-\d\d(-\d\d)?)?[?~]?`;
const EDTF = new RegExp(`^${POINT}(/${POINT})?$`);
