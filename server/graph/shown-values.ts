import type { MentionId } from '../records/ids.js';
import type { EntityKind, MentionValue } from '../records/mention.js';
import { byRecorded } from './links-from-records.js';

/** A mention as far as it says what its thing is called. */
export interface SpeakingMention {
  readonly id: MentionId;
  readonly kind: EntityKind;
  readonly addsOnly: boolean;
  readonly recordedOn: string;
  readonly values: readonly MentionValue[];
}

/** A text by which a thing may be shown, and the mention that gives it. */
export interface ShownValue {
  readonly text: string;
  readonly mention: MentionId;
}

/** What a thing is called, best first; the first that a viewer may see is the label on his chart. */
const NAME_PROPERTIES = ['name', 'alias', 'formerName'] as const;

/** What tells two things of one name apart, best first. */
const DETAIL_PROPERTIES: Readonly<Record<EntityKind, readonly string[]>> = {
  TRADER: ['registrationNumber', 'leiCode', 'taxNumber', 'birthDate', 'country', 'address'],
  VESSEL: ['imo', 'mmsi', 'callSign', 'flag'],
  CONSIGNMENT: ['shippedOn', 'arrivedOn', 'etaOn', 'billOfLading', 'ucr', 'goods'],
  SEIZURE: ['seizedOn', 'reference', 'authority', 'goods'],
  CONTAINER: ['containerNumber'],
  PERMIT: ['permitNumber', 'validUntil'],
  PLACE: ['unLocode', 'country'],
  ADDRESS: ['country'],
  CONTACT: ['phone', 'email', 'domain'],
  COMMODITY: ['hsCode', 'taxon', 'baselCode', 'substance'],
};

/** Numbers that say nothing without their name. */
const LABELS: Readonly<Record<string, string>> = { imo: 'IMO', mmsi: 'MMSI', hsCode: 'HS' };

/** Names in order of preference, as the records spell them: that of a row that introduces the thing before one that only adds. */
export function namesOf(mentions: readonly SpeakingMention[]): readonly ShownValue[] {
  return preferred(
    mentions,
    () => NAME_PROPERTIES,
    (value) => value.raw,
  );
}

/** The second line under a name: an identifier or a date, in order of preference. */
export function detailsOf(mentions: readonly SpeakingMention[]): readonly ShownValue[] {
  return preferred(
    mentions,
    (kind) => DETAIL_PROPERTIES[kind],
    (value) => (LABELS[value.property] ? `${LABELS[value.property]} ${value.value}` : value.value),
  );
}

/** COMPANY or PERSON, in order of preference; nothing for what is no trader. */
export function traderKindsOf(mentions: readonly SpeakingMention[]): readonly ShownValue[] {
  return preferred(
    mentions,
    (kind) => (kind === 'TRADER' ? ['traderKind'] : []),
    (value) => value.value,
  );
}

/**
 * By property, then introducing rows first, then (recorded on, id): the place of a value depends on its own mention alone, so that
 * leaving out what cannot be seen does not change the order of the rest.
 */
function preferred(
  mentions: readonly SpeakingMention[],
  propertiesOf: (kind: EntityKind) => readonly string[],
  textOf: (value: MentionValue) => string,
): readonly ShownValue[] {
  const ordered = [...mentions].sort((a, b) => Number(a.addsOnly) - Number(b.addsOnly) || byRecorded(a, b));
  return ordered
    .flatMap((mention) =>
      mention.values.map((value) => ({
        rank: propertiesOf(mention.kind).indexOf(value.property),
        text: textOf(value).trim(),
        mention: mention.id,
      })),
    )
    .filter((v) => v.rank >= 0 && v.text !== '')
    .sort((a, b) => a.rank - b.rank) // stable: the order of mentions, and within one that of its record
    .map(({ text, mention }) => ({ text, mention }));
}
