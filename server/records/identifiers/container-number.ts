import { listAtHand, type ReferenceList } from '../reference-list.js';
import type { CheckedIdentifier } from '../verdict.js';
import {
  checksumFailed,
  isMadeUp,
  iso6346CheckDigit,
  lettersAndDigits,
  malformed,
  placeholder,
  valid,
  withWarning,
} from './checked.js';

/**
 * The number on a freight container (ISO 6346): three letters of the owner, U, J or Z, six digits and a check digit. A remainder of 10 is
 * written 0: the standard advises against such numbers, but there are containers that bear them.
 * Whether the owner's code is registered says the register of the Bureau International des Containers, where it is at hand.
 */
export function checkContainerNumber(
  raw: string,
  owners: ReferenceList | null = listAtHand('container-owners'),
): CheckedIdentifier {
  const number = lettersAndDigits(raw);
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(number))
    return malformed('a container number has four letters, the last U, J or Z, and seven digits');
  if (isMadeUp(number.slice(4))) return placeholder(number);
  const check = iso6346CheckDigit(number.slice(0, 10));
  if (check !== Number(number[10])) return checksumFailed(number, `the check digit should be ${check}`);
  if (owners === null || owners.has(number.slice(0, 4))) return valid(number);
  const because = `${number.slice(0, 4)} is not in ${owners.title}, ${owners.edition}`;
  return withWarning(valid(number), { code: 'OWNER_NOT_LISTED', because });
}
