import { countryOf } from '../../records/countries.js';
import { checkBillOfLadingNumber } from '../../records/identifiers/bill-of-lading-number.js';
import { checkCallSign } from '../../records/identifiers/call-sign.js';
import { isComparable, lettersAndDigits } from '../../records/identifiers/checked.js';
import { checkContainerNumber } from '../../records/identifiers/container-number.js';
import { checkHsCode, hsSubheading } from '../../records/identifiers/hs-code.js';
import { checkImoNumber } from '../../records/identifiers/imo-number.js';
import { checkMmsi } from '../../records/identifiers/mmsi.js';
import { checkPermitNumber } from '../../records/identifiers/permit-number.js';
import { checkTaxonName } from '../../records/identifiers/taxon-name.js';
import { checkUnLocode } from '../../records/identifiers/un-locode.js';
import type { MentionValue, Property } from '../../records/mention.js';
import { placeOf, placeWithUnLocode } from '../../records/places.js';
import type { MentionRef } from '../../records/statement.js';
import { UN_LOCODES } from '../../records/un-locode-table.js';
import type { CheckedIdentifier, Verdict } from '../../records/verdict.js';
import { valueFrom } from '../reading/cells.js';
import type { RecordInDraft } from './record-in-draft.js';

/** The columns that speak of a vessel. */
export interface VesselColumns {
  readonly name?: string;
  readonly imo?: string;
  readonly mmsi?: string;
  readonly callSign?: string;
  readonly flag?: string;
}

/** A vessel as a paper names it; comparison decides which hull it is, above all by its IMO number. */
export function vesselIn(
  draft: RecordInDraft,
  columns: VesselColumns,
  identityKey: string | null = null,
  values: readonly MentionValue[] = [],
  role = 'vessel',
): MentionRef | null {
  const known = [columns.name, columns.imo, columns.mmsi, columns.callSign];
  if (known.every((column) => column === undefined || draft.text(column) === '')) return null;
  return draft.mention('VESSEL', role, identityKey, [
    ...(columns.name ? valueFrom('name', draft.cell(columns.name)) : []),
    ...(columns.imo ? identifierIn(draft, 'imo', columns.imo, checkImoNumber) : []),
    ...(columns.mmsi ? identifierIn(draft, 'mmsi', columns.mmsi, checkMmsi) : []),
    ...(columns.callSign ? identifierIn(draft, 'callSign', columns.callSign, checkCallSign) : []),
    ...(columns.flag ? valueFrom('flag', draft.cell(columns.flag), countryOf(draft.text(columns.flag))) : []),
    ...values,
  ]);
}

/** An identifier with what checking it showed; what is wrong with it is also a warning. */
export function identifierIn(
  draft: RecordInDraft,
  property: Property,
  column: string,
  check: (raw: string) => CheckedIdentifier,
): readonly MentionValue[] {
  if (draft.text(column) === '') return [];
  const checked = check(draft.text(column));
  if (!isComparable(checked.verdict)) draft.warn(column, checked.because ?? checked.verdict);
  return valueFrom(property, draft.cell(column), checked.value ?? draft.text(column), { verdict: checked.verdict });
}

/** The columns that speak of a port, city or airport; one of code and name is there. */
export interface PlaceColumns {
  readonly code?: string;
  readonly name?: string;
  readonly country?: string;
}

/** A port, by its UN/LOCODE or else by name and country. */
export function placeIn(
  draft: RecordInDraft,
  role: string,
  columns: PlaceColumns,
  values: readonly MentionValue[] = [],
): MentionRef | null {
  const filled = (column: string | undefined) => (column && draft.text(column) !== '' ? column : null);
  const [codeColumn, nameColumn, countryColumn] = [columns.code, columns.name, columns.country].map(filled);
  const named = nameColumn ?? codeColumn;
  if (!named) return null;
  const checked = codeColumn ? checkUnLocode(draft.text(codeColumn)) : null;
  const country = countryColumn ? countryOf(draft.text(countryColumn)) : null;
  const place =
    checked?.verdict === 'VALID' && checked.value
      ? placeWithUnLocode(checked.value, UN_LOCODES.has(checked.value) || !nameColumn ? null : draft.text(nameColumn))
      : placeOf(draft.text(named), country);
  return draft.mention('PLACE', role, place.identityKey, [
    ...valueFrom('name', draft.cell(named), place.name),
    ...(codeColumn ? identifierIn(draft, 'unLocode', codeColumn, checkUnLocode) : []),
    ...valueFrom('country', draft.cell(codeColumn ?? countryColumn ?? named), place.country),
    ...values,
  ]);
}

/** A country named by its code, as a place that goods came from or were bound for. */
export function countryIn(
  draft: RecordInDraft,
  role: string,
  column: string,
  values: readonly MentionValue[] = [],
): MentionRef | null {
  const country = countryOf(draft.text(column));
  if (country === null) return null;
  return draft.mention('PLACE', role, `place:${country}`, [
    ...valueFrom('name', draft.cell(column)),
    ...valueFrom('country', draft.cell(column), country),
    ...values,
  ]);
}

