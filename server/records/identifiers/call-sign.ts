import { countryName } from '../countries.js';
import type { CheckedIdentifier } from '../verdict.js';
import { countryOfCallSign, isFlagOfSeries } from './call-sign-series.js';
import { malformed, valid, withoutSpaces, withWarning } from './checked.js';

/**
 * The call sign of a ship's radio station (ITU Radio Regulations, Article 19): a prefix of two characters by which the country is known
 * (two letters, a letter and a digit, or a digit and a letter), then one to five letters or digits. Where the ship's flag is given and is
 * not that country's, the sign stays valid, with a warning: signs go on being listed after a change of flag.
 */
export function checkCallSign(raw: string, flag: string | null = null): CheckedIdentifier {
  const sign = withoutSpaces(raw);
  if (!/^[A-Z0-9]{3,7}$/.test(sign)) return malformed('a call sign has three to seven letters and digits');
  const country = countryOfCallSign(sign);
  if (country === null) return malformed(`no country has call signs in ${sign.slice(0, 2)}`);
  if (flag === null || isFlagOfSeries(country, flag)) return valid(sign);
  return withWarning(valid(sign), {
    code: 'CALL_SIGN_NOT_OF_FLAG',
    because: `the series is of ${countryName(country)}, the flag is ${countryName(flag)}`,
  });
}
