import type { ReferenceList } from '../reference-list.js';
import type { CheckedIdentifier } from '../verdict.js';
import { checkAirWaybillNumber } from './air-waybill-number.js';
import { checkBankAccountNumber, checkBankCode } from './bank-account-number.js';
import { checkBillOfLadingNumber } from './bill-of-lading-number.js';
import { checkCallSign } from './call-sign.js';
import { checkCasNumber } from './cas-number.js';
import { checkContainerNumber } from './container-number.js';
import { checkDomainName, checkEmailAddress } from './email-address.js';
import { checkEoriNumber } from './eori-number.js';
import { checkHsCode } from './hs-code.js';
import { checkImoCompanyNumber, checkImoNumber } from './imo-number.js';
import { checkLeiCode } from './lei-code.js';
import { checkMmsi } from './mmsi.js';
import { checkMovementReferenceNumber } from './movement-reference-number.js';
import { checkPermitNumber } from './permit-number.js';
import { checkPhoneNumber } from './phone-number.js';
import { checkRegistrationNumber } from './registration-number.js';
import { type NumberShape, type RepairProposal, repairsOf } from './repairs.js';
import { checkTaxonName } from './taxon-name.js';
import { checkTravelDocumentNumber } from './travel-document-number.js';
import { checkUnLocode } from './un-locode.js';
import { checkVatNumber } from './vat-number.js';

/** What is known beside the number and matters to its check. Whatever is left out is not known. */
export interface IdentifierContext {
  /** Of whoever wrote it, ISO 3166 alpha-2: telephones in national form, VAT numbers without prefix. */
  readonly country?: string | null;
  /** Of the ship, ISO 3166 alpha-2, now and before. */
  readonly flag?: string | null;
  readonly formerFlags?: readonly string[];
  /** Which registry gave a registration number: "KE-BRS". */
  readonly registry?: string;
  readonly unLocodes?: ReferenceList | null;
  readonly harmonizedSystem?: ReferenceList | null;
  readonly containerOwners?: ReferenceList | null;
  readonly taxa?: ReferenceList | null;
}

/** A kind of identifier, as a mapping names it. */
export interface IdentifierRules {
  /** As a person reads it: "IMO ship number". */
  readonly title: string;
  check(raw: string, context?: IdentifierContext): CheckedIdentifier;
  /** What a number that the check refuses may have been meant for; absent where no check digit can tell. */
  repairs?(raw: string, context?: IdentifierContext): readonly RepairProposal[];
}

type Check = IdentifierRules['check'];

function rules(title: string, check: Check, shape?: NumberShape): IdentifierRules {
  if (!shape) return { title, check };
  return { title, check, repairs: (raw, context) => repairsOf(raw, shape, (text) => check(text, context)) };
}

const ofRegistry =
  (registry: string): Check =>
  (raw) =>
    checkRegistrationNumber(raw, registry);

const digits = (...lengths: readonly number[]) => lengths.map((length) => 'N'.repeat(length));

const VAT_PLACES = ['AANNNNNNNN', 'AANNNNNNNNN', 'AANNNNNNNNNN', 'AANNNNNNNNNNN', 'AANNNNNNNNNNNN'];

/** Of any length; most countries have digits alone behind the check digits. */
const IBAN_PLACES = Array.from({ length: 20 }, (_, i) => [
  `AANN${'N'.repeat(11 + i)}`,
  `AANN${'X'.repeat(11 + i)}`,
]).flat();

/** With or without its hyphens. */
const checkCasDigits = (raw: string) =>
  checkCasNumber(raw.includes('-') ? raw : `${raw.slice(0, -3)}-${raw.slice(-3, -1)}-${raw.slice(-1)}`);

