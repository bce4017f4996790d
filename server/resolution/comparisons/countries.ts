import type { Evidence } from '../evidence.js';
import type { FeatureParts, Value } from '../feature-parts.js';
import type { ParameterSet } from '../parameters.js';
import { compareCommonValue } from './common-value.js';

/** Half the traders of a port's records come from some five countries: log2 of 4. A firm that moves abroad is another firm as a rule. */
const SAME_COUNTRY_BITS = 2;
const OTHER_COUNTRY_BITS = { COMPANY: -5, PERSON: -1.5 } as const;
/** Few hold two nationalities, and fewer give now one and now the other. */
const SAME_NATIONALITY_BITS = 2;
const OTHER_NATIONALITY_BITS = -4;

export function compareCountries(
  left: FeatureParts,
  right: FeatureParts,
  _: ParameterSet,
  told: Evidence[] | null,
): number {
  if (left.kind !== 'TRADER' || right.kind !== 'TRADER') return 0;
  // One people's address abroad is no second fact where nationality was compared.
  if (left.nationalities.length > 0 && right.nationalities.length > 0)
    return compareCommonValue(NATIONALITY, left.nationalities, right.nationalities, OTHER_NATIONALITY_BITS, told);
  const person = left.facts.traderKind === 'PERSON' || right.facts.traderKind === 'PERSON';
  if (!person) return compareCommonValue(COUNTRY, left.countries, right.countries, OTHER_COUNTRY_BITS.COMPANY, told);
  // Where one gives the people and the other the country he lives in, they mostly are one; where they are not, that says nothing.
  const mixed = left.nationalities.length > 0 !== right.nationalities.length > 0;
  return compareCommonValue(COUNTRY, ofPerson(left), ofPerson(right), mixed ? 0 : OTHER_COUNTRY_BITS.PERSON, told);
}

function ofPerson(features: FeatureParts): readonly Value[] {
  return features.nationalities.length > 0 ? features.nationalities : features.countries;
}

const COUNTRY = {
  comparison: 'countries',
  same: 'country-same',
  sameBits: SAME_COUNTRY_BITS,
  differs: 'country-differs',
} as const;
const NATIONALITY = {
  comparison: 'countries',
  same: 'nationality-same',
  sameBits: SAME_NATIONALITY_BITS,
  differs: 'nationality-differs',
} as const;
