import { readPoint } from './date-point.js';
import {
  type DateHabits,
  type DateOrder,
  type DateReading,
  type DateRefusal,
  impossible,
  LONGEST_DATE,
  noDate,
  type ReadDate,
} from './date-reading.js';
import { inEuropeanDigits } from './digits.js';
import { approximate, intervalOf, uncertain } from './edtf.js';
import { gregorianDay } from './source-calendars.js';

export type { DateHabits, DateOrder, DateReading, DateWarning } from './date-reading.js';
export { isFullDate, uncertain, yearsOf } from './edtf.js';

/**
 * Reads a day, month, quarter, year or range as precisely as it is given, never more: "May 2016" is 2016-05, not its first day. A date in
 * numbers alone is read only where its order is known or there is but one way to read it. "circa" and the like give a date with "~".
 */
export function readDate(text: string, habits: DateHabits | DateOrder | null = null): DateReading {
  if (text.length > LONGEST_DATE) return noDate('it is too long for a date');
  const plain = inEuropeanDigits(text.normalize('NFKC'))
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim();
  if (plain === '') return { value: null, because: 'no date is given', code: 'EMPTY' };
  const known = typeof habits === 'string' || habits === null ? { order: habits } : habits;
  const read = readWhole(plain, known);
  return known.notAfter && read.value !== null ? notAfter(read, read.value, known.notAfter) : read;
}

function notAfter(read: DateReading, value: string, day: string): DateReading {
  const from = intervalOf(value)?.from;
  if (from === undefined || from <= day) return read;
  return { value: null, because: `${value} lies after ${day}`, code: 'FUTURE', readings: [value] };
}

function readWhole(text: string, habits: DateHabits): DateReading {
  const whole = readDoubtful(text, habits);
  if (whole.value !== null || whole.code === 'AMBIGUOUS') return whole;
  const ends = rangeEnds(text);
  if (!ends) return whole;
  const until = readDoubtful(ends[1], habits);
  const from = fromBefore(ends[0], ends[1], habits);
  if (from.value === null || until.value === null) {
    const failed = [from, until].find((end): end is DateRefusal => end.value === null) as DateRefusal;
    return whole.code === 'IMPOSSIBLE' ? whole : failed;
  }
  const [first = '', last = ''] = [from.value.split('/')[0], until.value.split('/').at(-1)];
  if (intervalOf(`${first}/${last}`) === null) return impossible('the range ends before it begins');
  const warnings = [...(from.warnings ?? []), ...(until.warnings ?? [])];
  return { value: `${first}/${last}`, ...(warnings.length > 0 ? { warnings } : {}) };
}

/** The end of a range says what its beginning leaves out: "12-14 May 2016", "April 28 - May 2, 2016". */
function fromBefore(text: string, end: string, habits: DateHabits): DateReading {
  const alone = readDoubtful(text, habits);
  if (alone.value === null && alone.code === 'AMBIGUOUS') return alone;
  const year = /\d{4}/.exec(end)?.[0];
  if (alone.value !== null && (year === undefined || /\d{4}/.test(text))) return alone;
  const behindDay = /^\d{1,2}(?!\d)(?:st|nd|rd|th|\.)?[-/. ]*(.+)$/.exec(end)?.[1];
  const tries = [
    behindDay && /^\d{1,2}(?!\d)/.test(text) ? `${text}${/^\d/.test(behindDay) ? '/' : ' '}${behindDay}` : '',
    year ? `${text} ${year}` : '',
  ];
  for (const attempt of tries) {
    const read = attempt === '' ? null : readDoubtful(attempt, habits);
    if (read && read.value !== null) return read;
  }
  return alone;
}

/** What parts the ends of a range. A stroke does only before or behind a date in ISO 8601. */
const RANGES: readonly RegExp[] = [
  /^(\d{4}(?:-\d\d){0,2}[?~]?)\/(\d{4}.*)$/,
  /^(?:from |between |de |du |desde |entre |von |vom |с |từ |من )?(.+?) (?:to|and|until|till|through|bis|au|à|al|hasta|a|até|по|до|đến|إلى|الى) (.+)$/i,
  /^(?:自|从)?(.+?)(?:至|到)(.+?)(?:止|期间)?$/,
  /^(.+?)(?: ?[–—~] ?| - |\.\.|\/(?=\d{4}-))(.+)$/,
  /^(\d{1,2}(?:st|nd|rd|th)?|\d{4}|\p{L}+\.?)-(\d.*|\p{L}.*)$/u,
  /^(\d{1,2})\/(\d{1,2} ?\p{L}.*)$/u,
];

function rangeEnds(text: string): readonly [string, string] | null {
  for (const range of RANGES) {
    const parted = range.exec(text);
    if (parted) return [parted[1] as string, parted[2] as string];
  }
  return null;
}

const ABOUT =
  /^(?:circa|ca?\.|ca|about|approx(?:imately|\.)?|around|environ|env\.|vers|hacia|alrededor de|cerca de|por volta de|etwa|ungefähr|gegen|khoảng|大约|大約|约|約|около|примерно|ок\.|حوالي|تقريبا|~) ?(?=[\d\p{L}])/iu;
const ABOUT_BEHIND = / ?(?:~|左右|前后|\(?approx\.?\)?|\(?circa\)?)$/i;
const DOUBTFUL_BEHIND = / ?(?:\?|\(\?\)|\(uncertain\)|\(unconfirmed\))$/i;

