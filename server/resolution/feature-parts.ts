import type { EntityKind } from '../records/mention.js';
import type { AddressForm } from './address-form.js';
import type { HardFacts } from './contradictions.js';
import type { IdentifierProperty } from './identifier-properties.js';
import type { NameForm, NameWord } from './names.js';

/** A value as a comparison meets it: cleaned, with what stood in the record. */
export interface Value {
  readonly value: string;
  readonly raw: string;
}

/** A number that names a thing, in its registry. */
export interface Identifier extends Value {
  readonly property: IdentifierProperty;
  /** Registry of the number, where it has one ("KE-BRS"); else ''. */
  readonly scheme: string;
  /** Checked and right. Only such a number drives a match; one whose shape alone is right supports it. */
  readonly valid: boolean;
}

/** What comparing needs of a mention, before its keys. */
export interface FeatureParts {
  /** Of the mention, or of the profile that many mentions share. */
  readonly id: string;
  readonly kind: EntityKind;
  readonly facts: HardFacts;
  /** Name, aliases and former names, in the order of the record. */
  readonly names: readonly NameForm[];
  /** Words of these that say whose child the bearer is. */
  readonly fathers: readonly NameWord[];
  /** What the words of the rarest name are worth together, in bits. */
  readonly namesRarity: number;
  readonly identifiers: readonly Identifier[];
  /** Which properties those are of, a bit each: two that have none in common have no number to compare. */
  readonly numbered: number;
  readonly phones: readonly Value[];
  readonly emails: readonly Value[];
  /** Own domains and those of the e-mail addresses. */
  readonly domains: readonly Value[];
  readonly addresses: readonly AddressForm[];
  /** EDTF level 1, to the precision the record has. */
  readonly birthDates: readonly Value[];
  /** JR or SR, where a name or what stands beside it says so. */
  readonly generation: 'JR' | 'SR' | null;
  /** ISO 3166 alpha-2: of the trader, of his nationality, of the flag. */
  readonly countries: readonly Value[];
  readonly nationalities: readonly Value[];
  readonly flags: readonly Value[];
  readonly grossTonnages: readonly Value[];
  readonly builtYears: readonly Value[];
  readonly vesselTypes: readonly Value[];
}
