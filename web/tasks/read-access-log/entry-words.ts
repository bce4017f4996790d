import { type TextKey, text } from '../../texts/index.js';

/** What the page needs of an entry to say it in words. */
export interface SpokenEntry {
  readonly action: string;
  readonly actor: string;
  readonly agency: string;
  readonly operation: string;
  readonly fields: readonly string[];
  readonly purpose: string | null;
  readonly recipients: readonly string[];
  readonly result: string;
}

export const ACTIONS = [
  'COLLECTION',
  'ALTERATION',
  'CONSULTATION',
  'DISCLOSURE',
  'COMBINATION',
  'ERASURE',
  'SIGN_IN',
  'SIGN_OUT',
  'REFUSED',
  'RIGHTS_CHANGE',
  'STARTED',
  'STOPPED',
] as const;

/** Those of whom a purpose is asked at all. */
const WITHOUT_PURPOSE = new Set(['SIGN_IN', 'SIGN_OUT', 'REFUSED', 'STARTED', 'STOPPED']);

/** An entry as sentences: who did what, why, for whom, and whether it was refused. */
export function entryInWords(entry: SpokenEntry): string {
  const { action, actor, agency, fields, purpose, recipients, result } = entry;
  const operation = entry.operation || fields.join(', ');
  const did = text(`accessLog.did.${action}` as TextKey, { actor, agency, operation });
  const why = purpose ? text('accessLog.purpose', { purpose }) : text('accessLog.noPurpose');
  return [
    did,
    WITHOUT_PURPOSE.has(action) ? null : why,
    recipients.length > 0 ? text('accessLog.to', { recipients: recipients.join(', ') }) : null,
    result === 'ok' ? null : text('accessLog.refusedWith', { result }),
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}
