import type { CheckedIdentifier, Verdict } from '../verdict.js';

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
