import { validate as at } from 'stdnum/lib/cjs/at/uid.js';
import { validate as be } from 'stdnum/lib/cjs/be/vat.js';
import { validate as bg } from 'stdnum/lib/cjs/bg/vat.js';
import { validate as cy } from 'stdnum/lib/cjs/cy/vat.js';
import { validate as cz } from 'stdnum/lib/cjs/cz/dic.js';
import { validate as de } from 'stdnum/lib/cjs/de/vat.js';
import { validate as dk } from 'stdnum/lib/cjs/dk/cvr.js';
import { validate as ee } from 'stdnum/lib/cjs/ee/kmkr.js';
import { validate as es } from 'stdnum/lib/cjs/es/nif.js';
import { validate as fi } from 'stdnum/lib/cjs/fi/alv.js';
import { validate as fr } from 'stdnum/lib/cjs/fr/tva.js';
import { validate as gb } from 'stdnum/lib/cjs/gb/vat.js';
import { validate as gr } from 'stdnum/lib/cjs/gr/vat.js';
import { validate as hr } from 'stdnum/lib/cjs/hr/oib.js';
import { validate as hu } from 'stdnum/lib/cjs/hu/anum.js';
import { validate as ie } from 'stdnum/lib/cjs/ie/vat.js';
import { validate as it } from 'stdnum/lib/cjs/it/iva.js';
import { validate as lt } from 'stdnum/lib/cjs/lt/pvm.js';
import { validate as lu } from 'stdnum/lib/cjs/lu/tva.js';
import { validate as lv } from 'stdnum/lib/cjs/lv/pvn.js';
import { validate as mt } from 'stdnum/lib/cjs/mt/vat.js';
import { validate as nl } from 'stdnum/lib/cjs/nl/btw.js';
import { validate as pl } from 'stdnum/lib/cjs/pl/nip.js';
import { validate as pt } from 'stdnum/lib/cjs/pt/nif.js';
import { validate as ro } from 'stdnum/lib/cjs/ro/cui.js';
import { validate as se } from 'stdnum/lib/cjs/se/vat.js';
import { validate as si } from 'stdnum/lib/cjs/si/ddv.js';
import { validate as sk } from 'stdnum/lib/cjs/sk/dph.js';
import type { CheckedIdentifier } from '../verdict.js';
import { checksumFailed, lettersAndDigits, malformed, placeholder, valid } from './checked.js';

/** How a country tells its numbers, by the prefix of the number: Greece writes EL, Northern Ireland XI. */
const COUNTRIES: ReadonlyMap<string, typeof de> = new Map([
  ['AT', at],
  ['BE', be],
  ['BG', bg],
  ['CY', cy],
  ['CZ', cz],
  ['DE', de],
  ['DK', dk],
  ['EE', ee],
  ['ES', es],
  ['FI', fi],
  ['FR', fr],
  ['GB', gb],
  ['EL', gr],
  ['HR', hr],
  ['HU', hu],
  ['IE', ie],
  ['IT', it],
  ['LT', lt],
  ['LU', lu],
  ['LV', lv],
  ['MT', mt],
  ['NL', nl],
  ['PL', pl],
  ['PT', pt],
  ['RO', ro],
  ['SE', se],
  ['SI', si],
  ['SK', sk],
  ['XI', gb],
]);

/**
 * The number under which a trader pays value added tax in the European Union or the United Kingdom (Council Directive 2006/112/EC,
 * Article 215): a prefix for the country, then its own number with its own check digits. Without the prefix the country must be known.
 */
export function checkVatNumber(raw: string, country: string | null = null): CheckedIdentifier {
  const text = lettersAndDigits(raw);
  if (text.length < 6 || text.length > 18)
    return malformed('a VAT number has a country and 5 to 13 letters and digits');
  const given = text.slice(0, 2).replace('GR', 'EL');
  const named = COUNTRIES.has(given) ? given : country === 'GR' ? 'EL' : (country ?? '');
  const check = COUNTRIES.get(named);
  if (!check) {
    return malformed(
      /^[A-Z]{2}/.test(text)
        ? `${text.slice(0, 2)} is no country with VAT numbers of the EU`
        : 'its country is not known',
    );
  }
  const own = named === given ? text.slice(2) : text;
  if (/^(\d)\1+$/.test(own)) return placeholder(`${named}${own}`);
  const found = check(own);
  if (found.isValid) return valid(`${named}${found.compact.toUpperCase()}`);
  return found.error.name === 'InvalidChecksum'
    ? checksumFailed(`${named}${own}`, 'the check digit does not fit')
    : malformed(`VAT numbers of ${named} look otherwise`);
}
