import type { CheckedIdentifier } from '../verdict.js';
import { checksumFailed, malformed, placeholder, valid, withoutSpaces } from './checked.js';

/** What the machine-readable lines of a travel document say, as they stand in it; the two-digit years are the document's own. */
export interface TravelDocument {
  readonly documentNumber: CheckedIdentifier;
  /** Three letters of the issuing state (ICAO 9303-3, section 5: ISO 3166 alpha-3, and D for Germany). */
  readonly issuer: string;
  readonly nationality: string;
  readonly surname: string;
  readonly givenNames: string;
  /** YYMMDD; null where its check digit does not fit. */
  readonly birth: string | null;
  readonly expiry: string | null;
  readonly sex: 'F' | 'M' | 'X';
  /** Whether the check digit over the whole fits. */
  readonly isWhole: boolean;
}

const WEIGHTS = [7, 3, 1] as const;

/** ICAO 9303-3, section 4.9: digits as they are, A 10 … Z 35, filler 0; weights 7, 3, 1 over and over; modulo 10. */
function checkDigit(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    const value = sign === 60 ? 0 : sign < 58 ? sign - 48 : sign - 55;
    sum += value * (WEIGHTS[i % 3] as number);
  }
  return sum % 10;
}

/**
 * The number of a passport with its check digit, as it stands in the machine-readable zone: nine letters, digits or fillers and a digit
 * (ICAO 9303-4). The whole zone may be given as well; then the number is taken out of it. Without its check digit a number cannot be checked.
 */
export function checkTravelDocumentNumber(raw: string): CheckedIdentifier {
  if (raw.length > 500) return malformed(NO_DOCUMENT);
  const text = withoutSpaces(raw);
  if (text.length > 10) return readTravelDocument(raw)?.documentNumber ?? malformed(NO_DOCUMENT);
  if (!/^[A-Z0-9<]{9}\d$/.test(text)) return malformed(NO_DOCUMENT);
  if (/^([0<])\1+$/.test(text)) return placeholder(text);
  const check = checkDigit(text.slice(0, 9));
  return check === Number(text[9]) ? valid(text) : checksumFailed(text, `the check digit should be ${check}`);
}

const NO_DOCUMENT = 'the number of a travel document has nine letters and digits and a check digit';

/** Where the fields stand, by the size of the document (ICAO 9303-4, -5, -6): line and first sign, counted from 0. */
interface Layout {
  readonly lines: number;
  readonly length: number;
  readonly number: readonly [number, number];
  readonly birth: readonly [number, number];
  readonly nationality: readonly [number, number];
  readonly name: readonly [number, number];
  readonly whole: (lines: readonly string[]) => readonly [string, string];
}

const LAYOUTS: readonly Layout[] = [
  {
    lines: 2,
    length: 44,
    number: [1, 0],
    birth: [1, 13],
    nationality: [1, 10],
    name: [0, 5],
    whole: ([, b = '']) => [b.slice(0, 10) + b.slice(13, 20) + b.slice(21, 43), b.slice(43)],
  },
  {
    lines: 2,
    length: 36,
    number: [1, 0],
    birth: [1, 13],
    nationality: [1, 10],
    name: [0, 5],
    whole: ([, b = '']) => [b.slice(0, 10) + b.slice(13, 20) + b.slice(21, 35), b.slice(35)],
  },
  {
    lines: 3,
    length: 30,
    number: [0, 5],
    birth: [1, 0],
    nationality: [1, 15],
    name: [2, 0],
    whole: ([a = '', b = '']) => [a.slice(5) + b.slice(0, 7) + b.slice(8, 15) + b.slice(18, 29), b.slice(29)],
  },
];

/** The machine-readable zone of a passport (two lines of 44), visa or card (two of 36, three of 30); null where it is none. */
export function readTravelDocument(raw: string): TravelDocument | null {
  if (raw.length > 500) return null;
  const text = withoutSpaces(raw);
  const layout = LAYOUTS.find((l) => l.lines * l.length === text.length);
  if (!layout || !/^[A-Z0-9<]+$/.test(text)) return null;
  const lines = Array.from({ length: layout.lines }, (_, i) => text.slice(i * layout.length, (i + 1) * layout.length));
  const at = ([line, start]: readonly [number, number], length: number) =>
    (lines[line] ?? '').slice(start, start + length);
  const dated = (line: number, start: number) => {
    const digits = at([line, start], 6);
    return /^\d{6}$/.test(digits) && checkDigit(digits) === Number(at([line, start + 6], 1)) ? digits : null;
  };
  const [birthLine, birthStart] = layout.birth;
  const [surname = '', givenNames = ''] = (lines[layout.name[0]] ?? '').slice(layout.name[1]).split('<<');
  const sex = at([birthLine, birthStart + 7], 1);
  const [body, check] = layout.whole(lines);
  return {
    documentNumber: checkTravelDocumentNumber(at(layout.number, 10)),
    issuer: (lines[0] ?? '').slice(2, 5).replaceAll('<', ''),
    nationality: at(layout.nationality, 3).replaceAll('<', ''),
    surname: surname.replaceAll('<', ' ').trim(),
    givenNames: givenNames.replaceAll('<', ' ').trim(),
    birth: dated(birthLine, birthStart),
    expiry: dated(birthLine, birthStart + 8),
    sex: sex === 'F' || sex === 'M' ? sex : 'X',
    isWhole: checkDigit(body) === Number(check),
  };
}
