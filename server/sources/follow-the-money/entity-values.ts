import { countryOf } from '../../records/countries.js';
import { checkCallSign } from '../../records/identifiers/call-sign.js';
import { checkImoNumber } from '../../records/identifiers/imo-number.js';
import { checkLeiCode } from '../../records/identifiers/lei-code.js';
import { checkMmsi } from '../../records/identifiers/mmsi.js';
import { checkPhoneNumber } from '../../records/identifiers/phone-number.js';
import type { EntityKind, MentionValue } from '../../records/mention.js';
import type { CheckedIdentifier } from '../../records/verdict.js';

/** What an entity in the FollowTheMoney model says, as a mention says it. */
export interface EntityValues {
  readonly kind: EntityKind;
  readonly values: readonly MentionValue[];
}

/** Schemas of the model that are no traders' business stand as traders of no stated kind. */
const COMPANIES = new Set(['Company', 'Organization', 'PublicBody']);

/** Our property for each of the model's; what is not listed takes no part in comparing. */
const PROPERTIES: Readonly<Record<string, string>> = {
  name: 'name',
  alias: 'alias',
  weakAlias: 'alias',
  previousName: 'formerName',
  firstName: 'givenName',
  secondName: 'middleName',
  middleName: 'middleName',
  fatherName: 'middleName',
  lastName: 'familyName',
  birthDate: 'birthDate',
  country: 'country',
  jurisdiction: 'country',
  mainCountry: 'country',
  nationality: 'nationality',
  citizenship: 'nationality',
  address: 'address',
  phone: 'phone',
  email: 'email',
  website: 'domain',
  registrationNumber: 'registrationNumber',
  innCode: 'taxNumber',
  taxNumber: 'taxNumber',
  vatCode: 'taxNumber',
  leiCode: 'leiCode',
  passportNumber: 'idDocument',
  idNumber: 'idDocument',
  imoNumber: 'imo',
  mmsi: 'mmsi',
  callSign: 'callSign',
  flag: 'flag',
  grossRegisteredTonnage: 'grossTonnage',
  buildDate: 'builtYear',
  type: 'vesselType',
};

const CHECKS: Readonly<Record<string, (raw: string) => CheckedIdentifier>> = {
  imo: checkImoNumber,
  mmsi: checkMmsi,
  callSign: checkCallSign,
  leiCode: checkLeiCode,
  phone: checkPhoneNumber,
};
const COUNTRIES = new Set(['country', 'nationality', 'flag']);

/** Reads an entity of the model: its schema, and its properties as a text or a list of texts each. What is no text is passed over. */
export function entityValues(schema: string, properties: Readonly<Record<string, unknown>>): EntityValues {
  const kind: EntityKind = schema === 'Vessel' ? 'VESSEL' : 'TRADER';
  const values = Object.entries(properties).flatMap(([given, texts]) => {
    const property = PROPERTIES[given];
    if (property === undefined || (property === 'vesselType' && kind !== 'VESSEL')) return [];
    return [texts].flat().flatMap((text) => (typeof text === 'string' ? valuesAs(property, given, text) : []));
  });
  const traderKind = schema === 'Person' ? 'PERSON' : COMPANIES.has(schema) ? 'COMPANY' : null;
  return {
    kind,
    values:
      traderKind === null
        ? values
        : [...values, { property: 'traderKind', raw: schema, value: traderKind, column: 'schema' }],
  };
}

function valuesAs(property: string, column: string, raw: string): readonly MentionValue[] {
  if (raw.trim() === '') return [];
  if (COUNTRIES.has(property)) return [{ property, raw, value: countryOf(raw) ?? raw.toUpperCase(), column }];
  const checked = CHECKS[property]?.(raw);
  if (checked === undefined) return [{ property, raw, value: raw.trim(), column }];
  return [{ property, raw, value: checked.value ?? raw.replace(/\s/g, ''), column, verdict: checked.verdict }];
}
