import { text } from '../../texts/index.js';
import type { MatchToJudge } from './match-operations.js';

type Stake = NonNullable<MatchToJudge['stake']>;
type Change = Stake['changes'][number];

/** Which kinds tell most, for the one line in the list: what was seized and shipped before who and where. */
const MOST_TELLING = [
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
] as const satisfies readonly Change['kind'][];

/** Why a pair stands where it stands: what would come together, and whether one of the reader's cases is touched. */
export function stakeReason(stake: Stake): string {
  const [left, right] = [tellingOf(stake, 'left'), tellingOf(stake, 'right')];
  const joins = left && right ? text('review.joins', { left, right }) : text('review.joinsNothing');
  if (stake.casesTouched === 0) return joins;
  return `${joins}, ${text('review.touchesCases', { count: stake.casesTouched })}`;
}

/** What is linked to one side alone, of the kind that tells most: "3 seizures". */
function tellingOf({ changes }: Stake, side: 'left' | 'right'): string | null {
  for (const kind of MOST_TELLING) {
    const count = changes.find((c) => c.kind === kind)?.[side] ?? 0;
    if (count > 0) return text(`review.things.${kind}`, { count });
  }
  return null;
}

/** What would meet if the two were one: by kind, of the one alone, of the other alone, and of both already. Kinds that tell most first. */
export function whatMeets(stake: Stake): readonly Change[] {
  return MOST_TELLING.flatMap((kind) => stake.changes.filter((c) => c.kind === kind));
}
