import { isCountry } from '../countries.js';
import SHAPES from '../reference/iban-shapes.json' with { type: 'json' };
import type { CheckedIdentifier } from '../verdict.js';
import {
  checksumFailed,
  formatOnly,
  lettersAndDigits,
  malformed,
  modulo97,
  placeholder,
  valid,
  withoutSpaces,
} from './checked.js';

/** Counted letters (a), digits (n) or either (c) behind the check digits: "4a14n". */
const SIGNS: Readonly<Record<string, string>> = { a: '[A-Z]', n: '\\d', c: '[A-Z0-9]' };

/** Length and build of the number behind the check digits, by country (ISO 13616, IBAN Registry), compiled once. */
const BUILT: ReadonlyMap<string, { readonly length: number; readonly own: RegExp }> = new Map(
  Object.entries(SHAPES).map(([country, shape]) => {
    const parts = [...shape.matchAll(/(\d{1,2})([anc])/g)].map(
      ([, count, sign]) => [Number(count), sign as string] as const,
    );
    const length = 4 + parts.reduce((sum, [count]) => sum + count, 0);
    return [
      country,
      { length, own: new RegExp(`^${parts.map(([count, sign]) => `${SIGNS[sign]}{${count}}`).join('')}$`) },
    ];
  }),
);

/**
 * The International Bank Account Number (ISO 13616): country, two check digits modulo 97, and the number as the country builds it.
 */
export function checkBankAccountNumber(raw: string): CheckedIdentifier {
  const number = lettersAndDigits(raw).replace(/^IBAN(?=[A-Z]{2}\d\d)/, '');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(number))
    return malformed('an IBAN has a country, two check digits and 11 to 30 letters and digits');
  const country = number.slice(0, 2);
  const built = BUILT.get(country);
  if (!built) return malformed(`${country} has no IBAN`);
  if (number.length !== built.length) return malformed(`an IBAN of ${country} has ${built.length} letters and digits`);
  if (/^0+$/.test(number.slice(4))) return placeholder(number);
  if (!built.own.test(number.slice(4))) return malformed(`an IBAN of ${country} is built otherwise`);
  return modulo97(number.slice(4) + number.slice(0, 4)) === 1
    ? valid(number)
    : checksumFailed(number, 'the check digits do not fit');
}

/**
 * The Business Identifier Code of a bank (ISO 9362): four letters, country, two letters or digits of the place and three of the branch,
 * if any. It has no check digit: that it is in use only the directory says.
 */
export function checkBankCode(raw: string): CheckedIdentifier {
  const code = withoutSpaces(raw).replace(/^(?:BIC|SWIFT)[:.]/, '');
  if (!/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(code))
    return malformed('a BIC has eight or eleven letters and digits');
  if (!isCountry(code.slice(4, 6)) && code.slice(4, 6) !== 'XK') return malformed(`${code.slice(4, 6)} is no country`);
  return formatOnly(code, 'the BIC directory is not at hand');
}
