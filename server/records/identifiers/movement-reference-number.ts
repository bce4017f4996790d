import { isCountry } from '../countries.js';
import type { CheckedIdentifier } from '../verdict.js';
import { checksumFailed, iso6346CheckDigit, lettersAndDigits, malformed, valid } from './checked.js';

/**
 * The movement reference number of a customs declaration in Europe (Commission Delegated Regulation (EU) 2015/2446, Annex B): two digits of
 * the year, country, 13 letters and digits, and a check digit reckoned as on containers (ISO 6346).
 */
export function checkMovementReferenceNumber(raw: string): CheckedIdentifier {
  const number = lettersAndDigits(raw).replace(/^MRN(?=\d)/, '');
  if (!/^\d{2}[A-Z]{2}[A-Z0-9]{13}\d$/.test(number))
    return malformed('an MRN has the year, a country, 13 letters and digits and a check digit');
  if (!isCountry(number.slice(2, 4)) && number.slice(2, 4) !== 'XI')
    return malformed(`${number.slice(2, 4)} is no country`);
  const check = iso6346CheckDigit(number.slice(0, 17));
  return check === Number(number[17]) ? valid(number) : checksumFailed(number, `the check digit should be ${check}`);
}
