import { isCountry } from '../../records/countries.js';
import { foldedName } from '../../records/folded-name.js';
import type { ReferenceListName } from '../../records/reference-list.js';

/** How a published list is read: which columns make up a code, and what a code looks like. */
export interface ReferenceForm {
  /** What the list is called, with its publisher. */
  readonly title: string;
  /** What stands for the list where nobody says: "edition unknown" would be a guess, so an edition must be given. */
  readonly editionLike: string;
  /** Headings that may hold the code, the first that the file has; several together make up one code. Capitals do not count. */
  readonly columns: readonly (readonly string[])[];
  /** The normal form of a code, or why it is none. */
  read(cells: readonly string[]): { readonly code: string } | { readonly because: string };
}

const LOCODE = /^[A-Z]{2}[A-Z2-9]{3}$/;
/** What LEMIS writes where a genus alone is known. */
const NO_SPECIES = /^(species|sp|spp|sp\.|spp\.)$/i;

/** The lists that can be given to an installation. */
export const REFERENCE_FORMS: Readonly<Record<ReferenceListName, ReferenceForm>> = {
  'un-locode': {
    title: 'UN/LOCODE (UNECE Recommendation 16)',
    editionLike: '2024-2',
    columns: [['Country', 'Location'], ['unlocode'], ['locode'], ['UN/LOCODE']],
    read(cells) {
      const code = cells.join('').toUpperCase().replace(/\s/gu, '');
      if (!LOCODE.test(code)) return { because: 'a UN/LOCODE has two letters and three letters or digits 2 to 9' };
      return isCountry(code.slice(0, 2)) ? { code } : { because: `${code.slice(0, 2)} is no country` };
    },
  },
  'harmonized-system': {
    title: 'Harmonized System (WCO)',
    editionLike: 'HS 2022',
    columns: [['hscode'], ['HS code'], ['hs6'], ['hs'], ['cmdCode'], ['code']],
    read([cell = '']) {
      const code = cell.replace(/[\s.]/gu, '');
      return /^(\d{2}|\d{4}|\d{6})$/.test(code)
        ? { code }
        : { because: 'a code of the HS has two, four or six digits' };
    },
  },
  taxa: {
    title: 'Scientific names of taxa',
    editionLike: 'CITES CoP19',
    columns: [
      ['scientificName'],
      ['Scientific name'],
      ['taxon_name'],
      ['taxon'],
      ['Genus', 'Species', 'Subspecies'],
      ['Genus', 'Species'],
    ],
    read([genus = '', ...epithets]) {
      const known = epithets.map((e) => e.trim()).filter((e) => e !== '' && !NO_SPECIES.test(e));
      const name = [genus.trim(), ...known].join(' ');
      return /^\p{Lu}[\p{L}-]+( |$)/u.test(name)
        ? { code: foldedName(name) }
        : { because: 'a scientific name begins with the genus in a capital' };
    },
  },
  'container-owners': {
    title: 'BIC codes of container owners (Bureau International des Containers)',
    editionLike: '2026-01',
    columns: [['BIC code'], ['bic_code'], ['bic'], ['prefix'], ['code']],
    read([cell = '']) {
      const code = cell.trim().toUpperCase();
      return /^[A-Z]{3}[UJZ]$/.test(code)
        ? { code }
        : { because: 'the code of an owner has four letters, the last U, J or Z' };
    },
  },
};
