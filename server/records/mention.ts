import type { MentionId } from './ids.js';
import type { Verdict } from './verdict.js';

/** The kinds of thing a record can speak of. A trader is a company or a person in a trade role. */
export const ENTITY_KINDS = [
  'TRADER',
  'VESSEL',
  'CONSIGNMENT',
  'SEIZURE',
  'CONTAINER',
  'PERMIT',
  'PLACE',
  'ADDRESS',
  'CONTACT',
  'COMMODITY',
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/**
 * What a value is about. `name` counts for every kind (the label on a chart); the others are kind by kind:
 * trader: traderKind COMPANY|PERSON, alias, formerName, registrationNumber (scheme e.g. "KE-BRS"), leiCode, taxNumber,
 *   legalForm, country, birthDate, nationality, activity, establishedOn, idDocument, phone, email, domain, address, status,
 *   sanctionsProgramme, listNumber (scheme is the list, which has one number for each of its targets)
 * vessel: imo, mmsi, callSign, flag, formerFlag, formerName, alias, vesselType, grossTonnage, deadweightTonnage, builtYear,
 *   sanctionsProgramme, listNumber
 * consignment: billOfLading, ucr, shippedOn, arrivedOn, etaOn, goods, packages, grossWeightKg, voyage, marks, sealNumber
 * seizure: reference, seizedOn, authority, goods, weightKg, pieces, quantityAsWritten (what is no plain number), transportMode,
 *   flightNumber, detectionMethod, concealment, species, outcome
 * container: containerNumber · permit: permitNumber, validFrom, validUntil, authorisedQuantity, permitType
 * place: unLocode, country, coordinates · address: text, city, country · contact: phone, email, domain
 * commodity: hsCode, taxon, baselCode, substance
 */
export type Property = string;

/** One value as one record gives it: what stood there and what we read it as, side by side. */
export interface MentionValue {
  readonly property: Property;
  /** Exactly the text of the cell, or of the part of the cell this value was read from. */
  readonly raw: string;
  /** The cleaned value: normal form of an identifier, ISO 3166 alpha-2 country, EDTF level 1 date, decimal number. */
  readonly value: string;
  /** The column it came from, as the file's header spells it. */
  readonly column: string;
  /** For identifiers only. */
  readonly verdict?: Verdict;
  /** Registry of a registrationNumber, unit of a quantity, kind of an alias. */
  readonly scheme?: string;
}

/** What one record says about one party or thing. */
export interface MentionDraft {
  readonly kind: EntityKind;
  /** The part this party plays in the record: "consignee", "vessel", "owner", "port of loading". Part of the mention's id. */
  readonly role: string;
  /** 0 for the first mention in this role, 1 for the next. Part of the mention's id. */
  readonly ordinal: number;
  /**
   * Mentions with one kind and one identity key are one thing, whoever says so: "container:MSKU9070323", "place:KEMBA",
   * "ofac-sdn:ent:4238". Null where only comparison can tell.
   */
  readonly identityKey: string | null;
  /**
   * True where the row adds to a thing that another row must introduce (an alias row, a leg of a seizure): on its own
   * it makes no entity and waits for its partner, found by `identityKey`.
   */
  readonly addsOnly: boolean;
  readonly values: readonly MentionValue[];
}

/** A mention once its record has a key. */
export interface Mention extends MentionDraft {
  readonly id: MentionId;
}

/** The cleaned values of a property, in the order of the record. */
export function valuesOf(mention: MentionDraft, property: Property): readonly string[] {
  return mention.values.filter((v) => v.property === property).map((v) => v.value);
}
