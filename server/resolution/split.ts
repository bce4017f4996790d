import type { MentionId } from '../records/ids.js';
import { type Component, clusters, compareText, visibleTo } from './clusters.js';
import { type Judgement, standing } from './judgement.js';

/** Judgements made in one act. More than this is no longer one person's look at rows, and keeps the others waiting. */
export const MOST_PAIRS = 400;

/** What parts a thing as it was asked, or the first reason why nothing may. */
export type Split =
  | { readonly outcome: 'PARTED'; readonly pairs: readonly (readonly [taken: MentionId, stays: MentionId])[] }
  | { readonly outcome: 'NOT_OF_THE_THING'; readonly mention: MentionId }
  | { readonly outcome: 'NOTHING_STAYS' }
  | { readonly outcome: 'TOO_MANY'; readonly taken: number; readonly stay: number }
  | { readonly outcome: 'JUDGED_SAME'; readonly by: Judgement };

/**
 * Which pairs have to be judged different so that some mentions leave a thing: each that is taken with each that stays, of those that a viewer sees.
 * With fewer pairs what stays could meet what was taken by way of a third, and whether it does would depend on who joins whom first. Rows that only
 * add to a thing are in no pair: they go where the row goes that introduces what they add to.
 */
export function splitOf(
  component: Component,
  sees: (scope: number) => boolean,
  { taken, of }: { readonly taken: readonly MentionId[]; readonly of: MentionId },
): Split {
  const seen = visibleTo(component, sees);
  const adding = new Set(seen.mentions.filter((m) => m.addsOnly).map((m) => m.id));
  const thing = (clusters(seen).find((group) => group.includes(of)) ?? []).filter((id) => !adding.has(id));
  const out = [...new Set(taken)].sort(compareText);
  const stranger = out.find((id) => !thing.includes(id));
  if (stranger !== undefined) return { outcome: 'NOT_OF_THE_THING', mention: stranger };
  const stay = thing.filter((id) => !out.includes(id));
  if (stay.length === 0) return { outcome: 'NOTHING_STAYS' };
  const by = standing(seen.judgements)
    .filter((j) => j.decision === 'SAME' && crosses(j, new Set(out), new Set(stay)))
    .sort((a, b) => compareText(a.judgedAt + a.id, b.judgedAt + b.id))[0];
  if (by !== undefined) return { outcome: 'JUDGED_SAME', by };
  if (out.length * stay.length > MOST_PAIRS) return { outcome: 'TOO_MANY', taken: out.length, stay: stay.length };
  return { outcome: 'PARTED', pairs: out.flatMap((a) => stay.map((b) => [a, b] as const)) };
}

/** Whether a viewer still meets one of those taken together with one that was to stay. */
export function stillTogether(
  component: Component,
  sees: (scope: number) => boolean,
  pairs: readonly (readonly [MentionId, MentionId])[],
): readonly [MentionId, MentionId] | null {
  const home = new Map(
    clusters(visibleTo(component, sees)).flatMap((group) => group.map((id) => [id, group] as const)),
  );
  return pairs.find(([a, b]) => home.get(a) !== undefined && home.get(a) === home.get(b)) ?? null;
}

function crosses({ left, right }: Judgement, out: ReadonlySet<MentionId>, stay: ReadonlySet<MentionId>): boolean {
  return (out.has(left) && stay.has(right)) || (out.has(right) && stay.has(left));
}
