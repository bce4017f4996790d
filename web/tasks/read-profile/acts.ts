/** A judgement, as far as it tells of which act it is part. */
interface Judged {
  readonly id: string;
  readonly decision: string;
  readonly by: string;
  readonly reason: string;
  readonly judgedAt: string;
  readonly withdrawn: boolean;
  readonly withdraws: string | null;
}

/** Judgements that one person made in one act: a split makes many with one reason. In the order in which acts are met. */
export function actsOf<J extends Judged>(judgements: readonly J[]): readonly (readonly [J, ...J[]])[] {
  const acts = new Map<string, [J, ...J[]]>();
  for (const judgement of judgements) {
    const { decision, by, reason, judgedAt, withdrawn, withdraws } = judgement;
    const key = JSON.stringify([decision, by, reason, judgedAt, withdrawn, withdraws !== null]);
    const act = acts.get(key);
    if (act) act.push(judgement);
    else acts.set(key, [judgement]);
  }
  return [...acts.values()];
}
