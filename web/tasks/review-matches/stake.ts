import { text } from '../../texts/index.js';
import type { MatchToJudge, Queued } from './match-operations.js';

type InALine = Pick<NonNullable<Queued['stake']>, 'casesTouched' | 'left' | 'right'>;

/** Why a pair stands where it stands: what would come together, and whether one of the reader's cases is touched. */
export function stakeReason({ casesTouched, left, right }: InALine): string {
  const joins =
    left && right ? text('review.joins', { left: said(left), right: said(right) }) : text('review.joinsNothing');
  return casesTouched === 0 ? joins : `${joins}, ${text('review.touchesCases', { count: casesTouched })}`;
}

/** "3 seizures". */
function said({ kind, count }: NonNullable<InALine['left']>): string {
  return text(`review.things.${kind}`, { count });
}

type Change = NonNullable<MatchToJudge['stake']>['changes'][number];

/** What would meet, by kind: that of which most meets first. */
export function whatMeets({ changes }: { readonly changes: readonly Change[] }): readonly Change[] {
  return [...changes].sort((a, b) => b.left + b.right - (a.left + a.right));
}
