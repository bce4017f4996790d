import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOf } from '../reference-list.js';
import type { CheckedIdentifier, Verdict } from '../verdict.js';
import { checkBillOfLadingNumber } from './bill-of-lading-number.js';
import { checkCallSign } from './call-sign.js';
import { checkCasNumber } from './cas-number.js';
import { checkContainerNumber } from './container-number.js';
import { checkDomainName, checkEmailAddress } from './email-address.js';
import { checkHsCode } from './hs-code.js';
import { checkImoCompanyNumber, checkImoNumber } from './imo-number.js';
import { IDENTIFIERS, type IdentifierKind, type IdentifierRules } from './index.js';
import { checkLeiCode } from './lei-code.js';
import { countryOfMid } from './maritime-identification-digits.js';
import { checkMmsi, flagOfMmsi } from './mmsi.js';
import { checkPermitNumber } from './permit-number.js';
import { checkPhoneNumber } from './phone-number.js';
import { checkRegistrationNumber } from './registration-number.js';
import { readTravelDocument } from './travel-document-number.js';
import { checkUnLocode } from './un-locode.js';

type Check = (raw: string) => CheckedIdentifier;
type Row = readonly [raw: string, verdict: Verdict, value: string | null];

const [V, F, P, C, M] = ['VALID', 'VALID_FORMAT_UNCHECKED', 'PLACEHOLDER', 'CHECKSUM_FAILED', 'MALFORMED'] as const;

