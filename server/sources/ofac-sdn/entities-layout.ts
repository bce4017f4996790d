import { readDate } from '../../records/dates.js';
import { checkDomainName, checkEmailAddress } from '../../records/identifiers/email-address.js';
import { checkImoCompanyNumber } from '../../records/identifiers/imo-number.js';
import { checkPhoneNumber } from '../../records/identifiers/phone-number.js';
import { checkRegistrationNumber } from '../../records/identifiers/registration-number.js';
import type { MentionValue, Property } from '../../records/mention.js';
import type { RawRow } from '../../records/record.js';
import type { Layout } from '../../records/source.js';
import type { CheckedIdentifier } from '../../records/verdict.js';
import { contactsIn } from '../drafting/party.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { valueFrom } from '../reading/cells.js';
import { linkedParty, listedParty, partyNumber, programmesIn, WITHOUT_NAME, WITHOUT_NUMBER } from './party.js';
import { registryOf } from './registries.js';
import { type Remark, remarksIn } from './remarks.js';

/** A row for each organisation (or person, where the file has them). */
export const entitiesLayout: Layout = {
  id: 'entities',
  keyed: true,
  recognisedBy: ['ent_num', 'name', 'type', 'program', 'remarks'],
  read,
};

/** What stands in the column "type" for what is no organisation: an organisation's is empty. */
const TRADER_KIND: Readonly<Record<string, string>> = { '': 'COMPANY', entity: 'COMPANY', individual: 'PERSON' };

function read(row: RawRow): ReturnType<Layout['read']> {
  const draft = new RecordInDraft(row);
  const number = partyNumber(draft);
  if (number === null) return draft.refused('ent_num', WITHOUT_NUMBER);
  if (draft.text('name') === '') return draft.refused('name', WITHOUT_NAME);
  const kind = TRADER_KIND[draft.text('type').toLowerCase()];
  if (kind === undefined)
    return draft.refused('type', 'This layout is for organisations. Vessels have one of their own.');

  const remarks = remarksIn(draft.cell('remarks'));
  const values = remarks.flatMap((remark) => valuesIn(draft, remark));
  const party = listedParty(draft, 'TRADER', 'party', number, [
    ...valueFrom('name', draft.cell('name')),
    ...valueFrom('traderKind', draft.cell('type'), kind),
    ...programmesIn(draft),
    ...values,
  ]);
  const of = (property: Property) => values.filter((v) => v.property === property);
  contactsIn(draft, 'party', party, of('phone'), of('email'));
  for (const site of of('domain').filter((v) => v.verdict === 'VALID')) {
    const contact = draft.mention('CONTACT', 'web site of party', `contact:domain:${site.value}`, [
      { ...site, property: 'name' },
      site,
    ]);
    draft.state('REACHED_BY', 'web site', party, contact, [site.column]);
  }
  for (const remark of remarks.filter((r) => r.label === 'Linked To:')) {
    draft.state('ASSOCIATED_WITH', 'linked to', party, linkedParty(draft, remark), [remark.column]);
  }
  return draft.finished(number);
}

/** What one remark says of the party itself. */
function valuesIn(draft: RecordInDraft, remark: Remark): readonly MentionValue[] {
  const { label, text, column, raw } = remark;
  const cell = { column, text: raw };
  if (label === 'a.k.a.' || label === 'n.k.a.') return valueFrom('alias', { column, text }, text, { scheme: label });
  if (label === 'f.k.a.') return valueFrom('formerName', { column, text }, text, { scheme: label });
  if (label === 'Website') return website(draft, remark);
  if (label === 'Email Address') return checked(draft, remark, 'email', checkEmailAddress(text));
  if (/^(Telephone|Phone)/.test(label)) return checked(draft, remark, 'phone', checkPhoneNumber(international(text)));
  if (label === 'Organization Type:') return valueFrom('activity', cell, text);
  if (label === 'Organization Established Date')
    return valueFrom('establishedOn', cell, readDate(text, 'month-first').value);
  if (label === 'Identification Number IMO' || label === 'Company Number IMO') {
    return checked(draft, remark, 'registrationNumber', checkImoCompanyNumber(text), 'IMO-COMPANY');
  }
  const registry = registryOf(remark);
  if (registry === null) return [];
  return checked(draft, remark, registry.property, checkRegistrationNumber(text, registry.scheme), registry.scheme);
}

/** Where anybody may have a page: to be found there too says nothing. */
const HOSTS_OF_PAGES: ReadonlySet<string | null> = new Set([
  'facebook.com',
  'instagram.com',
  'linkedin.com',
  't.me',
  'twitter.com',
  'vk.com',
  'youtube.com',
]);

function website(draft: RecordInDraft, remark: Remark): readonly MentionValue[] {
  const domain = checkDomainName(remark.text);
  return HOSTS_OF_PAGES.has(domain.value) ? [] : checked(draft, remark, 'domain', domain);
}

/** The list gives the digits of the country without a plus sign: "(218) (0)214778301". */
function international(text: string): string {
  return /^[\s(]*[+0]/.test(text) ? text : `+${text.replace(/^\(/, '')}`;
}

function checked(
  draft: RecordInDraft,
  { column, text, raw }: Remark,
  property: Property,
  { verdict, value, because }: CheckedIdentifier,
  scheme?: string,
): readonly MentionValue[] {
  if (verdict !== 'VALID' && verdict !== 'VALID_FORMAT_UNCHECKED') draft.warn(column, `${text}: ${because}.`);
  return valueFrom(property, { column, text: raw }, value ?? text, { verdict, ...(scheme ? { scheme } : {}) });
}
