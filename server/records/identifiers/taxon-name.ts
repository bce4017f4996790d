import { foldedName } from '../folded-name.js';
import { listAtHand, type ReferenceList } from '../reference-list.js';
import { taxonNamed } from '../taxa.js';
import type { CheckedIdentifier } from '../verdict.js';
import { formatOnly, malformed, valid } from './checked.js';

/** A longer text is no name of a taxon. */
const LONGEST = 120;

/**
 * The scientific name of a taxon (binominal nomenclature: genus in a capital, then lower case). The few taxa at hand confirm it, or a list of
 * all that the installation was given; its codes are names as `foldedName` writes them.
 */
export function checkTaxonName(raw: string, list: ReferenceList | null = listAtHand('taxa')): CheckedIdentifier {
  const name = raw.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  if (name.length > LONGEST || !/^\p{Lu}[\p{Ll}-]+(?: |$)/u.test(name))
    return malformed('a scientific name begins with the genus in a capital');
  const { taxon } = taxonNamed(name);
  const isKnown = taxon !== null && taxon.by !== 'COMMON_NAME';
  if (isKnown || list?.has(foldedName(name))) return valid(name);
  return formatOnly(name, list ? `it is not in ${list.title}, ${list.edition}` : 'the list of all taxa is not at hand');
}
