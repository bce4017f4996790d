import type { Decision } from './judge-operations.js';

/** A judgement as it was sent off: what was decided about which pair, and what the server has said to it. */
export interface Sent {
  readonly serial: number;
  readonly pair: string;
  readonly decision: Decision;
  readonly reason: string;
  readonly state: 'WAITING' | 'KEPT' | 'REFUSED' | 'TAKEN_BACK';
}

/** What one person judges one after the other, as the page sees it before and after the server has answered. The latest last. */
export interface Sitting {
  readonly sent: readonly Sent[];
}

export const emptySitting: Sitting = { sent: [] };

export type Happened =
  | { readonly what: 'SENT'; readonly judgement: Omit<Sent, 'state'> }
  | { readonly what: 'KEPT' | 'REFUSED' | 'TAKEN_BACK' | 'BACK_REFUSED'; readonly serial: number };

const STATE_AFTER = {
  KEPT: 'KEPT',
  REFUSED: 'REFUSED',
  TAKEN_BACK: 'TAKEN_BACK',
  // What could not be taken back stands.
  BACK_REFUSED: 'KEPT',
} as const;

/** The sitting after something happened. An answer that comes behind a taking back does not put the judgement up again. */
export function sitting(before: Sitting, happened: Happened): Sitting {
  if (happened.what === 'SENT') return { sent: [...before.sent, { ...happened.judgement, state: 'WAITING' }] };
  const state = STATE_AFTER[happened.what];
  return {
    sent: before.sent.map((s) => {
      if (s.serial !== happened.serial) return s;
      return s.state === 'TAKEN_BACK' && happened.what === 'KEPT' ? s : { ...s, state };
    }),
  };
}

/** The pairs that are off the list: decided here, and neither refused nor taken back. Of several decisions on a pair the last counts. */
export function decidedPairs({ sent }: Sitting): ReadonlySet<string> {
  const last = new Map(sent.map((s) => [s.pair, s.state]));
  return new Set([...last].filter(([, state]) => state === 'WAITING' || state === 'KEPT').map(([pair]) => pair));
}

/** The judgement that an undo takes back: the last that stands. */
export function lastStanding({ sent }: Sitting): Sent | null {
  return sent.findLast((s) => s.state === 'WAITING' || s.state === 'KEPT') ?? null;
}

/** How many stand. */
export function judgedHere({ sent }: Sitting): number {
  return sent.filter((s) => s.state === 'WAITING' || s.state === 'KEPT').length;
}

/** Which pair comes next: the one behind it in the list, or else the one before, that is not decided. */
export function nextPair(pairs: readonly string[], from: string, decided: ReadonlySet<string>): string | null {
  const at = pairs.indexOf(from);
  const open = (pair: string) => pair !== from && !decided.has(pair);
  return pairs.slice(at + 1).find(open) ?? pairs.slice(0, Math.max(at, 0)).findLast(open) ?? null;
}
