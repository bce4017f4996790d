/** What a number format makes of a number: a point in time, or nothing but a number. */
export type NumberKind = 'number' | 'date' | 'time';

/** Formats without a code of their own in the file, by number (ECMA-376 part 1, section 18.8.30). Those of East Asia are dates as well. */
const BUILT_IN: readonly (readonly [from: number, to: number, kind: NumberKind])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 45, 'time'],
  [47, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
];

export function kindOfBuiltIn(id: number): NumberKind {
  return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';
}

/**
 * What a format code makes of a number (ECMA-376 part 1, section 18.8.31): a date where its first section names years, months or days, a
 * time of day where hours, minutes or seconds. Elapsed time (`[h]:mm`) stays a number of days: it may be longer than a day.
 */
export function kindOfFormat(code: string): NumberKind {
  let hasDate = false;
  let hasTime = false;
  let hasMonthOrMinute = false;
  for (let i = 0; i < code.length; i++) {
    const sign = code[i] as string;
    if (sign === ';') break;
    if (sign === '"') {
      const end = code.indexOf('"', i + 1);
      if (end < 0) break;
      i = end;
    } else if (sign === '\\' || sign === '_' || sign === '*') i++;
    else if (sign === '[') {
      const end = code.indexOf(']', i + 1);
      if (end < 0) break;
      if (/^[hms]+$/i.test(code.slice(i + 1, end))) return 'number';
      i = end;
    } else if (/^General/i.test(code.slice(i, i + 7))) i += 6;
    else if (/^(A\/P|AM\/PM)/i.test(code.slice(i, i + 5))) {
      hasTime = true;
      i += code[i + 1] === '/' ? 2 : 4;
    } else if (sign === 'E' && /[+-]/.test(code[i + 1] ?? '')) i++;
    else if (/[yd]/i.test(sign)) hasDate = true;
    else if (/[hs]/i.test(sign)) hasTime = true;
    else if (/m/i.test(sign)) hasMonthOrMinute = true;
  }
  if (hasDate || (hasMonthOrMinute && !hasTime)) return 'date';
  return hasTime ? 'time' : 'number';
}

const MS_PER_DAY = 86_400_000;
/** 9999-12-31, the last day Excel knows. */
const LAST_SERIAL = 2_958_466;
/** Days of the 1900 calendar before 1970-01-01, for days from 1900-03-01 on: Excel counts a 29 February 1900 that never was. */
const DAYS_1900 = 25_569;
const DAYS_1904 = 24_107;

/**
 * A serial number of days as a date in ISO 8601 (ECMA-376 part 1, section 18.17.4), with the time of day where it has one; null where it is no
 * day that Excel could show. Day 60 of the 1900 calendar is 29 February 1900, which never was: it is written so, and is no date.
 */
export function isoFromSerial(serial: number, kind: 'date' | 'time', is1904: boolean): string | null {
  if (!(serial >= 0) || serial >= LAST_SERIAL) return null;
  const ms = Math.round(serial * MS_PER_DAY);
  const day = Math.floor(ms / MS_PER_DAY);
  const time = timeOf(ms - day * MS_PER_DAY);
  if (kind === 'time' && day === 0) return time ?? '00:00:00';
  if (!is1904 && day === 60) return withTime('1900-02-29', time);
  if (!is1904 && day === 0) return null;
  const days1970 = is1904 ? day - DAYS_1904 : day - DAYS_1900 + (day < 60 ? 1 : 0);
  return withTime(new Date(days1970 * MS_PER_DAY).toISOString().slice(0, 10), time);
}

const withTime = (day: string, time: string | null) => (time === null ? day : `${day}T${time}`);

/** Null at midnight, where a day is meant. */
function timeOf(ms: number): string | null {
  if (ms === 0) return null;
  const text = new Date(ms).toISOString().slice(11, 23);
  return text.endsWith('.000') ? text.slice(0, 8) : text;
}

/**
 * A number as it stands in a file, in the shortest form that is the same double: files hold `1.1000000000000001` for 1.1. Whole numbers are
 * left as they stand, since many of them are numbers of things. Null where it is no number.
 */
export function numberText(text: string): string | null {
  if (/^-?\d{1,400}$/.test(text)) return text;
  const number = /^\s*[-+]?(\d|\.\d)[\d.eE+-]*\s*$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(number)) return null;
  return Number.isFinite(number) && !(number === 0 && /[1-9]/.test(text.split(/e/i)[0] ?? ''))
    ? String(number)
    : text.trim();
}
