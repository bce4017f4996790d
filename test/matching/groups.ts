import type { MentionId } from '../../server/records/ids.js';
import { forEachCandidate, refinedAmong } from '../../server/resolution/candidate-pairs.js';
import { clusters, components, type IdentityMention } from '../../server/resolution/clusters.js';
import type { Comparison } from '../../server/resolution/evidence.js';
import type { Features } from '../../server/resolution/features.js';
import type { Judgement } from '../../server/resolution/judgement.js';
import { shippedParameters } from '../../server/resolution/parameters.js';
import { compareFrom, KEEP_AT_BITS, saysEnough } from '../../server/resolution/score.js';

/** Which of these are one thing: candidates, comparisons and clusters in turn, by the shipped parameters and without a database. */
export function groupsIn(
  features: readonly Features[],
  judgements: readonly Judgement[] = [],
): readonly (readonly MentionId[])[] {
  const edges: Comparison[] = [];
  const { keysOfEach } = refinedAmong(features.map((f) => f.keys.map((key) => `${f.kind} ${key}`)));
  forEachCandidate(keysOfEach, (i, j) => {
    const found = compareFrom(KEEP_AT_BITS, features[i] as Features, features[j] as Features, shippedParameters);
    if (found !== null) edges.push(found);
  });
  const mentions = features.map(
    (f): IdentityMention => ({
      id: f.id as MentionId,
      kind: f.kind,
      identityKey: null,
      addsOnly: false,
      profile: f.id,
      sure: saysEnough(f, shippedParameters),
      scope: 0,
      recordedOn: '2024-01-01',
      endedOn: null,
      facts: f.facts,
    }),
  );
  return components({ mentions, edges, judgements }).flatMap((part) => clusters(part));
}
