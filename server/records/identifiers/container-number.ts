import type { CheckedIdentifier } from '../verdict.js';
import {
  checksumFailed,
  isMadeUp,
  iso6346CheckDigit,
  lettersAndDigits,
  malformed,
  placeholder,
  valid,
} from './checked.js';

/**
 * The number on a freight container (ISO 6346): three letters of the owner, U, J or Z, six digits and a check digit. A remainder of 10 is
 * written 0: the standard advises against such numbers, but there are containers that bear them.
 */
export function checkContainerNumber(raw: string): CheckedIdentifier {
  const number = lettersAndDigits(raw);
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(number))
    return malformed('a container number has four letters, the last U, J or Z, and seven digits');
  if (isMadeUp(number.slice(4))) return placeholder(number);
  const check = iso6346CheckDigit(number.slice(0, 10));
  return check === Number(number[10]) ? valid(number) : checksumFailed(number, `the check digit should be ${check}`);
}
