import { type Evidence, weighed } from '../evidence.js';
import type { Features } from '../features.js';
import type { IdentifierProperty } from '../identifier-properties.js';
import type { ParameterSet } from '../parameters.js';
import { commonNumber } from './vessel-numbers.js';

/**
 * Numbers of consignments, containers, permits and seizures. A bill of lading's number begins with its carrier's code, a container's with its
 * owner's (ISO 6346) and a UCR with its trader's, so chance plays no part; carriers use bill numbers again after years, hence the bounds.
 */
const SAME_BITS: Readonly<Partial<Record<IdentifierProperty, number>>> = {
  billOfLading: 17,
  ucr: 20,
  permitNumber: 16,
  reference: 14,
};
/** On a container it is its name; on anything else it is a box that carried many. */
const SAME_CONTAINER_BITS = 20;
const UNCHECKED_BITS = -2;

export function compareDocumentNumbers(left: Features, right: Features, parameters: ParameterSet): readonly Evidence[] {
  if (left.identifiers.length === 0 || right.identifiers.length === 0) return [];
  const weights: Readonly<Partial<Record<IdentifierProperty, number>>> =
    left.kind === 'CONTAINER' ? { containerNumber: SAME_CONTAINER_BITS } : SAME_BITS;
  return (Object.keys(weights) as IdentifierProperty[]).flatMap((property) => {
    const common = commonNumber(left, right, property, parameters);
    if (common === null) return [];
    const bits = (weights[property] as number) + (common.valid ? 0 : UNCHECKED_BITS);
    return [weighed('document-numbers', bits, `${property}-same`, { value: common.value }, common.left, common.right)];
  });
}
