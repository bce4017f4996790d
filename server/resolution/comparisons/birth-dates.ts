import { distance } from 'fastest-levenshtein';
import { type Evidence, weighed } from '../evidence.js';
import type { Features } from '../features.js';
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
/** One digit off: 1 in 40 true pairs; 1 in 250 false ones, more among fathers and sons. */
const ONE_DIGIT_BITS = 1;
const OTHER_DAY_BITS = -12;
const OTHER_YEAR_BITS = -7;

export function compareBirthDates(left: Features, right: Features): readonly Evidence[] {
  const pairs = left.birthDates.flatMap((l) => right.birthDates.map((r) => ({ l, r, ...weigh(l.value, r.value) })));
  const best = pairs.sort((a, b) => b.bits - a.bits)[0];
  if (best === undefined) return [];
  return [
    weighed(
      'birth-dates',
      best.bits,
      best.template,
      { left: best.l.value, right: best.r.value },
      best.l.raw,
      best.r.raw,
    ),
  ];
}

function weigh(left: string, right: string): { bits: number; template: Template } {
  const [l, r] = [left.split('-'), right.split('-')];
  const parts = Math.min(l.length, r.length);
  const same = l.slice(0, parts).join('-') === r.slice(0, parts).join('-');
  if (parts < 3) {
    if (!same) return { bits: OTHER_YEAR_BITS, template: 'birthDate-years-differ' };
    return {
      bits: parts === 2 ? SAME_MONTH_BITS : SAME_YEAR_BITS,
      template: parts === 2 ? 'birthDate-month-same' : 'birthDate-year-same',
    };
  }
  if (same) return { bits: left.endsWith('-01-01') ? SAME_NEW_YEAR_BITS : SAME_DAY_BITS, template: 'birthDate-same' };
  if (l[0] === r[0] && l[1] === r[2] && l[2] === r[1])
    return { bits: EXCHANGED_BITS, template: 'birthDate-day-and-month-exchanged' };
  return distance(left, right) === 1
    ? { bits: ONE_DIGIT_BITS, template: 'birthDate-one-digit-off' }
    : { bits: OTHER_DAY_BITS, template: 'birthDate-differs' };
}
