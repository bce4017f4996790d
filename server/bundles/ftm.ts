import countries from 'i18n-iso-countries';
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import type { CaseEntity, CaseLink } from '../casework/case-version.js';
import type { EntityKind, MentionValue } from '../records/mention.js';
import type { OrderedCase } from './ordered-case.js';

// FollowTheMoney (the model of Aleph and OpenSanctions). Its importers drop a value they find invalid and say nothing, so a
// value goes into a typed property only in the form FtM itself would give it; every other is kept as a line of `notes`.

interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Record<string, string[]>;
}

const SCHEMA_OF_KIND: Readonly<Record<Exclude<EntityKind, 'TRADER'>, string>> = {
  VESSEL: 'Vessel',
  CONSIGNMENT: 'Asset',
  SEIZURE: 'Event',
  CONTAINER: 'Asset',
  PERMIT: 'License',
  PLACE: 'Address',
  ADDRESS: 'Address',
  CONTACT: 'UserAccount',
  COMMODITY: 'Asset',
};
const LEGAL_ENTITIES = new Set(['Company', 'Person', 'LegalEntity']);
const ASSETS = new Set(['Company', 'Vessel', 'Asset', 'License']);

/** The case's entities, links and exhibits, one JSON object a line. */
export function ftmOf(known: OrderedCase): string {
  const exhibits = known.extracts.map(({ plan, part }): FtmEntity => {
    const properties = new Properties();
    properties.add('fileName', plain(plan.file.fileName));
    properties.add('title', plain(`${plan.reference}: extract of ${plan.file.fileName}`));
    properties.add('publisher', plain(plan.file.publisher));
    properties.add('notes', `SHA-256 of the extract ${part.sha256}; of the original ${plan.file.sha256}`);
    return { id: plan.reference, schema: 'Document', properties: properties.sorted() };
  });
  const all = [
    ...exhibits,
    ...known.subjects.map((s) => entityOf(known, s)),
    ...known.links.map((l) => linkOf(known, l)),
  ];
  return all.map((e) => `${JSON.stringify(e)}\n`).join('');
}

function entityOf(known: OrderedCase, subject: CaseEntity): FtmEntity {
  const schema = schemaOf(subject);
  const properties = new Properties();
  properties.add('name', plain(subject.name));
  for (const { value, recordId } of subject.values) {
    const typed = typedValue(schema, value);
    if (typed !== null) properties.add(typed.property, typed.value);
    else properties.add('notes', plain(`${value.property}: ${value.raw}`));
    properties.add('proof', known.place(recordId).exhibit);
  }
  return { id: subject.id, schema, properties: properties.sorted() };
}

function linkOf(known: OrderedCase, link: CaseLink): FtmEntity {
  const { schema, from, to } = linkSchema(link, schemaOf(known.subject(link.from)), schemaOf(known.subject(link.to)));
  const properties = new Properties();
  properties.add(from, link.from);
  properties.add(to, link.to);
  properties.add('role', plain(link.role === '' ? link.kind : `${link.kind}: ${link.role}`));
  for (const statement of link.statements) {
    if (isDate(statement.heldFrom)) properties.add('startDate', statement.heldFrom);
    if (isDate(statement.heldUntil)) properties.add('endDate', statement.heldUntil);
    properties.add('proof', known.place(statement.recordId).exhibit);
  }
  return { id: link.id, schema, properties: properties.sorted() };
}

/** FtM has words of its own for owning and directing; for everything else, and where its ranges do not fit, a link with a role. */
function linkSchema(link: CaseLink, from: string, to: string): { schema: string; from: string; to: string } {
  if (link.kind === 'OWNS' && LEGAL_ENTITIES.has(from) && ASSETS.has(to))
    return { schema: 'Ownership', from: 'owner', to: 'asset' };
  if (link.kind === 'DIRECTS' && LEGAL_ENTITIES.has(from) && to === 'Company') {
    return { schema: 'Directorship', from: 'director', to: 'organization' };
  }
  return { schema: 'UnknownLink', from: 'subject', to: 'object' };
}

