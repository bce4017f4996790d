import { computedId } from './ids.js';
import type { EntityKind, MentionDraft, MentionValue } from './mention.js';

/** What a mention says, whoever says it: mentions with one profile are compared once. Internal, never shown. */
export function profileIdOf(mention: Pick<MentionDraft, 'kind' | 'values'>): string {
  const parts = mention.values.flatMap((v) => [v.property, v.raw, v.value, v.scheme ?? '', v.verdict ?? '', v.column]);
  return computedId('p', mention.kind, ...parts);
}

const NAME_PROPERTIES = new Set(['name', 'alias', 'formerName']);

/** A text under which a thing can be found and shown. */
export interface NameText {
  readonly property: string;
  readonly text: string;
}

/** Texts a thing is found by: its names, and the identifiers by which people ask for it. */
export function searchableTexts(values: readonly MentionValue[]): readonly NameText[] {
  return values
    .filter((v) => (NAME_PROPERTIES.has(v.property) || ASKED_FOR.has(v.property)) && v.value.trim() !== '')
    .map((v) => ({ property: v.property, text: NAME_PROPERTIES.has(v.property) ? shown(v) : v.value }));
}

/**
 * Names to show, in the order of the record: own names before aliases and former ones. Parties and hulls keep the letters of the record;
 * places and goods, which records often name by a code, and numbers and addresses to reach someone bear what they were read as.
 */
export function namesToShow(kind: EntityKind, values: readonly MentionValue[]): readonly string[] {
  const asRead = kind === 'PLACE' || kind === 'COMMODITY' || kind === 'CONTACT';
  const names = values.filter((v) => NAME_PROPERTIES.has(v.property) && shown(v) !== '');
  const inOrder = [...names.filter((v) => v.property === 'name'), ...names.filter((v) => v.property !== 'name')];
  return inOrder.map((v) => (asRead ? v.value : shown(v)));
}

/** Identifiers that people type into a search field. */
const ASKED_FOR = new Set([
  'imo',
  'mmsi',
  'callSign',
  'registrationNumber',
  'leiCode',
  'taxNumber',
  'containerNumber',
  'billOfLading',
  'permitNumber',
  'reference',
  'phone',
  'email',
  'unLocode',
]);

/** By kind, the properties of which the first that is there makes the line of detail under a name. */
const DETAIL: Readonly<Record<EntityKind, readonly string[]>> = {
  TRADER: ['registrationNumber', 'birthDate', 'country'],
  VESSEL: ['imo', 'mmsi', 'callSign'],
  CONSIGNMENT: ['shippedOn', 'etaOn', 'goods'],
  SEIZURE: ['seizedOn', 'reference'],
  CONTAINER: ['containerType'],
  PERMIT: ['validFrom', 'permitType'],
  PLACE: ['unLocode', 'country'],
  ADDRESS: ['country'],
  CONTACT: [],
  COMMODITY: ['hsCode', 'taxon', 'baselCode', 'substance'],
};

/** One line under a name: "IMO 9074729", "born 1961-04-02", "2019-03-14"; null where the values have none. */
export function detailOf(kind: EntityKind, values: readonly MentionValue[]): string | null {
  for (const property of DETAIL[kind]) {
    const value = values.find(
      (v) => v.property === property && v.verdict !== 'MALFORMED' && v.verdict !== 'PLACEHOLDER',
    );
    if (!value) continue;
    if (property === 'imo') return `IMO ${value.value}`;
    if (property === 'mmsi') return `MMSI ${value.value}`;
    if (property === 'registrationNumber' && value.scheme) return `${value.scheme} ${value.value}`;
    return value.value;
  }
  return null;
}

/** COMPANY, PERSON or UNKNOWN for traders, null for everything else. */
export function traderKindOf(kind: EntityKind, values: readonly MentionValue[]): string | null {
  return kind === 'TRADER' ? (values.find((v) => v.property === 'traderKind')?.value ?? 'UNKNOWN') : null;
}

/** Names keep the letters of the record; only blanks at the ends and runs of blanks go. */
function shown(value: MentionValue): string {
  return value.raw.replace(/\s+/gu, ' ').trim() || value.value;
}
