/** Calendars other than the Gregorian in which sources date their papers. */
export type SourceCalendar = 'hijri' | 'persian' | 'buddhist' | 'japanese';

/** A year, a month or a day in a source's calendar. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** Of Japan: the name of the era, in Japanese. */
  readonly era?: string;
}

/** Years that can be reckoned, and what the calendar is called in a warning. */
const SPANS: Readonly<
  Record<SourceCalendar, { readonly from: number; readonly until: number; readonly title: string }>
> = {
  // What Umm al-Qura has fixed in tables.
  hijri: { from: 1300, until: 1600, title: 'Hijri calendar of Umm al-Qura (elsewhere a day may differ)' },
  persian: { from: 1206, until: 1600, title: 'Persian calendar' },
  // Before 2484 the Thai year began on 1 April, or earlier.
  buddhist: { from: 2484, until: 2700, title: 'Buddhist era of Thailand' },
  japanese: { from: 1, until: 100, title: 'Japanese era' },
};

export function calendarTitle(calendar: SourceCalendar): string {
  return SPANS[calendar].title;
}

/** First days of the eras since Japan took the Gregorian calendar on 1 January 1873, the sixth year of Meiji. */
const ERAS: readonly (readonly [name: string, letter: string, first: string, last: string])[] = [
  ['明治', 'M', '1868-01-25', '1912-07-29'],
  ['大正', 'T', '1912-07-30', '1926-12-24'],
  ['昭和', 'S', '1926-12-25', '1989-01-07'],
  ['平成', 'H', '1989-01-08', '2019-04-30'],
  ['令和', 'R', '2019-05-01', '9999-12-31'],
];

/** The era of a name ("平成") or a letter ("H"), or null. */
export function eraNamed(text: string): string | null {
  return ERAS.find(([name, letter]) => name === text || letter === text.toUpperCase())?.[0] ?? null;
}

/**
 * The same day, month or year in the Gregorian calendar, as EDTF: a month or a year of a calendar that runs across ours is a range. Null
 * where the calendar has no such day, or its reckoning does not reach that far. Hijri and Persian days are those of ICU, as Node carries
 * it ("islamic-umalqura", "persian").
 */
export function inGregorian(calendar: SourceCalendar, date: CalendarDate): string | null {
  const { year, month, day } = date;
  const { from, until } = SPANS[calendar];
  if (year < from || year > until || (month !== null && (month < 1 || month > 12))) return null;
  if (calendar === 'buddhist') return gregorianDay(year - 543, month, day);
  if (calendar === 'japanese') return ofEra(date);
  const first = firstOfMonth(calendar, year, month ?? 1);
  const end = month === null ? firstOfMonth(calendar, year + 1, 1) : firstOfMonth(calendar, year, month + 1);
  if (first === null || end === null) return null;
  if (day === null) return `${isoDay(first)}/${isoDay(end - 1)}`;
  return day >= 1 && first + day - 1 < end ? isoDay(first + day - 1) : null;
}

function ofEra({ year, month, day, era }: CalendarDate): string | null {
  const found = ERAS.find(([name]) => name === era);
  if (!found) return null;
  const [, , first, last] = found;
  const value = gregorianDay(Number(first.slice(0, 4)) + year - 1, month, day);
  if (value === null || value < '1873') return null;
  const { length } = value;
  return value >= first.slice(0, length) && value <= last.slice(0, length) ? value : null;
}

/** A Gregorian date as EDTF, or null where there is no such day. */
export function gregorianDay(year: number, month: number | null, day: number | null): string | null {
  const y = String(year).padStart(4, '0');
  if (month === null) return y;
  if (month < 1 || month > 12) return null;
  const m = `${y}-${String(month).padStart(2, '0')}`;
  if (day === null) return m;
  return day >= 1 && day <= lastDayOf(year, month) ? `${m}-${String(day).padStart(2, '0')}` : null;
}

/** How many days a Gregorian month has. */
export function lastDayOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const DAY_MS = 86_400_000;

/** ISO date of a day counted from 1 January 1970. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

type Reckoned = 'hijri' | 'persian';
const formatOf = (calendar: string) =>
  new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
const FORMATS: Readonly<Record<Reckoned, Intl.DateTimeFormat>> = {
  hijri: formatOf('islamic-umalqura'),
  persian: formatOf('persian'),
};
/** Mean month in days, and a day near the first of the first month of year 1, counted from 1 January 1970. */
const MEAN: Readonly<Record<Reckoned, readonly [monthDays: number, first: number]>> = {
  hijri: [29.530588, -492_148],
  persian: [30.436875, -492_268],
};

/** Filled as months are asked for: a few thousand at most. */
const FIRST_DAYS = new Map<string, number | null>();

/** First day of a month, counted from 1 January 1970; month 13 is the first of the next year. */
function firstOfMonth(calendar: Reckoned, year: number, month: number): number | null {
  const key = `${calendar} ${year} ${month}`;
  const known = FIRST_DAYS.get(key);
  if (known !== undefined) return known;
  const found = month > 12 ? firstOfMonth(calendar, year + 1, month - 12) : searchFirst(calendar, year, month);
  FIRST_DAYS.set(key, found);
  return found;
}

/** ICU tells the calendar's date of a day and not the other way about: guess, look, and mend the guess. */
function searchFirst(calendar: Reckoned, year: number, month: number): number | null {
  const [mean, epoch] = MEAN[calendar];
  let day = Math.round(epoch + ((year - 1) * 12 + month - 1) * mean);
  for (let i = 0; i < 8; i++) {
    const at = calendarFields(calendar, day);
    const months = (year - at.year) * 12 + month - at.month;
    if (months === 0 && at.day === 1) return day;
    day += months === 0 ? 1 - at.day : Math.round(months * mean) - (at.day - 1) + (months > 0 ? 1 : 0);
  }
  return null;
}

function calendarFields(calendar: Reckoned, day: number) {
  const parts = FORMATS[calendar].formatToParts(day * DAY_MS);
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return { year: numberOf('year'), month: numberOf('month'), day: numberOf('day') };
}
