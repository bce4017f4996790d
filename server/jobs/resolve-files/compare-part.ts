import { sentenceOf } from '../../bundles/sentences.js';
import type { Progress } from '../../progress.js';
import { compartmentIn, forEachCandidate } from '../../resolution/candidate-pairs.js';
import type { Comparison } from '../../resolution/evidence.js';
import type { FeatureParts } from '../../resolution/feature-parts.js';
import type { ParameterSet } from '../../resolution/parameters.js';
import { probabilityOf } from '../../resolution/probability.js';
import { compare, compareFrom, KEEP_AT_BITS } from '../../resolution/score.js';
import { COMPARTMENTS } from './compartments.js';
import { type Described, isSayingKey } from './describe.js';
import { nowAndThen } from './progress.js';

export interface FoundEdge {
  readonly left: string;
  readonly right: string;
  readonly weightBits: number;
  readonly strong: boolean;
  readonly probability: number;
  readonly reason: string;
}

export interface PartCompared {
  readonly edges: readonly FoundEdge[];
  readonly candidates: number;
  /** Candidates that an upper bound on their weight did not drop before their names were compared. */
  readonly weighed: number;
}

/** What comparing asks of a mention, beside its features. */
export interface Bearer extends Pick<Described, 'id' | 'saying' | 'sure' | 'keys'> {
  /** Whether it may be of either of two compartments. */
  readonly isEither: boolean;
}

/** Which keys are compared under here, and by what. */
export interface Comparing {
  /** Of a saying, as the first mention says it. */
  readonly features: ReadonlyMap<string, FeatureParts>;
  readonly isOurs: (key: string) => boolean;
  readonly parameters: ParameterSet;
  readonly progress: Progress;
}

/**
 * Compares those that share a key that is ours: mentions in the order of their ids, among them all that bear such a key, each with all its keys. Two
 * that may both be companies or persons are compared as companies. An
 * edge between two sayings stands between the first mentions of each; where a saying is enough, one to each mention that says the same.
 */
export function comparePart(
  mentions: readonly Bearer[],
  { features: featuresBySaying, isOurs, parameters, progress }: Comparing,
): PartCompared {
  const groups = bySaying(mentions);
  const features = groups.map(([first]) => featuresBySaying.get((first as Bearer).saying) as FeatureParts);
  const edges: FoundEdge[] = [];
  const weighing = { weighed: 0 };
  const visit = (i: number, j: number) => {
    const comparison = compareFrom(
      KEEP_AT_BITS,
      features[i] as FeatureParts,
      features[j] as FeatureParts,
      parameters,
      weighing,
    );
    if (comparison !== null) edges.push(edgeOf(comparison, parameters));
  };
  const keys = groups.map(([first]) => (first as Bearer).keys);
  const either = groups.map(([first]) => (first as Bearer).isEither);
  const tell = nowAndThen(progress);
  const candidates = forEachCandidate(keys, visit, {
    isOurs,
    // Under a key of the other compartment it would be the same pair once more.
    mayMeet: (i, j, key) => !(either[i] && either[j]) || compartmentIn(key) === COMPARTMENTS[0],
    tell: (done, total) => tell('comparing keys', done, total),
  });
  groups.forEach(([first, ...same], i) => {
    const { sure, saying, keys: borne } = first as Bearer;
    if (!sure || same.length === 0) return;
    const key = borne.find((each) => isSayingKey(each, saying));
    if (key === undefined || !isOurs(key)) return;
    const edge = edgeOf(compare(features[i] as FeatureParts, features[i] as FeatureParts, parameters), parameters);
    for (const { id } of same) edges.push({ ...edge, right: id });
  });
  return { edges, candidates, ...weighing };
}

function bySaying(mentions: readonly Bearer[]): readonly (readonly Bearer[])[] {
  const groups = new Map<string, Bearer[]>();
  for (const mention of mentions) {
    const group = groups.get(mention.saying);
    if (group === undefined) groups.set(mention.saying, [mention]);
    else group.push(mention);
  }
  return [...groups.values()];
}

function edgeOf(comparison: Comparison, parameters: ParameterSet): FoundEdge {
  const { left, right, weightBits, strong, evidence } = comparison;
  return {
    left,
    right,
    weightBits,
    strong,
    probability: probabilityOf(comparison, parameters),
    reason: evidence.map((e) => `${sentenceOf(e.because)} (${signed(e.weightBits)})`).join('; '),
  };
}

/** Weights to tenths of a bit, with their sign: finer than any of this is known. */
export function signed(bits: number): string {
  const tenths = Math.round(bits * 10) / 10;
  return tenths > 0 ? `+${tenths}` : String(tenths);
}
