import {
  type DateHabits,
  type DateReading,
  type DateWarning,
  impossible,
  LONGEST_DATE,
  noDate,
} from './date-reading.js';
import { monthNamed } from './month-names.js';
import {
  type CalendarDate,
  calendarTitle,
  eraNamed,
  gregorianDay,
  inGregorian,
  isoDay,
  type SourceCalendar,
} from './source-calendars.js';

const LAST_SHORT_YEAR_OF_2000S = 68;
/** Earlier and later years stand in another calendar; nobody keeps customs papers of the Middle Ages. */
const [FIRST_YEAR, LAST_YEAR] = [1500, 2399];

/** Reads one day, month or year without words of doubt. The text is in NFKC, with European digits and single blanks. */
export function readPoint(text: string, habits: DateHabits): DateReading {
  if (text.length > LONGEST_DATE) return noDate('it is too long for a date');
  const { calendar, rest } = withoutCalendarMark(text, habits.calendar ?? null);
  return inNumbers(rest, calendar, habits) ?? inCharacters(rest, calendar, habits) ?? inWords(rest, calendar, habits);
}

/** Behind or before a date, which calendar it stands in. */
const CALENDAR_MARKS: readonly (readonly [RegExp, SourceCalendar | 'gregorian'])[] = [
  [/ ?(?:هجری شمسی|ه\. ?ش\.?|\bSH)$/, 'persian'],
  [/ ?(?:هجري|هجرية|ه\.?|هـ\.?|\bA\.?H\.?|\bH\.?)$/, 'hijri'],
  [/^(?:AH|A\.H\.) /, 'hijri'],
  [/ ?\bB\.?E\.?$/, 'buddhist'],
  [/^(?:B\.E\.|BE) /, 'buddhist'],
  [/พ\.ศ\. ?/, 'buddhist'],
  [/ ?(?:ميلادي|ميلادية|م\.?|\b(?:A\.?D|C\.?E)\.?)$/, 'gregorian'],
  [/ค\.ศ\. ?/, 'gregorian'],
];

function withoutCalendarMark(text: string, told: SourceCalendar | null) {
  if (/^[\d/.-]*$/.test(text)) return { calendar: told, rest: text };
  for (const [mark, calendar] of CALENDAR_MARKS) {
    if (!mark.test(text)) continue;
    return { calendar: calendar === 'gregorian' ? null : calendar, rest: text.replace(mark, '').trim() };
  }
  return { calendar: told, rest: text };
}

const TIME = '(?:,?[T ] ?\\d{1,2}[:.h]\\d\\d.*)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})(?:([-/. ])(\\d{1,2})(?:[-/. ](\\d{1,2}))?)?\\.?${TIME}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d\\d)\\.?${TIME}$`);
const MONTH_AND_YEAR = /^(\d{1,2})[-/.](\d{4})$/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/;
const SERIAL = /^\d{1,6}(?:[.,]\d+)?$/;
const ERA_LETTER = /^([MTSHR])(\d{1,2})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/i;

/** 2016, 2016-05, 2016/05/13, 2016-05-13T10:00Z, 20160513, 13.05.2016, 05/2016. A day or month 00 is one that nobody knew. */
function inNumbers(text: string, calendar: SourceCalendar | null, habits: DateHabits): DateReading | null {
  if (habits.serials && SERIAL.test(text)) return ofSerial(text, habits.serials);
  let found = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (found) {
    const [month, day] = found.length === 5 ? [found[3], found[4]] : [found[2], found[3]];
    return dateOf(found[1] as string, month, day, calendar, habits);
  }
  found = YEAR_LAST.exec(text);
  if (found) return inOrder(found[1] as string, found[2] as string, found[3] as string, calendar, habits);
  found = MONTH_AND_YEAR.exec(text);
  if (found) return dateOf(found[2] as string, found[1], undefined, calendar, habits);
  found = calendar === 'japanese' ? ERA_LETTER.exec(text) : null;
  return found ? ofEra(eraNamed(found[1] as string), found[2] as string, found[3], found[4]) : null;
}

/** Day numbers of spreadsheets. In the system of 1900 the 60th is 29 February 1900, a day that never was. */
function ofSerial(text: string, system: 1900 | 1904): DateReading {
  const number = Math.floor(Number(text.replace(',', '.')));
  if (system === 1904) return { value: isoDay(number - 24_107) };
  if (number === 60) return impossible('day 60 is 29 February 1900, which was not');
  if (number < 1) return impossible('day numbers begin with 1');
  return { value: isoDay(number < 60 ? number - 25_568 : number - 25_569) };
}

