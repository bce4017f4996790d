import { computedId, type JudgementId, type MentionId } from '../records/ids.js';

export type Decision = 'SAME' | 'DIFFERENT' | 'UNSURE';

/** Who decided about two mentions, when and why. Append-only: to undo, add a withdrawal. */
export interface Judgement {
  readonly id: JudgementId;
  readonly left: MentionId;
  readonly right: MentionId;
  readonly decision: Decision;
  readonly by: string;
  readonly reason: string;
  /** UTC instant, ISO 8601 with whole seconds. */
  readonly judgedAt: string;
  /** Scopes that must all be visible: those of both mentions and of the judge's own marking. */
  readonly scopes: readonly number[];
  /** The judgement that this one takes back, if it does; decision then says what holds again. */
  readonly withdraws: JudgementId | null;
  /** Version of the parameter set by which the pair was weighed when it was judged; null where it was not weighed, or nobody noted it. */
  readonly weighedBy: string | null;
}

/** Computed from what was decided about what, by whom and when, so that the same act twice is one judgement. */
export function judgementIdOf(j: Omit<Judgement, 'id' | 'scopes' | 'weighedBy'>): JudgementId {
  const [left, right] = j.left < j.right ? [j.left, j.right] : [j.right, j.left];
  return computedId('j', left, right, j.decision, j.by, j.reason, j.judgedAt, j.withdraws ?? '') as JudgementId;
}

/**
 * Without what was taken back, and without the taking back: nobody sees the one and not the other where both bear the same scopes, so
 * leaving both out is the same for everyone.
 */
export function withoutWithdrawn(judgements: readonly Judgement[]): readonly Judgement[] {
  const byId = new Map(judgements.map((j) => [j.id, j]));
  const settled = new Set<JudgementId>();
  for (const j of judgements) {
    const old = j.withdraws === null ? undefined : byId.get(j.withdraws);
    if (!old || old.scopes.join() !== j.scopes.join()) continue;
    settled.add(old.id);
    settled.add(j.id);
  }
  return judgements.filter((j) => !settled.has(j.id));
}

/** The judgements that stand: not withdrawn, and of several on one pair by time and id the last. */
export function standing(judgements: readonly Judgement[]): readonly Judgement[] {
  const withdrawn = new Set(judgements.map((j) => j.withdraws).filter((id) => id !== null));
  const byPair = new Map<string, Judgement>();
  for (const j of [...judgements].sort((a, b) => (a.judgedAt + a.id < b.judgedAt + b.id ? -1 : 1))) {
    if (withdrawn.has(j.id) || j.withdraws !== null) continue;
    byPair.set(j.left < j.right ? `${j.left} ${j.right}` : `${j.right} ${j.left}`, j);
  }
  return [...byPair.values()];
}
