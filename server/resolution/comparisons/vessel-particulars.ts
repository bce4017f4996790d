import { type Evidence, weighed } from '../evidence.js';
import type { FeatureParts, Value } from '../feature-parts.js';
import type { ParameterSet } from '../parameters.js';
import { compareCommonValue } from './common-value.js';

/** Same gross tonnage to the ton: some 30,000 values are in use, but series of sisters share one: 1 in 250. Remeasured: within 3 %. */
const SAME_TONNAGE_BITS = 8;
const NEAR_TONNAGE_BITS = 2;
const OTHER_TONNAGE_BITS = -5;
/** The world fleet's years of build spread over about 40 years: log2(40), less sisters. A year is often that of delivery or of launch. */
const SAME_YEAR_BITS = 4;
const OTHER_YEAR_BITS = -4;
/** The largest flag flies on 1 ship in 6, the tenth on 1 in 30. Flags change, so another says little. */
const SAME_FLAG_BITS = 3;
const OTHER_FLAG_BITS = -1;
const SAME_TYPE_BITS = 1.5;
/** Sister ships share all of these: together they never say more than this. */
const PARTICULARS_AT_MOST_BITS = 9;

export function compareVesselParticulars(
  left: FeatureParts,
  right: FeatureParts,
  _: ParameterSet,
  told: Evidence[] | null,
): number {
  if (left.kind !== 'VESSEL' || right.kind !== 'VESSEL') return 0;
  const sum =
    compareTonnage(left.grossTonnages[0], right.grossTonnages[0], told) +
    compareYears(left.builtYears[0], right.builtYears[0], told) +
    compareCommonValue(FLAG, left.flags, right.flags, OTHER_FLAG_BITS, told) +
    compareTypes(left.vesselTypes[0], right.vesselTypes[0], told);
  if (sum <= PARTICULARS_AT_MOST_BITS) return sum;
  told?.push(
    weighed('vessel-particulars', PARTICULARS_AT_MOST_BITS - sum, 'particulars-shared-by-sisters', {
      atMost: PARTICULARS_AT_MOST_BITS,
    }),
  );
  return PARTICULARS_AT_MOST_BITS;
}

function compareTonnage(left: Value | undefined, right: Value | undefined, told: Evidence[] | null): number {
  if (left === undefined || right === undefined) return 0;
  const [l, r] = [Number(left.value), Number(right.value)];
  if (!(l > 0) || !(r > 0)) return 0;
  const off = Math.abs(l - r) / Math.max(l, r);
  const [bits, template] = off === 0 ? SAME_TONNAGE : off <= 0.03 ? NEAR_TONNAGE : OTHER_TONNAGE;
  told?.push(weighed('vessel-particulars', bits, template, { left: l, right: r }, left.raw, right.raw));
  return bits;
}

const SAME_TONNAGE = [SAME_TONNAGE_BITS, 'tonnage-same'] as const;
const NEAR_TONNAGE = [NEAR_TONNAGE_BITS, 'tonnage-near'] as const;
const OTHER_TONNAGE = [OTHER_TONNAGE_BITS, 'tonnage-differs'] as const;

function compareYears(left: Value | undefined, right: Value | undefined, told: Evidence[] | null): number {
  if (left === undefined || right === undefined) return 0;
  const off = Math.abs(Number(left.value.slice(0, 4)) - Number(right.value.slice(0, 4)));
  if (Number.isNaN(off)) return 0;
  const [bits, template] = off === 0 ? SAME_YEAR : off === 1 ? NEAR_YEAR : OTHER_YEAR;
  const values = { left: left.value, right: right.value };
  told?.push(weighed('vessel-particulars', bits, template, values, left.raw, right.raw));
  return bits;
}

const SAME_YEAR = [SAME_YEAR_BITS, 'built-same'] as const;
const NEAR_YEAR = [0, 'built-near'] as const;
const OTHER_YEAR = [OTHER_YEAR_BITS, 'built-differs'] as const;

const FLAG = {
  comparison: 'vessel-particulars',
  same: 'flag-same',
  sameBits: SAME_FLAG_BITS,
  differs: 'flag-differs',
} as const;

/** Another word for a type is not another type: only agreement counts. */
function compareTypes(left: Value | undefined, right: Value | undefined, told: Evidence[] | null): number {
  if (left === undefined || right === undefined || left.value !== right.value) return 0;
  const values = { value: left.value };
  told?.push(weighed('vessel-particulars', SAME_TYPE_BITS, 'vessel-type-same', values, left.raw, right.raw));
  return SAME_TYPE_BITS;
}