/** Two numbers before a year: day and month in the order of the office; without one, only where a single reading is possible. */
function inOrder(
  first: string,
  second: string,
  year: string,
  calendar: SourceCalendar | null,
  habits: DateHabits,
): DateReading {
  const dayFirst = dateOf(year, second, first, calendar, habits);
  const monthFirst = dateOf(year, first, second, calendar, habits);
  const { order } = habits;
  if (order) {
    const [wanted, other] = order === 'day-first' ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
    if (wanted.value !== null || other.value === null) return wanted;
    return withWarning(other, { code: 'OTHER_ORDER', because: `the office writes ${order}, which gives no date here` });
  }
  if (dayFirst.value === null) return monthFirst;
  if (monthFirst.value === null || monthFirst.value === dayFirst.value) return dayFirst;
  const readings = [dayFirst.value, monthFirst.value];
  return { value: null, because: `it may mean ${readings.join(' or ')}`, code: 'AMBIGUOUS', readings };
}

const ERA_YEAR = /^(明治|大正|昭和|平成|令和) ?(元|\d{1,2})年(?: ?(\d{1,2})月(?: ?(\d{1,2})日)?)?$/;
const CHINESE = /^(\d{4}) ?[年년](?: ?(\d{1,2}) ?[月월](?:份|(?: ?(\d{1,2}) ?[日号號일])?))?$/;
const CHINESE_DIGITS = '〇零一二三四五六七八九';
const IN_CHINESE_NUMBERS =
  /^([〇零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号號])?)?$/;

/** 2016年5月13日, 二〇一六年五月十三日, 平成28年5月13日, 2016년 5월 13일. */
function inCharacters(text: string, calendar: SourceCalendar | null, habits: DateHabits): DateReading | null {
  let found = CHINESE.exec(text);
  if (found) return dateOf(found[1] as string, found[2], found[3], calendar, habits);
  found = ERA_YEAR.exec(text);
  if (found) return ofEra(found[1] as string, (found[2] as string).replace('元', '1'), found[3], found[4]);
  found = IN_CHINESE_NUMBERS.exec(text);
  if (!found) return null;
  const year = [...(found[1] as string)].map((sign) => Math.max(0, CHINESE_DIGITS.indexOf(sign) - 1)).join('');
  return dateOf(year, chineseNumber(found[2]), chineseNumber(found[3]), calendar, habits);
}

/** Up to 99: 十三 is 13, 二十 is 20. */
function chineseNumber(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const digitOf = (sign: string | undefined) => (sign ? CHINESE_DIGITS.indexOf(sign) - 1 : null);
  const ten = text.indexOf('十');
  if (ten < 0) return String(digitOf(text));
  return String((ten === 0 ? 1 : (digitOf(text[0]) ?? 1)) * 10 + (digitOf(text[ten + 1]) ?? 0));
}