/** A container. Only a number whose check digit fits says which one it is. */
export function containerIn(
  draft: RecordInDraft,
  column: string,
  values: readonly MentionValue[] = [],
  role = 'container',
): MentionRef | null {
  const [number] = identifierIn(draft, 'containerNumber', column, checkContainerNumber);
  if (!number) return null;
  const key = number.verdict === 'VALID' ? `container:${number.value}` : null;
  return draft.mention('CONTAINER', role, key, [{ ...number, property: 'name' }, number, ...values]);
}

/** The number of a bill of lading is unique with its carrier; together they name the consignment. */
export function consignmentNumber(draft: RecordInDraft, number: string, issuer: string | null): CheckedIdentifier {
  return checkBillOfLadingNumber(`${issuer === null ? '' : draft.text(issuer)}${draft.text(number)}`);
}

/**
 * A consignment by the bill of lading that a paper refers to. Null where it refers to none. Where the number bears its carrier's code
 * already there is no issuer.
 */
export function consignmentIn(
  draft: RecordInDraft,
  columns: { readonly number: string; readonly issuer: string | null },
  values: readonly MentionValue[] = [],
  role = 'consignment',
): MentionRef | null {
  if (draft.text(columns.number) === '') return null;
  if (columns.issuer !== null && draft.text(columns.issuer) === '') return null;
  const checked = consignmentNumber(draft, columns.number, columns.issuer);
  const more = { verdict: checked.verdict };
  return draft.mention('CONSIGNMENT', role, consignmentKey(checked), [
    ...valueFrom('name', draft.cell(columns.number)),
    ...valueFrom('billOfLading', draft.cell(columns.number), checked.value, more),
    ...values,
  ]);
}

function consignmentKey(checked: CheckedIdentifier): string | null {
  return checked.verdict === 'VALID' ? `bill-of-lading:${checked.value}` : null;
}

/** A permit by its number. Spaces and strokes are left out or put in at will, so they do not count. */
export function permitIn(
  draft: RecordInDraft,
  column: string,
  values: readonly MentionValue[] = [],
  addsOnly = false,
  role = 'permit',
): MentionRef | null {
  const [number] = identifierIn(draft, 'permitNumber', column, checkPermitNumber);
  if (!number) return null;
  const key = isComparable(number.verdict ?? 'MALFORMED') ? `permit:${lettersAndDigits(number.value)}` : null;
  return draft.mention('PERMIT', role, key, [{ ...number, property: 'name' }, number, ...values], addsOnly);
}

/** What goods were called in the tariff: the six digits that are the same the world over. */
export function tariffLineIn(
  draft: RecordInDraft,
  role: string,
  column: string,
  values: readonly MentionValue[] = [],
): MentionRef | null {
  const [code] = identifierIn(draft, 'hsCode', column, checkHsCode);
  if (!code) return null;
  const key = isComparable(code.verdict ?? 'MALFORMED') ? `commodity:hs:${hsSubheading(code.value)}` : null;
  const name = { ...code, property: 'name', value: `HS ${code.value}` };
  return draft.mention('COMMODITY', role, key, [name, code, ...values]);
}

/** How the kinds of goods are told apart in an identity key. */
const COMMODITY_KEY = { taxon: 'taxon', baselCode: 'basel', substance: 'substance' } as const;
export type CommodityProperty = keyof typeof COMMODITY_KEY;

/** What was found: a species, a waste code of the Basel Convention, or a refrigerant by its ASHRAE number. */
export function foundIn(draft: RecordInDraft, role: string, column: string): MentionRef | null {
  return commodityIn(draft, role, whatIsFound(draft.text(column)), column);
}

/** What a text names that may be a waste code, a refrigerant's number or a species. */
export function whatIsFound(text: string): CommodityProperty {
  if (/^([AB]\d{4}|Y\d{1,2})$/.test(text)) return 'baselCode';
  return /^R-\d+[A-Za-z]*$/.test(text) ? 'substance' : 'taxon';
}

/** Goods by what they are: a species, a waste code or a controlled substance. */
export function commodityIn(
  draft: RecordInDraft,
  role: string,
  property: CommodityProperty,
  column: string,
  values: readonly MentionValue[] = [],
): MentionRef | null {
  const text = draft.text(column);
  if (text === '') return null;
  const code = property === 'taxon' ? text.toLowerCase() : text.toUpperCase();
  return draft.mention('COMMODITY', role, `commodity:${COMMODITY_KEY[property]}:${code}`, [
    ...valueFrom('name', draft.cell(column)),
    ...valueFrom(property, draft.cell(column), undefined, property === 'taxon' ? verdictOfTaxon(text) : {}),
    ...values,
  ]);
}

/** A common name or a trade name is none that a list could confirm, and has no verdict. */
function verdictOfTaxon(text: string): { readonly verdict?: Verdict } {
  const { verdict } = checkTaxonName(text);
  return isComparable(verdict) ? { verdict } : {};
}
