import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CaseEvent } from '../casework/case-version.js';

/** What the first event of a chain names as the one before it. */
export const CHAIN_START = '0'.repeat(64);

/** RFC 8785: one form for one event, so that its hash can be computed again by anyone. */
export function canonicalEvent(event: CaseEvent): string {
  const { seq, prev, time, actor, action, object, detail } = event;
  const text = canonicalize({ seq, prev, time, actor, action, object, detail });
  if (text === undefined) throw new Error(`Event ${seq} of the case has no canonical form`);
  return text;
}

export interface AuditLog {
  readonly text: string;
  /** SHA-256 of the last event: whoever knows it knows whether the log was cut short. */
  readonly head: string;
}

/** The case log, one event a line. A broken chain is refused: a bundle must not carry a log that fails its own check. */
export function auditLogOf(events: readonly CaseEvent[]): AuditLog {
  const lines = events.map(canonicalEvent);
  const fault = chainFault(lines);
  if (fault !== null) throw new Error(`The log of the case is damaged: ${fault}`);
  return { text: lines.map((l) => `${l}\n`).join(''), head: headOf(lines) };
}

export function headOf(lines: readonly string[]): string {
  const last = lines.at(-1);
  return last === undefined ? CHAIN_START : sha256(last);
}

/** What is wrong with a log, in a sentence, or null. */
export function chainFault(lines: readonly string[]): string | null {
  let prev = CHAIN_START;
  let last = '';
  for (const [seq, line] of lines.entries()) {
    const event = parsed(line);
    if (event === null || canonicalize(event) !== line) return `line ${seq + 1} is not a canonical event`;
    if (event.seq !== seq) return `line ${seq + 1} has number ${String(event.seq)}, not ${seq}`;
    if (event.prev !== prev) return `line ${seq + 1} does not follow from the line before it`;
    const time = event.time;
    if (typeof time !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time))
      return `line ${seq + 1} has no valid time`;
    if (time < last) return `line ${seq + 1} is earlier than the line before it`;
    prev = sha256(line);
    last = time;
  }
  return null;
}

function parsed(line: string): Readonly<Partial<Record<keyof CaseEvent, unknown>>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
