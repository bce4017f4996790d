import type { MentionId } from '../records/ids.js';
import type { EntityKind, Mention } from '../records/mention.js';
import { keysOf } from './candidate-keys.js';
import type { HardFacts } from './contradictions.js';
import type { ParameterSet } from './parameters.js';

/** An identifier as a comparison meets it. */
export interface Identifier {
  readonly property: string;
  /** Registry of the number, where it has one; else ''. */
  readonly scheme: string;
  readonly value: string;
  readonly raw: string;
  /** Checked and right. Only such a number drives a match; one whose shape alone is right supports it. */
  readonly valid: boolean;
}

/** What comparing needs of a mention, worked out once. A function of the mention and the parameter set. */
export interface Features {
  readonly id: MentionId;
  readonly kind: EntityKind;
  readonly facts: HardFacts;
  /** Blocking keys: two mentions are compared where they share one. */
  readonly keys: readonly string[];
  readonly identifiers: readonly Identifier[];
}

const IDENTIFIERS = new Set(['imo', 'mmsi', 'callSign', 'leiCode', 'registrationNumber', 'taxNumber', 'idDocument']);

export function featuresOf(mention: Mention, parameters: ParameterSet): Features {
  const identifiers = mention.values
    .filter(
      (v) =>
        IDENTIFIERS.has(v.property) &&
        v.verdict !== 'PLACEHOLDER' &&
        v.verdict !== 'CHECKSUM_FAILED' &&
        v.verdict !== 'MALFORMED',
    )
    .map((v) => ({
      property: v.property,
      scheme: v.scheme ?? '',
      value: v.value,
      raw: v.raw,
      valid: v.verdict === 'VALID',
    }));
  const imo = identifiers.find((i) => i.property === 'imo' && i.valid)?.value;
  const parts = { id: mention.id, kind: mention.kind, facts: imo === undefined ? {} : { imo }, identifiers };
  return { ...parts, keys: keysOf(parts, parameters) };
}
