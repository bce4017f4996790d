import { isoDay, lastDayOf } from './source-calendars.js';

// Dates in the Extended Date/Time Format, level 1 (ISO 8601-2): "2016", "2016-05", "2016-05-13", with "?" uncertain, "~" approximate, "%"
// both, and ranges "2016-05/2016-06".

/** How exactly a date is given. */
export type DatePrecision = 'DAY' | 'MONTH' | 'QUARTER' | 'YEAR' | 'DECADE' | 'RANGE';

/** First and last day that a date can mean, ISO 8601. */
export interface DateInterval {
  readonly from: string;
  readonly until: string;
}

const MARK = /[?~%]$/;

/** The same date, marked as uncertain (EDTF "?"): both ends of a range. */
export function uncertain(edtf: string): string {
  return marked(edtf, '?');
}

/** The same date, marked as approximate (EDTF "~"): both ends of a range. */
export function approximate(edtf: string): string {
  return marked(edtf, '~');
}

function marked(edtf: string, mark: string): string {
  return edtf
    .split('/')
    .map((point) => `${point.replace(MARK, '')}${mark}`)
    .join('/');
}

/** First and last year that a date can mean. */
export function yearsOf(edtf: string): readonly [number, number] {
  const [from = '', until = from] = edtf.split('/');
  return [Number(from.slice(0, 4).replace('X', '0')), Number(until.slice(0, 4).replace('X', '9'))];
}

/** Whether this is a date to the day, neither a range nor in doubt. */
export function isFullDate(edtf: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(edtf);
}

export function precisionOf(edtf: string): DatePrecision {
  const [from = '', until] = edtf.split('/');
  if (until !== undefined) {
    const [start, end] = [from.replace(MARK, ''), until.replace(MARK, '')];
    const isQuarter = /-(01|04|07|10)$/.test(start) && end.length === 7 && start.length === 7;
    return isQuarter && end === `${start.slice(0, 5)}${String(Number(start.slice(5)) + 2).padStart(2, '0')}`
      ? 'QUARTER'
      : 'RANGE';
  }
  const { length } = from.replace(MARK, '');
  return length === 10 ? 'DAY' : length === 7 ? 'MONTH' : from.includes('X') ? 'DECADE' : 'YEAR';
}

/** From its first to its last day, as it is written: doubt does not widen it. Null for what is no such date. */
export function intervalOf(edtf: string): DateInterval | null {
  const [first = '', last = first] = edtf.split('/');
  const [from, until] = [bounds(first), bounds(last)];
  return from && until && from[0] <= until[1] ? { from: from[0], until: until[1] } : null;
}

function bounds(point: string): readonly [string, string] | null {
  const found = /^(\d{3}[\dX])(?:-(\d\d)(?:-(\d\d))?)?[?~%]?$/.exec(point);
  if (!found) return null;
  const [, year = '', month, day] = found;
  if (month === undefined) return [`${year.replace('X', '0')}-01-01`, `${year.replace('X', '9')}-12-31`];
  if (day !== undefined) return [`${year}-${month}-${day}`, `${year}-${month}-${day}`];
  return [`${year}-${month}-01`, `${year}-${month}-${lastDayOf(Number(year), Number(month))}`];
}

/** How far "circa" reaches to either side, in days, by the precision of what it stands before (docs/decisions/0170). */
const REACH: Readonly<Record<DatePrecision, number>> = {
  DAY: 3,
  MONTH: 31,
  QUARTER: 31,
  YEAR: 366,
  DECADE: 366,
  RANGE: 31,
};

/** What two dates can have to do with each other: the same words, days in common, or none. */
export type DateComparison = 'EQUAL' | 'COMPATIBLE' | 'CONTRADICTORY';

/**
 * Compares two dates: 2016 and 2016-05-13 are compatible, not equal. What is approximate reaches some way beyond its ends. What is no
 * date contradicts nothing.
 */
export function compareDates(left: string, right: string): DateComparison {
  if (left === right && isFullDate(left)) return 'EQUAL';
  const [one, other] = [reachOf(left), reachOf(right)];
  if (!one || !other) return 'COMPATIBLE';
  return one.from <= other.until && other.from <= one.until ? 'COMPATIBLE' : 'CONTRADICTORY';
}

/** Whether every day of the first lies before every day of the second. */
export function isCertainlyBefore(earlier: string, later: string): boolean {
  const [one, other] = [reachOf(earlier), reachOf(later)];
  return one !== null && other !== null && one.until < other.from;
}

/** Why two dates cannot be in this order, or null where they can: "2016-05-01 lies before 2016-05-13". */
export function orderConflict(earlier: string, later: string): string | null {
  return isCertainlyBefore(later, earlier) ? `${later} lies before ${earlier}` : null;
}

function reachOf(edtf: string): DateInterval | null {
  const interval = intervalOf(edtf);
  if (interval === null || !/[?~%]/.test(edtf)) return interval;
  const days = REACH[precisionOf(edtf)];
  return { from: shifted(interval.from, -days), until: shifted(interval.until, days) };
}

function shifted(day: string, days: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) / 86_400_000 + days);
}

/** Orders dates by their first day, the more exact first where that is one. */
export function byFirstDay(left: string, right: string): number {
  const [one, other] = [intervalOf(left), intervalOf(right)];
  const [a, b] = [one ? `${one.from} ${one.until}` : '9', other ? `${other.from} ${other.until}` : '9'];
  return a < b ? -1 : a > b ? 1 : 0;
}
