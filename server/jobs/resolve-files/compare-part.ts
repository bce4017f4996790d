import { sentenceOf } from '../../bundles/sentences.js';
import { forEachCandidate } from '../../resolution/candidate-pairs.js';
import type { HardFacts } from '../../resolution/contradictions.js';
import type { Comparison } from '../../resolution/evidence.js';
import { type Features, featuresOf } from '../../resolution/features.js';
import type { ParameterSet } from '../../resolution/parameters.js';
import { probabilityOf } from '../../resolution/probability.js';
import { compare, compareFrom, KEEP_AT_BITS, saysEnough } from '../../resolution/score.js';
import { type Compartment, compartmentsOf } from './compartments.js';
import type { SaidInFile } from './read-folder.js';

/** Mentions that say the same, compared once. */
export interface SayingOfFiles {
  /** In their order; the first names them all. */
  readonly ids: readonly string[];
  readonly kind: SaidInFile['kind'];
  readonly facts: HardFacts;
  /** What it says is enough for two that say it to be one thing. */
  readonly sure: boolean;
}

export interface FoundEdge {
  readonly left: string;
  readonly right: string;
  readonly weightBits: number;
  readonly strong: boolean;
  readonly probability: number;
  readonly reason: string;
}

export interface PartCompared {
  readonly sayings: readonly SayingOfFiles[];
  readonly edges: readonly FoundEdge[];
  readonly counts: {
    readonly candidates: number;
    readonly refinedKeys: number;
    readonly featuresMs: number;
    readonly comparingMs: number;
  };
}

/** Compares the mentions of one compartment, given in the order of their ids: a function of them and of the parameters. */
export function comparePart(
  compartment: Compartment,
  said: readonly SaidInFile[],
  parameters: ParameterSet,
  now: () => number,
): PartCompared {
  const began = now();
  const groups = bySaying(said);
  const features = groups.map(([first]) => featuresOf(first as SaidInFile, parameters));
  const featured = now();
  const elsewhere = groups.map(([first]) => compartmentsOf(first as SaidInFile)[0] !== compartment);
  const edges: FoundEdge[] = [];
  const { pairs, refinedKeys } = forEachCandidate(features, (i, j) => {
    // Two that may be either meet in the first compartment of both.
    if (elsewhere[i] && elsewhere[j]) return;
    const comparison = compareFrom(KEEP_AT_BITS, features[i] as Features, features[j] as Features, parameters);
    if (comparison !== null) edges.push(edgeOf(comparison, parameters));
  });
  const compared = now();
  const sayings = groups.flatMap((group, i) => {
    const f = features[i] as Features;
    if (elsewhere[i]) return [];
    const sure = saysEnough(f, parameters);
    const [first, ...same] = group.map((s) => s.id);
    if (sure && same.length > 0) {
      const comparison = compare(f, f, parameters);
      for (const id of same) edges.push({ ...edgeOf(comparison, parameters), right: id });
    }
    return [{ ids: [first as string, ...same], kind: f.kind, facts: f.facts, sure }];
  });
  return {
    sayings,
    edges,
    counts: { candidates: pairs, refinedKeys, featuresMs: featured - began, comparingMs: compared - featured },
  };
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

function bySaying(said: readonly SaidInFile[]): readonly (readonly SaidInFile[])[] {
  const groups = new Map<string, SaidInFile[]>();
  for (const each of said) {
    const told = each.values
      .map((v) => `${v.property}\u0001${v.raw}\u0001${v.value}\u0001${v.scheme ?? ''}\u0001${v.verdict ?? ''}`)
      .join('\u0002');
    const key = `${each.kind}\u0002${told}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}
