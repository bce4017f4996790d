import { type Evidence, weighed } from '../evidence.js';
import type { FeatureParts } from '../feature-parts.js';
import type { ParameterSet } from '../parameters.js';
import { commonNumber } from './vessel-numbers.js';

/**
 * Numbers of consignments, containers, permits and seizures. A bill of lading's number begins with its carrier's code, a container's with its
 * owner's (ISO 6346) and a UCR with its trader's, so chance plays no part; carriers use bill numbers again after years, hence the bounds.
 */
const SAME_BITS = {
  billOfLading: 17,
  ucr: 20,
  permitNumber: 16,
  reference: 14,
} as const;
type DocumentNumber = keyof typeof SAME_BITS | 'containerNumber';
/** On a container it is its name; on anything else it is a box that carried many. */
const SAME_CONTAINER_BITS = 20;
const UNCHECKED_BITS = -2;

export function compareDocumentNumbers(
  left: FeatureParts,
  right: FeatureParts,
  parameters: ParameterSet,
  told: Evidence[] | null,
): number {
  let sum = 0;
  for (const [property, sameBits] of left.kind === 'CONTAINER' ? ON_A_CONTAINER : ON_ANYTHING) {
    const common = commonNumber(left, right, property, parameters);
    if (common === null) continue;
    const bits = sameBits + (common.valid ? 0 : UNCHECKED_BITS);
    told?.push(
      weighed('document-numbers', bits, `${property}-same`, { value: common.value }, common.left, common.right),
    );
    sum += bits;
  }
  return sum;
}

type Weights = readonly (readonly [property: DocumentNumber, bits: number])[];
const ON_ANYTHING = Object.entries(SAME_BITS) as unknown as Weights;
const ON_A_CONTAINER: Weights = [['containerNumber', SAME_CONTAINER_BITS]];
