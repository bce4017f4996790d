import { phoneKey } from '../candidate-keys.js';
import { type Evidence, weighed } from '../evidence.js';
import type { FeatureParts, Value } from '../feature-parts.js';
import type { ParameterSet } from '../parameters.js';

/** A line rings at one desk: log2 of some thousand lines among a port's traders, and agents' lines stand for many. */
const SAME_PHONE_BITS = 10;
/** Only the last eight digits can be compared, since one side gave no country. */
const SAME_LAST_DIGITS_BITS = 9;
/** Numbers change, and firms have several. */
const OTHER_PHONE_BITS = -1;
const SAME_EMAIL_BITS = 11;
/** A domain of one's own serves a firm and its sisters. */
const SAME_DOMAIN_BITS = 6;

export function compareContacts(
  left: FeatureParts,
  right: FeatureParts,
  parameters: ParameterSet,
  told: Evidence[] | null,
): number {
  return comparePhones(left, right, parameters, told) + compareMail(left, right, parameters, told);
}

function comparePhones(
  left: FeatureParts,
  right: FeatureParts,
  parameters: ParameterSet,
  told: Evidence[] | null,
): number {
  if (left.phones.length === 0 || right.phones.length === 0) return 0;
  let differing: Value | null = null;
  for (const phone of left.phones) {
    if (!isTrusted(phone, parameters)) continue;
    differing ??= phone;
    const other = right.phones.find((o) => phoneKey(o.value) === phoneKey(phone.value));
    if (other === undefined) continue;
    if (phone.value === other.value) {
      told?.push(weighed('contacts', SAME_PHONE_BITS, 'phone-same', { value: phone.value }, phone.raw, other.raw));
      return SAME_PHONE_BITS;
    }
    if (mayBeOneLine(phone.value, other.value)) {
      const values = { left: phone.value, right: other.value };
      told?.push(weighed('contacts', SAME_LAST_DIGITS_BITS, 'phone-last-digits-same', values, phone.raw, other.raw));
      return SAME_LAST_DIGITS_BITS;
    }
  }
  const differingFrom = right.phones.find((phone) => isTrusted(phone, parameters)) ?? null;
  if (differing === null || differingFrom === null) return 0;
  const values = { left: differing.value, right: differingFrom.value };
  told?.push(weighed('contacts', OTHER_PHONE_BITS, 'phone-differs', values, differing.raw, differingFrom.raw));
  return OTHER_PHONE_BITS;
}

/** A line that is not known to stand for many. */
function isTrusted(phone: Value, parameters: ParameterSet): boolean {
  const key = phoneKey(phone.value);
  return key !== '' && !parameters.distrustedIdentifiers.has(key) && !parameters.stopKeys.has(key);
}

/**
 * Equal in their last eight digits: one of them gives no country, or both give the same and differ in a trunk prefix or an area code that is left out:
 * "+7 0982 774588" and "+7 982 774588".
 */
function mayBeOneLine(left: string, right: string): boolean {
  const bothInternational = left.startsWith('+') && right.startsWith('+');
  return !bothInternational || left.slice(0, 2) === right.slice(0, 2);
}

/** An address in common says more than its domain, and says it once. */
function compareMail(
  left: FeatureParts,
  right: FeatureParts,
  parameters: ParameterSet,
  told: Evidence[] | null,
): number {
  for (const mail of left.emails) {
    const other = right.emails.find((o) => o.value === mail.value);
    if (other === undefined || parameters.distrustedIdentifiers.has(`email:${mail.value}`)) continue;
    told?.push(weighed('contacts', SAME_EMAIL_BITS, 'email-same', { value: mail.value }, mail.raw, other.raw));
    return SAME_EMAIL_BITS;
  }
  for (const domain of left.domains) {
    const other = right.domains.find((o) => o.value === domain.value);
    if (other === undefined || parameters.stopKeys.has(`domain:${domain.value}`)) continue;
    told?.push(weighed('contacts', SAME_DOMAIN_BITS, 'domain-same', { value: domain.value }, domain.raw, other.raw));
    return SAME_DOMAIN_BITS;
  }
  return 0;
}
