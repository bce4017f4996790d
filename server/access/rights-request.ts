import { computedId } from '../records/ids.js';
import type { Person, Rights, RightsChange } from './administration.js';

/** A request that nobody decided falls after this: what was right a week ago may not be now. */
const HOLDS_MS = 7 * 24 * 3600 * 1000;

export type RequestState = 'WAITING' | 'APPROVED' | 'DECLINED' | 'EXPIRED';

/** A change of rights that waits for a second administrator. */
export interface RightsRequest {
  readonly id: string;
  /** Whom it concerns. */
  readonly name: string;
  readonly change: RightsChange;
  /** What he held when it was asked. */
  readonly before: Rights;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly decision: RequestDecision | null;
}

export interface RequestDecision {
  readonly approved: boolean;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

export function newRequest(
  { name, rights }: Person,
  change: RightsChange,
  { askedBy, reason, at }: { readonly askedBy: string; readonly reason: string; readonly at: Date },
): RightsRequest {
  const askedAt = at.toISOString();
  const id = computedId('q', name, askedBy, askedAt, JSON.stringify(change));
  return { id, name, change, before: rights, reason, askedBy, askedAt, decision: null };
}

export function expiryOf({ askedAt }: RightsRequest): Date {
  return new Date(Date.parse(askedAt) + HOLDS_MS);
}

export function stateOf(request: RightsRequest, now: Date): RequestState {
  if (request.decision !== null) return request.decision.approved ? 'APPROVED' : 'DECLINED';
  return now < expiryOf(request) ? 'WAITING' : 'EXPIRED';
}

/** From when on requests are shown: those decided or expired stay in sight as long again as they could wait. */
export function shownSince(now: Date): string {
  return new Date(now.getTime() - 2 * HOLDS_MS).toISOString();
}
