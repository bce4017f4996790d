import { countryName } from '../countries.js';
import type { CheckedIdentifier, IdentifierWarning } from '../verdict.js';
import { isMadeUp, malformed, placeholder, valid, withoutSpaces, withWarning } from './checked.js';
import { countryOfMid } from './maritime-identification-digits.js';

/** What else begins otherwise than a ship's number (ITU-R M.585-9, Annex 1 and 2), longest beginnings first. */
const OTHER_STATIONS: readonly (readonly [beginning: string, station: string])[] = [
  ['970', 'a search and rescue transmitter'],
  ['972', 'a man-overboard device'],
  ['974', 'an emergency beacon'],
  ['111', 'an aircraft in search and rescue'],
  ['00', 'a coast station'],
  ['98', "a ship's boat"],
  ['99', 'an aid to navigation'],
  ['0', 'a group of ships'],
  ['8', 'a handheld radio'],
];

/** The flags that a record or the rest of what is known gives a ship. */
export interface FlagsOfShip {
  /** ISO 3166 alpha-2. */
  readonly flag?: string | null;
  readonly formerFlags?: readonly string[];
}

/**
 * The number of a ship's radio station (ITU-R M.585): nine digits, the first three of which say the flag administration. It changes with
 * the flag and may go on being sent after a change of flag, so that digits of another flag are a warning and prove no fraud. Numbers of
 * groups, coast stations, aircraft and buoys are not ships'.
 */
export function checkMmsi(raw: string, flags: FlagsOfShip = {}): CheckedIdentifier {
  const digits = withoutSpaces(raw).replace(/^MMSI[.:#]*/, '');
  if (!/^\d{9}$/.test(digits)) return malformed('an MMSI has nine digits');
  if (isMadeUp(digits)) return placeholder(digits);
  const other = OTHER_STATIONS.find(([beginning]) => digits.startsWith(beginning))?.[1];
  if (other) return malformed(`it is the number of ${other}; a ship's begins with 2 to 7`);
  const country = countryOfMid(digits.slice(0, 3));
  if (country === null)
    return malformed(
      /^[2-7]/.test(digits) ? `${digits.slice(0, 3)} is assigned to no country` : "a ship's MMSI begins with 2 to 7",
    );
  const warning = flagWarning(country, flags);
  return warning ? withWarning(valid(digits), warning) : valid(digits);
}

function flagWarning(country: string, { flag, formerFlags = [] }: FlagsOfShip): IdentifierWarning | null {
  if (!flag || flag === country) return null;
  const said = `the number is of ${countryName(country)}, the flag is ${countryName(flag)}`;
  return formerFlags.includes(country)
    ? { code: 'STALE_MMSI', because: `${said}; ${countryName(country)} was a flag of the ship before` }
    : { code: 'MMSI_NOT_OF_FLAG', because: said };
}

/** The country whose administration gave the number, or null. */
export function flagOfMmsi(mmsi: string): string | null {
  return countryOfMid(mmsi.slice(0, 3));
}
