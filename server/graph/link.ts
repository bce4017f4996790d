import type { MentionId, RecordId, StatementId } from '../records/ids.js';
import type { LinkKind } from '../records/statement.js';

/** A statement as the graph holds it: what a record says, under which scope, and while we held it. */
export interface HeldStatement {
  readonly id: StatementId;
  readonly kind: LinkKind;
  readonly role: string;
  readonly from: MentionId;
  readonly to: MentionId;
  readonly recordId: RecordId;
  readonly scope: number;
  readonly heldFrom: string | null;
  readonly heldUntil: string | null;
  readonly recordedOn: string;
  readonly endedOn: string | null;
}

/** How two entities stand to each other, as a viewer meets it: one link per (kind, role, from, to), carrying what supports it. */
export interface LinkView {
  /** Its first visible statement, by (recorded on, id). */
  readonly id: StatementId;
  readonly kind: LinkKind;
  readonly role: string;
  readonly from: MentionId;
  readonly to: MentionId;
  /** Sorted by (recorded on, id). */
  readonly statements: readonly StatementId[];
}
