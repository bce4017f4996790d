import { type Evidence, weighed } from '../evidence.js';
import type { Value } from '../feature-parts.js';
import type { Features } from '../features.js';

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

export function compareVesselParticulars(left: Features, right: Features): readonly Evidence[] {
  if (left.kind !== 'VESSEL' || right.kind !== 'VESSEL') return [];
  const found = [
    ...compareTonnage(left.grossTonnages[0], right.grossTonnages[0]),
    ...compareYears(left.builtYears[0], right.builtYears[0]),
    ...compareFlags(left.flags, right.flags),
    ...compareTypes(left.vesselTypes[0], right.vesselTypes[0]),
  ];
  const total = found.reduce((sum, e) => sum + e.weightBits, 0);
  if (total <= PARTICULARS_AT_MOST_BITS) return found;
  return [
    ...found,
    weighed('vessel-particulars', PARTICULARS_AT_MOST_BITS - total, 'particulars-shared-by-sisters', {
      atMost: PARTICULARS_AT_MOST_BITS,
    }),
  ];
}

function compareTonnage(left: Value | undefined, right: Value | undefined): readonly Evidence[] {
  if (left === undefined || right === undefined) return [];
  const [l, r] = [Number(left.value), Number(right.value)];
  if (!(l > 0) || !(r > 0)) return [];
  const off = Math.abs(l - r) / Math.max(l, r);
  const bits = off === 0 ? SAME_TONNAGE_BITS : off <= 0.03 ? NEAR_TONNAGE_BITS : OTHER_TONNAGE_BITS;
  return [
    weighed(
      'vessel-particulars',
      bits,
      off === 0 ? 'tonnage-same' : off <= 0.03 ? 'tonnage-near' : 'tonnage-differs',
      { left: l, right: r },
      left.raw,
      right.raw,
    ),
  ];
}

function compareYears(left: Value | undefined, right: Value | undefined): readonly Evidence[] {
  if (left === undefined || right === undefined) return [];
  const off = Math.abs(Number(left.value.slice(0, 4)) - Number(right.value.slice(0, 4)));
  if (Number.isNaN(off)) return [];
  const [bits, template] =
    off === 0
      ? ([SAME_YEAR_BITS, 'built-same'] as const)
      : off === 1
        ? ([0, 'built-near'] as const)
        : ([OTHER_YEAR_BITS, 'built-differs'] as const);
  return [weighed('vessel-particulars', bits, template, { left: left.value, right: right.value }, left.raw, right.raw)];
}

function compareFlags(left: readonly Value[], right: readonly Value[]): readonly Evidence[] {
  const [l, r] = [left[0], right[0]];
  if (l === undefined || r === undefined) return [];
  const common = left.find((f) => right.some((o) => o.value === f.value));
  if (common === undefined)
    return [
      weighed('vessel-particulars', OTHER_FLAG_BITS, 'flag-differs', { left: l.value, right: r.value }, l.raw, r.raw),
    ];
  const other = right.find((f) => f.value === common.value);
  return [
    weighed('vessel-particulars', SAME_FLAG_BITS, 'flag-same', { value: common.value }, common.raw, other?.raw ?? null),
  ];
}

/** Another word for a type is not another type: only agreement counts. */
function compareTypes(left: Value | undefined, right: Value | undefined): readonly Evidence[] {
  if (left === undefined || right === undefined || left.value !== right.value) return [];
  return [
    weighed('vessel-particulars', SAME_TYPE_BITS, 'vessel-type-same', { value: left.value }, left.raw, right.raw),
  ];
}
