import type { Asking } from '../../graph/entity-graph.js';
import type { Decision } from '../../resolution/judgement.js';
import type { JudgementView } from './judgement.type.js';

/** Decides about mentions. When it answers, the links have moved. */
export interface Judging {
  judge(
    decided: { readonly left: string; readonly right: string; readonly decision: Decision; readonly reason: string },
    asking: Asking,
  ): Promise<JudgementView>;
  withdraw(id: string, reason: string, asking: Asking): Promise<JudgementView>;
}
