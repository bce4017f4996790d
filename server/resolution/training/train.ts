import { sha256 } from '../../records/ids.js';
import { kindKey } from '../candidate-keys.js';
import { forEachCandidate, refinedAmong } from '../candidate-pairs.js';
import { JOIN_AT_BITS } from '../clusters.js';
import type { Comparison } from '../evidence.js';
import { type Features, featuresOf, type Said } from '../features.js';
import { named } from '../parameter-set-json.js';
import type { Calibration, ParameterSet } from '../parameters.js';
import { compare, compareFrom } from '../score.js';
import { type Judged, learnCalibration } from './calibration.js';
import { CommonKeys } from './common-keys.js';
import { learnPrior, type PriorLearnt } from './expectation.js';
import { type SharedKey, SharedKeys } from './shared-keys.js';
import { wordShares } from './word-shares.js';

/** What a training is given: what records say that everybody may see, and what people judged of pairs of them. */
export interface TrainingInput {
  /** Different sayings, each once, some at a time, in the order of their ids. Read more than once. */
  readonly pages: () => AsyncIterable<readonly Said[]>;
  readonly total: number;
  readonly judged: readonly JudgedPair[];
}

export interface JudgedPair {
  readonly left: Said;
  readonly right: Said;
  readonly isSame: boolean;
}

/** A set with what it was learnt from, and for each part that stayed as it was shipped, why. */
export interface Trained {
  readonly parameters: ParameterSet;
  readonly report: TrainingReport;
}

export interface TrainingReport {
  readonly version: string;
  readonly sayings: number;
  /** Candidate pairs among them that were compared. */
  readonly candidates: number;
  readonly words: { readonly learnt: number; readonly things: number };
  readonly shared: readonly SharedKey[];
  /** Keys, and keys together, that too many bear to be looked under alone. */
  readonly commonKeys: number;
  readonly prior: PriorLearnt;
  readonly calibration: {
    readonly learnt: Calibration | null;
    readonly keptBecause: string | null;
    readonly judgements: number;
  };
}

/** Words and pairs are learnt from so many sayings, chosen by a hash of their ids; keys are counted over all. */
const SAYINGS_SAMPLED = 50_000;
/** Of the candidate pairs among those about so many are weighed: more would not move the prior by a hundredth of a bit. */
const PAIRS_WEIGHED = 100_000;

/** What the caller does between steps: tells how far it is, lets others work, and stops by throwing. */
export type TrainingStep = (phase: string, done: number, total: number) => Promise<void>;

/**
 * Learns parameters from what is given and the shipped ones: which keys stand for too many things, how common words are, how often a candidate is a
 * match, which keys too many bear to be looked under alone, and what a weight is worth in the eyes of people. Each part has its guards and stays as
 * shipped where there is too little to learn from. Weights in `comparisons/` stay as they are (docs/decisions/0290). A function of its input alone.
 */
export async function train(input: TrainingInput, shipped: ParameterSet, step: TrainingStep): Promise<Trained> {
  const { shared, sampled } = await readThrough(input, shipped, step);
  const distrusting = distrust(shipped, shared);
  const features = await featuresOfAll(sampled, distrusting, 'comparing', step);
  const { thingOf, candidates } = thingsIn(features, distrusting);
  const words = wordShares(features, thingOf, shipped.tokenFrequencies);
  const knowing: ParameterSet = { ...distrusting, tokenFrequencies: words.shares };
  const weighed = weighSome(await featuresOfAll(sampled, knowing, 'weighing', step), knowing, candidates);
  const prior = learnPrior(weighed, shipped.weights.priorBits);
  const weighing: ParameterSet = { ...knowing, weights: { priorBits: prior.priorBits } };
  const commonKeys = await commonKeysIn(input, weighing, step);
  const calibration = learnCalibration(input.judged.map((pair) => weightOf(pair, weighing)));
  const parameters = named({ ...weighing, commonKeys, calibration: calibration.learnt });
  const report: TrainingReport = {
    version: parameters.version,
    sayings: input.total,
    candidates,
    words: { learnt: words.learnt, things: words.things },
    shared,
    commonKeys: commonKeys.size,
    prior,
    calibration,
  };
  return { parameters, report };
}

async function readThrough(input: TrainingInput, shipped: ParameterSet, step: TrainingStep) {
  const shared = new SharedKeys();
  const sample = new Sample<Said>(SAYINGS_SAMPLED);
  await readAll(input, 'counting', step, (said) => {
    shared.count(featuresOf(said, shipped));
    sample.take(said);
  });
  await readAll(input, 'looking at what is shared', step, (said) => shared.gather(featuresOf(said, shipped)));
  return { shared: shared.found(shipped), sampled: sample.taken() };
}