/** Every kind of identifier that is checked here, by the word under which a mapping names it. */
export const IDENTIFIERS = {
  imo: rules('IMO ship number', (raw) => checkImoNumber(raw), { places: digits(7) }),
  imoCompany: rules('IMO company number', (raw) => checkImoCompanyNumber(raw), { places: digits(7) }),
  mmsi: rules('MMSI', (raw, context) => checkMmsi(raw, context)),
  callSign: rules('Call sign', (raw, context) => checkCallSign(raw, context?.flag)),
  containerNumber: rules('Container number', (raw, context) => checkContainerNumber(raw, context?.containerOwners), {
    places: ['AAAANNNNNNN'],
    noughtAt: 4,
  }),
  leiCode: rules('LEI', (raw) => checkLeiCode(raw), { places: ['XXXXXXXXXXXXXXXXXXNN'] }),
  eori: rules('EORI number', (raw) => checkEoriNumber(raw)),
  vat: rules('VAT number of the EU', (raw, context) => checkVatNumber(raw, context?.country), {
    places: VAT_PLACES,
    noughtAt: 2,
  }),
  cnUscc: rules('Unified social credit code (China)', ofRegistry('CN-USCC'), { places: ['XXNNNNNNXXXXXXXXXX'] }),
  ruInn: rules('Taxpayer number INN (Russia)', ofRegistry('RU-INN'), { places: digits(10, 12), noughtAt: 0 }),
  ruOgrn: rules('State registration number OGRN (Russia)', ofRegistry('RU-OGRN'), { places: digits(13, 15) }),
  brCnpj: rules('Legal entity number CNPJ (Brazil)', ofRegistry('BR-CNPJ'), { places: digits(14), noughtAt: 0 }),
  coNit: rules('Tax number NIT (Colombia)', ofRegistry('CO-NIT'), { places: digits(10) }),
  vnMst: rules('Tax number MST (Viet Nam)', ofRegistry('VN-MST'), { places: digits(10, 13), noughtAt: 0 }),
  registrationNumber: rules('Registration number', (raw, context) =>
    checkRegistrationNumber(raw, context?.registry ?? ''),
  ),
  unLocode: rules('UN/LOCODE', (raw, context) => checkUnLocode(raw, context?.unLocodes)),
  hsCode: rules('HS code', (raw, context) => checkHsCode(raw, context?.harmonizedSystem)),
  phone: rules('Telephone number', (raw, context) => checkPhoneNumber(raw, context?.country)),
  email: rules('E-mail address', (raw) => checkEmailAddress(raw)),
  domain: rules('Domain name', (raw) => checkDomainName(raw)),
  travelDocument: rules('Passport number with check digit', (raw) => checkTravelDocumentNumber(raw), {
    places: ['XXXXXXXXXN'],
  }),
  airWaybill: rules('Air waybill number', (raw) => checkAirWaybillNumber(raw), { places: digits(11), noughtAt: 0 }),
  mrn: rules('Movement reference number (EU customs)', (raw) => checkMovementReferenceNumber(raw), {
    places: ['NNAAXXXXXXXXXXXXXN'],
  }),
  iban: rules('IBAN', (raw) => checkBankAccountNumber(raw), { places: IBAN_PLACES }),
  bic: rules('BIC', (raw) => checkBankCode(raw)),
  casNumber: {
    title: 'CAS number',
    check: (raw: string) => checkCasNumber(raw),
    repairs: (raw: string) => repairsOf(raw, { places: digits(5, 6, 7, 8, 9, 10) }, checkCasDigits),
  },
  taxonName: rules('Scientific name of a taxon', (raw, context) => checkTaxonName(raw, context?.taxa)),
  permitNumber: rules('Permit number', (raw) => checkPermitNumber(raw)),
  billOfLading: rules('Bill of lading number', (raw) => checkBillOfLadingNumber(raw)),
} as const satisfies Readonly<Record<string, IdentifierRules>>;

/** The word under which a mapping names a kind of identifier. */
export type IdentifierKind = keyof typeof IDENTIFIERS;
