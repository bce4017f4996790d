import type { Comparison } from '../evidence.js';

/** Compared pairs fewer than these, or expected matches or non-matches among them fewer, teach nothing. */
const LEAST_PAIRS = 2_000;
const LEAST_OF_EACH = 100;
/** The prior moves by no more than this from the shipped one: odds twice as good or as bad. */
const PRIOR_MOVES_BITS = 1;
const ROUNDS_AT_MOST = 100;
const SETTLED_BITS = 1e-4;

export interface PriorLearnt {
  readonly priorBits: number;
  /** Why it is the shipped one, or null where it was learnt. */
  readonly keptBecause: string | null;
  readonly pairs: number;
  /** Of the pairs, so many are expected to be one thing. */
  readonly expectedMatches: number;
  readonly rounds: number;
}

/**
 * The share of candidate pairs that are one thing, by expectation–maximisation without labels: with the weights as they stand each pair is a match
 * to some degree; the sum of the degrees gives the prior, and so on until it rests (A. P. Dempster et al., 1977). One unknown and weights
 * that do not move: its likelihood has one maximum. What hard facts forbid is no match whatever it weighs.
 */
export function learnPrior(
  pairs: readonly Pick<Comparison, 'weightBits' | 'contradiction'>[],
  shippedPriorBits: number,
): PriorLearnt {
  const kept = (because: string, expectedMatches: number, rounds: number): PriorLearnt => ({
    priorBits: shippedPriorBits,
    keptBecause: because,
    pairs: pairs.length,
    expectedMatches,
    rounds,
  });
  if (pairs.length < LEAST_PAIRS) return kept(`${pairs.length} candidate pairs are fewer than ${LEAST_PAIRS}`, 0, 0);
  const without = pairs.map((p) => (p.contradiction === null ? p.weightBits - shippedPriorBits : null));
  let prior = shippedPriorBits;
  let [expected, rounds] = [0, 0];
  for (let moved = Number.POSITIVE_INFINITY; moved > SETTLED_BITS && rounds < ROUNDS_AT_MOST; rounds++) {
    expected = 0;
    for (const bits of without) if (bits !== null) expected += 1 / (1 + 2 ** -(bits + prior));
    if (Math.min(expected, pairs.length - expected) < LEAST_OF_EACH)
      return kept(
        `of ${pairs.length} candidate pairs about ${Math.round(expected)} are one thing: fewer than ${LEAST_OF_EACH} of either kind teach nothing`,
        expected,
        rounds,
      );
    const next = Math.log2(expected / (pairs.length - expected));
    moved = Math.abs(next - prior);
    prior = next;
  }
  const bounded = Math.min(shippedPriorBits + PRIOR_MOVES_BITS, Math.max(shippedPriorBits - PRIOR_MOVES_BITS, prior));
  // To a hundredth of a bit: nothing finer is known, and the name of the set should not hang on a rounding.
  const priorBits = Math.round(bounded * 100) / 100;
  return { priorBits, keptBecause: null, pairs: pairs.length, expectedMatches: expected, rounds };
}
