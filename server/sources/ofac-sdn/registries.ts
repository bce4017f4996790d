import type { Remark } from './remarks.js';

/** A register that the list quotes numbers of: what it is a register of, and its short name. */
const REGISTERS: Readonly<Record<string, readonly ['registrationNumber' | 'taxNumber', string]>> = {
  'NIT #': ['taxNumber', 'NIT'],
  'R.F.C. #': ['taxNumber', 'RFC'],
  'R.F.C.': ['taxNumber', 'RFC'],
  RFC: ['taxNumber', 'RFC'],
  'RUC #': ['taxNumber', 'RUC'],
  'RIF #': ['taxNumber', 'RIF'],
  RTN: ['taxNumber', 'RTN'],
  'Tax ID No.': ['taxNumber', 'TAX'],
  'V.A.T. Number': ['taxNumber', 'VAT'],
  'US FEIN': ['taxNumber', 'FEIN'],
  'Registration Number': ['registrationNumber', 'REG'],
  'Registration ID': ['registrationNumber', 'REG'],
  'Business Registration Number': ['registrationNumber', 'BR'],
  'Business Registration Document #': ['registrationNumber', 'BR'],
  'Public Registration Number': ['registrationNumber', 'REG'],
  'UK Company Number': ['registrationNumber', 'CRN'],
  'Company Number': ['registrationNumber', 'CRN'],
  'C.R. No.': ['registrationNumber', 'CR'],
  'Commercial Registry Number': ['registrationNumber', 'CR'],
  'Certificate of Incorporation Number': ['registrationNumber', 'CR'],
  'Chamber of Commerce Number': ['registrationNumber', 'COC'],
  'Folio Mercantil No.': ['registrationNumber', 'FOLIO'],
  'Matricula Mercantil No': ['registrationNumber', 'MATRICULA'],
  'National ID No.': ['registrationNumber', 'ID'],
  'Legal Entity Number': ['registrationNumber', 'LE'],
  'Government Gazette Number': ['registrationNumber', 'GAZETTE'],
  'D-U-N-S Number': ['registrationNumber', 'DUNS'],
  'Trade License No.': ['registrationNumber', 'TL'],
};

/** The registry of a number, by country and register; null where the remark gives none. */
export function registryOf({
  label,
  text,
  country,
}: Remark): { property: 'registrationNumber' | 'taxNumber'; scheme: string } | null {
  const register = REGISTERS[label];
  if (!register) return null;
  const [property, short] = register;
  // The state register of Russia is called by three names; its numbers have 13 digits and no other number has. Tax numbers have 10 or 12.
  if (country === 'RU' && /^\d{13}$/.test(text)) return { property: 'registrationNumber', scheme: 'RU-OGRN' };
  if (country === 'RU' && short === 'TAX') return { property, scheme: 'RU-INN' };
  return { property, scheme: country === null ? short : `${country}-${short}` };
}
