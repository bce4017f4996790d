import { type Evidence, weighed } from '../evidence.js';
import type { Value } from '../feature-parts.js';
import type { Features } from '../features.js';

/** Half the traders of a port's records come from some five countries: log2 of 4. A firm that moves abroad is another firm as a rule. */
const SAME_COUNTRY_BITS = 2;
const OTHER_COUNTRY_BITS = { COMPANY: -5, PERSON: -1.5 } as const;
/** Few hold two nationalities, and fewer give now one and now the other. */
const SAME_NATIONALITY_BITS = 2;
const OTHER_NATIONALITY_BITS = -4;

export function compareCountries(left: Features, right: Features): readonly Evidence[] {
  if (left.kind !== 'TRADER' || right.kind !== 'TRADER') return [];
  const person = left.facts.traderKind === 'PERSON' || right.facts.traderKind === 'PERSON';
  const nationality = compareValues(
    'nationality',
    left.nationalities,
    right.nationalities,
    SAME_NATIONALITY_BITS,
    OTHER_NATIONALITY_BITS,
  );
  // One people's address abroad is no second fact where nationality was compared.
  if (nationality.length > 0) return nationality;
  if (!person)
    return compareValues('country', left.countries, right.countries, SAME_COUNTRY_BITS, OTHER_COUNTRY_BITS.COMPANY);
  // Where one gives the people and the other the country he lives in, they mostly are one; where they are not, that says nothing.
  const ofPerson = (f: Features) => (f.nationalities.length > 0 ? f.nationalities : f.countries);
  const mixed = left.nationalities.length > 0 !== right.nationalities.length > 0;
  const other = mixed ? 0 : OTHER_COUNTRY_BITS.PERSON;
  return compareValues('country', ofPerson(left), ofPerson(right), SAME_COUNTRY_BITS, other).filter(
    (e) => e.weightBits !== 0,
  );
}

function compareValues(
  what: 'country' | 'nationality',
  left: readonly Value[],
  right: readonly Value[],
  same: number,
  other: number,
): readonly Evidence[] {
  const [l, r] = [left[0], right[0]];
  if (l === undefined || r === undefined) return [];
  const common = left.find((v) => right.some((o) => o.value === v.value));
  if (common === undefined)
    return [weighed('countries', other, `${what}-differs`, { left: l.value, right: r.value }, l.raw, r.raw)];
  return [
    weighed(
      'countries',
      same,
      `${what}-same`,
      { value: common.value },
      common.raw,
      right.find((o) => o.value === common.value)?.raw ?? null,
    ),
  ];
}
