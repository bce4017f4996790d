import type { AddressForm } from '../address-form.js';
import { type Evidence, weighed } from '../evidence.js';
import type { FeatureParts } from '../feature-parts.js';
import type { ParameterSet } from '../parameters.js';
import { doorKey, houseKey } from '../premises-keys.js';
import type { Template } from '../templates.js';

/** Same door (building, unit and a word of the street): a town has some thousand offices with unit numbers, and some hold many firms. */
const SAME_UNIT_BITS = 10;
/** Same house, no unit to compare: houses with several firms are the rule in a port. */
const SAME_BUILDING_BITS = 8;
/** The postal code beside it: one street of the name in one district. */
const SAME_BUILDING_AND_CODE_BITS = 9;
/** Same house, other unit: neighbours, or the same firm a floor further. */
const OTHER_UNIT_BITS = 2;
const SAME_POSTAL_CODE_BITS = 4;
const SAME_STREET_BITS = 1;
/** One side names no house: the town is all there is to compare. */
const SAME_TOWN_BITS = 1;
/** Firms move and have several addresses: one in four pairs of records of one firm gives two. */
const OTHER_ADDRESS_BITS = -1.5;

export function compareAddresses(
  left: FeatureParts,
  right: FeatureParts,
  parameters: ParameterSet,
  told: Evidence[] | null,
): number {
  let best: Weight | null = null;
  let [bestLeft, bestRight]: (AddressForm | null)[] = [null, null];
  for (const l of left.addresses) {
    for (const r of right.addresses) {
      const weight = weigh(l, r, parameters);
      if (best !== null && weight.bits <= best.bits) continue;
      best = weight;
      [bestLeft, bestRight] = [l, r];
    }
  }
  if (best === null) return 0;
  told?.push(weighed('addresses', best.bits, best.template, best.values, bestLeft?.raw, bestRight?.raw));
  return best.bits;
}

interface Weight {
  readonly bits: number;
  readonly template: Template;
  readonly values: Record<string, string | number>;
}

function weigh(left: AddressForm, right: AddressForm, parameters: ParameterSet): Weight {
  const words = left.words.filter((w) => right.words.includes(w));
  // Two short words, as Vietnamese streets have, are as good as a long one.
  const street = words.length >= 2 || words.some((w) => w.length >= 3);
  const building = left.buildings.find((b) => right.buildings.includes(b));
  const postal = left.postalCodes.find((p) => right.postalCodes.includes(p));
  if (street && building !== undefined) {
    const unit = left.unit === right.unit ? left.unit : '';
    const things = sharedByMany(words, building, unit, parameters);
    if (things !== null)
      return { bits: 0, template: 'address-shared-by-many', values: { building, others: things - 1 } };
    if (unit !== '') return { bits: SAME_UNIT_BITS, template: 'address-unit-same', values: { building, unit } };
    if (left.unit !== '' && right.unit !== '')
      return {
        bits: OTHER_UNIT_BITS,
        template: 'address-unit-differs',
        values: { building, left: left.unit, right: right.unit },
      };
    const bits = postal === undefined ? SAME_BUILDING_BITS : SAME_BUILDING_AND_CODE_BITS;
    return { bits, template: 'address-building-same', values: { building } };
  }
  if (postal !== undefined)
    return { bits: SAME_POSTAL_CODE_BITS, template: 'address-postal-code-same', values: { value: postal } };
  if (words.filter((w) => w.length >= 3).length >= 2)
    return { bits: SAME_STREET_BITS, template: 'address-street-same', values: {} };
  const townOnly = left.buildings.length === 0 || right.buildings.length === 0;
  if (townOnly && words.length > 0) return { bits: SAME_TOWN_BITS, template: 'address-town-same', values: {} };
  return { bits: OTHER_ADDRESS_BITS, template: 'address-differs', values: {} };
}

/**
 * How many things share the house, or the door where both name it, if the parameter set knows them to be too many; else null. A house number is
 * found again in every street of a town: what is said of all the words together is said of the house.
 */
function sharedByMany(
  words: readonly string[],
  building: string,
  unit: string,
  { distrustedIdentifiers, sharedBy }: ParameterSet,
): number | null {
  let fewest: number | null = null;
  for (const word of words) {
    if (word.length < 3) continue;
    const key = unit === '' ? houseKey(building, word) : doorKey(building, word, unit);
    if (!distrustedIdentifiers.has(key)) return null;
    fewest = Math.min(fewest ?? Number.POSITIVE_INFINITY, sharedBy.get(key) ?? Number.POSITIVE_INFINITY);
  }
  return fewest;
}