/** Among the keys that the new set makes: of a word that it holds to be common it makes others. */
async function commonKeysIn(input: TrainingInput, parameters: ParameterSet, step: TrainingStep) {
  const common = new CommonKeys();
  await readAll(input, 'counting keys', step, (said) => common.count(featuresOf(said, parameters)));
  await readAll(input, 'looking at common keys', step, (said) => common.gather(featuresOf(said, parameters)));
  return common.found();
}

async function readAll(
  { pages, total }: TrainingInput,
  phase: string,
  step: TrainingStep,
  take: (said: Said) => void,
): Promise<void> {
  let done = 0;
  for await (const said of pages()) {
    for (const each of said) take(each);
    done += said.length;
    await step(phase, done, Math.max(total, done));
  }
}

/** Those with the least hash of their id: the same whatever else there is and in whatever order it comes. */
class Sample<T extends { readonly id: string }> {
  #kept: { readonly hash: string; readonly item: T }[] = [];

  constructor(private readonly most: number) {}

  take(item: T): void {
    this.#kept.push({ hash: sha256(item.id), item });
    if (this.#kept.length >= 2 * this.most) this.#cut();
  }

  /** In the order of their ids. */
  taken(): readonly T[] {
    this.#cut();
    return this.#kept.map((k) => k.item).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #cut(): void {
    this.#kept = this.#kept.sort((a, b) => (a.hash < b.hash ? -1 : 1)).slice(0, this.most);
  }
}

const FEATURES_PER_STEP = 1_000;

async function featuresOfAll(said: readonly Said[], parameters: ParameterSet, phase: string, step: TrainingStep) {
  const features: Features[] = [];
  for (const each of said) {
    if (features.length % FEATURES_PER_STEP === 0) await step(phase, features.length, said.length);
    features.push(featuresOf(each, parameters));
  }
  return features;
}

/** A shared domain proposes and supports no pair; any other shared key counts for nothing, either way. */
function distrust(shipped: ParameterSet, shared: readonly SharedKey[]): ParameterSet {
  const isDomain = ({ key }: SharedKey) => key.startsWith('domain:');
  return {
    ...shipped,
    stopKeys: new Set([...shipped.stopKeys, ...shared.filter(isDomain).map((s) => s.key)]),
    distrustedIdentifiers: new Set([
      ...shipped.distrustedIdentifiers,
      ...shared.filter((s) => !isDomain(s)).map((s) => s.key),
    ]),
    sharedBy: new Map(shared.map(({ key, things }) => [key, things])),
  };
}

function keysToCompare(features: readonly Features[]): readonly (readonly string[])[] {
  return refinedAmong(features.map((f) => f.keys.map((key) => kindKey(f.kind, key)))).keysOfEach;
}

/** Which sayings are held to be of one thing where the surest edges alone count: enough to count a thing once. */
function thingsIn(features: readonly Features[], parameters: ParameterSet) {
  const parent = Int32Array.from(features, (_, i) => i);
  const thingOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] as number;
    parent[i] = root;
    return root;
  };
  const candidates = forEachCandidate(keysToCompare(features), (i, j) => {
    if (thingOf(i) === thingOf(j)) return;
    const joins = compareFrom(JOIN_AT_BITS, features[i] as Features, features[j] as Features, parameters);
    if (joins !== null) parent[thingOf(i)] = thingOf(j);
  });
  return { thingOf, candidates };
}

/** Some of the candidate pairs, spread evenly over all of them, as the new set weighs them. */
function weighSome(features: readonly Features[], parameters: ParameterSet, candidates: number) {
  const oneIn = Math.max(1, Math.ceil(candidates / PAIRS_WEIGHED));
  const found: Pick<Comparison, 'weightBits' | 'contradiction'>[] = [];
  let seen = 0;
  forEachCandidate(keysToCompare(features), (i, j) => {
    if (seen++ % oneIn !== 0) return;
    const { weightBits, contradiction } = compare(features[i] as Features, features[j] as Features, parameters);
    found.push({ weightBits, contradiction });
  });
  return found;
}

function weightOf({ left, right, isSame }: JudgedPair, parameters: ParameterSet): Judged {
  const { weightBits } = compare(featuresOf(left, parameters), featuresOf(right, parameters), parameters);
  return { weightBits, isSame };
}
