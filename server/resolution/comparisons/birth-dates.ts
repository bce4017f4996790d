import { distance } from 'fastest-levenshtein';
import { neighboursExchanged } from '../contradictions.js';
import { type Evidence, weighed } from '../evidence.js';
import type { FeatureParts, Value } from '../feature-parts.js';
import type { ParameterSet } from '../parameters.js';
import type { Template } from '../templates.js';

/** 50 years of 365 days: log2(18,250) is 14.2, less 1 in 20 dates that are copied or made up. */
const SAME_DAY_BITS = 12;
/** Offices write 1 January where they know the year alone: it says the year and little more. */
const SAME_NEW_YEAR_BITS = 6;
const SAME_MONTH_BITS = 8;
/** log2(50), less the crowding of ages among traders. */
const SAME_YEAR_BITS = 4.5;
/** Day and month exchanged: 1 in 50 true pairs, 1 in 18,250 false ones. */
const EXCHANGED_BITS = 6;
/** Two neighbouring digits exchanged: 1 in 80 true pairs; of false ones some seven days in 18,250, more among those born in one year. */
const NEIGHBOURS_EXCHANGED_BITS = 5;
/** One digit off: 1 in 40 true pairs; 1 in 250 false ones, more among fathers and sons. */
const ONE_DIGIT_BITS = 1;
const OTHER_DAY_BITS = -12;
const OTHER_YEAR_BITS = -7;

export function compareBirthDates(
  left: FeatureParts,
  right: FeatureParts,
  _: ParameterSet,
  told: Evidence[] | null,
): number {
  if (left.birthDates.length === 0 || right.birthDates.length === 0) return 0;
  let best: Weight | null = null;
  let [bestLeft, bestRight] = [left.birthDates[0] as Value, right.birthDates[0] as Value];
  for (const l of left.birthDates) {
    for (const r of right.birthDates) {
      const weight = weigh(l.value, r.value);
      if (best !== null && weight[0] <= best[0]) continue;
      best = weight;
      [bestLeft, bestRight] = [l, r];
    }
  }
  const [bits, template] = best as Weight;
  const values = { left: bestLeft.value, right: bestRight.value };
  told?.push(weighed('birth-dates', bits, template, values, bestLeft.raw, bestRight.raw));
  return bits;
}

type Weight = readonly [bits: number, template: Template];

const OTHER_YEAR: Weight = [OTHER_YEAR_BITS, 'birthDate-years-differ'];
const SAME_MONTH: Weight = [SAME_MONTH_BITS, 'birthDate-month-same'];
const SAME_YEAR: Weight = [SAME_YEAR_BITS, 'birthDate-year-same'];
const SAME_NEW_YEAR: Weight = [SAME_NEW_YEAR_BITS, 'birthDate-same'];
const SAME_DAY: Weight = [SAME_DAY_BITS, 'birthDate-same'];
const EXCHANGED: Weight = [EXCHANGED_BITS, 'birthDate-day-and-month-exchanged'];
const NEIGHBOURS: Weight = [NEIGHBOURS_EXCHANGED_BITS, 'birthDate-digits-exchanged'];
const ONE_DIGIT: Weight = [ONE_DIGIT_BITS, 'birthDate-one-digit-off'];
const OTHER_DAY: Weight = [OTHER_DAY_BITS, 'birthDate-differs'];

/** Two dates, to the precision of the poorer. */
function weigh(left: string, right: string): Weight {
  if (left === right && left.length > YEAR_AND_MONTH) return left.endsWith('-01-01') ? SAME_NEW_YEAR : SAME_DAY;
  const [l, r] = [left.split('-'), right.split('-')];
  const parts = Math.min(l.length, r.length);
  const same = l.slice(0, parts).join('-') === r.slice(0, parts).join('-');
  if (parts < 3) return !same ? OTHER_YEAR : parts === 2 ? SAME_MONTH : SAME_YEAR;
  if (same) return left.endsWith('-01-01') ? SAME_NEW_YEAR : SAME_DAY;
  if (l[0] === r[0] && l[1] === r[2] && l[2] === r[1]) return EXCHANGED;
  if (neighboursExchanged(left, right)) return NEIGHBOURS;
  return distance(left, right) === 1 ? ONE_DIGIT : OTHER_DAY;
}

/** Letters of "1971-02". */
const YEAR_AND_MONTH = 7;
