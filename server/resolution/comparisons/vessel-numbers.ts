import { identifierKey } from '../candidate-keys.js';
import { type Because, type Evidence, weighed } from '../evidence.js';
import type { FeatureParts, Identifier } from '../feature-parts.js';
import type { IdentifierProperty } from '../identifier-properties.js';
import type { ParameterSet } from '../parameters.js';
import type { Template } from '../templates.js';

/**
 * An IMO number stays with the hull for life (IMO Resolution A.1117(30)), so agreement is near proof. About 120,000 ships bear one:
 * log2(120,000) is 17; what is left of doubt (a number copied or painted over) is in the names and in what contradicts.
 */
const SAME_IMO_BITS = 18;
/** Of records that give a valid number for the same ship, some four in a million give another by accident: the check digit catches nine in ten slips. */
const OTHER_IMO_BITS = -18;
/**
 * An MMSI names one of some 500,000 stations (log2 is 19), less for numbers reissued or keyed in wrongly; it is replaced with the flag
 * (ITU-R M.585), so another one says nothing.
 */
const SAME_MMSI_BITS = 17;
/** As the MMSI, drawn from the flag's series (ITU Radio Regulations, appendix 42). */
const SAME_CALL_SIGN_BITS = 16.5;
/** Both are given out together and change together: the second adds little. */
const SECOND_NUMBER_BITS = 2;
/** Right in shape only: may be anyone's slip. */
const UNCHECKED_BITS = 8;

export function compareVesselNumbers(
  left: FeatureParts,
  right: FeatureParts,
  parameters: ParameterSet,
  told: Evidence[] | null,
): number {
  if (left.kind !== 'VESSEL' || right.kind !== 'VESSEL') return 0;
  const isTrustedImo = (i: Identifier) =>
    i.property === 'imo' && i.valid && !parameters.distrustedIdentifiers.has(identifierKey(i));
  let sum = 0;
  let named = false;
  const tell = (bits: number, template: Template, values: Because['values'], l: string, r: string) => {
    told?.push(weighed('vessel-numbers', bits, template, values, l, r));
    sum += bits;
  };
  const imo = commonNumber(left, right, 'imo', parameters);
  if (imo !== null) {
    named = imo.valid;
    tell(imo.valid ? SAME_IMO_BITS : UNCHECKED_BITS, 'imo-same', { value: imo.value }, imo.left, imo.right);
  } else {
    const [ours, theirs] = [left.identifiers.find(isTrustedImo), right.identifiers.find(isTrustedImo)];
    if (ours !== undefined && theirs !== undefined)
      tell(OTHER_IMO_BITS, 'imo-differs', { left: ours.value, right: theirs.value }, ours.raw, theirs.raw);
  }
  for (const [property, sameBits] of RADIO) {
    const common = commonNumber(left, right, property, parameters);
    if (common === null) continue;
    const bits = named ? SECOND_NUMBER_BITS : common.valid ? sameBits : UNCHECKED_BITS;
    tell(bits, `${property}-same`, { value: common.value }, common.left, common.right);
    named = true;
  }
  return sum;
}

const RADIO = [
  ['mmsi', SAME_MMSI_BITS],
  ['callSign', SAME_CALL_SIGN_BITS],
] as const;

/** Whether a number of their own says that they are one hull, whatever it is called. */
export function sameHullNumber(left: FeatureParts, right: FeatureParts, parameters: ParameterSet): boolean {
  return (['imo', 'mmsi', 'callSign'] as const).some((p) => commonNumber(left, right, p, parameters)?.valid === true);
}

export interface CommonNumber {
  readonly value: string;
  readonly valid: boolean;
  readonly left: string;
  readonly right: string;
}

/** A number that both give in one registry, and that is not known to stand for many. A registry that is not stated may be any. */
export function commonNumber(
  left: FeatureParts,
  right: FeatureParts,
  property: IdentifierProperty,
  parameters: ParameterSet,
): CommonNumber | null {
  for (const l of left.identifiers) {
    if (l.property !== property) continue;
    for (const r of right.identifiers) {
      if (r.property !== property || r.value !== l.value || !oneRegistry(l, r)) continue;
      if (parameters.distrustedIdentifiers.has(identifierKey(l))) break;
      return { value: l.value, valid: l.valid && r.valid, left: l.raw, right: r.raw };
    }
  }
  return null;
}

function oneRegistry(l: Identifier, r: Identifier): boolean {
  return l.scheme === r.scheme || l.scheme === '' || r.scheme === '';
}
