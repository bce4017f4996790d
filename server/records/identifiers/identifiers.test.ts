import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { CheckedIdentifier, Verdict } from '../verdict.js';
import { checkBillOfLadingNumber } from './bill-of-lading-number.js';
import { checkCallSign } from './call-sign.js';
import { checkCasNumber } from './cas-number.js';
import { checkContainerNumber } from './container-number.js';
import { checkDomainName, checkEmailAddress } from './email-address.js';
import { checkHsCode } from './hs-code.js';
import { checkImoCompanyNumber, checkImoNumber } from './imo-number.js';
import { checkLeiCode } from './lei-code.js';
import { countryOfMid } from './maritime-identification-digits.js';
import { checkMmsi, flagOfMmsi } from './mmsi.js';
import { checkPermitNumber } from './permit-number.js';
import { checkPhoneNumber } from './phone-number.js';
import { checkRegistrationNumber } from './registration-number.js';
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
    ['800149060-5', 'CO-NIT', V, '8001490605'],
    ['800149060-6', 'CO-NIT', C, '8001490606'],
    ['PVT-7LUYZ2M', 'KE-BRS', V, 'PVT7LUYZ2M'],
    ['HRB 48319', 'DE-HRB', F, 'HRB48319'],
    ['pending', 'KE-BRS', M, null],
  ] as const)('%s of %s is %s', (raw, registry, verdict, value) => {
    expect(checkRegistrationNumber(raw, registry)).toMatchObject({ verdict, value });
  });
});

it('knows whose company number stands in a ship field', () => {
  expect(checkImoNumber('6183435').because).toBe('it is the IMO number of a company, not of a ship');
});

const EXAMPLES = '../shared/data/codes/identifier_examples.csv';
const CHECK_BY_TYPE: Readonly<Record<string, Check>> = {
  imo_ship: checkImoNumber,
  imo_company: checkImoCompanyNumber,
  mmsi_ship: checkMmsi,
  call_sign: checkCallSign,
  iso6346_container: checkContainerNumber,
  lei: checkLeiCode,
  unlocode: checkUnLocode,
  hs6: checkHsCode,
  e164: checkPhoneNumber,
  cas: checkCasNumber,
  cn_uscc: (raw) => checkRegistrationNumber(raw, 'CN-USCC'),
  ru_inn: (raw) => checkRegistrationNumber(raw, 'RU-INN'),
  br_cnpj: (raw) => checkRegistrationNumber(raw, 'BR-CNPJ'),
};
/** Wrong as they stand, right once read as a person would: the check cleans before it judges. */
const MENDED = new Set(['NL RTM', '50710', '+44 (0)20 7946 0018']);

if (!existsSync(EXAMPLES)) console.log(`Skipped: ${EXAMPLES} is not there.`);
describe.skipIf(!existsSync(EXAMPLES))('the compiled examples', () => {
  const rows = existsSync(EXAMPLES)
    ? (parse(readFileSync(EXAMPLES), { columns: true }) as { id_type: string; value: string; valid: string }[])
    : [];
  const ours = rows.filter((r) => CHECK_BY_TYPE[r.id_type]);

  it('cover every kind of number that is checked here', () => {
    expect(new Set(ours.map((r) => r.id_type))).toEqual(new Set(Object.keys(CHECK_BY_TYPE)));
    expect(ours.length).toBe(73);
  });

  it.each(ours.map((r) => [r.id_type, r.value, r.valid === '1' || MENDED.has(r.value)] as const))(
    '%s %s: right %s',
    (type, value, right) => {
      const { verdict } = (CHECK_BY_TYPE[type] as Check)(value);
      expect(verdict === 'VALID' || verdict === 'VALID_FORMAT_UNCHECKED').toBe(right);
    },
  );
});

const MIDS = '../shared/data/codes/mmsi_mid.csv';
if (!existsSync(MIDS)) console.log(`Skipped: ${MIDS} is not there.`);
it.skipIf(!existsSync(MIDS))('knows every assigned MID and no other', () => {
  const rows = parse(readFileSync(MIDS), { columns: true }) as { mid: string; iso2: string }[];
  const assigned = new Map(rows.map((r) => [r.mid, r.iso2]));
  for (let n = 200; n < 800; n++) expect([n, countryOfMid(String(n))]).toEqual([n, assigned.get(String(n)) ?? null]);
  expect(flagOfMmsi('572469210')).toBe('TV');
});
