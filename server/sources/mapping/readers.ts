import { countryOf } from '../../records/countries.js';
import { type DateOrder, readDate } from '../../records/dates.js';
import { IDENTIFIERS, type IdentifierKind } from '../../records/identifiers/index.js';
import { massInKg, readCount, readNumber } from '../../records/quantities.js';
import type { CheckedIdentifier } from '../../records/verdict.js';

// Everything by which a mapping reads the text of a cell, in one place.

/** What else is known where an identifier is checked: the country of its writer, and the registry it belongs to. */
export interface Around {
  readonly country: string | null;
  readonly registry: string;
}

export type { IdentifierKind } from '../../records/identifiers/index.js';
/** Identifiers by the word with which a mapping names them. */
export const IDENTIFIER_KINDS = Object.keys(IDENTIFIERS) as readonly IdentifierKind[];

/** What checking an identifier of this kind shows. */
export function checkIdentifier(kind: IdentifierKind, raw: string, around: Around): CheckedIdentifier {
  return IDENTIFIERS[kind].check(raw, around);
}

/** A cell as read: its value, or why there is none. */
export interface Reading {
  readonly value: string | null;
  readonly because?: string | undefined;
}

/** Years of other calendars against the Gregorian one; months and days are the same (Thailand since 1941, Taiwan since 1912). */
const YEARS_AHEAD = { gregorian: 0, buddhist: 543, minguo: -1911 } as const;
export type Calendar = keyof typeof YEARS_AHEAD;
export const CALENDARS = Object.keys(YEARS_AHEAD) as readonly Calendar[];

/** A date (EDTF level 1). Of an instant its day (UTC). */
export function readDay(text: string, order: DateOrder | null, calendar: Calendar = 'gregorian'): Reading {
  const day = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d)?Z$/.exec(text)?.[1] ?? text;
  if (calendar === 'gregorian') return readDate(day, order);
  const gregorian = inGregorianYears(day, calendar);
  if (gregorian === null) return { value: null, because: `it shows no year of the ${calendar} calendar` };
  return readDate(gregorian, order);
}

/** The year is the number of four digits (Buddhist), or the number of two or three in front (Minguo: 109/05/12). */
function inGregorianYears(text: string, calendar: Calendar): string | null {
  const year = (calendar === 'minguo' ? /^(?:民國)?\s?(\d{2,3})(?=\D)/ : /(?<!\d)(\d{4})(?!\d)/).exec(text);
  if (!year?.[1]) return null;
  const before = text.slice(0, year.index);
  return `${before}${Number(year[1]) - YEARS_AHEAD[calendar]}${text.slice(year.index + year[0].length)}`;
}

/** ISO 3166 alpha-2 of a country named by name or code. */
export function readCountry(text: string): Reading {
  const value = countryOf(text);
  return value === null ? { value, because: 'it names no country that is known' } : { value };
}

/** A number that may be said to be about, at least or at most right. */
export interface QuantityReading extends Reading {
  readonly qualifier: string | null;
  /** The unit that stands behind the number in the same cell. */
  readonly unit: string | null;
}

/** "about 0.5", "at least 12", "~ 40 kg". */
export function readQuantity(text: string, decimal: '.' | ',' | null): QuantityReading {
  const [, said = '', rest = ''] =
    /^(about |approx(?:imately|\.)? |circa |ca\.? |~ ?|at least |min(?:imum|\.)? |>=? ?|at most |max(?:imum|\.)? |<=? ?)?(.*)$/i.exec(
      text,
    ) ?? [];
  const qualifier = QUALIFIERS.find(([begins]) => said.toLowerCase().startsWith(begins))?.[1] ?? null;
  const [, digits = rest, unit = ''] = /^([\d.,'’ \u00A0]*\d)\s?(\p{L}[\p{L}\d.³²]*)$/u.exec(rest) ?? [];
  return { ...readNumber(digits, decimal), qualifier, unit: unit === '' ? null : unit };
}

const QUALIFIERS: readonly (readonly [string, string])[] = [
  ['about', 'about'],
  ['approx', 'about'],
  ['c', 'about'],
  ['~', 'about'],
  ['at least', 'at least'],
  ['min', 'at least'],
  ['>', 'at least'],
  ['at most', 'at most'],
  ['max', 'at most'],
  ['<', 'at most'],
];

const PIECES = /^(pieces?|pcs|pce|nmb|no\.?|number|specimens?|items?|heads?)$/i;

/** Which property a quantity is, by its unit: kilograms, pieces, or any other measure. None is ever turned into another. */
export function measureOf(number: string, unit: string): { readonly property: string; readonly value: string } {
  const kg = massInKg(number, unit);
  if (kg !== null) return { property: 'weightKg', value: kg };
  return PIECES.test(unit) ? { property: 'pieces', value: number } : { property: 'quantity', value: number };
}

const CONFIRMED: Readonly<Record<string, 'YES' | 'NO' | 'UNKNOWN'>> = {
  '1': 'YES',
  c: 'YES',
  confirmed: 'YES',
  true: 'YES',
  y: 'YES',
  yes: 'YES',
  '0': 'NO',
  false: 'NO',
  n: 'NO',
  no: 'NO',
  'u/c': 'NO',
  uc: 'NO',
  unconfirmed: 'NO',
  suspected: 'NO',
  alleged: 'NO',
  u: 'UNKNOWN',
  unknown: 'UNKNOWN',
  '?': 'UNKNOWN',
};

/** Whether what is said was confirmed: YES, NO or UNKNOWN. */
export function readConfirmed(text: string): Reading {
  const value = CONFIRMED[text.toLowerCase()] ?? null;
  return value === null ? { value, because: 'it is neither yes nor no nor unknown' } : { value };
}

/** Decimal degrees of a latitude or longitude: at most 180, south and west with a minus. */
export function readDegrees(text: string): Reading {
  const isRight = /^-?\d{1,3}(\.\d{1,15})?$/.test(text) && Math.abs(Number(text)) <= 180;
  return isRight ? { value: text } : { value: null, because: 'it is no number of degrees from -180 to 180' };
}

/** The code before its explanation: "TUS - tusk" and "TUS (tusk)" are TUS. */
export function readCode(text: string): Reading {
  const code = text.split(/ [-–—:] | ?\(/, 1)[0]?.trim() ?? '';
  return code === '' ? { value: null, because: 'it begins with no code' } : { value: code };
}

export { readCount, readNumber };

/** How a property is read where the mapping does not say. What is not listed is a text. */
const BY_PROPERTY: Readonly<Record<string, 'country' | 'date' | 'number' | 'count'>> = {
  birthDate: 'date',
  country: 'country',
  deathDate: 'date',
  flag: 'country',
  formerFlag: 'country',
  grossWeightKg: 'number',
  nationality: 'country',
  netWeightKg: 'number',
  packages: 'count',
  pieces: 'count',
  registeredFrom: 'date',
  registeredUntil: 'date',
  validFrom: 'date',
  validUntil: 'date',
  volumeM3: 'number',
  weightKg: 'number',
};

/** How a property is read by default: an identifier by its own check, a date, a country, a number, or as text. */
export function usualWay(property: string): { readonly as: string; readonly identifier?: IdentifierKind } {
  const identifier = IDENTIFIER_KINDS.find((kind) => kind === property);
  if (identifier) return { as: 'identifier', identifier };
  return { as: BY_PROPERTY[property] ?? (/[a-z]On$/.test(property) ? 'date' : 'text') };
}
