import type { EntityKind } from './mention.js';

/** Of a person, or of a trader that may be one, only this says nothing of who he is. */
const NAMELESS_OF_TRADER: ReadonlySet<string> = new Set([
  'traderKind',
  'legalForm',
  'country',
  'nationality',
  'sanctionsProgramme',
]);

/** Of an address and of a contact: where it is, roughly, and under which domain. */
const NAMELESS_OF_ADDRESS: ReadonlySet<string> = new Set(['city', 'country']);
const NAMELESS_OF_CONTACT: ReadonlySet<string> = new Set(['domain', 'country']);

/** Answered by people, whosever they are. */
const REACHES_PEOPLE: ReadonlySet<string> = new Set(['phone', 'email']);

/** Written freely, and so often about persons. */
const FREE_TEXTS: ReadonlySet<string> = new Set(['outcome', 'concealment', 'marks']);

/**
 * Whether a value is nominal: names a person, or leads to one. A trader counts as a person until it is known to be a company. Companies,
 * vessels, goods and places keep what they are called by (WCO, Customs Enforcement Network: nominal and non-nominal data).
 */
export function isNominal(kind: EntityKind, isCompany: boolean, property: string): boolean {
  if (REACHES_PEOPLE.has(property) || FREE_TEXTS.has(property)) return true;
  switch (kind) {
    case 'TRADER':
      return !isCompany && !NAMELESS_OF_TRADER.has(property);
    case 'ADDRESS':
      return !NAMELESS_OF_ADDRESS.has(property);
    case 'CONTACT':
      return !NAMELESS_OF_CONTACT.has(property);
    default:
      return false;
  }
}

/** What stands in place of a nominal name: the kind of thing alone. */
export function namelessName(kind: EntityKind, traderKind: string | null): string {
  const word = traderKind === 'PERSON' ? traderKind : kind;
  return `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`;
}
