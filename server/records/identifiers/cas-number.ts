import type { CheckedIdentifier } from '../verdict.js';
import { checksumFailed, malformed, valid, withoutSpaces } from './checked.js';

/** The registry number of a chemical substance (Chemical Abstracts Service): digits times their place from the right, modulo 10. */
export function checkCasNumber(raw: string): CheckedIdentifier {
  const number = withoutSpaces(raw)
    .replace(/^CAS(NO|RN)?[.:#]*/, '')
    .replace(/[‐‑–]/g, '-');
  if (!/^\d{2,7}-\d{2}-\d$/.test(number)) return malformed('a CAS number is written like 811-97-2');
  const digits = [...number.replaceAll('-', '')].reverse();
  const check = digits.reduce((sum, digit, place) => sum + Number(digit) * place, 0) % 10;
  return check === Number(digits[0]) ? valid(number) : checksumFailed(number, `the check digit should be ${check}`);
}
