import { intervalOf } from './edtf.js';
import { foldedName } from './folded-name.js';
import HISTORY from './reference/listing-history.json' with { type: 'json' };
import TAXA from './reference/taxa.json' with { type: 'json' };
import type { ReferenceList } from './reference-list.js';

/** CITES appendices; split listings stand in two by population. */
export type Appendix = 'I' | 'II' | 'III' | 'I/II';

/** A taxon that illegal trade is after, under the name that CITES accepts. */
export interface Taxon {
  /** "Manis tricuspis", "Dalbergia spp.". */
  readonly name: string;
  readonly rank: 'SPECIES' | 'GENUS' | 'FAMILY' | 'ORDER';
  /** As of CoP19 (2022); null where it is not listed. */
  readonly appendix: Appendix | null;
  readonly note?: string;
  readonly synonyms: readonly string[];
}

type Language = 'en' | 'fr' | 'es' | 'zh';

/** What a text names: a taxon, or all of a genus. */
export interface NamedTaxon {
  /** Accepted name of the species, or "Manis spp." of a genus. */
  readonly name: string;
  readonly rank: Taxon['rank'];
  readonly by: 'ACCEPTED' | 'SYNONYM' | 'COMMON_NAME' | 'GENUS';
  /** The language of a common name. */
  readonly language?: Language;
  /** Whose name it is, and as of when. */
  readonly authority: string;
  /** Genera under which it goes in names that are or were used. */
  readonly genera: readonly string[];
}

export type TaxonFinding =
  | { readonly taxon: NamedTaxon; readonly because?: undefined }
  | { readonly taxon: null; readonly because: string; readonly candidates: readonly NamedTaxon[] };

const AUTHORITY = 'CITES standard nomenclature, CoP19 (2022)';
const LANGUAGES: readonly Language[] = ['en', 'fr', 'es', 'zh'];

const genusOf = (name: string) => name.split(' ', 1)[0] as string;

function named(row: Taxon, by: NamedTaxon['by'], language?: Language): NamedTaxon {
  const genera = [...new Set([row.name, ...row.synonyms].map(genusOf))];
  return { name: row.name, rank: row.rank, by, ...(language ? { language } : {}), authority: AUTHORITY, genera };
}

const ROWS = TAXA as readonly (Taxon & Readonly<Record<Language, readonly string[]>>)[];
const ROW_BY_NAME: ReadonlyMap<string, Taxon> = new Map(ROWS.map((row) => [row.name, row]));

/** Scientific names, then common ones; a common name of several taxa leads to all of them. */
const BY_SCIENTIFIC_NAME: ReadonlyMap<string, NamedTaxon> = new Map([
  ...ROWS.flatMap((row) => row.synonyms.map((name): [string, NamedTaxon] => [foldedName(name), named(row, 'SYNONYM')])),
  ...ROWS.map((row): [string, NamedTaxon] => [foldedName(row.name), named(row, 'ACCEPTED')]),
]);
const BY_COMMON_NAME: ReadonlyMap<string, readonly NamedTaxon[]> = (() => {
  const found = new Map<string, NamedTaxon[]>();
  for (const row of ROWS) {
    for (const language of LANGUAGES) {
      for (const name of row[language]) {
        const so = found.get(foldedName(name)) ?? [];
        if (!so.some((taxon) => taxon.name === row.name))
          found.set(foldedName(name), [...so, named(row, 'COMMON_NAME', language)]);
      }
    }
  }
  return found;
})();
const GENERA: ReadonlySet<string> = new Set(
  ROWS.filter((row) => row.rank === 'SPECIES' || row.rank === 'GENUS').flatMap((row) => named(row, 'GENUS').genera),
);

/** A longer text is no name of a taxon. */
const LONGEST = 120;

/**
 * Finds the taxon that a text names, by accepted name, synonym or common name in English, French, Spanish or Chinese. "Manis sp." is its
 * genus and no species; so is "Manis cf. javanica", since its writer was not sure.
 */
