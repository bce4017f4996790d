import countries from 'i18n-iso-countries';
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import type { EntityKind, MentionValue } from '../records/mention.js';
import type { LinkKind } from '../records/statement.js';

// FollowTheMoney (the model of Aleph and OpenSanctions). Its importers drop a value they find invalid and say nothing, so a
// value goes into a typed property only in the form FtM itself would give it; every other is kept as a line of `notes`.

/** One line of a FollowTheMoney file. */
export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
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

/** FtM has words of its own for owning and directing; for everything else, and where its ranges do not fit, a link with a role. */
export function ftmLinkSchema(
  kind: LinkKind,
  from: string,
  to: string,
): { readonly schema: string; readonly from: string; readonly to: string } {
  if (kind === 'OWNS' && LEGAL_ENTITIES.has(from) && ASSETS.has(to))
    return { schema: 'Ownership', from: 'owner', to: 'asset' };
  if (kind === 'DIRECTS' && LEGAL_ENTITIES.has(from) && to === 'Company') {
    return { schema: 'Directorship', from: 'director', to: 'organization' };
  }
  return { schema: 'UnknownLink', from: 'subject', to: 'object' };
}

/** The FtM schema of a thing of which this is said. */
export function ftmSchemaOf(kind: EntityKind, values: readonly MentionValue[]): string {
  if (kind !== 'TRADER') return SCHEMA_OF_KIND[kind];
  const kinds = new Set(values.filter((v) => v.property === 'traderKind').map((v) => v.value));
  if (kinds.size !== 1) return 'LegalEntity';
  return kinds.has('COMPANY') ? 'Company' : kinds.has('PERSON') ? 'Person' : 'LegalEntity';
}

/** Adds a value to what is said of an entity: under its FtM property, or as a line of notes. */
export function addValue(properties: FtmProperties, schema: string, value: MentionValue): void {
  const typed = typedValue(schema, value);
  if (typed !== null) properties.add(typed.property, typed.value);
  else properties.add('notes', plain(`${value.property}: ${value.raw}`));
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
      return schema === 'Person' && isFtmDate(value) ? { property, value } : null;
    case 'seizedOn':
      return schema === 'Event' && isFtmDate(value) ? { property: 'date', value } : null;
    case 'phone':
      return legal && /^\+\d+$/.test(value) && isValidPhoneNumber(value) ? { property, value } : null;
    default:
      return null;
  }
}

function isCountry(value: string): boolean {
  return Object.hasOwn(countries.getAlpha2Codes(), value);
}

/** Whether FtM takes it for a date: a year, month or day there is. */
export function isFtmDate(value: string | null): value is string {
  if (value === null || !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) return false;
  const full = `${value}${'-01-01'.slice(0, 10 - value.length)}`;
  const parsed = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(full);
}

/** As FtM cleans a text: NFC, no control or format characters, single blanks, no quotes round the whole. */
export function plain(text: string): string {
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
export class FtmProperties {
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
