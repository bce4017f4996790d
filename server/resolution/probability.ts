import type { Comparison } from './evidence.js';

/**
 * How probable it is that two mentions speak of one thing: the weight, a log2 of odds with the prior inside, as a share of one, to six places. Hard
 * facts that cannot hold of one thing leave at most even odds against, whatever else agrees.
 */
export function probabilityOf({ weightBits, contradiction }: Pick<Comparison, 'weightBits' | 'contradiction'>): number {
  const bits = contradiction === null ? weightBits : Math.min(weightBits, CONTRADICTED_BITS);
  return Math.round(1_000_000 / (1 + 2 ** -bits)) / 1_000_000;
}

/** One in 32: a fact that contradicts may itself be wrong. */
const CONTRADICTED_BITS = -5;
