import type { Record as Row } from 'neo4j-driver';
import type { MentionId } from '../../records/ids.js';
import type { EntityKind } from '../../records/mention.js';
import type { Because, Evidence } from '../../resolution/evidence.js';

/**
 * Two mentions and how what they say compares. A comparison stands between profiles, which have no scopes: it depends on what they say
 * alone and is seen through mentions that say it. `left` says what the evidence has on its left.
 */
export interface ComparedPair {
  readonly left: MentionId;
  readonly right: MentionId;
  readonly kind: EntityKind;
  readonly weightBits: number;
  readonly strong: boolean;
  readonly contradiction: Because | null;
  readonly evidence: readonly Evidence[];
  readonly heldAsOne: boolean;
  /** Version of the parameter set by which the pair was weighed; null where it was not compared. */
  readonly weighedBy: string | null;
}

export type MentionPair = readonly [string, string];

export function comparedPair(row: Row): ComparedPair {
  return {
    left: row.get('left'),
    right: row.get('right'),
    kind: row.get('kind'),
    weightBits: row.get('weightBits'),
    strong: row.get('strong'),
    contradiction: JSON.parse(row.get('contradiction') ?? 'null'),
    evidence: JSON.parse(row.get('evidence')),
    heldAsOne: row.get('heldAsOne'),
    weighedBy: row.get('weighedBy'),
  };
}