const TABLES: Readonly<Record<string, readonly [Check, readonly Row[]]>> = {
  'IMO number': [
    checkImoNumber,
    [
      ['9074729', V, '9074729'],
      ['IMO 9811000', V, '9811000'],
      ['imo:6905408', V, '6905408'],
      ['9074728', C, '9074728'],
      ['6183435', C, '6183435'],
      ['0000000', P, '0000000'],
      ['1234567', P, '1234567'],
      ['9876543', P, '9876543'],
      ['907472', M, null],
      ['907472９', V, '9074729'],
      ['', M, null],
    ],
  ],
  'IMO company number': [
    checkImoCompanyNumber,
    [
      ['6183435', V, '6183435'],
      ['6183436', C, '6183436'],
      ['9074729', C, '9074729'],
      ['0000000', P, '0000000'],
      ['618343', M, null],
    ],
  ],
  MMSI: [
    checkMmsi,
    [
      ['353136000', V, '353136000'],
      ['211 476 060', V, '211476060'],
      ['123456789', P, '123456789'],
      ['999999999', P, '999999999'],
      ['299000000', M, null],
      ['002320001', M, null],
      ['023200001', M, null],
      ['111232500', M, null],
      ['970012345', M, null],
      ['35313600', M, null],
    ],
  ],
  'call sign': [
    checkCallSign,
    [
      ['H3RC', V, 'H3RC'],
      ['v7ya3', V, 'V7YA3'],
      ['9V1234', V, '9V1234'],
      ['5YAB', V, '5YAB'],
      ['SSA12', V, 'SSA12'],
      ['4UAB', M, null], // The United Nations, no country.
      ['X2AB', M, null],
      ['12AB', M, null],
      ['QX12', M, null],
      ['A', M, null],
      ['H-3RC', M, null],
    ],
  ],
  'container number': [
    checkContainerNumber,
    [
      ['CSQU3054383', V, 'CSQU3054383'],
      ['MSKU 907032-3', V, 'MSKU9070323'],
      ['CSQU1000080', V, 'CSQU1000080'],
      ['CSQU1000081', C, 'CSQU1000081'],
      ['CSQU3054384', C, 'CSQU3054384'],
      ['ABCU1234567', P, 'ABCU1234567'],
      ['CSQO3054383', M, null],
      ['MSKU907032', M, null],
    ],
  ],
  LEI: [
    checkLeiCode,
    [
      ['506700GE1G29325QX363', V, '506700GE1G29325QX363'],
      ['39120001Y6JMOY0UBN48', C, '39120001Y6JMOY0UBN48'],
      ['506700GE1G29325QX36', M, null],
    ],
  ],
  'phone number written in the United Kingdom': [
    (raw) => checkPhoneNumber(raw, 'GB'),
    [
      ['+44 20 7946 0018', V, '+442079460018'],
      ['020 7946 0018', V, '+442079460018'],
      ['0044-20-79460018', V, '+442079460018'],
      ['+44 (0)20 7946 0018 ext 12', V, '+442079460018'],
      ['(0)20 7946 0018', V, '+442079460018'],
      ['tel:+442079460018', V, '+442079460018'],
      ['0000000000', P, '0000000000'],
      ['+0442079460018', M, null],
      ['n/a', M, null],
    ],
  ],
  'phone number of nobody knows where': [
    (raw) => checkPhoneNumber(raw),
    [
      ['020 7946 0018', M, null],
      ['+254 722 123456', V, '+254722123456'],
      ['+1234567890123456', P, '1234567890123456'],
      ['+9988776655443322', M, null],
    ],
  ],
  'e-mail address': [
    checkEmailAddress,
    [
      [' Info@Shipping-Co.com ', V, 'info@shipping-co.com'],
      ['none@shipping-co.com', P, 'none@shipping-co.com'],
      ['a@example.com', P, 'a@example.com'],
      ['a@b', M, null],
      ['no address', M, null],
    ],
  ],
  'domain name': [
    checkDomainName,
    [
      ['https://www.Hib.uk.com/contact?x=1', V, 'hib.uk.com'],
      ['www.havanaintbank.co.uk', V, 'havanaintbank.co.uk'],
      ['localhost', M, null],
      ['not a domain', M, null],
    ],
  ],
  'UN/LOCODE': [
    checkUnLocode,
    [
      ['KEMBA', V, 'KEMBA'],
      ['nl rtm', V, 'NLRTM'],
      ['KELAU', F, 'KELAU'],
      ['XXABC', M, null],
      ['NLRT1', M, null],
      ['KEMB', M, null],
    ],
  ],
  'HS code': [
    checkHsCode,
    [
      ['0507.10', F, '050710'],
      ['0507.10.00', F, '05071000'],
      ['50710', F, '050710'],
      ['"0507100000"', F, '0507100000'],
      ['770100', M, null],
      ['999999', M, null],
      ['ivory', M, null],
    ],
  ],
  'permit number': [
    checkPermitNumber,
    [
      ['16ZA123456/DG', V, '16ZA123456/DG'],
      ['2016ZA123456/DG', F, '2016ZA123456/DG'],
      ['ZA16123456/DG', F, 'ZA16123456/DG'],
      ['none', M, null],
    ],
  ],
  'bill of lading number': [
    checkBillOfLadingNumber,
    [
      ['MAEU 123-456-780', V, 'MAEU123456780'],
      ['BL 77/345', F, 'BL77345'],
      ['000000', P, '000000'],
      ['pending', M, null],
    ],
  ],
  'EORI number': [
    IDENTIFIERS.eori.check,
    [
      ['DE 1234567', F, 'DE1234567'],
      ['GB205672212000', F, 'GB205672212000'],
      ['EORI: FR12345678900012', F, 'FR12345678900012'],
      ['XI123456789000', F, 'XI123456789000'],
      ['DE000000000', P, 'DE000000000'],
      ['US1234567', M, null],
      ['GB12345', M, null],
      ['D1234567', M, null],
      ['DEABC', M, null],
    ],
  ],
  // Numbers that firms and authorities of the countries give as examples or of themselves.
  'VAT number': [
    IDENTIFIERS.vat.check,
    [
      ['ATU13585627', V, 'ATU13585627'],
      ['BE 0428.759.497', V, 'BE0428759497'],
      ['BE428759497', V, 'BE0428759497'],
      ['BG175074752', V, 'BG175074752'],
      ['CY10259033P', V, 'CY10259033P'],
      ['CZ25123891', V, 'CZ25123891'],
      ['DE 136 695 976', V, 'DE136695976'],
      ['DK 13585628', V, 'DK13585628'],
      ['EE100931558', V, 'EE100931558'],
      ['EL094259216', V, 'EL094259216'],
      ['GR 094259216', V, 'EL094259216'],
      ['ESB64717838', V, 'ESB64717838'],
      ['FI20774740', V, 'FI20774740'],
      ['FR40303265045', V, 'FR40303265045'],
      ['FRK7399859412', V, 'FRK7399859412'],
      ['HR33392005961', V, 'HR33392005961'],
      ['HU12892312', V, 'HU12892312'],
      ['IE6433435OA', V, 'IE6433435OA'],
      ['IT00743110157', V, 'IT00743110157'],
      ['LT119511515', V, 'LT119511515'],
      ['LU15027442', V, 'LU15027442'],
      ['LV40003521600', V, 'LV40003521600'],
      ['MT11679112', V, 'MT11679112'],
      ['NL004495445B01', V, 'NL004495445B01'],
      ['PL8567346215', V, 'PL8567346215'],
      ['PT501964843', V, 'PT501964843'],
      ['RO18547290', V, 'RO18547290'],
      ['SE556188840401', V, 'SE556188840401'],
      ['SI50223054', V, 'SI50223054'],
      ['SK2022749619', V, 'SK2022749619'],
      ['GB980780684', V, 'GB980780684'],
      ['XI980780684', V, 'XI980780684'],
      ['DE136695978', C, 'DE136695978'],
      ['FR40303265044', C, 'FR40303265044'],
      ['DE000000000', P, 'DE000000000'],
      ['136695976', M, null],
      ['XX123456789', M, null],
      ['DE13669597', M, null],
    ],
  ],
  'VAT number of a firm in Germany': [
    (raw) => IDENTIFIERS.vat.check(raw, { country: 'DE' }),
    [
      ['136695976', V, 'DE136695976'],
      ['FR40303265045', V, 'FR40303265045'],
    ],
  ],
  'passport number with its check digit': [
    IDENTIFIERS.travelDocument.check,
    [
      ['L898902C3 6', V, 'L898902C36'],
      ['d231458907', V, 'D231458907'],
      ['AB<1234568', V, 'AB<1234568'],
      ['L898902C37', C, 'L898902C37'],
      ['LB98902C36', C, 'LB98902C36'],
      ['0000000000', P, '0000000000'],
      ['L898902C3', M, null],
      // The specimen of ICAO 9303-4, Appendix B.
      ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10', V, 'L898902C36'],
      ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36', M, null],
    ],
  ],
  'air waybill number': [
    IDENTIFIERS.airWaybill.check,
    [
      ['020-12345675', V, '020-12345675'],
      ['AWB 176 1234 5675', V, '176-12345675'],
      ['020-12345676', C, '020-12345676'],
      ['02000000000', P, '020-00000000'],
      ['020-1234567', M, null],
    ],
  ],
  'movement reference number': [
    IDENTIFIERS.mrn.check,
    [
      ['MRN 21DE33000000000005', V, '21DE33000000000005'],
      ['19IT9876AB88901236', V, '19IT9876AB88901236'],
      ['18GB11111111111110', C, '18GB11111111111110'],
      ['18ZZ11111111111117', M, null],
    ],
  ],
  IBAN: [
    IDENTIFIERS.iban.check,
    [
      ['GB82 WEST 1234 5698 7654 32', V, 'GB82WEST12345698765432'],
      ['IBAN DE89 3704 0044 0532 0130 00', V, 'DE89370400440532013000'],
      ['NO9386011117947', V, 'NO9386011117947'],
      ['GB82WEST12345698765433', C, 'GB82WEST12345698765433'],
      ['DE00000000000000000000', P, 'DE00000000000000000000'],
      ['US89370400440532013000', M, null],
      ['DE8937040044053201300', M, null],
    ],
  ],
  BIC: [
    IDENTIFIERS.bic.check,
    [
      ['DEUTDEFF', F, 'DEUTDEFF'],
      ['deut de ff 500', F, 'DEUTDEFF500'],
      ['DEUTZZFF', M, null],
      ['DEUTDEFF50', M, null],
    ],
  ],
  'CAS number': [
    checkCasNumber,
    [
      ['811-97-2', V, '811-97-2'],
      ['CAS 75–45–6', V, '75-45-6'],
      ['811-97-3', C, '811-97-3'],
      ['81197-2', M, null],
    ],
  ],
};

