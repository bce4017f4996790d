import { countryOf } from '../../records/countries.js';
import { isComparable } from '../../records/identifiers/checked.js';
import { checkEmailAddress, domainOf } from '../../records/identifiers/email-address.js';
import { checkPhoneNumber } from '../../records/identifiers/phone-number.js';
import { checkRegistrationNumber } from '../../records/identifiers/registration-number.js';
import type { MentionValue } from '../../records/mention.js';
import { partyWords } from '../../records/party-names.js';
import type { MentionRef } from '../../records/statement.js';
import { valueFrom } from '../reading/cells.js';
import { addressKey } from './address-key.js';
import type { RecordInDraft } from './record-in-draft.js';

/** The columns that speak of one party. A layout that lacks one leaves it out. */
export interface PartyColumns {
  readonly name: string;
  readonly registrationNumber?: string;
  /** The registry of the number, where the row names it; otherwise it follows from the country. */
  readonly registry?: string;
  readonly address?: string;
  readonly country?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** Columns named after the party: consignee_name, consignee_address … */
export function partyColumns(prefix: string): PartyColumns {
  return {
    name: `${prefix}_name`,
    registrationNumber: `${prefix}_reg_no`,
    address: `${prefix}_address`,
    country: `${prefix}_country`,
    phone: `${prefix}_phone`,
    email: `${prefix}_email`,
  };
}

/** Registry whose number a trade paper means when it gives a company's number, by the company's country. */
const REGISTRY_OF: Readonly<Record<string, string>> = {
  AE: 'AE-JAFZA',
  CN: 'CN-USCC',
  DE: 'DE-HRB',
  KE: 'KE-BRS',
  RU: 'RU-INN',
  VN: 'VN-MST',
};

export interface PartyMore {
  /** The party's country where the layout as a whole says it and no column does. */
  readonly country?: string;
  /** The registry of his number where the layout as a whole says it and no column does. */
  readonly registry?: string;
  /** Whom "same as consignee" means. */
  readonly sameAs?: MentionRef | null;
  readonly identityKey?: string | null;
  readonly addsOnly?: boolean;
  readonly values?: readonly MentionValue[];
}

/**
 * A trader as a paper names him, with his address and how he is reached: what several share (a telephone, a unit in a building) is
 * a thing of its own. Null where the paper names nobody.
 */
export function partyIn(
  draft: RecordInDraft,
  role: string,
  columns: PartyColumns,
  more: PartyMore = {},
): MentionRef | null {
  const name = draft.text(columns.name);
  const words = partyWords(name);
  // "Same as shipper" is somebody whom the layout has not handed over.
  if (words.kind === 'SAME_AS') return words.whom === null || words.whom === 'consignee' ? (more.sameAs ?? null) : null;
  if (words.kind === 'TO_ORDER' || words.kind === 'NOBODY') return null;
  const country = columns.country ? countryOf(draft.text(columns.country)) : (more.country ?? null);
  const phone = phoneValue(draft, columns.phone, country);
  const email = emailValue(draft, columns.email);
  const values = [
    ...valueFrom('name', draft.cell(columns.name)),
    ...registrationValues(draft, columns, country, more.registry),
    ...(columns.country ? valueFrom('country', draft.cell(columns.country), country) : []),
    ...(columns.address ? valueFrom('address', draft.cell(columns.address)) : []),
    ...phone,
    ...email,
    ...(more.values ?? []),
  ];
  const party = draft.mention('TRADER', role, more.identityKey ?? null, values, more.addsOnly);
  addressIn(draft, role, party, columns, country);
  contactsIn(draft, role, party, phone, email);
  return party;
}

function registrationValues(
  draft: RecordInDraft,
  columns: PartyColumns,
  country: string | null,
  known = '',
): readonly MentionValue[] {
  if (!columns.registrationNumber || draft.text(columns.registrationNumber) === '') return [];
  const written = columns.registry ? draft.text(columns.registry) : '';
  const registry = written || known || REGISTRY_OF[country ?? ''] || country || '';
  const checked = checkRegistrationNumber(draft.text(columns.registrationNumber), registry);
  return valueFrom('registrationNumber', draft.cell(columns.registrationNumber), checked.value, {
    verdict: checked.verdict,
    scheme: registry,
  });
}

function phoneValue(draft: RecordInDraft, column: string | undefined, country: string | null): readonly MentionValue[] {
  if (!column || draft.text(column) === '') return [];
  const checked = checkPhoneNumber(draft.text(column), country);
  if (!isComparable(checked.verdict)) draft.warn(column, `not read as a telephone number: ${checked.because}`);
  return valueFrom('phone', draft.cell(column), checked.value, { verdict: checked.verdict });
}

function emailValue(draft: RecordInDraft, column: string | undefined): readonly MentionValue[] {
  if (!column || draft.text(column) === '') return [];
  const checked = checkEmailAddress(draft.text(column));
  if (!isComparable(checked.verdict)) draft.warn(column, `not read as an e-mail address: ${checked.because}`);
  return valueFrom('email', draft.cell(column), checked.value, { verdict: checked.verdict });
}

/** The address as a thing of its own, where enough of it stands there to say that two are one. */
export function addressIn(
  draft: RecordInDraft,
  role: string,
  party: MentionRef,
  columns: Pick<PartyColumns, 'name' | 'address' | 'country'>,
  country: string | null,
): void {
  if (!columns.address) return;
  const key = addressKey(draft.text(columns.address), country);
  if (key === null) return;
  const address = draft.mention('ADDRESS', `address of ${role}`, key, [
    ...valueFrom('name', draft.cell(columns.address)),
    ...(columns.country ? valueFrom('country', draft.cell(columns.country), country) : []),
  ]);
  draft.state('LOCATED_AT', 'address', party, address, [columns.name, columns.address]);
}

export function contactsIn(
  draft: RecordInDraft,
  role: string,
  party: MentionRef,
  phones: readonly MentionValue[],
  emails: readonly MentionValue[],
): void {
  for (const value of phones.filter(comparable)) {
    const contact = draft.mention('CONTACT', `phone of ${role}`, `contact:phone:${value.value}`, [
      { ...value, property: 'name' },
      value,
    ]);
    draft.state('REACHED_BY', 'phone', party, contact, [value.column]);
  }
  for (const value of emails.filter(comparable)) {
    const contact = draft.mention('CONTACT', `e-mail of ${role}`, `contact:email:${value.value}`, [
      { ...value, property: 'name' },
      value,
    ]);
    draft.state('REACHED_BY', 'e-mail', party, contact, [value.column]);
    const domain = domainOf(value.value);
    if (MAILBOX_PROVIDERS.has(domain)) continue;
    const ofDomain = { raw: value.raw, value: domain, column: value.column };
    const mention = draft.mention('CONTACT', `e-mail domain of ${role}`, `contact:domain:${domain}`, [
      { ...ofDomain, property: 'name' },
      { ...ofDomain, property: 'domain' },
    ]);
    draft.state('REACHED_BY', 'e-mail domain', party, mention, [value.column]);
  }
}

function comparable(value: MentionValue): boolean {
  return value.verdict !== undefined && isComparable(value.verdict);
}

/** Domains that give mailboxes to anybody: to share one says nothing. */
const MAILBOX_PROVIDERS: ReadonlySet<string> = new Set([
  '126.com',
  '163.com',
  'aol.com',
  'gmail.com',
  'gmx.de',
  'gmx.net',
  'hotmail.com',
  'icloud.com',
  'mail.ru',
  'outlook.com',
  'proton.me',
  'protonmail.com',
  'qq.com',
  'rambler.ru',
  'web.de',
  'yahoo.com',
  'yandex.ru',
]);
