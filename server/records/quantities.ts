/** A number as read, in decimal notation with a point, or null and why it could not be. What is not given is never 0. */
export type NumberReading =
  | { readonly value: string; readonly because?: undefined }
  | { readonly value: null; readonly because: string };

/**
 * Reads a number that is nothing but a number: "400g each" and "100s" are none. "1,234" means 1234 to one office and 1.234 to another:
 * it is read only where the decimal sign of the source is known.
 */
export function readNumber(text: string, decimalSign: '.' | ',' | null = null): NumberReading {
  const plain = text.normalize('NFKC').replace(/[\s'’]/gu, '');
  if (plain === '') return { value: null, because: 'no number is given' };
  if (/^[-−]\d/.test(plain)) return { value: null, because: 'a quantity cannot be negative' };
  const digits = plain
    .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace('٫', '.')
    .replaceAll('٬', '');
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(digits)) return { value: null, because: 'it is not a number alone' };
  const sign = decimalSign ?? decimalSignOf(digits);
  if (sign === null) return { value: null, because: 'its comma or point may part thousands or decimals' };
  const [whole = '', fraction, ...more] = digits.split(sign);
  const groups = whole.split(sign === '.' ? ',' : '.');
  const grouped = groups.length > 1;
  if (more.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction)) || (grouped && !areThousands(groups))) {
    return { value: null, because: 'its commas and points do not fit together' };
  }
  return { value: normal(groups.join(''), fraction ?? '') };
}

/** A whole number of things. */
export function readCount(text: string, decimalSign: '.' | ',' | null = null): NumberReading {
  const read = readNumber(text, decimalSign);
  if (read.value?.includes('.')) return { value: null, because: 'a count has no decimals' };
  return read;
}

/** Kilograms in one of each unit: UN/ECE Recommendation 20 codes, CITES unit codes and the words of customs papers. */
const KG_PER: Readonly<Record<string, number>> = {
  kg: 1,
  kgs: 1,
  kgm: 1,
  kil: 1,
  kilo: 1,
  kilos: 1,
  kilogram: 1,
  kilograms: 1,
  公斤: 1,
  g: 0.001,
  grm: 0.001,
  gr: 0.001,
  gram: 0.001,
  grams: 0.001,
  t: 1000,
  mt: 1000,
  tne: 1000,
  ton: 1000,
  tonne: 1000,
  tonnes: 1000,
  lb: 0.45359237,
  lbs: 0.45359237,
  lbr: 0.45359237,
};

/** A mass in kilograms, or null where the unit is none of mass. */
export function massInKg(number: string, unit: string): string | null {
  const factor = KG_PER[unit.toLowerCase().replace(/[.\s]/g, '')];
  return factor === undefined ? null : String(Number((Number(number) * factor).toPrecision(12)));
}

/** The sign that parts the decimals, where the number shows it; null where it may be either. */
function decimalSignOf(digits: string): '.' | ',' | null {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return '.';
  const sign = digits[last] as '.' | ',';
  const other = sign === '.' ? ',' : '.';
  if (digits.includes(other)) return sign;
  if (digits.indexOf(sign) !== last) return other; // 1,234,567: only thousands are parted more than once.
  return areThousands(digits.split(sign)) ? null : sign;
}

function areThousands(groups: readonly string[]): boolean {
  return /^[1-9]\d{0,2}$/.test(groups[0] ?? '') && groups.slice(1).every((g) => /^\d{3}$/.test(g));
}

function normal(whole: string, fraction: string): string {
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/(?<!0)0+$/, '');
  return decimals === '' ? integer : `${integer}.${decimals}`;
}
