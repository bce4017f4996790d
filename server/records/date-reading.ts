import type { SourceCalendar } from './source-calendars.js';

/** Which number comes first where a date is written in numbers alone: that of the office that wrote it. */
export type DateOrder = 'day-first' | 'month-first';

/** What is known of how an office writes dates. Whatever is left out is not known, and nothing is guessed. */
export interface DateHabits {
  readonly order?: DateOrder | null;
  /** The calendar of the office, where the text itself names none; the Gregorian unless said. */
  readonly calendar?: SourceCalendar | null;
  /** A number alone is a spreadsheet's day number: 1900 as Excel counts on Windows, 1904 as it did on the Macintosh. */
  readonly serials?: 1900 | 1904;
  /** Two-digit years up to this one belong to the 2000s, later ones to the 1900s; 68 unless said (POSIX strptime, %y). */
  readonly lastShortYear?: number;
  /** For things that have happened: a day (ISO 8601) after which nothing can have. */
  readonly notAfter?: string;
}

/** Something that was decided in reading, and by which rule. */
export interface DateWarning {
  readonly code: 'SHORT_YEAR' | 'CALENDAR' | 'OTHER_ORDER';
  readonly because: string;
}

/** A date as read: EDTF level 1 (ISO 8601-2), or null and why it could not be. */
export type DateReading =
  | { readonly value: string; readonly because?: undefined; readonly warnings?: readonly DateWarning[] }
  | {
      readonly value: null;
      readonly because: string;
      readonly code: 'EMPTY' | 'NO_DATE' | 'IMPOSSIBLE' | 'AMBIGUOUS' | 'FUTURE';
      /** What it may mean, where it may mean something: both days of an ambiguous date, the date that lies in the future. */
      readonly readings?: readonly string[];
    };

export type ReadDate = Exclude<DateReading, { value: null }>;
export type DateRefusal = Extract<DateReading, { value: null }>;

export function noDate(because = 'it is not written as a date'): DateRefusal {
  return { value: null, because, code: 'NO_DATE' };
}

export function impossible(because: string): DateRefusal {
  return { value: null, because, code: 'IMPOSSIBLE' };
}

/** A longer text is no date; nothing is looked for in it. */
export const LONGEST_DATE = 100;
