import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CaseEvent } from './case-version.js';

/** What the first event of a chain names as the one before it. */
const NONE_BEFORE = '0'.repeat(64);

/** Adds one event to a case's chain, sealing the one before it. */
export function withEvent(
  chain: readonly CaseEvent[],
  event: Omit<CaseEvent, 'seq' | 'prev'>,
): readonly [CaseEvent, ...CaseEvent[]] {
  const last = chain.at(-1);
  const next: CaseEvent = { seq: chain.length, prev: last === undefined ? NONE_BEFORE : sealOf(last), ...event };
  return [...chain, next] as unknown as [CaseEvent, ...CaseEvent[]];
}

/** SHA-256 of the event's canonical form (RFC 8785), in hex. */
export function sealOf(event: CaseEvent): string {
  const { seq, prev, time, actor, action, object, detail } = event;
  const canonical = canonicalize({ seq, prev, time, actor, action, object, detail });
  if (canonical === undefined) throw new Error('a case event has no canonical form');
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

/** The first event that does not follow from the one before it, or null where the chain is whole. */
export function firstBreak(chain: readonly CaseEvent[]): number | null {
  const broken = chain.findIndex((event, i) => {
    const before = chain[i - 1];
    return event.seq !== i || event.prev !== (before === undefined ? NONE_BEFORE : sealOf(before));
  });
  return broken === -1 ? null : broken;
}

/** An instant as events carry it: UTC, whole seconds. */
export function eventTime(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}