/** Words between the parts of a date that say nothing of it, in the languages of the files. */
const FILLERS: ReadonlySet<string> = new Set(
  'of the de del da do di d le el den der am the st nd rd th er re º ª ° г год года р year ano año ngày ngay วันที่ في سنة عام'.split(
    ' ',
  ),
);
const WEEKDAYS: ReadonlySet<string> = new Set(
  (
    'mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo ' +
    'segunda terça quarta quinta sexta feira montag dienstag mittwoch donnerstag freitag samstag sonntag ' +
    'понедельник вторник среда четверг пятница суббота воскресенье'
  ).split(' '),
);
const TIME_OF_DAY = /,? (?:at )?\d{1,2}[:.h]\d\d.*$/;
const WORDS = /\d+|[\p{L}\p{M}'’]+|[^\s]/gu;

/** 18 January 2009, 18-Jan-09, January 18th, 2009, 13 de mayo de 2016, 13. Mai 2016, ngày 13 tháng 5 năm 2016, 13 мая 2016 г., 13 مايو 2016. */
function inWords(text: string, calendar: SourceCalendar | null, habits: DateHabits): DateReading {
  const numbers: string[] = [];
  const words: string[] = [];
  let shape = '';
  for (const [piece] of text.replace(TIME_OF_DAY, '').matchAll(WORDS)) {
    const lower = piece.toLowerCase();
    if (/^\d/.test(piece)) {
      // "Rabi 1", "Jumada 2": the number is of the name.
      if (piece.length === 1 && words.length === 1 && NUMBERED.test(words[0] as string) && shape !== 'NW1')
        words.push(piece);
      else {
        numbers.push(piece);
        shape += 'N';
      }
    } else if (/^[-/.,()،]$/.test(piece) || FILLERS.has(lower) || WEEKDAYS.has(lower)) {
      // Parts nothing but the pieces.
    } else {
      words.push(piece);
      if (!shape.endsWith('W')) shape += 'W';
    }
  }
  const vietnamese = inVietnamese(numbers, words, calendar, habits);
  if (vietnamese) return vietnamese;
  const month = words.length > 0 && words.length <= 3 ? monthNamed(words) : null;
  if (month === null) {
    const isDated = /^(?:NWN|WN|WNN|NW)$/.test(shape) && numbers.some((n) => n.length === 4) && words.length === 1;
    return isDated && numbers.length > 1 ? impossible('there is no such month') : noDate();
  }
  const parts = partsOf(shape, numbers);
  if (parts === null) return shape === 'NW' || shape === 'W' ? noDate('it has no year') : noDate();
  const [day, year] = parts;
  const isBuddhist = month.isThai && Number(year) >= 2400;
  const named = month.calendar === 'gregorian' ? (isBuddhist ? 'buddhist' : calendar) : month.calendar;
  return dateOf(year, String(month.month), day, named, habits);
}

const NUMBERED = /^(?:rabi|jumada)/i;

/** Day and year among the numbers beside a month's name. */
function partsOf(shape: string, numbers: readonly string[]): readonly [day: string | undefined, year: string] | null {
  const [first = '', second = ''] = numbers;
  switch (shape) {
    case 'NWN':
      if (first.length === 4 && second.length <= 2) return [second, first];
      return first.length <= 2 && isYear(second) ? [first, second] : null;
    case 'WNN':
      return first.length <= 2 && second.length === 4 ? [first, second] : null;
    case 'NNW':
      return first.length === 4 && second.length <= 2 ? [second, first] : null;
    case 'WN':
      return isYear(first) ? [undefined, first] : null;
    case 'NW':
      return first.length === 4 ? [undefined, first] : null;
    default:
      return null;
  }
}

const isYear = (digits: string) => digits.length === 4 || digits.length === 2;

/** Months have numbers there: "tháng 5 năm 2016" is May 2016. */
function inVietnamese(
  numbers: readonly string[],
  words: readonly string[],
  calendar: SourceCalendar | null,
  habits: DateHabits,
): DateReading | null {
  const [first = '', second = ''] = words.map((word) => word.normalize('NFC').toLowerCase());
  const [isMonth, isYearAlone] = [/^(?:tháng|thang|thg)$/.test(first), /^(?:năm|nam)$/.test(first)];
  if (isYearAlone && words.length === 1 && numbers.length === 1 && numbers[0]?.length === 4)
    return dateOf(numbers[0], undefined, undefined, calendar, habits);
  const isAll = words.length === 1 || (words.length === 2 && /^(?:năm|nam)$/.test(second));
  if (!isMonth || !isAll || numbers.at(-1)?.length !== 4) return null;
  const year = numbers.at(-1) as string;
  if (numbers.length === 3) return dateOf(year, numbers[1], numbers[0], calendar, habits);
  return numbers.length === 2 ? dateOf(year, numbers[0], undefined, calendar, habits) : null;
}

function dateOf(
  year: string,
  month: string | undefined,
  day: string | undefined,
  calendar: SourceCalendar | null,
  habits: DateHabits,
): DateReading {
  const [m, d] = [Number(month ?? 0), Number(day ?? 0)];
  if (calendar && calendar !== 'japanese') {
    if (year.length !== 4) return noDate('its year has two digits, and its calendar is not ours');
    return ofCalendar(calendar, { year: Number(year), month: m || null, day: (m && d) || null });
  }
  const warnings: DateWarning[] = [];
  let y = Number(year);
  if (year.length === 2) {
    const last = habits.lastShortYear ?? LAST_SHORT_YEAR_OF_2000S;
    y += y <= last ? 2000 : 1900;
    warnings.push({ code: 'SHORT_YEAR', because: `${year} is read as ${y}: years up to ${last} belong to the 2000s` });
  }
  if (y === 0) return impossible('there is no year 0');
  if (y < FIRST_YEAR || y > LAST_YEAR) return impossible(`the year ${y} is of another calendar, which is not named`);
  if (m > 12) return impossible(`there is no month ${m}`);
  const value = gregorianDay(y, m || null, (m && d) || null);
  if (value === null) return impossible(`${gregorianDay(y, m, null)} has no day ${d}`);
  return warnings.length > 0 ? { value, warnings } : { value };
}

function ofCalendar(calendar: SourceCalendar, date: CalendarDate): DateReading {
  const value = inGregorian(calendar, date);
  if (value === null) return impossible(`the ${calendarTitle(calendar)} has no such day, or is not reckoned that far`);
  return { value, warnings: [{ code: 'CALENDAR', because: `reckoned from the ${calendarTitle(calendar)}` }] };
}

function ofEra(era: string | null, year: string, month?: string, day?: string): DateReading {
  if (era === null) return noDate('there is no such era');
  return ofCalendar('japanese', {
    era,
    year: Number(year),
    month: month ? Number(month) : null,
    day: day ? Number(day) : null,
  });
}

function withWarning(reading: DateReading, warning: DateWarning): DateReading {
  return reading.value === null ? reading : { ...reading, warnings: [...(reading.warnings ?? []), warning] };
}
