import { BadInput } from '../errors.js';
import type { RecordView } from '../graph/entity-graph.js';
import { computedId } from '../records/ids.js';
import type { Edition } from './edition.js';

/** What becomes of an item: relied on; unused, to be listed for the defence; unused, for the prosecutor alone; of no relevance. */
export const DISCLOSURE_STATUSES = ['EVIDENCE', 'UNUSED_NON_SENSITIVE', 'UNUSED_SENSITIVE', 'NOT_RELEVANT'] as const;
export type DisclosureStatus = (typeof DISCLOSURE_STATUSES)[number];

/** Might the item reasonably be thought to undermine the prosecution or to assist the defence? (CPIA 1996, s. 3) */
export const DISCLOSURE_TESTS = ['YES', 'NO', 'PENDING'] as const;
export type DisclosureTest = (typeof DISCLOSURE_TESTS)[number];

/** Why an item must not reach the defence without a court's leave. */
export const SENSITIVE_REASONS = [
  'INFORMANT_IDENTITY',
  'COVERT_METHOD',
  'PARTNER_INTELLIGENCE',
  'NATIONAL_SECURITY',
  'CHILD_OR_VULNERABLE_PERSON',
  'LIVE_INVESTIGATION',
  'COMMERCIAL_SECRECY',
] as const;
export type SensitiveReason = (typeof SENSITIVE_REASONS)[number];

/** What somebody chose for an item. */
export interface DisclosureChoice {
  readonly status: DisclosureStatus;
  readonly test: DisclosureTest;
  /** Only, and always, of sensitive material. */
  readonly sensitiveReason: SensitiveReason | null;
  readonly reason: string;
  /** How the schedule describes the item; empty: by its source and key. */
  readonly description: string;
}

/** A choice on record. Never changed; a later one on the same record takes its place. */
export interface DisclosureDecision extends DisclosureChoice {
  /** Computed from all the rest, so that the event which names it seals it. */
  readonly id: string;
  readonly record: string;
  /** The row's source and key there: a corrected version of the row is another record with the same origin. */
  readonly origin: string;
  readonly decidedBy: string;
  /** UTC instant with whole seconds. */
  readonly decidedAt: string;
}

export type Row = Pick<RecordView, 'id' | 'source' | 'sourceKey'>;

export function originOf({ source, sourceKey }: Pick<Row, 'source' | 'sourceKey'>): string {
  return `${source} ${sourceKey}`;
}

/** A choice as a decision about one record. One that contradicts itself is refused, in words that say what to change. */
export function decisionOn(row: Row, choice: DisclosureChoice, decidedBy: string, decidedAt: string) {
  const { status, test, sensitiveReason, reason, description } = choice;
  const wrong = (argument: string, message: string) => new BadInput(message, { argument });
  if (status === 'UNUSED_SENSITIVE' && sensitiveReason === null)
    throw wrong('sensitiveReason', 'Say why the item is sensitive');
  if (status !== 'UNUSED_SENSITIVE' && sensitiveReason !== null)
    throw wrong('sensitiveReason', 'Only unused sensitive material has a reason for being sensitive');
  if (status !== 'EVIDENCE' && reason === '') throw wrong('reason', 'Give a reason: the item is not relied on');
  if (status === 'NOT_RELEVANT' && test !== 'NO')
    throw wrong('test', 'An item of no relevance cannot assist the defence: decide the test NO, or keep the item');
  const origin = originOf(row);
  const parts = [row.id, origin, status, test, sensitiveReason ?? '', reason, description, decidedBy, decidedAt];
  return { id: computedId('d', ...parts), record: row.id as string, origin, ...choice, decidedBy, decidedAt };
}

/** Of the decisions on each record the last. */
export function standingDecisions(decisions: readonly DisclosureDecision[]): ReadonlyMap<string, DisclosureDecision> {
  return new Map(decisions.map((d) => [d.record, d]));
}

/**
 * What an edition must not have by decision: as if the record did not exist. The prosecutor's edition has everything. A corrected version of
 * a sensitive row is withheld too until it has been decided about: the duty to look again must not begin with a disclosure.
 */
export function withheldFrom(edition: Edition, decisions: readonly DisclosureDecision[]): (row: Row) => boolean {
  if (edition === 'FULL') return () => false;
  const standing = standingDecisions(decisions);
  const sensitive = new Set([...standing.values()].filter((d) => d.status === 'UNUSED_SENSITIVE').map((d) => d.origin));
  return (row) => {
    const status = standing.get(row.id)?.status;
    if (status === undefined) return sensitive.has(originOf(row));
    return status === 'UNUSED_SENSITIVE' || status === 'NOT_RELEVANT';
  };
}
