import type { EntityKind, MentionValue } from '../../records/mention.js';
import type { RawRow, RecordDraft, Refusal, Warning } from '../../records/record.js';
import { isRefusal, type Layout } from '../../records/source.js';
import { isRefusedRow, type RefusedRow, type Table } from '../reading/read-table.js';

/** A cell twice: as it came, and as it would be understood. */
export interface CheckedCell {
  readonly column: string;
  readonly text: string;
  /** Each value read from it, with the part that its thing plays in the row. */
  readonly readings: readonly CellReading[];
  readonly warning: string | null;
}

export interface CellReading extends Pick<MentionValue, 'property' | 'value' | 'scheme' | 'verdict'> {
  readonly kind: EntityKind;
  readonly role: string;
}

export interface CheckedRow {
  readonly line: number;
  /** Where it stands in a file that is no delimited text: `sheet "Seizures", row 12`. */
  readonly at: string | null;
  readonly cells: readonly CheckedCell[];
  /** Why it would be refused; null where it would go in. */
  readonly refusal: Omit<Refusal, 'line'> | null;
}

/** What became of a column over all rows that were looked at. */
export interface CheckedColumn {
  readonly column: string;
  /** Rows in which something stands. */
  readonly filled: number;
  readonly warnings: number;
  readonly refusals: number;
  /** What its cells are read as, most often first; none where it is kept and not read. */
  readonly readAs: readonly Pick<CellReading, 'kind' | 'role' | 'property'>[];
}

export interface CheckedTable {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  /** False where the check stopped before the end of the file. */
  readonly complete: boolean;
  readonly columns: readonly CheckedColumn[];
  readonly sample: readonly CheckedRow[];
  readonly refusals: readonly (Refusal & Pick<CheckedRow, 'at'>)[];
  /** Refusals by column and reason, most first. */
  readonly reasons: readonly { readonly column: string; readonly reason: string; readonly count: number }[];
}

export interface CheckAsked {
  /** How many rows stand before the sample. */
  readonly from: number;
  readonly rows: number;
  /** Where to stop: a check answers while somebody waits. */
  readonly mostRows: number;
  readonly mostRefusals: number;
}

/** Reads a table as an import would and keeps nothing: what would go in, what would be refused and why, and a sample of rows cell by cell. */
export async function checkTable(table: Table, layout: Layout, asked: CheckAsked): Promise<CheckedTable> {
  const columns = new Columns(table.header);
  const sample: CheckedRow[] = [];
  const refusals: CheckedTable['refusals'][number][] = [];
  const reasons = new Map<string, { column: string; reason: string; count: number }>();
  let rows = 0;
  let refused = 0;
  let complete = true;
  for await (const row of table.rows) {
    if (rows === asked.mostRows) {
      complete = false;
      break;
    }
    const checked = checkRow(row, layout);
    if (rows >= asked.from && sample.length < asked.rows) sample.push(checked);
    rows += 1;
    columns.count(checked);
    if (checked.refusal === null) continue;
    refused += 1;
    const { column, value, reason } = checked.refusal;
    if (refusals.length < asked.mostRefusals)
      refusals.push({ line: checked.line, at: checked.at, column, value, reason });
    const key = `${column}\n${reason}`;
    const same = reasons.get(key);
    if (same) same.count += 1;
    else reasons.set(key, { column, reason, count: 1 });
  }
  return {
    rows,
    accepted: rows - refused,
    refused,
    complete,
    columns: columns.counted(),
    sample,
    refusals,
    reasons: [...reasons.values()].sort((a, b) => b.count - a.count),
  };
}

function checkRow(row: RawRow | RefusedRow, layout: Layout): CheckedRow {
  if (isRefusedRow(row)) {
    const { line, at = null, column, value, reason } = row;
    return { line, at, cells: [], refusal: { column, value, reason } };
  }
  const read = layout.read(row);
  const draft: Pick<RecordDraft, 'mentions' | 'warnings'> = isRefusal(read) ? { mentions: [], warnings: [] } : read;
  return {
    line: row.line,
    at: row.at ?? null,
    cells: row.cells.map(({ column, text }) => ({
      column,
      text,
      readings: readingsOf(column, draft),
      warning: warningOn(column, draft.warnings),
    })),
    refusal: isRefusal(read) ? read : null,
  };
}

function readingsOf(column: string, { mentions }: Pick<RecordDraft, 'mentions'>): readonly CellReading[] {
  const found = new Map<string, CellReading>();
  for (const { kind, role, values } of mentions) {
    for (const { property, value, scheme, verdict, column: from } of values) {
      if (from !== column) continue;
      const reading = { kind, role, property, value, ...(scheme && { scheme }), ...(verdict && { verdict }) };
      found.set(`${role} ${property} ${value}`, reading);
    }
  }
  return [...found.values()];
}

function warningOn(column: string, warnings: readonly Warning[]): string | null {
  return warnings.find((w) => w.column === column)?.reason ?? null;
}

/** Counts, column by column, what its cells came to. */
class Columns {
  private readonly found: ReadonlyMap<
    string,
    { filled: number; warnings: number; refusals: number; readAs: Map<string, { what: CellReading; count: number }> }
  >;

  constructor(header: readonly string[]) {
    this.found = new Map(header.map((c) => [c, { filled: 0, warnings: 0, refusals: 0, readAs: new Map() }]));
  }

  count({ cells, refusal }: CheckedRow): void {
    const refusing = this.found.get(refusal?.column ?? '');
    if (refusing) refusing.refusals += 1;
    for (const { column, text, readings, warning } of cells) {
      const of = this.found.get(column);
      if (!of || text.trim() === '') continue;
      of.filled += 1;
      if (warning !== null) of.warnings += 1;
      for (const what of readings) {
        const key = `${what.kind} ${what.role} ${what.property}`;
        const known = of.readAs.get(key);
        if (known) known.count += 1;
        else of.readAs.set(key, { what, count: 1 });
      }
    }
  }

  counted(): readonly CheckedColumn[] {
    return [...this.found].map(([column, { filled, warnings, refusals, readAs }]) => ({
      column,
      filled,
      warnings,
      refusals,
      readAs: [...readAs.values()]
        .sort((a, b) => b.count - a.count)
        .map(({ what: { kind, role, property } }) => ({ kind, role, property })),
    }));
  }
}
