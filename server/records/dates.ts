/** Which number comes first where a date is written in numbers alone: that of the office that wrote it. */
export type DateOrder = 'day-first' | 'month-first';

/** A date as read: EDTF level 1 (ISO 8601-2), or null and why it could not be. */
export type DateReading =
  | { readonly value: string; readonly because?: undefined }
  | { readonly value: null; readonly because: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Two-digit years up to this one belong to the 2000s (POSIX strptime, %y). */
const LAST_SHORT_YEAR_OF_2000S = 68;

/**
 * Reads a day, month, year or range as precisely as it is given, never more: "May 2016" is 2016-05, not its first day. A date in numbers
 * alone is read only where its order is known or there is but one way to read it. "circa" and the like give a date with "~".
 */
export function readDate(text: string, order: DateOrder | null = null): DateReading {
  const plain = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  if (plain === '') return { value: null, because: 'no date is given' };
  const ends = rangeEnds(plain);
  if (!ends) return readPoint(plain, order);
  const from = readPoint(ends[0], order);
  const until = readPoint(ends[1], order);
  if (from.value === null) return from;
  if (until.value === null) return until;
  if (until.value < from.value) return { value: null, because: 'the range ends before it begins' };
  return { value: `${from.value}/${until.value}` };
}

/** The same date, marked as uncertain (EDTF "?"): both ends of a range. */
export function uncertain(edtf: string): string {
  return edtf
    .split('/')
    .map((point) => `${point.replace(/[?~%]$/, '')}?`)
    .join('/');
}

/** First and last year that a date can mean. */
export function yearsOf(edtf: string): readonly [number, number] {
  const [from = '', until = from] = edtf.split('/');
  return [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
}

/** Whether this is a date to the day, neither a range nor in doubt. */
export function isFullDate(edtf: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(edtf);
}

function rangeEnds(text: string): readonly [string, string] | null {
  const parted = /^(.+?)(?: (?:to|until|till|bis|au) | ?[–—] ?| - |\.\.|\/(?=\d{4}-))(.+)$/i.exec(text);
  return parted ? [parted[1] as string, parted[2] as string] : null;
}

function readPoint(text: string, order: DateOrder | null): DateReading {
  const about = /^(?:circa|ca?\.?|about|approx(?:imately|\.)?|around|~) ?(?=\d|[a-z])/i.exec(text);
  const doubtful = /\?$/.test(text);
  const core = text
    .slice(about?.[0].length ?? 0)
    .replace(/[?~]$/, '')
    .trim();
  const read = readCore(core, order);
  if (read.value === null) return read;
  const mark = about || /~$/.test(text) ? '~' : doubtful ? '?' : '';
  return { value: `${read.value}${mark}` };
}

function readCore(text: string, order: DateOrder | null): DateReading {
  // 2016, 2016-05, 2016-05-13, 2016/05/13, 2016-05-13T10:00:00Z; a day or month 00 is one that nobody knew.
  let found = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]\d{1,2}:\d\d.*)?$/.exec(text);
  if (found) return dateOf(found[1], found[2], found[3]);
  found = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (found) return dateOf(found[1], found[2], found[3]);
  // 18-Jan-09, 18 January 2009, January 2009, Jan-09
  found = /^(?:(\d{1,2})(?:st|nd|rd|th)?[-/. ]+)?(\p{L}{3,})\.?[-/., ]+(\d{4}|\d\d)$/u.exec(text);
  if (found) return dateOf(fullYear(found[3] as string), monthNamed(found[2] as string), found[1]);
  // January 18, 2009
  found = /^(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text);
  if (found) return dateOf(found[3], monthNamed(found[1] as string), found[2]);
  found = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?: \d{1,2}:\d\d.*)?$/.exec(text);
  if (found) return inNumbers(found[1] as string, found[2] as string, fullYear(found[3] as string), order);
  return { value: null, because: 'it is not written as a date' };
}

/** Two numbers before a year: day and month in the order of the office; without one, only where a single reading is possible. */
function inNumbers(first: string, second: string, year: string, order: DateOrder | null): DateReading {
  const dayFirst = dateOf(year, second, first);
  const monthFirst = dateOf(year, first, second);
  if (order !== null) {
    const [wanted, other] = order === 'day-first' ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
    return wanted.value === null && other.value !== null ? other : wanted;
  }
  if (dayFirst.value === null) return monthFirst;
  if (monthFirst.value === null || monthFirst.value === dayFirst.value) return dayFirst;
  return { value: null, because: `it may mean ${dayFirst.value} or ${monthFirst.value}` };
}

function dateOf(year: string | undefined, month: string | undefined | null, day: string | undefined): DateReading {
  if (month === null) return { value: null, because: 'there is no such month' };
  const [y, m, d] = [Number(year), Number(month ?? 0), Number(day ?? 0)];
  if (y === 0) return { value: null, because: 'there is no year 0' };
  if (m === 0) return { value: `${year}` };
  if (m > 12) return { value: null, because: `there is no month ${m}` };
  const yearAndMonth = `${year}-${String(m).padStart(2, '0')}`;
  if (d === 0) return { value: yearAndMonth };
  // Day 0 of the next month is the last of this one.
  if (d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return { value: null, because: `${yearAndMonth} has no day ${d}` };
  return { value: `${yearAndMonth}-${String(d).padStart(2, '0')}` };
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return String((Number(year) <= LAST_SHORT_YEAR_OF_2000S ? 2000 : 1900) + Number(year));
}

/** Number of the month by its English name or the first three letters of it. */
function monthNamed(name: string): string | null {
  const index = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return index < 0 ? null : String(index + 1);
}
