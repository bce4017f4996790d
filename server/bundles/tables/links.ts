import type { CaseLink, CaseStatement } from '../../casework/case-version.js';
import { inOrder } from '../order.js';
import { type OrderedCase, standingJudgement } from '../ordered-case.js';
import { tableOf } from '../table.js';

export type LinksTable = ReturnType<typeof linksTable>;
export type LinkEvidenceTable = ReturnType<typeof linkEvidenceTable>;

/** How the subjects stand to each other, one row for each line of the chart. */
export function linksTable(known: OrderedCase) {
  return tableOf(
    {
      name: 'links',
      describes:
        'Links between subjects. identity says how sure the ends are: AS RECORDED, CONFIRMED by a person, or INFERRED by comparison.',
      columns: {
        id: 'text!',
        number: 'text!',
        from: 'text!',
        kind: 'text!',
        role: 'text',
        to: 'text!',
        from_name: 'text!',
        to_name: 'text!',
        held_from: 'text',
        held_until: 'text',
        statements: 'integer!',
        grades: 'text',
        matches: 'text',
        contrary_matches: 'text',
        confirmed_by: 'text',
        confirmed_at: 'instant',
        method: 'text!',
        identity: 'text!',
      },
      key: ['id'],
      foreignKeys: [
        { column: 'from', table: 'subjects', key: 'id' },
        { column: 'to', table: 'subjects', key: 'id' },
      ],
    },
    known.links.map((l) => {
      const identity = known.identityOf(l);
      const confirmed =
        identity.standing === 'CONFIRMED'
          ? inOrder(identity.matches, (m) => [standingJudgement(m)?.judgedAt ?? ''])
          : [];
      const last = confirmed.at(-1);
      return {
        id: l.id,
        number: l.number,
        from: l.from,
        kind: l.kind,
        role: l.role,
        to: l.to,
        from_name: known.subject(l.from).name,
        to_name: known.subject(l.to).name,
        held_from: earliest(l.statements.map((s) => s.heldFrom)),
        held_until: latest(l.statements.map((s) => s.heldUntil)),
        statements: String(l.statements.length),
        grades: gradesOf(known, l),
        matches: identity.matches.map((m) => m.number).join('; '),
        contrary_matches: contraryMatchesOf(known, l),
        confirmed_by: inOrder([...new Set(confirmed.map((m) => standingJudgement(m)?.by ?? ''))], (by) => [by]).join(
          '; ',
        ),
        confirmed_at: last ? (standingJudgement(last)?.judgedAt ?? '') : '',
        method: identity.standing === 'AS RECORDED' ? 'read from one record' : 'read from records joined by comparison',
        identity: identity.standing,
      };
    }),
  );
}

/** For every link the cells that say so, letter by letter, with the line of the exhibit where they stand. */
export function linkEvidenceTable(known: OrderedCase) {
  const rows = known.links.flatMap((l) =>
    inOrder(l.statements, (s) => [
      known.place(s.recordId).exhibit,
      String(known.place(s.recordId).line).padStart(12, '0'),
      s.id,
    ]).flatMap((s) => cellsOf(known, s).map((cell) => ({ link: l, statement: s, cell }))),
  );
  return tableOf(
    {
      name: 'link-evidence',
      describes:
        'The cells behind each link. quoted_cell is the source letter by letter and is not guarded against spreadsheets: import it as text.',
      columns: {
        row: 'integer!',
        link: 'text!',
        link_number: 'text!',
        statement: 'text!',
        column: 'text!',
        quoted_cell: 'quoted!',
        held_from: 'text',
        held_until: 'text',
        source: 'text!',
        source_key: 'text!',
        record: 'text!',
        exhibit: 'text!',
        line: 'integer!',
        stance: 'text!',
      },
      key: ['row'],
      foreignKeys: [
        { column: 'link', table: 'links', key: 'id' },
        { column: 'exhibit', table: 'exhibits', key: 'id' },
      ],
    },
    rows.map(({ link, statement, cell }, i) => {
      const record = known.record(statement.recordId);
      const place = known.place(statement.recordId);
      return {
        row: String(i + 1),
        link: link.id,
        link_number: link.number,
        statement: statement.id,
        column: cell.column,
        quoted_cell: cell.text,
        held_from: statement.heldFrom ?? '',
        held_until: statement.heldUntil ?? '',
        source: record.source,
        source_key: record.sourceKey,
        record: record.id,
        exhibit: place.exhibit,
        line: String(place.line),
        stance: 'SUPPORTS',
      };
    }),
  );
}

/** The filled cells of the columns a statement rests on; where it names none, the first filled cell stands for the row. */
function cellsOf(
  known: OrderedCase,
  statement: CaseStatement,
): readonly { readonly column: string; readonly text: string }[] {
  const filled = known.record(statement.recordId).row.cells.filter((c) => c.text.trim() !== '');
  const named = filled.filter((c) => statement.columns.includes(c.column));
  const shown = named.length > 0 ? named : filled.slice(0, 1);
  if (shown.length === 0) throw new Error(`Statement ${statement.id} rests on a row without a filled cell`);
  return shown.map((c) => ({ column: c.column.trim() === '' ? '(no header)' : c.column, text: c.text }));
}

/** Matches behind the link that were rejected, or in which something speaks against it: what the other side must be able to read. */
function contraryMatchesOf(known: OrderedCase, link: CaseLink): string {
  return known
    .matchesBehind(link)
    .filter(
      (m) =>
        !m.heldAsOne ||
        m.contradiction !== null ||
        m.evidence.some((e) => e.weightBits < 0 && e.comparison !== 'prior'),
    )
    .map((m) => m.number)
    .join('; ');
}

function gradesOf(known: OrderedCase, link: CaseLink): string {
  const grades = link.statements
    .map((s) => known.record(s.recordId).grade)
    .map((g) => `${g.scheme} ${g.source}${g.information}`);
  return inOrder([...new Set(grades)], (g) => [g]).join('; ');
}

function earliest(days: readonly (string | null)[]): string {
  return (
    inOrder(
      days.filter((d) => d !== null),
      (d) => [d],
    )[0] ?? ''
  );
}

function latest(days: readonly (string | null)[]): string {
  return (
    inOrder(
      days.filter((d) => d !== null),
      (d) => [d],
    ).at(-1) ?? ''
  );
}
