import type { Comparison } from './evidence.js';
import type { ParameterSet } from './parameters.js';

/**
 * How probable it is that two mentions speak of one thing: the weight, a log2 of odds with the prior inside, put right by what people's
 * judgements taught (if the set has a calibration), as a share of one, to six places. Hard facts that cannot hold of one thing leave at most
 * even odds against, whatever else agrees.
 */
export function probabilityOf(
  { weightBits, contradiction }: Pick<Comparison, 'weightBits' | 'contradiction'>,
  { calibration }: Pick<ParameterSet, 'calibration'>,
): number {
  const odds = calibration === null ? weightBits : calibration.interceptBits + calibration.slope * weightBits;
  const bits = contradiction === null ? odds : Math.min(odds, CONTRADICTED_BITS);
  return Math.round(1_000_000 / (1 + 2 ** -bits)) / 1_000_000;
}

/** One in 32: a fact that contradicts may itself be wrong. */
const CONTRADICTED_BITS = -5;

/** What a probability goes by, in words that are stored and shown beside it: "shipped-6", or "trained-… and 120 judgements". */
export function probabilityGoesBy({ version, calibration }: Pick<ParameterSet, 'version' | 'calibration'>): string {
  return calibration === null ? version : `${version} and ${calibration.judgements} judgements`;
}