describe.each(Object.entries(TABLES))('checking: %s', (_name, [check, rows]) => {
  it.each(rows)('%j is %s', (raw, verdict, value) => {
    const checked = check(raw);
    expect(checked).toMatchObject({ verdict, value });
    if (verdict !== 'VALID') expect(checked.because).toBeTruthy();
  });
});

describe('checking a registration number', () => {
  it.each([
    ['91110000600037341L', 'CN-USCC', V, '91110000600037341L'],
    ['91110000600037341N', 'CN-USCC', C, '91110000600037341N'],
    ['9111OO00600037341L', 'CN-USCC', M, null],
    ['7707083893', 'RU-INN', V, '7707083893'],
    ['7707083894', 'RU-INN', C, '7707083894'],
    ['0000000000', 'RU-INN', P, '0000000000'],
    ['1027700132195', 'RU-OGRN', V, '1027700132195'],
    ['33.000.167/0001-01', 'BR-CNPJ', V, '33000167000101'],
    ['33000167000102', 'BR-CNPJ', C, '33000167000102'],
    ['12.ABC.345/01DE-35', 'BR-CNPJ', V, '12ABC34501DE35'],
    ['12.ABC.345/01DE-36', 'BR-CNPJ', C, '12ABC34501DE36'],
    ['500100732259', 'RU-INN', V, '500100732259'],
    ['500100732258', 'RU-INN', C, '500100732258'],
    ['1027700132196', 'RU-OGRN', C, '1027700132196'],
    ['304500116000157', 'RU-OGRN', V, '304500116000157'],
    ['800149060-5', 'CO-NIT', V, '8001490605'],
    ['800149060-6', 'CO-NIT', C, '8001490606'],
    ['PVT-7LUYZ2M', 'KE-BRS', V, 'PVT7LUYZ2M'],
    ['HRB 48319', 'DE-HRB', F, 'HRB48319'],
    ['pending', 'KE-BRS', M, null],
  ] as const)('%s of %s is %s', (raw, registry, verdict, value) => {
    expect(checkRegistrationNumber(raw, registry)).toMatchObject({ verdict, value });
  });
});

