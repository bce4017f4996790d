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
  return compareValues(
    'country',
    left.countries,
    right.countries,
    SAME_COUNTRY_BITS,
    person ? OTHER_COUNTRY_BITS.PERSON : OTHER_COUNTRY_BITS.COMPANY,
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
