import { JOIN_AT_BITS, pairKey } from '../resolution/clusters.js';
import { contradictionOf } from '../resolution/contradictions.js';
import type { Comparison } from '../resolution/evidence.js';
import type { FeatureParts } from '../resolution/feature-parts.js';
import { featurePartsOf } from '../resolution/features.js';
import type { ParameterSet } from '../resolution/parameters.js';
import { Recent } from '../resolution/remembering.js';
import { compare, compareFrom, KEEP_AT_BITS } from '../resolution/score.js';
import type { ComparisonStore, StoredProfile } from './stores.js';

/** Compares profiles, the keys of which are kept already, with all that share one: each pair once. Gives what is worth keeping. */
export async function comparisonsOf(
  ours: readonly FeatureParts[],
  atHand: FeaturesAtHand,
  store: Pick<ComparisonStore, 'candidates'>,
): Promise<readonly Comparison[]> {
  const byId = new Map(ours.map((f) => [f.id, f]));
  const comparisons = new Map<string, Comparison>();
  for (const { sharing, ...profile } of await store.candidates([...byId.keys()])) {
    const other = atHand.of(profile);
    for (const id of sharing) {
      const key = pairKey(id, other.id);
      if (comparisons.has(key)) continue;
      const comparison = keptOf(byId.get(id) as FeatureParts, other, atHand.parameters);
      if (comparison !== null) comparisons.set(key, comparison);
    }
  }
  return [...comparisons.values()];
}

/**
 * What is kept of two: what people may have to judge, and what a defence may ask for: agreement that would have joined but for a contradiction. Of most
 * pairs that is nothing, and they are let go before their evidence is told.
 */
function keptOf(ours: FeatureParts, other: FeatureParts, parameters: ParameterSet): Comparison | null {
  if (contradictionOf(ours, other) === null) return compareFrom(KEEP_AT_BITS, ours, other, parameters);
  const comparison = compare(ours, other, parameters);
  const inFavour = comparison.evidence.reduce(
    (sum, e) => sum + (e.comparison === 'prior' || e.weightBits > 0 ? e.weightBits : 0),
    0,
  );
  return inFavour >= JOIN_AT_BITS ? comparison : null;
}

/** Features kept at hand: a profile that is a candidate of many is described once. Those of a trader take some 8 kB, and twice as many may be held. */
const FEATURES_AT_HAND = 5_000;

/** Features by profile, worked out once while they are at hand. */
export class FeaturesAtHand {
  readonly #known = new Recent<FeatureParts>(FEATURES_AT_HAND);

  constructor(readonly parameters: ParameterSet) {}

  of(profile: StoredProfile): FeatureParts {
    return this.#known.getOrMake(profile.id, () => featurePartsOf(profile, this.parameters));
  }
}
