import type { Verdict } from '../../records/verdict.js';
import { inOrder } from '../order.js';
import type { OrderedCase } from '../ordered-case.js';
import { propertyInWords } from '../sentences.js';
import { tableOf } from '../table.js';

const NAME_PROPERTIES = new Set(['name', 'alias', 'formerName']);

export type SubjectsTable = ReturnType<typeof subjectsTable>;
export type SubjectValuesTable = ReturnType<typeof subjectValuesTable>;

/** Who and what the case is about, one row each. */
export function subjectsTable(known: OrderedCase) {
  return tableOf(
    {
      name: 'subjects',
      describes:
        'Traders, vessels and other things in the case. Every value behind a row stands in subject-values.csv.',
      columns: {
        id: 'text!',
        number: 'text!',
        kind: 'text!',
        trader_kind: 'text',
        name: 'text!',
        other_names: 'text',
        identifiers: 'text',
        countries: 'text',
        places: 'text',
        records: 'integer!',
      },
      key: ['id'],
    },
    known.subjects.map((s) => {
      const valuesOf = (...properties: readonly string[]) =>
        unique(s.values.filter((v) => properties.includes(v.value.property)).map((v) => v.value.value)).join('; ');
      const records = new Set(s.values.map((v) => v.recordId));
      return {
        id: s.id,
        number: s.number,
        kind: s.kind,
        trader_kind: valuesOf('traderKind'),
        name: s.name,
        other_names: unique(s.values.filter((v) => NAME_PROPERTIES.has(v.value.property)).map((v) => v.value.raw))
          .filter((name) => name !== s.name)
          .join('; '),
        identifiers: identifiersOf(s.values.map((v) => v.value)),
        countries: valuesOf('country', 'nationality', 'flag'),
        places: known.placesOf(records),
        records: String(records.size),
      };
    }),
  );
}

/** Every value of every subject with the cell it was read from: contradicting ones side by side. */
export function subjectValuesTable(known: OrderedCase) {
  const rows = known.subjects.flatMap((s) =>
    inOrder(
      s.values.map((v) => ({ ...v.value, recordId: v.recordId, ...known.place(v.recordId) })),
      (v) => [v.property, v.value, v.exhibit, String(v.line).padStart(12, '0'), v.column, v.raw],
    ).map((v) => ({ subject: s, ...v })),
  );
  return tableOf(
    {
      name: 'subject-values',
      describes: 'What each record says of a subject: as it stands in the source (quoted) and as it was read (value).',
      columns: {
        row: 'integer!',
        subject: 'text!',
        property: 'text!',
        scheme: 'text',
        value: 'text',
        verdict: 'text',
        column: 'text',
        quoted: 'text',
        record: 'text!',
        exhibit: 'text!',
        line: 'integer!',
      },
      key: ['row'],
      foreignKeys: [
        { column: 'subject', table: 'subjects', key: 'id' },
        { column: 'exhibit', table: 'exhibits', key: 'id' },
      ],
    },
    rows.map((v, i) => ({
      row: String(i + 1),
      subject: v.subject.id,
      property: v.property,
      scheme: v.scheme ?? '',
      value: v.value,
      verdict: v.verdict ?? '',
      column: v.column,
      quoted: v.raw,
      record: v.recordId,
      exhibit: v.exhibit,
      line: String(v.line),
    })),
  );
}

/** What is said behind an identifier that is not known to be right. */
const VERDICTS: Readonly<Record<Verdict, string>> = {
  VALID: '',
  VALID_FORMAT_UNCHECKED: ' (not checked against its register)',
  PLACEHOLDER: ' (a placeholder)',
  CHECKSUM_FAILED: ' (its check digit is wrong)',
  MALFORMED: ' (not in the form of such a number)',
};

/** Identifiers with their names; one that failed its check says so, because it may still be how the thing was written. */
function identifiersOf(
  values: readonly { property: string; value: string; scheme?: string; verdict?: Verdict }[],
): string {
  const shown = values
    .filter((v) => v.verdict !== undefined && !NAME_PROPERTIES.has(v.property))
    .map((v) => {
      const label = v.scheme ? `${propertyInWords(v.property)} (${v.scheme})` : propertyInWords(v.property);
      return `${label} ${v.value}${VERDICTS[v.verdict ?? 'VALID']}`;
    });
  return unique(shown).join('; ');
}

function unique(texts: readonly string[]): readonly string[] {
  return inOrder([...new Set(texts.filter((t) => t !== ''))], (t) => [t]);
}
