import { type Content, contentOf } from './contents.js';
import { foldedHeading, type Part, partIn, propertyIn } from './headings.js';

/** What a column is taken for, why, and how sure that is. */
export interface Guess {
  /** The heading; of numbered columns with {n} in place of the number. */
  readonly column: string;
  /** Of whom it speaks; null where neither heading nor cells say. */
  readonly part: Part | null;
  /** What it says; null where it is kept under its heading. */
  readonly property: string | null;
  /** From 0 to 1. */
  readonly sure: number;
  readonly because: string;
  /** The numbers that {n} stands for. */
  readonly numbers: readonly [from: number, to: number] | null;
}

/** A column of the table, or several that are numbered. */
export interface Sample {
  readonly column: string;
  readonly cells: readonly string[];
  readonly numbers: readonly [from: number, to: number] | null;
}

/** Properties that cells alone can show, with the part that they speak of. */
const BY_CONTENT: Readonly<Record<string, Part | null>> = {
  containerNumber: 'container',
  leiCode: null,
  casNumber: 'goods',
  email: null,
  imo: 'vessel',
  mmsi: 'vessel',
  permitNumber: 'permit',
  phone: null,
  taxon: 'goods',
};

/** Properties that are what they are only where the cells fit: what the cells must then be. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  arrivedOn: ['date'],
  birthDate: ['date'],
  country: ['country'],
  date: ['date'],
  declaredOn: ['date'],
  flag: ['country'],
  grossWeightKg: ['number', 'quantity', 'hsCode', 'imo'],
  nationality: ['country'],
  netWeightKg: ['number', 'quantity', 'hsCode', 'imo'],
  packages: ['number', 'quantity', 'hsCode', 'imo'],
  quantity: ['number', 'quantity', 'hsCode', 'imo'],
  seizedOn: ['date'],
  shippedOn: ['date'],
  statedValue: ['number', 'quantity', 'hsCode', 'imo'],
  validFrom: ['date'],
  validUntil: ['date'],
  weightKg: ['number', 'quantity', 'hsCode', 'imo'],
};

/** Takes a column for what its heading and its cells say together. */
export function guessOf({ column, cells, numbers }: Sample): Guess {
  const heading = column.replaceAll('{n}', ' ');
  const part = partIn(heading);
  const property = propertyIn(heading);
  const content = contentOf(cells);
  const told = content !== null && Object.hasOwn(BY_CONTENT, content.kind);
  const named = property === null ? null : namedProperty(property.means, part?.means ?? null, content);
  const guess = (p: Part | null, what: string | null, sure: number, because: string): Guess => ({
    column,
    part: p,
    property: what,
    sure,
    because,
    numbers,
  });

  // The cells show it by themselves: a check digit that fits is no chance.
  if (told && content && !isSamePlainNumber(property?.means ?? null, content)) {
    const agrees = property?.means === content.kind || partOfKind(content.kind) === part?.means;
    const share = content.fitting / content.filled;
    return guess(
      BY_CONTENT[content.kind] ?? part?.means ?? null,
      content.kind,
      agrees ? 0.9 + share * 0.09 : share * 0.9,
      agrees ? `${said(property ?? part)}, and ${content.because}` : content.because,
    );
  }
  if (named !== null && property !== null) {
    const fits = named.fits;
    const about = SPEAKS_OF_NUMBERS.test(foldedHeading(heading));
    const sure =
      (property.whole ? 0.85 : 0.75) + (fits === true ? 0.1 : 0) - (fits === false ? 0.4 : 0) - (about ? 0.3 : 0);
    const cellsSay = content ? `, and ${content.because}` : '';
    const but =
      fits === false ? `, but ${content ? content.because : 'the cells are of no kind that is known'}` : cellsSay;
    return guess(part?.means ?? null, named.property, sure, `${said(property)}${but}`);
  }
  if (part !== null) {
    const code = content?.kind === 'unLocode' ? 'unLocode' : content?.kind === 'country' ? 'country' : 'name';
    return guess(part.means, code, part.whole ? 0.8 : 0.6, `${said(part)}${content ? `, and ${content.because}` : ''}`);
  }
  if (content?.kind === 'unLocode') return guess('place', 'unLocode', 0.5, content.because);
  if (content?.kind === 'hsCode') return guess('goods', 'hsCode', 0.4, content.because);
  return guess(
    null,
    null,
    0,
    content ? `${content.because}, but the heading does not say whose` : 'neither heading nor cells are known',
  );
}

/** "stddev_gross_tonnage", "num_gross_tonnage_sources": how the value was come by, not the value. */
const SPEAKS_OF_NUMBERS = /\b(?:std|std ?dev|deviation|variance|sources)\b/;

/** A quantity of seven digits may pass for an IMO number by chance: a heading that says what it is goes before. */
function isSamePlainNumber(property: string | null, { kind }: Content): boolean {
  const isNumber = property !== null && (NEEDS[property] ?? []).includes('number');
  return (
    (kind === 'imo' || kind === 'mmsi') && (isNumber || property === 'registrationNumber' || property === 'reference')
  );
}

function partOfKind(kind: string): Part | null {
  return BY_CONTENT[kind] ?? null;
}

/** The property that a heading names, as far as the cells allow it. */
function namedProperty(
  heading: string,
  part: Part | null,
  content: Content | null,
): { readonly property: string; readonly fits: boolean | null } {
  const property = heading === 'reference' ? numberOf(part, content) : heading;
  const needs = NEEDS[property];
  if (needs === undefined || content === null) return { property, fits: content?.kind === property ? true : null };
  return { property, fits: needs.includes(content.kind) };
}

function said(found: { readonly word: string } | null): string {
  return found ? `the heading says "${found.word}"` : 'the heading says it';
}

/** What "ID" or "no" means: of a place its code, of a party the number in a register. */
function numberOf(part: Part | null, content: Content | null): string {
  if (content?.kind === 'unLocode') return 'unLocode';
  return part !== null && NUMBERED_IN_A_REGISTER.has(part) ? 'registrationNumber' : 'reference';
}

const NUMBERED_IN_A_REGISTER: ReadonlySet<Part> = new Set([
  'consignor',
  'consignee',
  'notify party',
  'agent',
  'carrier',
  'owner',
  'operator',
]);
