import type { EntityKind, MentionValue } from './mention.js';

/** Of a person, or of a trader that may be one, only this says nothing of who he is. */
const OF_PERSON = namesIn('traderKind legalForm country nationality sanctionsProgramme');

/** Of an address and of a contact: where it is, roughly, and under which domain. */
const OF_ADDRESS = namesIn('city country');
const OF_CONTACT = namesIn('domain country');

/** Answered by people, whosever they are. */
const REACHES_PEOPLE: ReadonlySet<string> = new Set(['phone', 'email']);

/** Of a company: what its register and lists say of itself. */
const OF_COMPANY = namesIn(`
  traderKind name alias formerName registrationNumber leiCode taxNumber legalForm country nationality city address domain activity status
  establishedOn incorporatedOn dissolvedOn quotaHolderId sanctionsProgramme listNumber sanctionedOn sanctionEndedOn listedOn
`);

/**
 * Of vessels, goods, papers and places: what says nothing of people. Not among them: what was written freely, and whatever a mapping brought
 * under a name of its own, for nobody knows what stands there.
 */
const OF_THING = namesIn(`
  name alias formerName reference authority country status purpose billOfLading houseBill masterBill ucr airWaybill manifestNumber
  previousDocument documentType amendment recordStatus inBondEntry shippedOn etaOn arrivedOn declaredOn handedOverOn receivedOn disposedOn
  year voyage flightNumber airline transportMode freight loadStatus procedure placeOfIssue warehouse goods packages packaging grossWeightKg
  netWeightKg weightKg weight volume volumeM3 quantity quantityAsWritten pieces receivedQuantity statedValue estimatedValue sealNumber
  accepted consentOfAll disposalOperation appendix sourceCode term item seizedOn createdOn reportLevel direction placeType detectionMethod
  coverLoad species vehicleCountry offenderNationality personsCount personsArrested law containerNumber containerType sizeType permitNumber
  permitType validFrom validUntil authorisedQuantity authorityOfTransit countryOfExport countryOfImport countryOfTransit customsOffice
  notificationType intendedShipments quantityPerShipment physicalCharacteristics generatingProcess genuineness refillableCylinders unLocode
  coordinates coordinatePrecision latitude longitude hsCode taxon taxonOrCode baselCode nationalCode yCode hCode unClass unNumber casNumber
  substance composition co2eTonnes odpTonnes imo mmsi callSign flag formerFlag vesselType grossTonnage deadweightTonnage builtYear
  registeredFrom registeredUntil aisGapFrom aisGapUntil aisGapHours sanctionsProgramme listNumber sanctionedOn sanctionEndedOn listedOn
`);

/**
 * Whether a value is nominal: names a person, or leads to one. A trader counts as a person until it is known to be a company. Companies,
 * vessels, goods and places keep what they are called by (WCO, Customs Enforcement Network: nominal and non-nominal data). What is not known to
 * be harmless is nominal.
 */
export function isNominal(kind: EntityKind, isCompany: boolean, property: string): boolean {
  if (REACHES_PEOPLE.has(property)) return true;
  switch (kind) {
    case 'TRADER':
      return !(isCompany ? OF_COMPANY : OF_PERSON).has(property);
    case 'ADDRESS':
      return !OF_ADDRESS.has(property);
    case 'CONTACT':
      return !OF_CONTACT.has(property);
    default:
      return !OF_THING.has(property);
  }
}

function namesIn(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
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