function schemaOf(subject: CaseEntity): string {
  if (subject.kind !== 'TRADER') return SCHEMA_OF_KIND[subject.kind];
  const kinds = new Set(subject.values.filter((v) => v.value.property === 'traderKind').map((v) => v.value.value));
  if (kinds.size !== 1) return 'LegalEntity';
  return kinds.has('COMPANY') ? 'Company' : kinds.has('PERSON') ? 'Person' : 'LegalEntity';
}

type Typed = { readonly property: string; readonly value: string };

/** The FtM property of a value in FtM's canonical form; null where it has none or the form is in doubt. */
function typedValue(schema: string, { property, value, verdict }: MentionValue): Typed | null {
  const sound = verdict === undefined || verdict === 'VALID' || verdict === 'VALID_FORMAT_UNCHECKED';
  const legal = LEGAL_ENTITIES.has(schema);
  const vessel = schema === 'Vessel';
  switch (property) {
    case 'name':
      return { property: 'name', value: plain(value) };
    case 'alias':
      return { property: 'alias', value: plain(value) };
    case 'formerName':
      return { property: 'previousName', value: plain(value) };
    case 'imo':
      return vessel && verdict === 'VALID' && /^\d{7}$/.test(value)
        ? { property: 'imoNumber', value: `IMO${value}` }
        : null;
    case 'mmsi':
      return vessel && sound && /^[2-7]\d{8}$/.test(value) ? { property, value } : null;
    case 'callSign':
      return vessel && sound && /^[A-Z0-9]{3,8}$/.test(value) ? { property, value } : null;
    case 'registrationNumber':
      return legal && sound && /^[A-Z0-9][A-Z0-9 ./-]*[A-Z0-9]$/i.test(value)
        ? { property, value: plain(value) }
        : null;
    case 'country':
      return isCountry(value) ? { property: 'country', value: value.toLowerCase() } : null;
    case 'nationality':
      return schema === 'Person' && isCountry(value) ? { property, value: value.toLowerCase() } : null;
    case 'flag':
      return vessel && isCountry(value) ? { property, value: value.toLowerCase() } : null;
    case 'birthDate':
      return schema === 'Person' && isDate(value) ? { property, value } : null;
    case 'seizedOn':
      return schema === 'Event' && isDate(value) ? { property: 'date', value } : null;
    case 'phone':
      return legal && /^\+\d+$/.test(value) && isValidPhoneNumber(value) ? { property, value } : null;
    default:
      return null;
  }
}

function isCountry(value: string): boolean {
  return Object.hasOwn(countries.getAlpha2Codes(), value);
}

function isDate(value: string | null): value is string {
  if (value === null || !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) return false;
  const full = `${value}${'-01-01'.slice(0, 10 - value.length)}`;
  const parsed = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(full);
}

/** As FtM cleans a text: NFC, no control or format characters, single blanks, no quotes round the whole. */
function plain(text: string): string {
  const tidy = text
    .normalize('NFC')
    .replaceAll(/[\p{Zl}\p{Zp}\p{Zs}\t\r\n\v\f\u0085]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, '')
    .replaceAll(/ +/g, ' ')
    .trim()
    .replaceAll(/^["'\s]+|(?<!["'\s])["'\s]+$/g, '');
  return tidy === '' ? 'unnamed' : tidy;
}

/** Values by property, each once, sorted when written. */
class Properties {
  private readonly values = new Map<string, Set<string>>();

  add(property: string, value: string): void {
    const known = this.values.get(property) ?? new Set();
    this.values.set(property, known.add(value));
  }

  sorted(): Record<string, string[]> {
    return Object.fromEntries(
      [...this.values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([p, v]) => [p, [...v].sort()]),
    );
  }
}