export function taxonNamed(text: string): TaxonFinding {
  if (text.length > LONGEST) return nothing('it is too long for the name of a taxon');
  const plain = foldedName(text);
  if (plain === '') return nothing('no taxon is named');
  const scientific = BY_SCIENTIFIC_NAME.get(plain);
  if (scientific) return { taxon: scientific };
  const common = BY_COMMON_NAME.get(plain) ?? BY_COMMON_NAME.get(plain.replace(/s$/, ''));
  const [only, ...more] = common ?? [];
  if (only && more.length === 0) return { taxon: only };
  if (only) return nothing('more than one taxon is called so', common);
  const [genus = '', epithet = ''] = plain.split(' ');
  const isUnsure = /^(?:spp?\.?|cf\.?|aff\.?|\?)?$/.test(epithet);
  const ofGenus = genusNamed(genus);
  if (isUnsure && ofGenus) return { taxon: ofGenus };
  // Behind genus and epithet stand the author and the year: "Manis tricuspis Rafinesque, 1821".
  const binomial = BY_SCIENTIFIC_NAME.get(`${genus} ${epithet}`);
  if (binomial && /^\(?\p{Lu}/u.test(text.trim().split(/\s+/u)[2] ?? '')) return { taxon: binomial };
  return nothing('it is not among the taxa at hand', ofGenus ? [ofGenus] : []);
}

function nothing(because: string, candidates: readonly NamedTaxon[] = []): TaxonFinding {
  return { taxon: null, because, candidates };
}

function genusNamed(folded: string): NamedTaxon | null {
  const genus = folded.slice(0, 1).toUpperCase() + folded.slice(1);
  if (!GENERA.has(genus)) return null;
  return { name: `${genus} spp.`, rank: 'GENUS', by: 'GENUS', authority: AUTHORITY, genera: [genus] };
}

/** EQUAL: one taxon. COMPATIBLE: one may be of the other, as a species of its genus is. */
export function compareTaxa(left: NamedTaxon, right: NamedTaxon): 'EQUAL' | 'COMPATIBLE' | 'DIFFERENT' {
  if (left.name === right.name) return left.rank === 'SPECIES' ? 'EQUAL' : 'COMPATIBLE';
  const [isGenus, isOtherGenus] = [left.rank === 'GENUS', right.rank === 'GENUS'];
  const haveGenus = left.genera.some((genus) => right.genera.includes(genus));
  return (isGenus || isOtherGenus) && haveGenus ? 'COMPATIBLE' : 'DIFFERENT';
}

/** In which appendix of CITES a taxon stood. */
export type Listing =
  | { readonly known: true; readonly appendix: Appendix | null; readonly because: string }
  | {
      readonly known: false;
      readonly appendix: null;
      readonly because: string;
      readonly readings: readonly (Appendix | null)[];
    };

interface ListingStep {
  readonly taxon: string;
  readonly from: string;
  readonly appendix: string;
  readonly party?: string;
  /** True where it was in no appendix before. */
  readonly first?: boolean;
}

const STEPS_BY_TAXON: ReadonlyMap<string, readonly ListingStep[]> = (() => {
  const found = new Map<string, ListingStep[]>();
  for (const step of HISTORY as readonly ListingStep[]) found.set(step.taxon, [...(found.get(step.taxon) ?? []), step]);
  return found;
})();

/**
 * The appendix of a taxon (accepted name) on a date (EDTF). The history is known for some taxa alone; for the others only the listing of
 * CoP19 is, which says nothing of an earlier day.
 */
export function listingOn(taxon: string, date: string): Listing {
  const row = ROW_BY_NAME.get(taxon);
  if (!row) return unknown(`${taxon} is not among the taxa at hand`, []);
  const steps = STEPS_BY_TAXON.get(taxon);
  if (!steps) return unknown(`only its listing as of CoP19 is known: ${row.appendix ?? 'none'}`, [row.appendix]);
  const days = intervalOf(date);
  if (!days) return unknown('the date is not known', steps.map(appendixOf));
  const [first, last] = [stepOn(steps, days.from), stepOn(steps, days.until)];
  if (first === last) {
    const [earliest] = steps;
    if (first) return { known: true, appendix: appendixOf(first), because: since(first) };
    if (earliest?.first) return { known: true, appendix: null, because: `not listed before ${earliest.from}` };
    return unknown(`its listing before ${earliest?.from} is not known`, []);
  }
  const readings = [first, ...steps.filter((step) => step.from > days.from && step.from <= days.until)];
  return unknown(
    `it changed on ${last?.from}, within the date`,
    readings.map((step) => (step ? appendixOf(step) : null)),
  );
}

const appendixOf = (step: ListingStep) => step.appendix as Appendix;

function since({ appendix, from, party }: ListingStep): string {
  return `Appendix ${appendix}${party ? ` (${party})` : ''} since ${from}`;
}

function stepOn(steps: readonly ListingStep[], day: string): ListingStep | undefined {
  return steps.filter((step) => step.from <= day).at(-1);
}

function unknown(because: string, readings: readonly (Appendix | null)[]): Listing {
  return { known: false, appendix: null, because, readings };
}

/** The taxa at hand, as a list that confirms an accepted name. All of them are a matter for a larger list. */
export const TAXA_AT_HAND: ReferenceList = {
  title: 'Taxa of enforcement priority',
  edition: 'CITES CoP19',
  has: (name) => ROW_BY_NAME.has(name),
};
