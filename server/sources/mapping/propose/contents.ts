import { isComparable } from '../../../records/identifiers/checked.js';
import { clean } from '../../reading/cells.js';
import { checkIdentifier, type IdentifierKind, readCountry, readDay, readNumber } from '../readers.js';

/** What stands in a column, told by its cells alone. */
export interface Content {
  /** The kind of value: a property, or "date", "country", "number", "list". */
  readonly kind: string;
  /** How many of the filled cells fit, and how many are filled. */
  readonly fitting: number;
  readonly filled: number;
  /** "9 of 10 cells are containers' numbers with the right check digit". */
  readonly because: string;
}

interface Sign {
  readonly kind: string;
  readonly name: string;
  /** The share of cells that must fit before the column is taken for it. */
  readonly share: number;
  readonly fits: (text: string) => boolean;
}

const around = { country: null, registry: '' };
const valid = (kind: IdentifierKind) => (text: string) => checkIdentifier(kind, text, around).verdict === 'VALID';

/** From the most telling to the least: the first that fits enough cells is what the column holds. */
const SIGNS: readonly Sign[] = [
  {
    kind: 'containerNumber',
    name: 'container numbers with the right check digit',
    share: 0.6,
    fits: valid('containerNumber'),
  },
  { kind: 'leiCode', name: 'LEI codes with the right check digits', share: 0.6, fits: valid('leiCode') },
  { kind: 'casNumber', name: 'CAS numbers with the right check digit', share: 0.6, fits: valid('casNumber') },
  { kind: 'email', name: 'e-mail addresses', share: 0.6, fits: (text) => text.includes('@') && valid('email')(text) },
  {
    kind: 'imo',
    name: 'IMO numbers with the right check digit',
    share: 0.6,
    fits: (text) => text.length >= 7 && valid('imo')(text),
  },
  { kind: 'mmsi', name: 'MMSI with the digits of a country', share: 0.6, fits: valid('mmsi') },
  { kind: 'unLocode', name: 'UN/LOCODEs of the list', share: 0.6, fits: valid('unLocode') },
  { kind: 'permitNumber', name: 'CITES permit numbers', share: 0.6, fits: valid('permitNumber') },
  {
    kind: 'phone',
    name: 'telephone numbers',
    share: 0.6,
    fits: (text) => text.startsWith('+') && isComparable(checkIdentifier('phone', text, around).verdict),
  },
  {
    kind: 'date',
    name: 'dates',
    share: 0.7,
    fits: (text) => /\d{4}|\d[-/.]\d/.test(text) && !/^\d{5,}$/.test(text) && isDate(text),
  },
  {
    kind: 'country',
    name: 'countries',
    share: 0.8,
    fits: (text) => text.length <= 60 && readCountry(text).value !== null,
  },
  {
    kind: 'hsCode',
    name: 'codes of six to ten digits in chapters of the Harmonized System',
    share: 0.9,
    fits: (text) =>
      /^\d{4}\.?\d\d(\.?\d\d){0,2}$/.test(text) && isComparable(checkIdentifier('hsCode', text, around).verdict),
  },
  {
    kind: 'taxon',
    name: 'scientific names',
    share: 0.7,
    fits: (text) =>
      /^\p{Lu}\p{Ll}{2,30} (\p{Ll}{2,30}|spp\.?)( \p{Ll}{2,30})?$/u.test(text) && LATIN_ENDINGS.test(text),
  },
  {
    kind: 'quantity',
    name: 'numbers with a unit',
    share: 0.7,
    fits: (text) => /^[\d.,]{1,15} ?(kgs?|g|t|mt|tonnes?|pcs|pieces|m3|l)\.?$/i.test(text),
  },
  {
    kind: 'number',
    name: 'numbers',
    share: 0.9,
    fits: (text) => readNumber(text, '.').value !== null || readNumber(text, ',').value !== null,
  },
];

/** Endings of the second word of names in zoology and botany. */
const LATIN_ENDINGS = /(us|a|um|is|i|ae|ii|ensis|e|x|ns|or|os|spp\.?)$/;

function isDate(text: string): boolean {
  return readDay(text, 'day-first').value !== null || readDay(text, 'month-first').value !== null;
}

/** What the cells of a column hold; null where they are of no kind that is known, or none is filled. */
export function contentOf(cells: readonly string[]): Content | null {
  const texts = cells.map((cell) => clean(cell.slice(0, 500))).filter((text) => text !== '');
  if (texts.length === 0) return null;
  for (const { kind, name, share, fits } of SIGNS) {
    const fitting = texts.filter(fits).length;
    if (fitting / texts.length >= share)
      return { kind, fitting, filled: texts.length, because: `${fitting} of ${texts.length} cells are ${name}` };
  }
  return null;
}

/** The order of day and month that the cells of a column leave possible; null where either may be. */
export function orderOf(cells: readonly string[]): 'day-first' | 'month-first' | null {
  const pairs = cells
    .map((cell) => /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(cell))
    .filter((pair) => pair !== null);
  const dayFirst = pairs.some((pair) => Number(pair[1]) > 12);
  const monthFirst = pairs.some((pair) => Number(pair[2]) > 12);
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'day-first' : 'month-first';
}

/** The decimal sign that the cells of a column show; null where none does, or both. */
export function decimalOf(cells: readonly string[]): '.' | ',' | null {
  const texts = cells.map((cell) => clean(cell));
  const comma = texts.some((text) => /^\d+,\d{1,2}$|^\d{1,3}(\.\d{3})+,\d+$/.test(text));
  const point = texts.some((text) => /^\d+\.\d{1,2}$|^\d{1,3}(,\d{3})+\.\d+$/.test(text));
  if (comma === point) return null;
  return comma ? ',' : '.';
}

/** The sign at which the cells of a column part into lists, where most of them do. */
export function separatorOf(cells: readonly string[]): string | null {
  const texts = cells.map((cell) => clean(cell)).filter((text) => text !== '');
  const found = ['json', ';', '|'].find((sign) => {
    const lists = texts.filter((text) => (sign === 'json' ? /^\[.*\]$/.test(text) : text.includes(sign)));
    return lists.length > 0 && lists.length >= texts.length * 0.2;
  });
  return found ?? null;
}
