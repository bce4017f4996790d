import { distance } from 'fastest-levenshtein';
import { identifierKey } from '../candidate-keys.js';
import { type Because, type Evidence, weighed } from '../evidence.js';
import type { FeatureParts, Identifier } from '../feature-parts.js';
import { bitOf, type IdentifierProperty } from '../identifier-properties.js';
import type { ParameterSet } from '../parameters.js';
import { commonNumber } from './vessel-numbers.js';

interface NumberWeights {
  /** Checked against its check digit or its register, and the same. */
  readonly sameValid: number;
  /** The same, in a form that nothing confirms: typed numbers are copied from one paper to the next. */
  readonly sameUnchecked: number;
  /** One or two digits off: a slip as often as another number. */
  readonly near: number;
  readonly far: number;
}

/**
 * A register gives a number once: among ten million firms agreement by chance is 2^-23; what bounds the weight is a number typed into the
 * wrong row, about one in a thousand times the rest of the evidence. Numbers that differ: 1 in 20 typed numbers holds a slip (a digit or two
 * exchanged), hence `near`; far off means another firm, or a new number after re-registration, which tax offices and passports see more.
 */
const WEIGHTS = {
  leiCode: { sameValid: 22, sameUnchecked: 15, near: -4, far: -10 },
  registrationNumber: { sameValid: 20, sameUnchecked: 14, near: -3, far: -9 },
  taxNumber: { sameValid: 18, sameUnchecked: 14, near: -2, far: -9 },
  // A person holds several documents in a life; the next one has another number altogether.
  idDocument: { sameValid: 17, sameUnchecked: 14, near: 3, far: -3 },
} as const satisfies Partial<Record<IdentifierProperty, NumberWeights>>;

type Compared = keyof typeof WEIGHTS;
const COMPARED = (Object.keys(WEIGHTS) as Compared[]).map((property) => [property, bitOf(property)] as const);

export function compareRegistrationNumbers(
  left: FeatureParts,
  right: FeatureParts,
  parameters: ParameterSet,
  told: Evidence[] | null,
): number {
  const givenByBoth = left.numbered & right.numbered;
  let sum = 0;
  for (const [property, bit] of COMPARED)
    if ((givenByBoth & bit) !== 0) sum += compareOfProperty(left, right, property, parameters, told);
  return sum;
}

function compareOfProperty(
  left: FeatureParts,
  right: FeatureParts,
  property: Compared,
  parameters: ParameterSet,
  told: Evidence[] | null,
): number {
  const weights: NumberWeights = WEIGHTS[property];
  const tell = (bits: number, how: 'same' | 'near' | 'differs', values: Because['values'], l: string, r: string) => {
    told?.push(weighed('registration-numbers', bits, `${property}-${how}`, values, l, r));
    return bits;
  };
  const common = commonNumber(left, right, property, parameters);
  if (common !== null) {
    const bits = common.valid ? weights.sameValid : weights.sameUnchecked;
    return tell(bits, 'same', { value: common.value }, common.left, common.right);
  }
  const pair = inOneRegistry(left, right, property, parameters);
  if (pair === null) return 0;
  const [l, r] = pair;
  const near = distance(l.value, r.value) <= 2;
  const values = { left: l.value, right: r.value };
  return tell(near ? weights.near : weights.far, near ? 'near' : 'differs', values, l.raw, r.raw);
}

/** Two numbers that one registry gave: only these can differ. */
function inOneRegistry(
  left: FeatureParts,
  right: FeatureParts,
  property: IdentifierProperty,
  parameters: ParameterSet,
): readonly [Identifier, Identifier] | null {
  const trusted = (i: Identifier) => i.property === property && !parameters.distrustedIdentifiers.has(identifierKey(i));
  for (const l of left.identifiers) {
    if (l.property !== property || (l.scheme === '' && property !== 'leiCode' && property !== 'idDocument')) continue;
    const r = right.identifiers.find((o) => o.scheme === l.scheme && trusted(o));
    if (r !== undefined && trusted(l)) return [l, r];
  }
  return null;
}
