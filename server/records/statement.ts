import type { MentionId, StatementId } from './ids.js';
import type { MentionValue } from './mention.js';

/**
 * How two things can stand to each other. The direction is that of the sentence: `from` SHIPPED `to`.
 * Roles refine a kind: HANDLED/"clearing agent", RECEIVED/"notify party", OWNS/"registered owner".
 */
export const LINK_KINDS = {
  SHIPPED: 'trader sent consignment (consignor, exporter, declarant)',
  RECEIVED: 'trader is to get consignment (consignee, notify party, importer)',
  HANDLED: 'trader moved or cleared consignment (agent, forwarder, carrier, terminal, bank)',
  PAID_FOR: 'trader paid for consignment',
  CARRIED: 'vessel carried consignment',
  STUFFED_IN: 'consignment is in container',
  COVERED_BY: 'consignment or seizure is covered by permit',
  ISSUED_TO: 'permit was issued to trader',
  SEIZED_FROM: 'seizure was made from consignment, container or vessel',
  INVOLVED_IN: 'trader is named in seizure',
  OWNS: 'trader owns trader or vessel',
  OPERATES: 'trader operates or manages vessel',
  DIRECTS: 'person directs company',
  ASSOCIATED_WITH: 'a report associates trader with trader',
  CALLED_AT: 'vessel called at place',
  LOADED_AT: 'consignment was loaded at place',
  DISCHARGED_AT: 'consignment was discharged at place',
  SEIZED_AT: 'seizure took place at place',
  ROUTED_VIA: 'seizure or consignment came from, passed or was bound for place',
  LOCATED_AT: 'trader has address',
  REACHED_BY: 'trader is reached by phone, e-mail or domain',
  DECLARED_AS: 'consignment was declared as commodity',
  FOUND: 'seizure found commodity',
} as const;
export type LinkKind = keyof typeof LINK_KINDS;

/** A mention inside the record that speaks: by role and ordinal, before it has an id. */
export interface MentionRef {
  readonly role: string;
  readonly ordinal: number;
}

/** What one record says about how two of its mentions stand to each other. */
export interface StatementDraft {
  readonly kind: LinkKind;
  readonly role: string;
  readonly from: MentionRef;
  readonly to: MentionRef;
  /** EDTF level 1 dates of the period in which it held, as far as the record says. */
  readonly heldFrom: string | null;
  readonly heldUntil: string | null;
  /** The columns that say so. */
  readonly columns: readonly string[];
  /**
   * What is said of this statement alone: `quantity` (its unit in `scheme`), `unit`, `qualifier` and `value` (its currency in `scheme`) of a
   * line of goods; `confirmed` (YES, NO or UNKNOWN) and `order` (from 1) of a leg of a route. They take no part in the statement's id.
   */
  readonly values?: readonly MentionValue[];
}

/** A statement once its record has a key. */
export interface Statement {
  readonly id: StatementId;
  readonly kind: LinkKind;
  readonly role: string;
  readonly from: MentionId;
  readonly to: MentionId;
  readonly heldFrom: string | null;
  readonly heldUntil: string | null;
  readonly columns: readonly string[];
  /** As in the draft. */
  readonly values?: readonly MentionValue[];
}
