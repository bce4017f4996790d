import type { CheckedIdentifier } from '../verdict.js';
import {
  checksumFailed,
  isMadeUp,
  malformed,
  placeholder,
  valid,
  weightedSum,
  withoutSpaces,
  withWarning,
} from './checked.js';

/**
 * The number a hull keeps for life (IMO Resolution A.1117(30)): seven digits, the last of which is the last digit of the sum of the
 * first six times 7, 6, 5, 4, 3, 2. 1234567 and 9876543 pass that test and are still nobody's number.
 */
export function checkImoNumber(raw: string): CheckedIdentifier {
  const digits = digitsOfImo(raw);
  if (!/^\d{7}$/.test(digits)) return malformed('an IMO number has seven digits');
  if (isMadeUp(digits)) return placeholder(digits);
  const check = weightedSum(digits, [7, 6, 5, 4, 3, 2]) % 10;
  if (check === Number(digits[6])) return valid(digits);
  if (companyCheckDigit(digits) !== Number(digits[6]))
    return checksumFailed(digits, `the check digit should be ${check}`);
  const because = 'it is the IMO number of a company, not of a ship';
  return withWarning(checksumFailed(digits, because), { code: 'OTHER_KIND', because });
}

/** The number of a registered owner or company (IMO Resolution A.1117(30)): modulo 11 over weights 8, 6, 4, 2, 9, 7. */
export function checkImoCompanyNumber(raw: string): CheckedIdentifier {
  const digits = digitsOfImo(raw);
  if (!/^\d{7}$/.test(digits)) return malformed('an IMO company number has seven digits');
  if (isMadeUp(digits)) return placeholder(digits);
  const check = companyCheckDigit(digits);
  return check === Number(digits[6]) ? valid(digits) : checksumFailed(digits, `the check digit should be ${check}`);
}

function companyCheckDigit(digits: string): number {
  return (11 - (weightedSum(digits, [8, 6, 4, 2, 9, 7]) % 11)) % 10;
}

function digitsOfImo(raw: string): string {
  return withoutSpaces(raw).replace(/^IMO(NO|NUMBER)?[.:#-]*/, '');
}
