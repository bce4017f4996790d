import { sentenceOf } from '../../bundles/sentences.js';
import { forEachCandidate } from '../../resolution/candidate-pairs.js';
import type { Comparison } from '../../resolution/evidence.js';
import type { Features } from '../../resolution/features.js';
import type { ParameterSet } from '../../resolution/parameters.js';
import { probabilityOf } from '../../resolution/probability.js';
import { compare, compareFrom, KEEP_AT_BITS } from '../../resolution/score.js';
import { type Compartment, compartmentsOf } from './compartments.js';
import { type Described, sayingKey } from './describe.js';
import { nowAndThen, type Progress } from './progress.js';

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

/** Which keys are compared under here, and by what. */
export interface Comparing {
  /** Of a saying, as the first mention says it. */
  readonly features: ReadonlyMap<string, Features>;
  readonly isOurs: (key: string) => boolean;
  readonly parameters: ParameterSet;
  readonly progress: Progress;
}

/**
 * Compares those that share a key that is ours: mentions in the order of their ids, among them all that bear such a key, each with all its keys. An
 * edge between two sayings stands between the first mentions of each; where a saying is enough, one to each mention that says the same.
 */
export function comparePart(
  mentions: readonly Described[],
  { features: featuresBySaying, isOurs, parameters, progress }: Comparing,
): PartCompared {
  const groups = bySaying(mentions);
  const features = groups.map(([first]) => featuresBySaying.get((first as Described).saying) as Features);
  const edges: FoundEdge[] = [];
  const weighing = { weighed: 0 };
  const visit = (i: number, j: number) => {
    const comparison = compareFrom(
      KEEP_AT_BITS,
      features[i] as Features,
      features[j] as Features,
      parameters,
      weighing,
    );
    if (comparison !== null) edges.push(edgeOf(comparison, parameters));
  };
  const keys = groups.map(([first]) => (first as Described).keys);
  const tell = nowAndThen(progress);
  const candidates = forEachCandidate(keys, visit, {
    isOurs,
    tell: (done, total) => tell('comparing keys', done, total),
  });
  groups.forEach(([first, ...same], i) => {
    const { sure, saying, keys: borne } = first as Described;
    if (!sure || same.length === 0) return;
    const [compartment] = compartmentsOf(first as Described);
    const key = sayingKey(compartment as Compartment, saying);
    if (!borne.includes(key) || !isOurs(key)) return;
    const edge = edgeOf(compare(features[i] as Features, features[i] as Features, parameters), parameters);
    for (const { id } of same) edges.push({ ...edge, right: id });
  });
  return { edges, candidates, ...weighing };
}

function bySaying(mentions: readonly Described[]): readonly (readonly Described[])[] {
  const groups = new Map<string, Described[]>();
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
