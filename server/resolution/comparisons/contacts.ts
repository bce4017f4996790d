import { phoneKey } from '../candidate-keys.js';
import { type Evidence, weighed } from '../evidence.js';
import type { Features } from '../features.js';
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

export function compareContacts(left: Features, right: Features, parameters: ParameterSet): readonly Evidence[] {
  return [...comparePhones(left, right, parameters), ...compareMail(left, right, parameters)];
}

function comparePhones(left: Features, right: Features, parameters: ParameterSet): readonly Evidence[] {
  if (left.phones.length === 0 || right.phones.length === 0) return [];
  const trusted = (phone: string) =>
    phoneKey(phone) !== '' &&
    !parameters.distrustedIdentifiers.has(phoneKey(phone)) &&
    !parameters.stopKeys.has(phoneKey(phone));
  const [ours, theirs] = [left.phones.filter((p) => trusted(p.value)), right.phones.filter((p) => trusted(p.value))];
  const [l, r] = [ours[0], theirs[0]];
  if (l === undefined || r === undefined) return [];
  for (const phone of ours) {
    const other = theirs.find((o) => phoneKey(o.value) === phoneKey(phone.value));
    if (other === undefined) continue;
    if (phone.value === other.value)
      return [weighed('contacts', SAME_PHONE_BITS, 'phone-same', { value: phone.value }, phone.raw, other.raw)];
    if (mayBeOneLine(phone.value, other.value))
      return [
        weighed(
          'contacts',
          SAME_LAST_DIGITS_BITS,
          'phone-last-digits-same',
          { left: phone.value, right: other.value },
          phone.raw,
          other.raw,
        ),
      ];
  }
  return [weighed('contacts', OTHER_PHONE_BITS, 'phone-differs', { left: l.value, right: r.value }, l.raw, r.raw)];
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
function compareMail(left: Features, right: Features, parameters: ParameterSet): readonly Evidence[] {
  for (const mail of left.emails) {
    const other = right.emails.find((o) => o.value === mail.value);
    if (other !== undefined && !parameters.distrustedIdentifiers.has(`email:${mail.value}`)) {
      return [weighed('contacts', SAME_EMAIL_BITS, 'email-same', { value: mail.value }, mail.raw, other.raw)];
    }
  }
  for (const domain of left.domains) {
    const other = right.domains.find((o) => o.value === domain.value);
    if (other !== undefined && !parameters.stopKeys.has(`domain:${domain.value}`)) {
      return [weighed('contacts', SAME_DOMAIN_BITS, 'domain-same', { value: domain.value }, domain.raw, other.raw)];
    }
  }
  return [];
}
