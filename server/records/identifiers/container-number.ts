import type { CheckedIdentifier } from '../verdict.js';
import { checksumFailed, isMadeUp, lettersAndDigits, malformed, placeholder, valid } from './checked.js';

/**
 * The number on a freight container (ISO 6346): three letters of the owner, U, J or Z, six digits and a check digit. Letters count
 * 10, 12, 13 … (multiples of 11 left out) times powers of two. A remainder of 10 is written 0: the standard advises against such
 * numbers, but there are containers that bear them.
 */
export function checkContainerNumber(raw: string): CheckedIdentifier {
  const number = lettersAndDigits(raw);
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(number))
    return malformed('a container number has four letters, the last U, J or Z, and seven digits');
  if (isMadeUp(number.slice(4))) return placeholder(number);
  const sum = [...number.slice(0, 10)].reduce((total, sign, place) => total + signValue(sign) * 2 ** place, 0);
  const check = (sum % 11) % 10;
  return check === Number(number[10]) ? valid(number) : checksumFailed(number, `the check digit should be ${check}`);
}

/** A 10, B 12 … K 21, L 23 … V 34 … Z 38. */
function signValue(sign: string): number {
  if (/\d/.test(sign)) return Number(sign);
  const order = sign.charCodeAt(0) - 'A'.charCodeAt(0);
  const plain = 10 + order;
  return plain + (order >= 1 ? 1 : 0) + (order >= 11 ? 1 : 0) + (order >= 21 ? 1 : 0);
}
