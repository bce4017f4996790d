import { inOrder } from '../order.js';
import type { OrderedCase } from '../ordered-case.js';
import { tableOf } from '../table.js';

export type SourcesTable = ReturnType<typeof sourcesTable>;

/** Where the records come from and how each source was graded, in the scheme it was graded in. */
export function sourcesTable(known: OrderedCase) {
  const rows = known.extracts.flatMap(({ plan }) => {
    const graded = new Map<string, { grade: string; scheme: string; handling: string; records: number }>();
    for (const { grade, handling } of plan.records) {
      const key = `${grade.scheme} ${grade.source}${grade.information} ${handling}`;
      const counted = graded.get(key)?.records ?? 0;
      graded.set(key, {
        scheme: grade.scheme,
        grade: `${grade.source}${grade.information}`,
        handling,
        records: counted + 1,
      });
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
        records: 'integer!',
        exhibit: 'text!',
      },
      key: ['row'],
      foreignKeys: [{ column: 'exhibit', table: 'exhibits', key: 'id' }],
    },
    rows.map(({ plan, scheme, grade, handling, records }, i) => ({
      row: String(i + 1),
      source: plan.file.source,
      title: plan.file.sourceTitle,
      publisher: plan.file.publisher,
      licence: plan.file.licence,
      legal_basis: plan.file.legalBasis,
      grade_scheme: scheme,
      grade,
      handling,
      records: String(records),
      exhibit: plan.reference,
    })),
  );
}
