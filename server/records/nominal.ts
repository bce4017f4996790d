import type { EntityKind, MentionValue } from './mention.js';

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
const FREE_TEXTS: ReadonlySet<string> = new Set([
  'outcome',
  'concealment',
  'marks',
  'penalty',
  'proceedings',
  'reason',
  'remarks',
]);

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

/** What a statement says of a link alone; anything else that a mapping puts there may be about a person. */
export const STATEMENT_PROPERTIES: ReadonlySet<string> = new Set([
  'quantity',
  'unit',
  'qualifier',
  'value',
  'confirmed',
  'order',
]);

/** What stands in place of a nominal name: the kind of thing alone. */
export function namelessName(kind: EntityKind, traderKind: string | null): string {
  const word = traderKind === 'PERSON' ? traderKind : kind;
  return `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`;
}

/** A trader is a company where the record says so, or where nothing says that it is a person and `isKnownAs` says the rest. */
export function saysCompany(values: readonly MentionValue[], isKnownAs = false): boolean {
  const said = values.filter((v) => v.property === 'traderKind').map((v) => v.value);
  return said.includes('COMPANY') || (isKnownAs && !said.includes('PERSON'));
}

/** The values that are not nominal. */
export function withoutNominalValues<V extends MentionValue>(
  kind: EntityKind,
  isCompany: boolean,
  values: readonly V[],
): readonly V[] {
  const isHidden = (v: V) => isNominal(kind, isCompany, v.property);
  const nameless = isNominal(kind, isCompany, 'name');
  const hiddenColumns = new Set(values.filter(isHidden).map((v) => v.column));
  // That somebody is a person may have been read from the cell with his name.
  const asRead = (v: V): V => (nameless || hiddenColumns.has(v.column) ? { ...v, raw: v.value } : v);
  return values.filter((v) => !isHidden(v)).map(asRead);
}

/** Of a row only the cells that are, as a whole, a value that is shown: what nobody read may say anything. */
export function shownCells<C extends { readonly column: string; readonly text: string }>(
  cells: readonly C[],
  said: readonly MentionValue[],
  shown: readonly MentionValue[],
  instead: string,
): readonly C[] {
  return cells.map((cell) => {
    const { column, text } = cell;
    const whole = (v: MentionValue) => v.column === column && v.raw.trim() === text.trim();
    const isShown = shown.some(whole) && said.filter((v) => v.column === column).every((v) => shown.includes(v));
    return isShown || text.trim() === '' ? cell : { ...cell, text: instead };
  });
}
