import type { CheckedIdentifier, IdentifierWarning, Verdict } from '../verdict.js';

export function valid(value: string): CheckedIdentifier {
  return { verdict: 'VALID', value };
}

export function formatOnly(value: string, because: string): CheckedIdentifier {
  return { verdict: 'VALID_FORMAT_UNCHECKED', value, because };
}

export function placeholder(value: string): CheckedIdentifier {
  return { verdict: 'PLACEHOLDER', value, because: 'stands in for a number that nobody knew' };
}

/** The value is kept beside the verdict: it is what somebody claimed. */
export function checksumFailed(value: string, because: string): CheckedIdentifier {
  return { verdict: 'CHECKSUM_FAILED', value, because };
}

export function malformed(because: string): CheckedIdentifier {
  return { verdict: 'MALFORMED', value: null, because };
}

/** Verdicts under which a value may be compared with others at all. */
export function isComparable(verdict: Verdict): boolean {
  return verdict === 'VALID' || verdict === 'VALID_FORMAT_UNCHECKED';
}

/** Letters and digits alone, upper case: how a code is compared, whatever dots, dashes and spaces stood in it. */
export function lettersAndDigits(raw: string): string {
  return raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Upper case and without spaces; other signs stay, since in a code of fixed shape they are mistakes. */
export function withoutSpaces(raw: string): string {
  return raw.normalize('NFKC').toUpperCase().replace(/\s/gu, '');
}

/** One digit over and over, or digits counted up or down: what people type to get past a required field. */
export function isMadeUp(digits: string): boolean {
  if (/^(\d)\1+$/.test(digits)) return true;
  return digits.length >= 6 && ('12345678901234567890'.includes(digits) || '98765432109876543210'.includes(digits));
}

/** Sum of digit times weight, place by place. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
}

/** The same finding with something to look at. */
export function withWarning(checked: CheckedIdentifier, ...warnings: readonly IdentifierWarning[]): CheckedIdentifier {
  return warnings.length === 0 ? checked : { ...checked, warnings: [...(checked.warnings ?? []), ...warnings] };
}

/**
 * Remainder modulo 97 of letters and digits read as a number, A as 10 … Z as 35 (ISO/IEC 7064). The remainder is kept small on the way:
 * the number itself is longer than JavaScript counts.
 */
export function modulo97(code: string): number {
  let rest = 0;
  for (let i = 0; i < code.length; i++) {
    const value = Number.parseInt(code[i] as string, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/**
 * The check digit of ISO 6346 over letters and digits: letters count 10, 12, 13 … (multiples of 11 left out) times powers of two,
 * modulo 11. A remainder of 10 is written 0.
 */
export function iso6346CheckDigit(code: string): number {
  let sum = 0;
  let power = 1;
  for (let i = 0; i < code.length; i++) {
    sum += iso6346Value(code.charCodeAt(i)) * power;
    power = (power * 2) % 11;
  }
  return (sum % 11) % 10;
}

/** A 10, B 12 … K 21, L 23 … V 34 … Z 38. */
function iso6346Value(sign: number): number {
  if (sign < 65) return sign - 48;
  const order = sign - 65;
  return 10 + order + (order >= 1 ? 1 : 0) + (order >= 11 ? 1 : 0) + (order >= 21 ? 1 : 0);
}
