import { isCountry } from '../records/countries.js';
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
const COUNTRY = /^[A-Z]{2}$/;
const CELL_ENDS = /[\t;|]/;

/** What proves by its own form to be a number of a kind, the surest first. A mere row of digits is none of them. */
const NUMBERS: readonly {
  readonly property: Property;
  looksLike(cell: string): boolean;
  check(cell: string): CheckedIdentifier;
  /** Written so, it is meant to be one, whether it passes its check or not. */
  readonly meant?: RegExp;
}[] = [
  { property: 'email', looksLike: (cell) => cell.includes('@'), check: checkEmailAddress },
  { property: 'phone', looksLike: (cell) => cell.startsWith('+'), check: (cell) => checkPhoneNumber(cell) },
  {
    property: 'containerNumber',
    looksLike: (cell) => /^[A-Za-z]{4}/.test(cell),
    check: (cell) => checkContainerNumber(cell),
    meant: /^[A-Z]{3}[UJZ][\s-]?\d{6}[\s-]?\d$/i,
  },
  { property: 'leiCode', looksLike: (cell) => cell.length === 20, check: checkLeiCode, meant: /^[A-Z\d]{18}\d\d$/ },
  { property: 'imo', looksLike: (cell) => /\d/.test(cell), check: checkImoNumber, meant: /^imo(?![a-z])/i },
  { property: 'mmsi', looksLike: (cell) => cell.length === 9, check: (cell) => checkMmsi(cell) },
];

/** A part of a line. */
export interface Part {
  readonly value: MentionValue;
  /** Why a number does not pass its check, in a few plain words: "the check digit should be 4". Null where it does, or has none. */
  readonly failed: string | null;
}

/**
 * What a line that somebody pasted says: parts parted by tabs, semicolons or strokes, as they come out of a table. A part that proves to be a number
 * is one, a day is a date of birth, the first other part is the name and the next are other names; beside a name, two capitals that are a country's
 * code are that country. Nothing is guessed: a number that does not prove to be of a kind is looked for as it stands, and where it is written as one
 * of that kind, it is said that it fails its check.
 */
export function saidByLine(line: string): readonly Part[] {
  const cells = line
    .split(CELL_ENDS)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .slice(0, MOST_CELLS);
  const parts: Part[] = [];
  for (const cell of cells) {
    const known = parts.some(({ value }) => value.property === 'name');
    const property = wordsIn(cell, known);
    parts.push(numberIn(cell) ?? { value: { property, raw: cell, value: cell, column: '' }, failed: null });
  }
  return parts;
}

/** What a part is that proves to be no number; `known`: a name stands before it. */
function wordsIn(cell: string, known: boolean): Property {
  if (DAY.test(cell)) return 'birthDate';
  if (!known) return 'name';
  return COUNTRY.test(cell) && isCountry(cell) ? 'country' : 'alias';
}

function numberIn(cell: string): Part | null {
  for (const { property, looksLike, check, meant } of NUMBERS) {
    if (!looksLike(cell)) continue;
    const { verdict, value, because = null } = check(cell);
    if (value === null) continue;
    const proves =
      verdict === 'VALID' || (verdict === 'VALID_FORMAT_UNCHECKED' && (property === 'email' || property === 'phone'));
    const said = { property, raw: cell, value, column: '', verdict };
    if (proves) return { value: said, failed: null };
    if (because !== null && meant?.test(cell)) return { value: said, failed: because };
  }
  return null;
}
