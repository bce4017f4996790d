import { listAtHand, type ReferenceList } from '../reference-list.js';
import type { CheckedIdentifier } from '../verdict.js';
import { formatOnly, malformed, valid, withoutSpaces, withWarning } from './checked.js';

/**
 * A code of the Harmonized System: chapter, heading and subheading (2, 4 or 6 digits), then digits of the country's own tariff. The
 * nomenclature changes every five years and may not be at hand: then a right shape is as far as this goes. A nought that a spreadsheet
 * dropped in front is put back, with a warning, and only where the list does not say that there is no such code.
 */
export function checkHsCode(
  raw: string,
  list: ReferenceList | null = listAtHand('harmonized-system'),
): CheckedIdentifier {
  const digits = withoutSpaces(raw)
    .replace(/^HS(CODE)?:?/, '')
    .replace(/[."'-]/g, '');
  if (!/^\d{2,12}$/.test(digits)) return malformed('an HS code has two to twelve digits');
  // Codes have an even number of digits; a spreadsheet that took one for a number dropped the nought in front.
  const lostNought = digits.length % 2 === 1;
  const code = lostNought ? `0${digits}` : digits;
  if (!isChapter(code.slice(0, 2))) return malformed(`there is no chapter ${code.slice(0, 2)}`);
  const isListed = list?.has(hsSubheading(code)) ?? false;
  if (lostNought && list && !isListed)
    return malformed(`an HS code has an even number of digits, and ${code} is not in ${list.edition}`);
  const checked = isListed
    ? valid(code)
    : formatOnly(code, list ? `it is not in ${list.title}, ${list.edition}` : 'the Harmonized System is not at hand');
  return lostNought
    ? withWarning(checked, { code: 'REPAIRED', because: 'a nought in front was lost and put back' })
    : checked;
}

/** The subheading that is the same the world over: the first six digits. */
export function hsSubheading(code: string): string {
  return code.slice(0, 6);
}

/** Chapters 1 to 97; 77 is reserved, 98 and 99 are left to national use and say nothing about goods. */
function isChapter(digits: string): boolean {
  const chapter = Number(digits);
  return chapter >= 1 && chapter <= 97 && chapter !== 77;
}
