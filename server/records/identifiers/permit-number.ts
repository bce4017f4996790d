import { isCountry } from '../countries.js';
import type { CheckedIdentifier } from '../verdict.js';
import { formatOnly, lettersAndDigits, malformed, valid, withoutSpaces } from './checked.js';

/**
 * The number of a CITES permit or certificate. Resolution Conf. 12.3 recommends WWxxYYYYYY/zz: two digits of the year, ISO country, six
 * digits, a stroke, two national signs. Many Parties number otherwise, so another shape is no fault.
 */
export function checkPermitNumber(raw: string): CheckedIdentifier {
  const number = withoutSpaces(raw);
  const shape = /^\d{2}([A-Z]{2})\d{6}\/[A-Z0-9]{2}$/.exec(number);
  if (shape?.[1] && isCountry(shape[1])) return valid(number);
  if (!/\d/.test(number) || lettersAndDigits(number).length < 4)
    return malformed('a permit number has at least four letters and digits');
  return formatOnly(number, 'it is not numbered as CITES Resolution Conf. 12.3 recommends');
}
