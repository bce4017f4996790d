import type { CheckedIdentifier } from '../verdict.js';
import {
  checksumFailed,
  formatOnly,
  isMadeUp,
  lettersAndDigits,
  malformed,
  placeholder,
  valid,
  weightedSum,
} from './checked.js';

/** What is known of one registry's numbers. */
interface Registry {
  readonly shape: RegExp;
  /** Whether the check digits fit; absent where the registry has none. */
  readonly fits?: (number: string) => boolean;
}

/** By country and registry, as sources name them in a value's `scheme`. */
const REGISTRIES: Readonly<Record<string, Registry>> = {
  'BR-CNPJ': { shape: /^[A-Z0-9]{12}\d{2}$/, fits: fitsCnpj },
  'CN-USCC': { shape: /^[0-9A-HJ-NP-RTUW-Y]{18}$/, fits: fitsUscc },
  'CO-NIT': { shape: /^\d{9,10}$/, fits: fitsNit },
  'GB-CRN': { shape: /^([A-Z]{2}\d{6}|\d{8})$/ },
  'HK-CR': { shape: /^\d{6,8}$/ },
  'KE-BRS': { shape: /^(PVT|CPR|BN|LLP|CLG|C|FC)[A-Z0-9]{4,14}$/ },
  'MX-RFC': { shape: /^[A-ZÑ]{3,4}\d{6}[A-Z0-9]{3}$/ },
  'RU-INN': { shape: /^(\d{10}|\d{12})$/, fits: fitsInn },
  'RU-OGRN': { shape: /^(\d{13}|\d{15})$/, fits: fitsOgrn },
  'SG-UEN': { shape: /^(\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z])$/ },
  'VN-MST': { shape: /^\d{10}(\d{3})?$/, fits: fitsMst },
};

/**
 * A number in a register of companies or taxpayers, in the normal form of its registry: letters and digits alone. Of a registry that is
 * not in the table the shape is unknown, and so is whether the number can be right.
 */
export function checkRegistrationNumber(raw: string, registry: string): CheckedIdentifier {
  const number = lettersAndDigits(raw);
  if (number.length < 2 || !/\d/.test(number)) return malformed('a registration number has digits');
  if (number.length > 5 && isMadeUp(number)) return placeholder(number);
  const known = REGISTRIES[registry];
  if (!known) return formatOnly(number, `the numbers of ${registry || 'this registry'} cannot be checked`);
  if (!known.shape.test(number)) return malformed(`numbers of ${registry} look otherwise`);
  if (known.fits && !known.fits(number)) return checksumFailed(number, 'the check digit does not fit');
  return valid(number);
}

/** Russia, taxpayer number: one check digit for organisations, two for persons. */
function fitsInn(number: string): boolean {
  const check = (weights: readonly number[]) => (weightedSum(number, weights) % 11) % 10;
  const organisation = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  if (number.length === 10) return check(organisation) === Number(number[9]);
  return check([7, ...organisation]) === Number(number[10]) && check([3, 7, ...organisation]) === Number(number[11]);
}

/** Russia, state register: the rest of the number divided by 11 (13 for sole traders), last digit. */
function fitsOgrn(number: string): boolean {
  const body = BigInt(number.slice(0, -1));
  return Number((body % BigInt(number.length - 2)) % 10n) === Number(number.at(-1));
}

/** China, unified social credit code (GB 32100-2015): base 31 without I, O, S, V, Z; powers of 3 modulo 31. */
function fitsUscc(number: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let power = 1;
  let sum = 0;
  for (const sign of number.slice(0, 17)) {
    sum += alphabet.indexOf(sign) * power;
    power = (power * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] === number[17];
}

/**
 * Brazil, register of legal entities: two digits modulo 11. Since July 2026 the first twelve signs may be letters, each counting its
 * ASCII code less 48 (Instrução Normativa RFB 2.229/2024).
 */
function fitsCnpj(number: string): boolean {
  const weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
  const digit = (from: number) => {
    let sum = 0;
    for (let i = from; i < 13; i++) sum += (weights[i] as number) * (number.charCodeAt(i - from) - 48);
    return sum % 11 < 2 ? 0 : 11 - (sum % 11);
  };
  return digit(1) === Number(number[12]) && digit(0) === Number(number[13]);
}

/** Colombia, tax number: primes from the right, modulo 11. Written without its check digit it has nine digits and cannot be checked. */
function fitsNit(number: string): boolean {
  if (number.length === 9) return true;
  const sum = weightedSum(number, [41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11;
  return (sum < 2 ? sum : 11 - sum) === Number(number[9]);
}

/** Viet Nam, tax number: ten minus the weighted sum modulo 11. */
function fitsMst(number: string): boolean {
  return 10 - (weightedSum(number, [31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11) === Number(number[9]);
}
