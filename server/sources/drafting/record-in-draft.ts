import type { EntityKind, MentionDraft, MentionValue } from '../../records/mention.js';
import type { RawCell, RawRow, RecordDraft, Refusal, Warning } from '../../records/record.js';
import type { LinkKind, MentionRef, StatementDraft } from '../../records/statement.js';
import { cellOf, clean } from '../reading/cells.js';

/** The period in which a statement held, as far as the row says. */
export interface Held {
  readonly from?: string | null;
  readonly until?: string | null;
}

/** What has been said of a row so far. */
interface Said {
  readonly mentions: MentionDraft[];
  readonly statements: StatementDraft[];
  readonly warnings: Warning[];
}

/** One row while it is being read. It gathers what is said of whom; `finished` hands it over. */
export class RecordInDraft {
  // A cell is looked for and cleaned once, however many read it.
  private readonly cells = new Map<string, RawCell>();
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly row: RawRow,
    private readonly said: Said = { mentions: [], statements: [], warnings: [] },
  ) {}

  /**
   * The same record in draft, in which a column shows this cell instead of its own: one part of a list, one of several names. What is said
   * through it is said of the record.
   */
  showing(cells: readonly RawCell[]): RecordInDraft {
    if (cells.length === 0) return this;
    return new RecordInDraft({ ...this.row, cells: [...cells, ...this.row.cells] }, this.said);
  }

  /** The headings of the row. */
  get columns(): readonly string[] {
    return [...new Set(this.row.cells.map((cell) => cell.column))];
  }

  cell(column: string): RawCell {
    const known = this.cells.get(column);
    if (known !== undefined) return known;
    const cell = cellOf(this.row, column);
    this.cells.set(column, cell);
    return cell;
  }

  text(column: string): string {
    const known = this.texts.get(column);
    if (known !== undefined) return known;
    const text = clean(this.cell(column).text);
    this.texts.set(column, text);
    return text;
  }

  /** Adds what the row says about one party or thing; the second in a role is numbered 1, and so on. */
  mention(
    kind: EntityKind,
    role: string,
    identityKey: string | null,
    values: readonly MentionValue[],
    addsOnly = false,
  ): MentionRef {
    const ordinal = this.said.mentions.filter((m) => m.role === role).length;
    this.said.mentions.push({ kind, role, ordinal, identityKey, addsOnly, values });
    return { role, ordinal };
  }

  /**
   * Adds how two of the row's things stand to each other. Where the row lacks one of them there is nothing to say. `values` are those of
   * this statement alone.
   */
  state(
    kind: LinkKind,
    role: string,
    from: MentionRef | null,
    to: MentionRef | null,
    columns: readonly string[],
    held: Held = {},
    values: readonly MentionValue[] = [],
  ): void {
    if (from === null || to === null) return;
    this.said.statements.push({
      kind,
      role,
      from,
      to,
      heldFrom: held.from ?? null,
      heldUntil: held.until ?? null,
      columns: columns.filter((c) => this.cell(c).text.trim() !== ''),
      ...(values.length > 0 ? { values } : {}),
    });
  }

  /** Notes what was strange about a cell, once. */
  warn(column: string, reason: string): void {
    const warning = { column, value: this.cell(column).text, reason };
    const isNoted = (w: Warning) => w.column === column && w.value === warning.value && w.reason === reason;
    if (!this.said.warnings.some(isNoted)) this.said.warnings.push(warning);
  }

  finished(sourceKey: string | null, more: Pick<RecordDraft, 'grade' | 'conditions'> = {}): RecordDraft {
    return { sourceKey, ...this.said, ...more };
  }

  /** The row is not taken in, because of this cell. */
  refused(column: string, reason: string): Omit<Refusal, 'line'> {
    return { column, value: this.cell(column).text, reason };
  }
}
