import { isCountry } from '../countries.js';
import { listAtHand, type ReferenceList } from '../reference-list.js';
import { UN_LOCODES } from '../un-locode-table.js';
import type { CheckedIdentifier } from '../verdict.js';
import { formatOnly, malformed, valid, withoutSpaces } from './checked.js';

/** The code of a trade or transport location (UNECE Recommendation 16): country and three letters or digits 2 to 9. */
export function checkUnLocode(raw: string, list: ReferenceList | null = listAtHand('un-locode')): CheckedIdentifier {
  const code = withoutSpaces(raw).replace(/-/, '');
  if (!/^[A-Z]{2}[A-Z2-9]{3}$/.test(code))
    return malformed('a UN/LOCODE has two letters and three letters or digits 2 to 9');
  if (!isCountry(code.slice(0, 2))) return malformed(`${code.slice(0, 2)} is no country`);
  if (UN_LOCODES.has(code) || list?.has(code)) return valid(code);
  return formatOnly(code, list ? `it is not in ${list.title}, ${list.edition}` : 'the whole UN/LOCODE is not at hand');
}
