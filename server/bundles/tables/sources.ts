import type { HandlingConditions } from '../../records/handling.js';
import { inOrder } from '../order.js';
import type { OrderedCase } from '../ordered-case.js';
import { tableOf } from '../table.js';

export type SourcesTable = ReturnType<typeof sourcesTable>;

/** Records of one file that are graded and marked alike. */
interface Graded {
  readonly scheme: string;
  readonly grade: string;
  readonly handling: string;
  readonly codes: string;
  readonly conditions: string;
  readonly records: number;
}

/** Where the records come from and how each source was graded, in the scheme it was graded in. */
export function sourcesTable(known: OrderedCase) {
  const rows = known.extracts.flatMap(({ plan }) => {
    const graded = new Map<string, Graded>();
    for (const { grade, handling, conditions } of plan.records) {
      const said = {
        scheme: grade.scheme,
        grade: `${grade.source}${grade.information}`,
        handling,
        codes: conditions.codes.join(' '),
        conditions: inWords(conditions),
      };
      const key = JSON.stringify(said);
      graded.set(key, { ...said, records: (graded.get(key)?.records ?? 0) + 1 });
    }
    return inOrder([...graded], ([key]) => [key]).map(([, g]) => ({ plan, ...g }));
  });
  return tableOf(
    {
      name: 'sources',
      describes:
        'Sources with licence, legal basis and grade. A grade is given in the scheme of the source and never converted.',
      columns: {
        row: 'integer!',
        source: 'text!',
        title: 'text!',
        publisher: 'text',
        licence: 'text',
        legal_basis: 'text',
        grade_scheme: 'text!',
        grade: 'text!',
        handling: 'text!',
        handling_codes: 'text',
        handling_conditions: 'text',
        records: 'integer!',
        exhibit: 'text!',
      },
      key: ['row'],
      foreignKeys: [{ column: 'exhibit', table: 'exhibits', key: 'id' }],
    },
    rows.map(({ plan, scheme, grade, handling, codes, conditions, records }, i) => ({
      row: String(i + 1),
      source: plan.file.source,
      title: plan.file.sourceTitle,
      publisher: plan.file.publisher,
      licence: plan.file.licence,
      legal_basis: plan.file.legalBasis,
      grade_scheme: scheme,
      grade,
      handling,
      handling_codes: codes,
      handling_conditions: conditions,
      records: String(records),
      exhibit: plan.reference,
    })),
  );
}

/** What a provider asked for in his own words, and until when. */
function inWords({ text, expiresOn, reviewOn }: HandlingConditions): string {
  return [
    ...(text === null ? [] : [text]),
    ...(expiresOn === null ? [] : [`the marking ends on ${expiresOn}`]),
    ...(reviewOn === null ? [] : [`to be looked at again on ${reviewOn}`]),
  ].join('; ');
}
