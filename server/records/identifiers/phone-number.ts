import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CheckedIdentifier } from '../verdict.js';
import { formatOnly, isMadeUp, malformed, placeholder, valid } from './checked.js';

/**
 * A telephone number in the form of ITU-T E.164 (+ and the digits). A number in national form needs the country of the one who wrote
 * it; an extension is not part of the number and stands beside it.
 */
export function checkPhoneNumber(raw: string, country: string | null = null): CheckedIdentifier {
  // "0044" is how "+44" is dialled in most countries; "(0)" in an international number is left out when dialling.
  const text = raw
    .normalize('NFKC')
    .replace(/^\s*00(?=[1-9])/, '+')
    .replace(/^(\s*(?:tel:)?\+.*?)\(0\)/, '$1');
  const digits = text.replace(/\D/g, '');
  if (digits.length < 5) return malformed('a telephone number has at least five digits');
  if (isMadeUp(digits)) return placeholder(digits);
  const home = country !== null && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const parsed = parsePhoneNumberFromString(text, home ? { defaultCountry: home } : {});
  if (!parsed) return malformed(text.includes('+') ? 'no country has this number' : 'its country is not known');
  if (parsed.isValid()) return parsed.ext ? { ...valid(parsed.number), extension: parsed.ext } : valid(parsed.number);
  if (parsed.isPossible()) return formatOnly(parsed.number, 'its length is right, its number range is not in use');
  return malformed('it is too long or too short for its country');
}