function readDoubtful(text: string, habits: DateHabits): DateReading {
  const isAbout = ABOUT.test(text) || ABOUT_BEHIND.test(text);
  const isDoubtful = DOUBTFUL_BEHIND.test(text);
  if (!isAbout && !isDoubtful) return readParts(text, habits);
  const core = text.replace(ABOUT, '').replace(ABOUT_BEHIND, '').replace(DOUBTFUL_BEHIND, '').trim();
  const read = readParts(core, habits);
  if (read.value === null) return read;
  return { ...read, value: isAbout ? approximate(read.value) : uncertain(read.value) };
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 };
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  الأول: 1,
  الثاني: 2,
  الثالث: 3,
  الرابع: 4,
};
const QUARTER_BEFORE =
  /^(?:Q|T|quý |quarter |trimestre |الربع )?([1-4]|IV|I{1,3}|first|second|third|fourth|الأول|الثاني|الثالث|الرابع)(?: ?(?:Q|st|nd|rd|th|e|er|è(?:re|me)|º|o|\.))?(?: ?(?:quarter|qtr\.?|trimestre|quartal|квартал|кв\.?))?(?: of| de| del|,| năm|[/-])?[ ]?((?:1[5-9]|2[0-3])\d\d)(?: ?(?:г\.?|года))?$/i;
const QUARTER_BEHIND = /^((?:1[5-9]|2[0-3])\d\d)(?: ?年)?[ ,/-]?(?:Q|第)?([1-4一二三四])(?:季度|Q)?$/i;
const IS_QUARTER = /[QT]\d|\d ?Q|quý|quarter|qtr|trimestre|quartal|квартал|кв|季|الربع/i;
const HALF =
  /^(?:H([12])|(first|second) half)(?: of|,)? ((?:1[5-9]|2[0-3])\d\d)$|^((?:1[5-9]|2[0-3])\d\d)(?:-H([12])|年([上下])半年)$/i;

function quarter(text: string): string | null {
  const half = HALF.exec(text);
  if (half) {
    const year = half[3] ?? half[4];
    const isFirst = half[1] === '1' || half[5] === '1' || half[6] === '上' || half[2]?.toLowerCase() === 'first';
    return isFirst ? `${year}-01/${year}-06` : `${year}-07/${year}-12`;
  }
  if (!IS_QUARTER.test(text)) return null;
  const behind = QUARTER_BEHIND.exec(text);
  const before = behind ? null : QUARTER_BEFORE.exec(text);
  const [year, which] = behind ? [behind[1], behind[2]] : [before?.[2], before?.[1]];
  if (year === undefined || which === undefined) return null;
  const number = ROMAN[which.toUpperCase()] ?? ORDINALS[which.toLowerCase()] ?? Number(which);
  const month = (n: number) => String(n).padStart(2, '0');
  return `${year}-${month(number * 3 - 2)}/${year}-${month(number * 3)}`;
}

/** Words for the parts of a year or month, before it (or in Chinese behind it). */
const EARLY =
  /^(?:early|beginning of|start of|début|principios de|comienzos de|início de|inicio de|anfang|đầu|начало|أوائل|مطلع) ?/i;
const MIDDLE = /^(?:mid|middle of|mi|mediados de|meados de|mitte|giữa|середина|منتصف)[ -]?/i;
const LATE = /^(?:late|end of|fin|finales de|fines de|final de|fim de|ende|cuối|конец|أواخر|نهاية) ?/i;
const CHINESE_PARTS: Readonly<Record<string, 0 | 1 | 2>> = { 初: 0, 中: 1, 底: 2, 末: 2, 上旬: 0, 中旬: 1, 下旬: 2 };
const CHINESE_PART = /(上旬|中旬|下旬|初|中|底|末)$/;
const DECADE = /^(?:the )?((?:1[5-9]|2[0-3])\d)0'?s$|^((?:1[5-9]|2[0-3])\d)X$|^((?:1[5-9]|2[0-3])\d)0年代$/i;

function readParts(text: string, habits: DateHabits): DateReading {
  const ofQuarter = quarter(text);
  if (ofQuarter !== null) return { value: ofQuarter };
  const decade = DECADE.exec(text);
  if (decade) return { value: `${decade[1] ?? decade[2] ?? decade[3]}X` };
  const third = EARLY.test(text) ? 0 : MIDDLE.test(text) ? 1 : LATE.test(text) ? 2 : null;
  if (third !== null) {
    const read = readPoint(text.replace([EARLY, MIDDLE, LATE][third] as RegExp, ''), habits);
    if (read.value !== null) return thirdOf(read, read.value, third);
  }
  const chinese = CHINESE_PART.exec(text)?.[1];
  if (chinese) {
    const read = readPoint(text.slice(0, -chinese.length), habits);
    if (read.value !== null) return thirdOf(read, read.value, CHINESE_PARTS[chinese] as 0 | 1 | 2);
  }
  if (SEASON.test(text)) return noDate('a season is another part of the year north and south of the equator');
  return readPoint(text, habits);
}

const SEASON = /^(?:spring|summer|autumn|fall|winter|printemps|été|automne|hiver|primavera|verano|otoño|invierno)\b/i;

/** Four months of a year, ten days of a month, both about: docs/decisions/0170. A day has no parts. */
function thirdOf({ warnings = [] }: ReadDate, value: string, third: 0 | 1 | 2): DateReading {
  const [year = '', month, day] = value.split('-');
  if (day !== undefined || !/^\d{4}$/.test(year)) return noDate();
  const two = (n: number) => String(n).padStart(2, '0');
  if (month === undefined)
    return { value: approximate(`${year}-${two(third * 4 + 1)}/${year}-${two(third * 4 + 4)}`), warnings };
  const last =
    third < 2
      ? two(third * 10 + 10)
      : intervalOf(gregorianDay(Number(year), Number(month), null) ?? '')?.until.slice(8);
  return { value: approximate(`${value}-${two(third * 10 + 1)}/${value}-${last}`), warnings };
}
