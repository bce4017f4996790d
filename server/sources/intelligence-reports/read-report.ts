import type { Grade } from '../../records/grade.js';
import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import { HANDLING, type Handling } from '../../records/source.js';
import type { LinkKind, MentionRef } from '../../records/statement.js';
import { dateIn, requiredDate } from '../drafting/dates.js';
import { partyIn } from '../drafting/party.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { valueFrom } from '../reading/cells.js';

/** What a report may say of its first subject and another. */
const RELATIONS = ['ASSOCIATED_WITH', 'DIRECTS', 'OWNS'] as const satisfies readonly LinkKind[];
/** Europol 4x4: A, B, C or X for the source; 1 to 4 for the information. */
const SOURCE_GRADE = /^[ABCX]$/;
const INFORMATION_GRADE = /^[1-4]$/;

/**
 * One graded report: up to three subjects, and how the first stands to the others. A report is refused that is marked more narrowly than the
 * data set it came in, so that nothing is shown to more readers than its own marking allows.
 */
export function readReport(row: RawRow, narrowest: Handling): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  if (draft.text('report_no') === '') return draft.refused('report_no', 'a report needs its number');
  const reportedOn = requiredDate(draft, 'reported_on');
  if (reportedOn.value === null) return draft.refused('reported_on', reportedOn.because);
  if (draft.text('scheme') !== '4x4') return draft.refused('scheme', 'only reports graded 4x4 are read here');
  if (!SOURCE_GRADE.test(draft.text('source_grade')))
    return draft.refused('source_grade', 'the source is graded A, B, C or X');
  if (!INFORMATION_GRADE.test(draft.text('information_grade')))
    return draft.refused('information_grade', 'the information is graded 1, 2, 3 or 4');
  const handling = HANDLING.indexOf(draft.text('handling') as Handling);
  if (handling < 0) return draft.refused('handling', `the marking is one of ${HANDLING.join(', ')}`);
  if (handling > HANDLING.indexOf(narrowest))
    return draft.refused(
      'handling',
      `it is marked more narrowly than this file (${narrowest}); import it with the human source reports`,
    );

  const [first = null, ...others] = [1, 2, 3].map((n) => subjectIn(draft, n));
  if (first === null) return draft.refused('subject_1_name', 'a report needs a subject');
  for (const [i, other] of others.entries()) {
    const column = `relation_${i + 1}`;
    if (other === null || draft.text(column) === '') continue;
    const relation = RELATIONS.find((r) => r === draft.text(column));
    if (!relation) return draft.refused(column, `a relation is one of ${RELATIONS.join(', ')}`);
    draft.state(relation, 'reported', first, other, [column, 'subject_1_name', `subject_${i + 2}_name`, 'text'], {
      from: reportedOn.value,
    });
  }
  const grade: Grade = {
    scheme: '4x4',
    source: draft.text('source_grade'),
    information: draft.text('information_grade'),
  };
  return draft.finished(draft.text('report_no'), { grade });
}

function subjectIn(draft: RecordInDraft, n: number): MentionRef | null {
  const kind = draft.text(`subject_${n}_kind`);
  return partyIn(
    draft,
    'subject',
    {
      name: `subject_${n}_name`,
      registrationNumber: `subject_${n}_reg_no`,
      registry: `subject_${n}_registry`,
      country: `subject_${n}_country`,
      phone: `subject_${n}_phone`,
      email: `subject_${n}_email`,
    },
    {
      values: [
        ...valueFrom(
          'traderKind',
          draft.cell(`subject_${n}_kind`),
          kind === 'PERSON' || kind === 'COMPANY' ? kind : null,
        ),
        ...valueFrom('birthDate', draft.cell(`subject_${n}_birth_date`), dateIn(draft, `subject_${n}_birth_date`)),
      ],
    },
  );
}
