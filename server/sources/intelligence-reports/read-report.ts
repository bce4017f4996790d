import { GRADE_SCHEMES, type Grade, type GradeScheme, isCode, isGradeScheme } from '../../records/grade.js';
import { codeWithoutWords, type HandlingConditions, readHandling, readHandlingCodes } from '../../records/handling.js';
import type { RawRow, RecordDraft, Refusal } from '../../records/record.js';
import { HANDLING, type Handling } from '../../records/source.js';
import type { LinkKind, MentionRef } from '../../records/statement.js';
import { dateIn, requiredDate } from '../drafting/dates.js';
import { partyIn } from '../drafting/party.js';
import { RecordInDraft } from '../drafting/record-in-draft.js';
import { valueFrom } from '../reading/cells.js';

/** What a report may say of its first subject and another. */
const RELATIONS = ['ASSOCIATED_WITH', 'DIRECTS', 'OWNS'] as const satisfies readonly LinkKind[];
const SCHEMES = Object.keys(GRADE_SCHEMES);

/**
 * One graded report: up to three subjects, and how the first stands to the others. A report is refused that is marked more narrowly than the
 * data set it came in, so that nothing is shown to more readers than its own marking allows.
 */
export function readReport(row: RawRow, narrowest: Handling): RecordDraft | Omit<Refusal, 'line'> {
  const draft = new RecordInDraft(row);
  if (draft.text('report_no') === '') return draft.refused('report_no', 'a report needs its number');
  const reportedOn = requiredDate(draft, 'reported_on');
  if (reportedOn.value === null) return draft.refused('reported_on', reportedOn.because);
  const grade = gradeIn(draft);
  if ('reason' in grade) return grade;
  const handling = readHandling(draft.text('handling'));
  if (handling === null) return draft.refused('handling', `the marking is one of ${HANDLING.join(', ')}`);
  if (HANDLING.indexOf(handling) > HANDLING.indexOf(narrowest))
    return draft.refused(
      'handling',
      `it is marked more narrowly than this file (${narrowest}); import it with the human source reports`,
    );
  const conditions = conditionsIn(draft, grade.scheme);
  if ('reason' in conditions) return conditions;

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
  return draft.finished(draft.text('report_no'), { grade, conditions });
}

function gradeIn(draft: RecordInDraft): Grade | Omit<Refusal, 'line'> {
  const scheme = draft.text('scheme');
  if (!isGradeScheme(scheme)) return draft.refused('scheme', `the scheme is one of ${SCHEMES.join(', ')}`);
  const codes = GRADE_SCHEMES[scheme];
  const source = draft.text('source_grade');
  if (!isCode(codes.source, source))
    return draft.refused('source_grade', `the source is graded ${oneOf(codes.source)} in ${scheme}`);
  const information = draft.text('information_grade');
  if (!isCode(codes.information, information))
    return draft.refused('information_grade', `the information is graded ${oneOf(codes.information)} in ${scheme}`);
  return { scheme, source, information };
}

/** What the provider asked for beside the marking. Columns that a file does not have ask for nothing. */
function conditionsIn(draft: RecordInDraft, scheme: GradeScheme): HandlingConditions | Omit<Refusal, 'line'> {
  const codes = readHandlingCodes(scheme, draft.text('handling_codes'));
  if ('unknown' in codes) {
    const known = GRADE_SCHEMES[scheme].handling.join(', ') || 'none';
    return draft.refused('handling_codes', `handling codes of ${scheme}: ${known}; "${codes.unknown}" is none of them`);
  }
  const expiresOn = dayIn(draft, 'handling_expires_on');
  if (isRefused(expiresOn)) return expiresOn;
  const reviewOn = dayIn(draft, 'handling_review_on');
  if (isRefused(reviewOn)) return reviewOn;
  const conditions = { codes, text: draft.text('handling_conditions') || null, expiresOn, reviewOn };
  const unexplained = codeWithoutWords(scheme, conditions);
  if (unexplained !== null) return draft.refused('handling_conditions', `${unexplained} needs its conditions in words`);
  return conditions;
}

/** A day that may be left open: an empty cell is null, one that cannot be read a refusal. A marking without its end would not be kept as given. */
function dayIn(draft: RecordInDraft, column: string): string | null | Omit<Refusal, 'line'> {
  if (draft.text(column) === '') return null;
  const day = requiredDate(draft, column);
  if (day.value === null) return draft.refused(column, day.because);
  return day.value.length === 'YYYY-MM-DD'.length ? day.value : draft.refused(column, 'give the whole day');
}

function isRefused(day: string | null | Omit<Refusal, 'line'>): day is Omit<Refusal, 'line'> {
  return typeof day === 'object' && day !== null;
}

function oneOf(codes: string): string {
  return [...codes].join(', ');
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
