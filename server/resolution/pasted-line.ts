import { checkContainerNumber } from '../records/identifiers/container-number.js';
import { checkEmailAddress } from '../records/identifiers/email-address.js';
import { checkImoNumber } from '../records/identifiers/imo-number.js';
import { checkLeiCode } from '../records/identifiers/lei-code.js';
import { checkMmsi } from '../records/identifiers/mmsi.js';
import { checkPhoneNumber } from '../records/identifiers/phone-number.js';
import type { MentionValue, Property } from '../records/mention.js';
import type { CheckedIdentifier } from '../records/verdict.js';

/** More cells than this are a row of a file, and a file is imported. */
const MOST_CELLS = 6;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CELL_ENDS = /[\t;|]/;

/** What proves by its own form to be a number of a kind, the surest first. A mere row of digits is none of them. */
const NUMBERS: readonly {
  readonly property: Property;
  looksLike(cell: string): boolean;
  check(cell: string): CheckedIdentifier;
}[] = [
  { property: 'email', looksLike: (cell) => cell.includes('@'), check: checkEmailAddress },
  { property: 'phone', looksLike: (cell) => cell.startsWith('+'), check: (cell) => checkPhoneNumber(cell) },
  {
    property: 'containerNumber',
    looksLike: (cell) => /^[A-Za-z]{4}/.test(cell),
    check: (cell) => checkContainerNumber(cell),
  },
  { property: 'leiCode', looksLike: (cell) => cell.length === 20, check: checkLeiCode },
  { property: 'imo', looksLike: (cell) => /\d/.test(cell), check: checkImoNumber },
  { property: 'mmsi', looksLike: (cell) => cell.length === 9, check: (cell) => checkMmsi(cell) },
];

/**
 * What a line that somebody pasted says: parts parted by tabs, semicolons or strokes, as they come out of a table. A part that proves to be a number
 * is one, a day is a date of birth, the first other part is the name and the next are other names. Nothing is guessed: a number that does not prove
 * to be of a kind is looked for as it stands.
 */
export function saidByLine(line: string): readonly MentionValue[] {
  const cells = line
    .split(CELL_ENDS)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .slice(0, MOST_CELLS);
  const values: MentionValue[] = [];
  for (const cell of cells) {
    const number = numberIn(cell);
    if (number) values.push(number);
    else if (DAY.test(cell)) values.push({ property: 'birthDate', raw: cell, value: cell, column: '' });
    else {
      const property = values.some((v) => v.property === 'name') ? 'alias' : 'name';
      values.push({ property, raw: cell, value: cell, column: '' });
    }
  }
  return values;
}

function numberIn(cell: string): MentionValue | null {
  for (const { property, looksLike, check } of NUMBERS) {
    if (!looksLike(cell)) continue;
    const { verdict, value } = check(cell);
    const proves =
      verdict === 'VALID' || (verdict === 'VALID_FORMAT_UNCHECKED' && (property === 'email' || property === 'phone'));
    if (proves && value !== null) return { property, raw: cell, value, column: '', verdict };
  }
  return null;
}
