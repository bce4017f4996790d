import type { CheckedIdentifier } from '../verdict.js';
import { isMadeUp, malformed, placeholder, valid, withoutSpaces } from './checked.js';
import { countryOfMid } from './maritime-identification-digits.js';

/**
 * The number of a ship's radio station (ITU-R M.585): nine digits, the first three of which say the flag administration. It changes with
 * the flag and may go on being sent after a change of flag. Numbers of groups, coast stations, aircraft and buoys are not ships'.
 */
export function checkMmsi(raw: string): CheckedIdentifier {
  const digits = withoutSpaces(raw).replace(/^MMSI[.:#]*/, '');
  if (!/^\d{9}$/.test(digits)) return malformed('an MMSI has nine digits');
  if (isMadeUp(digits)) return { ...placeholder(digits) };
  if (!/^[2-7]/.test(digits)) return malformed("a ship's MMSI begins with 2 to 7");
  if (countryOfMid(digits.slice(0, 3)) === null) return malformed(`${digits.slice(0, 3)} is assigned to no country`);
  return valid(digits);
}

/** The country whose administration gave the number, or null. */
export function flagOfMmsi(mmsi: string): string | null {
  return countryOfMid(mmsi.slice(0, 3));
}
