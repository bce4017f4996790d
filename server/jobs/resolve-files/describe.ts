import type { Progress } from '../../progress.js';
import { sha256 } from '../../records/ids.js';
import { keysOf } from '../../resolution/candidate-keys.js';
import type { HardFacts } from '../../resolution/contradictions.js';
import type { FeatureParts } from '../../resolution/feature-parts.js';
import { featurePartsOf } from '../../resolution/features.js';
import type { ParameterSet } from '../../resolution/parameters.js';
import { saysEnough } from '../../resolution/score.js';
import { COMPARTMENTS, type Compartment, compartmentsOf } from './compartments.js';
import { nowAndThen } from './progress.js';
import type { SaidInFile } from './read-folder.js';

/** A mention with all that finding its like and grouping ask of it: a function of what it says and of the parameters, whatever else there is. */
export interface Described extends SaidInFile {
  /** Hash of what it says: mentions that say the same are compared once. */
  readonly saying: string;
  /** What it says is enough for two that say it to be one thing. */
  readonly sure: boolean;
  readonly facts: HardFacts;
  /** Sorted: its saying, and under what it is compared with others, both with a compartment before them: "COMPANY word:svrnls". */
  readonly keys: readonly string[];
}

export interface DescribedPart<T> {
  /** In the order given. */
  readonly mentions: readonly T[];
  /** Of each saying, by its hash, as the first mention says it. */
  readonly features: ReadonlyMap<string, FeatureParts>;
}

export interface Describing<T> {
  readonly parameters: ParameterSet;
  readonly progress: Progress;
  /** What is kept of each: what mentions say fills most of the memory. */
  readonly keep: (mention: Described) => T;
  /** Those whose keys are asked for; without it all. */
  readonly compartments?: readonly Compartment[];
}

/** Describes mentions. */
export function describe<T>(
  said: readonly SaidInFile[],
  { parameters, progress, keep, compartments = COMPARTMENTS }: Describing<T>,
): DescribedPart<T> {
  const features = new Map<string, FeatureParts>();
  const known = new Map<string, Pick<Described, 'saying' | 'sure' | 'facts' | 'keys'>>();
  const describeOnce = (each: SaidInFile, saying: string) => {
    const parts = featurePartsOf(each, parameters);
    features.set(saying, parts);
    const own = compartmentsOf(each);
    const shared = keysOf(parts, parameters);
    const keys = own
      .filter((c) => compartments.includes(c))
      .flatMap((c) => [...(c === own[0] ? [sayingKey(c, saying)] : []), ...shared.map((key) => `${c} ${key}`)]);
    return { saying, sure: saysEnough(parts, parameters), facts: parts.facts, keys: keys.sort() };
  };
  const tell = nowAndThen(progress);
  const mentions = said.map((each, done) => {
    tell('describing', done, said.length);
    const saying = sayingOf(each);
    const described = known.get(saying) ?? describeOnce(each, saying);
    known.set(saying, described);
    return keep({ ...each, ...described });
  });
  return { mentions, features };
}

/** The key that those who say the same have in common and nobody else has. */
function sayingKey(compartment: Compartment, saying: string): string {
  return `${compartment} saying:${saying}`;
}

/** Whether it is that key, in whichever compartment. */
export function isSayingKey(key: string, saying: string): boolean {
  return key.endsWith(` saying:${saying}`);
}

function sayingOf({ kind, values }: SaidInFile): string {
  const told = values.map((v) => [v.property, v.raw, v.value, v.scheme ?? '', v.verdict ?? ''].join('\u0001'));
  return sha256(`${kind}\u0002${told.join('\u0002')}`).slice(0, SAYING_DIGITS);
}

/** 96 bits: among a thousand million sayings two are taken for one with odds of one in 10^11. */
const SAYING_DIGITS = 24;
