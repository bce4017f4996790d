import { countryOf } from '../../records/countries.js';
import type { RawCell } from '../../records/record.js';
import { clean } from '../reading/cells.js';

/** One of the remarks about a party: a label, and what is said. */
export interface Remark {
  readonly label: string;
  /** Without label, country and last point. */
  readonly text: string;
  /** ISO 3166 alpha-2, where a country stands behind it in brackets. */
  readonly country: string | null;
  readonly column: string;
  /** The whole remark, exactly as it stands in the cell. */
  readonly raw: string;
}

/** Labels, the longer before the shorter that begin alike. What begins with none of them is prose and not read. */
const LABELS = [
  'Vessel Registration Identification IMO',
  'Identification Number IMO',
  'Company Number IMO',
  'MMSI',
  'Former Vessel Flag',
  'Other Vessel Flag',
  'Other Vessel Call Sign',
  'Other Vessel Type',
  'Linked To:',
  'a.k.a.',
  'f.k.a.',
  'n.k.a.',
  'Website',
  'Email Address',
  'Telephone Number:',
  'Telephone Number',
  'Telephone No.',
  'Telephone:',
  'Telephone',
  'Phone Number',
  'Phone No.',
  'Phone',
  'Fax Number',
  'Fax No.',
  'Fax:',
  'Fax',
  'Organization Type:',
  'Organization Established Date',
  'NIT #',
  'R.F.C. #',
  'R.F.C.',
  'RFC',
  'RUC #',
  'RIF #',
  'RTN',
  'Tax ID No.',
  'V.A.T. Number',
  'US FEIN',
  'Registration Number',
  'Registration ID',
  'Business Registration Number',
  'Business Registration Document #',
  'Public Registration Number',
  'UK Company Number',
  'Company Number',
  'C.R. No.',
  'Commercial Registry Number',
  'Certificate of Incorporation Number',
  'Chamber of Commerce Number',
  'Folio Mercantil No.',
  'Matricula Mercantil No',
  'National ID No.',
  'Legal Entity Number',
  'Government Gazette Number',
  'D-U-N-S Number',
  'Trade License No.',
] as const;
export type RemarkLabel = (typeof LABELS)[number];

/** The remarks of a cell that begin with a label known here, in their order. */
export function remarksIn(cell: RawCell): readonly Remark[] {
  return cell.text.split(';').flatMap((part) => {
    const raw = part.trim();
    const said = clean(raw).replace(/^alt\. /i, '');
    const label = LABELS.find((l) => said.toLowerCase().startsWith(l.toLowerCase()));
    if (label === undefined) return [];
    const rest = withoutLastPoint(said.slice(label.length).replace(/^[\s:]+/, ''));
    const bracketed = /^(.*?)((?: \([^()]+\))+)$/.exec(rest);
    const country = bracketed ? countryOf(/\(([^()]+)\)$/.exec(rest)?.[1] ?? '') : null;
    const text = (bracketed && country !== null ? (bracketed[1] as string) : rest).replace(/^'(.*)'$/, '$1');
    return text === '' ? [] : [{ label, text, country, column: cell.column, raw }];
  });
}

/** The last remark ends in a full stop, which is not part of it; the point of "S.A." is. */
function withoutLastPoint(text: string): string {
  return /\b\p{L}\.\p{L}\.$/u.test(text) ? text : text.replace(/\.$/, '');
}
