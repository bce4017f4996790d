import type { EntityKind } from '../records/mention.js';

/** Of one kind of thing: how many only the one side of a match is linked to, only the other, and both. */
export interface MatchChange {
  readonly kind: EntityKind;
  readonly left: number;
  readonly right: number;
  readonly both: number;
}

/** What a decision about a match would change, counted over what the asker sees. */
export interface MatchStake {
  /** By kind of thing; kinds without links are left out. */
  readonly changes: readonly MatchChange[];
  /** How many of the asker's cases hold either side. */
  readonly casesTouched: number;
}

/** What comes together that stood apart: things of one side alone meet things of the other alone, or nothing meets. */
export function joined({ changes }: MatchStake, kind: EntityKind | null = null): number {
  const meets = changes.some((c) => c.left > 0) && changes.some((c) => c.right > 0);
  if (!meets) return 0;
  return changes.filter((c) => kind === null || c.kind === kind).reduce((sum, c) => sum + c.left + c.right, 0);
}

/**
 * As text whose order is that of what a decision would change, most first: cases touched, then seizures, consignments and links that come
 * together. Each place is an order of its own, so that the reason can be said (docs/decisions/0250).
 */
export function stakeKey(stake: MatchStake): string {
  return [stake.casesTouched, joined(stake, 'SEIZURE'), joined(stake, 'CONSIGNMENT'), joined(stake)]
    .map(mostFirst)
    .join(' ');
}

/** Beyond any count of links that one thing could have. */
const MOST = 9_999_999_999;

/** A count as text of one width, so that the larger comes first. */
function mostFirst(count: number): string {
  return String(MOST - count).padStart(10, '0');
}

/** Which kinds tell most: what was seized and shipped before who and where. */
export const MOST_TELLING = [
  'SEIZURE',
  'CONSIGNMENT',
  'PERMIT',
  'VESSEL',
  'CONTAINER',
  'TRADER',
  'COMMODITY',
  'CONTACT',
  'ADDRESS',
  'PLACE',
] as const satisfies readonly EntityKind[];

/** How many things of one kind. */
export interface KindCount {
  readonly kind: EntityKind;
  readonly count: number;
}

/** Of what stands with one side alone, the kind that tells most; null where nothing does. */
export function tellingOf({ changes }: MatchStake, side: 'left' | 'right'): KindCount | null {
  for (const kind of MOST_TELLING) {
    const count = changes.find((c) => c.kind === kind)?.[side] ?? 0;
    if (count > 0) return { kind, count };
  }
  return null;
}
