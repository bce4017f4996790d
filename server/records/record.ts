import type { Grade } from './grade.js';
import type { HandlingConditions } from './handling.js';
import {
  type MentionId,
  mentionIdOf,
  type RecordId,
  type RecordKey,
  recordIdOf,
  recordKeyOf,
  type SourceName,
  sha256,
  statementIdOf,
} from './ids.js';
import type { Mention, MentionDraft } from './mention.js';
import type { MentionRef, Statement, StatementDraft } from './statement.js';

/** One cell as it came. */
export interface RawCell {
  readonly column: string;
  readonly text: string;
}

/** One row of a file, before any meaning is read into it. */
export interface RawRow {
  /** 1-based number of the file's line on which the row begins. */
  readonly line: number;
  /** Where the row's bytes stand in the file as received, without the line end. */
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly cells: readonly RawCell[];
  /** Where the row stands in the file as received, where that is no delimited text: `sheet "Seizures", row 12`. */
  readonly at?: string;
}

/** Something the reader noticed and went on with: "date disagrees with its year". */
export interface Warning {
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** What a layout makes of one row. */
export interface RecordDraft {
  /** The source's own key; null where it has none (then the row's content and its ordinal among equal rows stand in). */
  readonly sourceKey: string | null;
  readonly mentions: readonly MentionDraft[];
  readonly statements: readonly StatementDraft[];
  readonly warnings: readonly Warning[];
  /** Where the row itself bears a grade (an intelligence report does); otherwise its source's default holds. */
  readonly grade?: Grade;
  /** What the row's provider asked for beside the marking; absent where he asked for nothing. */
  readonly conditions?: HandlingConditions;
}

/** Why one row was not taken in; the rest of the file goes in. */
export interface Refusal {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** One row, immutable: what a source said on a day, and what was read out of it. */
export interface SourceRecord {
  readonly id: RecordId;
  readonly key: RecordKey;
  readonly source: SourceName;
  readonly layout: string;
  readonly sourceKey: string;
  readonly row: RawRow;
  /** SHA-256 of the raw cells (length-prefixed), not of the bytes: the same row in another encoding is the same row. */
  readonly rowSha256: string;
  readonly mentions: readonly Mention[];
  readonly statements: readonly Statement[];
  readonly warnings: readonly Warning[];
  /** The row's own grade; absent where its source's default holds. */
  readonly grade?: Grade;
  readonly conditions?: HandlingConditions;
}

/** Hash of the raw cells, columns included, independent of encoding, quoting and delimiter. */
export function rowHash(cells: readonly RawCell[]): string {
  return sha256(cells.map((c) => `${c.column.length}:${c.column}${c.text.length}:${c.text}`).join(''));
}

/**
 * Gives a draft its ids. `ordinalAmongEqual` counts earlier rows of the same file with the same content, and matters
 * only where the source has no key of its own.
 */
export function recordOf(
  source: SourceName,
  scopeKey: string,
  layout: string,
  row: RawRow,
  draft: RecordDraft,
  ordinalAmongEqual: number,
): SourceRecord {
  const rowSha256 = rowHash(row.cells);
  const sourceKey = draft.sourceKey ?? `${rowSha256}#${ordinalAmongEqual}`;
  const key = recordKeyOf(source, scopeKey, `${layout}/${sourceKey}`);
  const mentions = draft.mentions.map((m) => ({ ...m, id: mentionIdOf(key, m.role, m.ordinal) }));
  const ids = new Map(mentions.map((m) => [`${m.ordinal} ${m.role}`, m.id]));
  const idOf = ({ role, ordinal }: MentionRef): MentionId => {
    const id = ids.get(`${ordinal} ${role}`);
    if (id === undefined)
      throw new Error(`Layout ${layout} states something of ${role} ${ordinal}, which it does not mention`);
    return id;
  };
  return {
    id: recordIdOf(key, rowSha256),
    key,
    source,
    layout,
    sourceKey,
    row,
    rowSha256,
    mentions,
    statements: draft.statements.map((s) => {
      const from = idOf(s.from);
      const to = idOf(s.to);
      // Values take no part in the id: a corrected quantity is the same statement.
      return { ...s, id: statementIdOf(key, s.kind, s.role, from, to), from, to };
    }),
    warnings: draft.warnings,
    ...(draft.grade ? { grade: draft.grade } : {}),
    ...(draft.conditions ? { conditions: draft.conditions } : {}),
  };
}
