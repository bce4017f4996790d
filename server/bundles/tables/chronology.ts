import { inOrder } from '../order.js';
import type { OrderedCase } from '../ordered-case.js';
import { lasts, linkSentence, subjectInWords } from '../sentences.js';
import { tableOf } from '../table.js';

export type ChronologyTable = ReturnType<typeof chronologyTable>;

/** Properties whose value is the date of something that happened. */
const HAPPENINGS: Readonly<Record<string, string>> = {
  seizedOn: 'seized',
  shippedOn: 'shipped',
  etaOn: 'expected to arrive',
  arrivedOn: 'arrived',
  validFrom: 'permit valid from',
  validUntil: 'permit valid until',
};

/** What happened when, each line with its exhibit. Dates are as exact as the source, never more. */
export function chronologyTable(known: OrderedCase) {
  const ofSubjects = known.subjects.flatMap((s) =>
    s.values.flatMap(({ value, recordId }) => {
      const happened = HAPPENINGS[value.property];
      return happened === undefined || value.value === ''
        ? []
        : [
            {
              time: value.value,
              event: `${subjectInWords(s)}: ${happened}`,
              about: s.number,
              column: value.column,
              quoted: value.raw,
              recordId,
            },
          ];
    }),
  );
  const ofLinks = known.links.flatMap((l) =>
    l.statements.flatMap((s) =>
      [
        { time: s.heldFrom, edge: s.heldUntil === s.heldFrom || !lasts(l.kind) ? '' : ', from then on' },
        { time: s.heldUntil === s.heldFrom ? null : s.heldUntil, edge: ', until then' },
      ].flatMap(({ time, edge }) => {
        if (time === null) return [];
        const event = `${linkSentence(l.kind, l.role, known.subject(l.from), known.subject(l.to))}${edge}`;
        const column = s.columns.join(', ');
        return [{ time, event, about: l.number, column, quoted: '', recordId: s.recordId }];
      }),
    ),
  );
  const rows = inOrder([...ofSubjects, ...ofLinks], (r) => [
    r.time,
    r.about,
    r.event,
    known.placesOf([r.recordId]),
    r.column,
    r.quoted,
  ]);
  return tableOf(
    {
      name: 'chronology',
      describes:
        'Dated facts in order. time is an EDTF level 1 date (ISO 8601-2); no source gave a time zone unless the row says so.',
      columns: {
        row: 'integer!',
        time: 'text!',
        time_zone: 'text!',
        precision: 'text!',
        event: 'text!',
        about: 'text!',
        column: 'text',
        quoted: 'text',
        record: 'text!',
        exhibit: 'text!',
        line: 'integer!',
      },
      key: ['row'],
      foreignKeys: [{ column: 'exhibit', table: 'exhibits', key: 'id' }],
    },
    rows.map((r, i) => ({
      row: String(i + 1),
      time: r.time,
      time_zone: /T.*Z$/.test(r.time) ? 'UTC' : 'not stated',
      precision: precisionOf(r.time),
      event: r.event,
      about: r.about,
      column: r.column,
      quoted: r.quoted,
      record: r.recordId,
      exhibit: known.place(r.recordId).exhibit,
      line: String(known.place(r.recordId).line),
    })),
  );
}

/** How exact an EDTF date is. */
export function precisionOf(edtf: string): string {
  const doubt = /[~%]/.test(edtf) ? ', approximate' : /[?]/.test(edtf) ? ', uncertain' : '';
  const date = edtf.replaceAll(/[~%?]/g, '');
  if (date.includes('/')) return `range${doubt}`;
  if (date.includes('T')) return `time${doubt}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return `day${doubt}`;
  if (/^\d{4}-\d{2}$/.test(date)) return `month${doubt}`;
  if (/^\d{4}$/.test(date)) return `year${doubt}`;
  return `as written${doubt}`;
}
