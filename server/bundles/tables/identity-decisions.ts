import type { CaseMatch } from '../../casework/case-version.js';
import { inOrder } from '../order.js';
import { type Numbered, type OrderedCase, standingJudgement } from '../ordered-case.js';
import { sentenceOf } from '../sentences.js';
import { tableOf } from '../table.js';

export type IdentityDecisionsTable = ReturnType<typeof identityDecisionsTable>;

/** Why two records are, or are not, held to speak of one thing: rejected matches stand beside accepted ones. */
export function identityDecisionsTable(known: OrderedCase) {
  const numberOf = (entity: string | null) => (entity === null ? '' : known.subject(entity).number);
  const rows = known.matches.flatMap((m) => stepsOf(m).map((step) => ({ match: m, step })));
  return tableOf(
    {
      name: 'identity-decisions',
      describes: 'Each match, feature by feature and judgement by judgement. Weights are log2 Bayes factors, in bits.',
      columns: {
        row: 'integer!',
        match: 'text!',
        left_subject: 'text',
        left_name: 'text',
        left_place: 'text!',
        right_subject: 'text',
        right_name: 'text',
        right_place: 'text!',
        step: 'text!',
        feature: 'text!',
        left_value: 'text',
        right_value: 'text',
        weight_bits: 'decimal',
        because: 'text',
        decided_by: 'text',
        decided_at: 'instant',
        weighed_by: 'text',
        total_bits: 'decimal!',
        held_as_one: 'text!',
        standing_decision: 'text!',
      },
      key: ['row'],
    },
    rows.map(({ match, step }, i) => ({
      row: String(i + 1),
      match: match.number,
      left_subject: numberOf(match.leftEntity),
      left_name: match.leftName,
      left_place: known.placesOf([match.leftRecordId]),
      right_subject: numberOf(match.rightEntity),
      right_name: match.rightName,
      right_place: known.placesOf([match.rightRecordId]),
      ...step,
      total_bits: bits(match.weightBits),
      held_as_one: match.heldAsOne ? 'YES' : 'NO',
      standing_decision: standingJudgement(match)?.decision ?? 'NOT JUDGED',
    })),
  );
}

interface Step {
  readonly step: string;
  readonly feature: string;
  readonly left_value: string;
  readonly right_value: string;
  readonly weight_bits: string;
  readonly because: string;
  readonly decided_by: string;
  readonly decided_at: string;
  /** Version of the parameters: of a comparison those that weighed it, of a judgement those by which its pair was weighed then. */
  readonly weighed_by: string;
}

function stepsOf(match: Numbered<CaseMatch>): readonly Step[] {
  const nothing = {
    ...{ left_value: '', right_value: '', weight_bits: '', because: '', decided_by: '', decided_at: '' },
    weighed_by: match.weighedBy ?? '',
  };
  const comparisons = match.evidence.map((e) => ({
    ...nothing,
    step: 'COMPARISON',
    feature: e.comparison,
    left_value: e.left ?? '',
    right_value: e.right ?? '',
    weight_bits: bits(e.weightBits),
    because: sentenceOf(e.because),
  }));
  const judgements = inOrder(match.judgements, (j) => [j.judgedAt, j.by, j.decision]).map((j) => ({
    ...nothing,
    step: 'JUDGEMENT',
    feature: j.decision,
    because: j.reason,
    decided_by: j.by,
    decided_at: j.judgedAt,
    weighed_by: j.weighedBy ?? '',
  }));
  const contradictions =
    match.contradiction === null
      ? []
      : [{ ...nothing, step: 'CONTRADICTION', feature: 'cannot be one', because: sentenceOf(match.contradiction) }];
  const steps = [...contradictions, ...comparisons, ...judgements];
  return steps.length > 0 ? steps : [{ ...nothing, step: 'COMPARISON', feature: 'nothing to compare' }];
}

/** Two places: the third is noise, and the last digits of a float may differ between machines. */
function bits(weight: number): string {
  const rounded = weight.toFixed(2);
  return rounded === '-0.00' ? '0.00' : rounded;
}
