import type { EntityKind, MentionDraft, MentionValue } from '../../records/mention.js';
import type { RawCell, RawRow, RecordDraft, Refusal, Warning } from '../../records/record.js';
import type { LinkKind, MentionRef, StatementDraft } from '../../records/statement.js';
import { cellOf, textOf } from '../reading/cells.js';

/** The period in which a statement held, as far as the row says. */
export interface Held {
  readonly from?: string | null;
  readonly until?: string | null;
}

/** One row while it is being read. It gathers what is said of whom; `finished` hands it over. */
export class RecordInDraft {
  private readonly mentions: MentionDraft[] = [];
  private readonly statements: StatementDraft[] = [];
  private readonly warnings: Warning[] = [];

  constructor(private readonly row: RawRow) {}

  cell(column: string): RawCell {
    return cellOf(this.row, column);
  }

  text(column: string): string {
    return textOf(this.row, column);
  }

  /** Adds what the row says about one party or thing; the second in a role is numbered 1, and so on. */
  mention(
    kind: EntityKind,
    role: string,
    identityKey: string | null,
    values: readonly MentionValue[],
    addsOnly = false,
  ): MentionRef {
    const ordinal = this.mentions.filter((m) => m.role === role).length;
    this.mentions.push({ kind, role, ordinal, identityKey, addsOnly, values });
    return { role, ordinal };
  }

  /** Adds how two of the row's things stand to each other. Where the row lacks one of them there is nothing to say. */
  state(
    kind: LinkKind,
    role: string,
    from: MentionRef | null,
    to: MentionRef | null,
    columns: readonly string[],
    held: Held = {},
  ): void {
    if (from === null || to === null) return;
    this.statements.push({
      kind,
      role,
      from,
      to,
      heldFrom: held.from ?? null,
      heldUntil: held.until ?? null,
      columns: columns.filter((c) => this.cell(c).text.trim() !== ''),
    });
  }

  warn(column: string, reason: string): void {
    this.warnings.push({ column, value: this.cell(column).text, reason });
  }

  finished(sourceKey: string, more: Pick<RecordDraft, 'grade' | 'conditions'> = {}): RecordDraft {
    return { sourceKey, mentions: this.mentions, statements: this.statements, warnings: this.warnings, ...more };
  }

  /** The row is not taken in, because of this cell. */
  refused(column: string, reason: string): Omit<Refusal, 'line'> {
    return { column, value: this.cell(column).text, reason };
  }
}