describe('beside a number its check knows', () => {
  it.each([
    ['572469210', 'IR', ['MT', 'TV', 'TZ'], 'STALE_MMSI'],
    ['572469210', 'IR', ['MT'], 'MMSI_NOT_OF_FLAG'],
    ['572469210', 'TV', [], undefined],
    ['572469210', null, ['TV'], undefined],
  ])('MMSI %s of a ship under %s, before that %j: %s', (raw, flag, formerFlags, code) => {
    const checked = IDENTIFIERS.mmsi.check(raw, { flag, formerFlags });
    expect([checked.verdict, checked.warnings?.[0]?.code]).toEqual(['VALID', code]);
  });

  it.each([
    ['H3RC', 'PA', undefined],
    ['ZDAB2', 'GI', undefined],
    ['VRAB2', 'HK', undefined],
    ['BVAB', 'TW', undefined],
    ['H3RC', 'LR', 'CALL_SIGN_NOT_OF_FLAG'],
  ])('call sign %s of a ship under %s: %s', (raw, flag, code) => {
    const checked = IDENTIFIERS.callSign.check(raw, { flag });
    expect([checked.verdict, checked.warnings?.[0]?.code]).toEqual(['VALID', code]);
  });

  it('whose number stands in a ship field', () => {
    expect(IDENTIFIERS.imo.check('6183435')).toMatchObject({
      verdict: 'CHECKSUM_FAILED',
      because: 'it is the IMO number of a company, not of a ship',
      warnings: [{ code: 'OTHER_KIND' }],
    });
  });

  it('the extension of a telephone, apart from its number', () => {
    expect(checkPhoneNumber('+44 (0)20 7946 0018 ext 12')).toEqual({
      verdict: 'VALID',
      value: '+442079460018',
      extension: '12',
    });
  });

  it('the list that would confirm it, and its edition where it does not', () => {
    const harmonizedSystem = listOf('Harmonized System', 'HS 2022', ['050710']);
    const check = (raw: string) => IDENTIFIERS.hsCode.check(raw, { harmonizedSystem });
    expect(IDENTIFIERS.hsCode.check('050710').because).toBe('the Harmonized System is not at hand');
    expect(check('0507.10.00')).toEqual({ verdict: 'VALID', value: '05071000' });
    expect(check('50710')).toMatchObject({ verdict: 'VALID', value: '050710', warnings: [{ code: 'REPAIRED' }] });
    expect(check('050711')).toMatchObject({ verdict: F, because: 'it is not in Harmonized System, HS 2022' });
    expect(check('40710')).toMatchObject({ verdict: M });
    const unLocodes = listOf('UN/LOCODE', '2024-2', ['KELAU']);
    expect(IDENTIFIERS.unLocode.check('KELAU', { unLocodes }).verdict).toBe(V);
    expect(IDENTIFIERS.unLocode.check('KELAV', { unLocodes })).toMatchObject({ verdict: F });
    expect(IDENTIFIERS.unLocode.check('KELAV').because).toBe('the whole UN/LOCODE is not at hand');
  });
});

