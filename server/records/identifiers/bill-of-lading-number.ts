import type { CheckedIdentifier } from '../verdict.js';
import { formatOnly, isMadeUp, lettersAndDigits, malformed, placeholder, valid } from './checked.js';

/**
 * The number of a bill of lading. No standard rules it; in practice it begins with the carrier's four-letter code (SCAC) and is unique
 * with that carrier. Without the code it is not known whose number it is.
 */
export function checkBillOfLadingNumber(raw: string): CheckedIdentifier {
  const number = lettersAndDigits(raw);
  if (!/^[A-Z0-9]{4,35}$/.test(number) || !/\d/.test(number))
    return malformed('a bill of lading number has 4 to 35 letters and digits');
  if (isMadeUp(number)) return placeholder(number);
  return /^[A-Z]{4}[A-Z0-9]*\d{4}[A-Z0-9]*$/.test(number)
    ? valid(number)
    : formatOnly(number, "it does not begin with a carrier's code");
}
