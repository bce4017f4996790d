import { inEuropeanDigits } from './digits.js';

/** The sign that parts the decimals from the whole. */
export type DecimalSign = '.' | ',';

/** A number as read, in decimal notation with a point, or null and why it could not be. What is not given is never 0. */
export type NumberReading =
  | { readonly value: string; readonly because?: undefined }
  | {
      readonly value: null;
      readonly because: string;
      readonly code: 'EMPTY' | 'NO_NUMBER' | 'NEGATIVE' | 'AMBIGUOUS';
      /** Both numbers that an ambiguous one may be. */
      readonly readings?: readonly string[];
    };

/** A longer text is no number of anything. */
const LONGEST = 60;

/**
 * Reads a number that is nothing but a number: "400g each" and "100s" are none. "1,234" means 1234 to one office and 1.234 to another:
 * it is read only where the decimal sign of the source is known.
 */
export function readNumber(text: string, decimalSign: DecimalSign | null = null): NumberReading {
  if (text.length > LONGEST) return noNumber('it is too long for a number');
  const plain = text.normalize('NFKC').replace(/[\s\p{Cf}'’]/gu, '');
  if (plain === '') return { value: null, because: 'no number is given', code: 'EMPTY' };
  if (/^[-−]\d/.test(plain)) return { value: null, because: 'a quantity cannot be negative', code: 'NEGATIVE' };
  const digits = inEuropeanDigits(plain).replace('٫', '.').replaceAll('٬', '');
  const power = /^(\d{1,3})(?:[.,](\d{1,15}))?E\+?(\d{1,2})$/i.exec(digits);
  if (power) return { value: raised(power[1] as string, power[2] ?? '', Number(power[3])) };
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(digits)) return noNumber('it is not a number alone');
  if (digits !== plain && /[٫٬]/.test(plain)) return inSigns(digits, '.');
  const sign = decimalSign ?? signIn(digits);
  if (sign !== null) return inSigns(digits, sign);
  const readings = [
    inSigns(digits, digits.includes(',') ? '.' : ','),
    inSigns(digits, digits.includes(',') ? ',' : '.'),
  ].map(({ value }) => value as string);
  return { value: null, because: 'its comma or point may part thousands or decimals', code: 'AMBIGUOUS', readings };
}

function noNumber(because: string): NumberReading {
  return { value: null, because, code: 'NO_NUMBER' };
}

/** The number where this sign parts its decimals and the other its thousands. */
function inSigns(digits: string, sign: DecimalSign): NumberReading {
  const [whole = '', fraction, ...more] = digits.split(sign);
  const groups = whole.split(sign === '.' ? ',' : '.');
  const isGrouped = groups.length > 1;
  const isWhole = !isGrouped || areThousands(groups) || (sign === '.' && areLakhs(groups));
  if (more.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction)) || !isWhole)
    return noNumber('its commas and points do not fit together');
  return { value: normal(groups.join(''), fraction ?? '') };
}

/** A whole number of things. */
export function readCount(text: string, decimalSign: DecimalSign | null = null): NumberReading {
  const read = readNumber(text, decimalSign);
  if (read.value?.includes('.')) return noNumber('a count has no decimals');
  return read;
}

/** The sign that parts the decimals, where the number shows it; null where it may be either. */
function signIn(digits: string): DecimalSign | null {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return '.';
  const sign = digits[last] as DecimalSign;
  const other = sign === '.' ? ',' : '.';
  if (digits.includes(other)) return sign;
  if (digits.indexOf(sign) !== last) return other; // 1,234,567: only thousands are parted more than once.
  return areThousands(digits.split(sign)) ? null : sign;
}

function areThousands(groups: readonly string[]): boolean {
  return /^[1-9]\d{0,2}$/.test(groups[0] ?? '') && groups.slice(1).every((g) => /^\d{3}$/.test(g));
}

/** As numbers are grouped in India: 12,34,567. */
function areLakhs(groups: readonly string[]): boolean {
  const last = groups.length - 1;
  return (
    groups.length > 2 &&
    /^[1-9]\d?$/.test(groups[0] ?? '') &&
    groups.every((g, i) => i === 0 || g.length === (i === last ? 3 : 2))
  );
}

/** 3.7E9, as spreadsheets write large numbers. */
function raised(whole: string, fraction: string, power: number): string {
  const digits = (whole + fraction).padEnd(whole.length + power, '0');
  return normal(digits.slice(0, whole.length + power), digits.slice(whole.length + power));
}

function normal(whole: string, fraction: string): string {
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/(?<!0)0+$/, '');
  return decimals === '' ? integer : `${integer}.${decimals}`;
}

/** What the cells of one column say of the decimal sign in them. */
export interface SignEvidence {
  readonly sign: 'POINT' | 'COMMA' | 'UNDECIDED';
  /** Cells whose decimals only a point can part, only a comma, and those that may be either. */
  readonly onlyPoint: number;
  readonly onlyComma: number;
  readonly eitherWay: number;
  /** The first cell of each sort that decides, as it stands, with its place in the column counted from 0. */
  readonly examples: readonly { readonly at: number; readonly text: string; readonly sign: DecimalSign }[];
  readonly because: string;
}

/** One cell the other way about in so many is a slip of the pen. */
const TOLERATED = 1 / 200;

/** Tests a whole column before a comma or point is believed: "1.234,5" and "0,25" can only have a decimal comma. */
export function decimalSignOf(cells: Iterable<string>): SignEvidence {
  let [onlyPoint, onlyComma, eitherWay, at] = [0, 0, 0, -1];
  const examples: { at: number; text: string; sign: DecimalSign }[] = [];
  for (const text of cells) {
    at++;
    if (text.length > LONGEST || !/[.,]/.test(text)) continue;
    const digits = /^\D*(\d[\d.,]{0,50})/
      .exec(inEuropeanDigits(text.replace(/(?<=\d)[\s'’](?=\d{3})/gu, '')))?.[1]
      ?.replace(/[.,]$/, '');
    if (!digits || !/[.,]/.test(digits)) continue;
    const sign = signIn(digits);
    if (sign === null) eitherWay++;
    else if (inSigns(digits, sign).value === null) continue;
    else if ((sign === '.' ? onlyPoint++ : onlyComma++) === 0) examples.push({ at, text, sign });
  }
  const decided = onlyPoint + onlyComma;
  const isDecided = decided > 0 && Math.min(onlyPoint, onlyComma) <= decided * TOLERATED;
  return {
    sign: !isDecided ? 'UNDECIDED' : onlyPoint > onlyComma ? 'POINT' : 'COMMA',
    onlyPoint,
    onlyComma,
    eitherWay,
    examples,
    because:
      `of ${decided + eitherWay} numbers with a comma or point ${onlyPoint} can have only a decimal point, ` +
      `${onlyComma} only a decimal comma, ${eitherWay} may be either`,
  };
}
