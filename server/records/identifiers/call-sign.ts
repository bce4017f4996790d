import type { CheckedIdentifier } from '../verdict.js';
import { malformed, valid, withoutSpaces } from './checked.js';

/**
 * The call sign of a ship's radio station (ITU Radio Regulations, Article 19): a prefix of two characters by which the country is known
 * (two letters, a letter and a digit, or a digit and a letter), then one to five letters or digits. Series beginning with 0, 1 or Q
 * are given to nobody (Appendix 42).
 */
export function checkCallSign(raw: string): CheckedIdentifier {
  const sign = withoutSpaces(raw);
  if (!/^[A-Z0-9]{3,7}$/.test(sign)) return malformed('a call sign has three to seven letters and digits');
  if (!/^([A-PR-Z][A-Z2-9]|[2-9][A-Z])/.test(sign))
    return malformed(`no country has call signs in ${sign.slice(0, 2)}`);
  return valid(sign);
}
