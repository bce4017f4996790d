import type { Asking } from '../../graph/entity-graph.js';
import type { Decision } from '../../resolution/judgement.js';
import type { JudgementView } from './judgement.type.js';

/** Decides about mentions. When it answers, the links have moved. */
export interface Judging {
  judge(
    decided: { readonly left: string; readonly right: string; readonly decision: Decision; readonly reason: string },
    asking: Asking,
  ): Promise<JudgementView>;
  /** Takes mentions out of a thing in one act; the judgements that part them. */
  split(
    wanted: { readonly taken: readonly string[]; readonly of: string; readonly reason: string },
    asking: Asking,
  ): Promise<readonly JudgementView[]>;
  withdraw(id: string, reason: string, asking: Asking): Promise<JudgementView>;
  /** Takes several back in one act: all, or none where one is unknown. */
  withdrawAll(ids: readonly string[], reason: string, asking: Asking): Promise<readonly JudgementView[]>;
}