// The specimens of ICAO 9303-4, -5 and -6, of a state that does not exist.
describe('the machine-readable zone of', () => {
  it.each([
    ['a passport', 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10', ''],
    ['a card', 'I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
    ['a visa', 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6', ''],
  ])('%s', (_what, ...lines) => {
    expect(readTravelDocument(lines.join('\n'))).toMatchObject({
      documentNumber: { verdict: V },
      issuer: 'UTO',
      nationality: 'UTO',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      birth: '740812',
      expiry: '120415',
      sex: 'F',
      isWhole: true,
    });
    expect(readTravelDocument(lines.join('\n').replace('7408122', '7408222'))).toMatchObject({
      birth: null,
      isWhole: false,
    });
  });

  it('another paper is none', () => {
    expect(readTravelDocument('P<UTOERIKSSON')).toBeNull();
  });
});

/** Domain model §7, 121 examples, each checked against another implementation before it was written down. */
const EXAMPLES = new URL('../../../test/hard-cases/identifier-examples.csv', import.meta.url);
const KIND_BY_TYPE: Readonly<Record<string, IdentifierKind>> = {
  imo_ship: 'imo',
  imo_company: 'imoCompany',
  mmsi_ship: 'mmsi',
  call_sign: 'callSign',
  iso6346_container: 'containerNumber',
  lei: 'leiCode',
  vat_eu: 'vat',
  eori: 'eori',
  cn_uscc: 'cnUscc',
  ru_inn: 'ruInn',
  br_cnpj: 'brCnpj',
  bic_swift: 'bic',
  iban: 'iban',
  unlocode: 'unLocode',
  hs6: 'hsCode',
  e164: 'phone',
  air_waybill: 'airWaybill',
  eu_mrn: 'mrn',
  mrz_td3_document_number: 'travelDocument',
  cites_permit_res_12_3_format: 'permitNumber',
  cas: 'casNumber',
};
/** Their lists are absent, so that a right shape is as far as the check goes. */
const LISTED: ReadonlySet<IdentifierKind> = new Set(['eori', 'bic', 'hsCode']);
/** Wrong as they stand, right once read as a person would: the check cleans before it judges, and its value is not what was written. */
const MENDED = new Set(['NL RTM', '50710', '+44 (0)20 7946 0018']);

describe('the compiled examples', () => {
  const rows = parse(readFileSync(EXAMPLES), { columns: true }) as { id_type: string; value: string; valid: string }[];

  it('are all there, of all kinds', () => {
    expect(rows.length).toBe(121);
    expect(new Set(rows.map((r) => r.id_type))).toEqual(new Set(Object.keys(KIND_BY_TYPE)));
  });

  it.each(rows.map((r) => [r.id_type, r.value, r.valid === '1'] as const))('%s %s: right %s', (type, raw, right) => {
    const kind = KIND_BY_TYPE[type] as IdentifierKind;
    const { verdict, value } = IDENTIFIERS[kind].check(raw);
    if (MENDED.has(raw)) {
      expect(right).toBe(false);
      expect([V, LISTED.has(kind) ? F : V]).toContain(verdict);
      expect(value).not.toBe(raw);
    } else {
      expect(verdict === V || (LISTED.has(kind) && verdict === F)).toBe(right);
    }
  });
});

describe('whatever stands in a cell', () => {
  const kinds = Object.entries(IDENTIFIERS) as [IdentifierKind, IdentifierRules][];

  it.each(kinds)('%s: is judged and never thrown at, and a value once read is read the same', (_kind, rules) => {
    const signs = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -/.<+@()漢é\u202e\0'];
    const cell = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...signs), { maxLength: 50 }).map((s) => s.join('')),
    );
    fc.assert(
      fc.property(cell, (raw) => {
        const checked = rules.check(raw);
        expect(checked.verdict === 'MALFORMED').toBe(checked.value === null);
        expect(checked.verdict === 'VALID' || Boolean(checked.because)).toBe(true);
        if (checked.verdict === 'VALID') expect(rules.check(checked.value as string).value).toBe(checked.value);
        for (const { value } of rules.repairs?.(raw) ?? []) expect(rules.check(value).verdict).toBe('VALID');
      }),
      { numRuns: 300 },
    );
  });
});

const MIDS = '../shared/data/codes/mmsi_mid.csv';
if (!existsSync(MIDS)) console.log(`Skipped: ${MIDS} is not there.`);
it.skipIf(!existsSync(MIDS))('knows every assigned MID and no other', () => {
  const rows = parse(readFileSync(MIDS), { columns: true }) as { mid: string; iso2: string }[];
  const assigned = new Map(rows.map((r) => [r.mid, r.iso2]));
  for (let n = 200; n < 800; n++) expect([n, countryOfMid(String(n))]).toEqual([n, assigned.get(String(n)) ?? null]);
  expect(flagOfMmsi('572469210')).toBe('TV');
});
