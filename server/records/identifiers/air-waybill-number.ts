import type { CheckedIdentifier } from '../verdict.js';
import { checksumFailed, lettersAndDigits, malformed, placeholder, valid } from './checked.js';

/**
 * The number of an air waybill (IATA Resolution 600a): three digits of the airline, seven of the serial number and a check digit, which is
 * the serial number modulo 7. Written 020-12345675.
 */
export function checkAirWaybillNumber(raw: string): CheckedIdentifier {
  const digits = lettersAndDigits(raw).replace(/^M?AWB(?:NO)?/, '');
  if (!/^\d{11}$/.test(digits)) return malformed('an air waybill has a number of eleven digits');
  const number = `${digits.slice(0, 3)}-${digits.slice(3)}`;
  if (/^(\d)\1+$/.test(digits.slice(3))) return placeholder(number);
  const check = Number(digits.slice(3, 10)) % 7;
  return check === Number(digits[10]) ? valid(number) : checksumFailed(number, `the check digit should be ${check}`);
}
