import type { CheckedIdentifier } from '../verdict.js';
import { formatOnly, isMadeUp, lettersAndDigits, malformed, placeholder } from './checked.js';
import { EU_MEMBERS } from './eu-members.js';

/**
 * The number under which customs of the European Union, Northern Ireland (XI) and Great Britain (GB) know a trader (Commission Delegated
 * Regulation (EU) 2015/2446, Annex B): country and up to 15 letters and digits; for GB and XI 12 or 15 digits. That it is in use only the
 * register can say, which is asked online.
 */
export function checkEoriNumber(raw: string): CheckedIdentifier {
  const number = lettersAndDigits(raw).replace(/^EORI(?:NO|NUMBER)?(?=[A-Z]{2})/, '');
  if (!/^[A-Z]{2}[A-Z0-9]{1,15}$/.test(number))
    return malformed('an EORI number has a country and up to 15 letters and digits');
  const country = number.slice(0, 2);
  const own = number.slice(2);
  const isBritish = country === 'GB' || country === 'XI';
  if (!isBritish && !EU_MEMBERS.has(country)) return malformed(`${country} gives no EORI numbers`);
  if (isBritish && !/^\d{12}(?:\d{3})?$/.test(own)) return malformed(`${country} has EORI numbers of 12 or 15 digits`);
  if (!/\d/.test(own)) return malformed('an EORI number has digits');
  if (own.length > 5 && /^(\d)\1+$/.test(own)) return placeholder(number);
  if (!isBritish && isMadeUp(own) && own.length > 8) return placeholder(number);
  return formatOnly(number, 'the EORI register is not at hand');
}
