import type { CheckedIdentifier } from '../verdict.js';
import { checksumFailed, malformed, modulo97, valid, withoutSpaces } from './checked.js';

/**
 * The Legal Entity Identifier (ISO 17442): 18 letters and digits and two check digits, modulo 97 (ISO/IEC 7064). A few codes in the
 * register itself fail it: the record stays, the code drives no match.
 */
export function checkLeiCode(raw: string): CheckedIdentifier {
  const code = withoutSpaces(raw);
  if (!/^[A-Z0-9]{18}\d{2}$/.test(code)) return malformed('an LEI has 18 letters and digits and two check digits');
  return modulo97(code) === 1 ? valid(code) : checksumFailed(code, 'the check digits do not fit');
}
