import { DomainError } from '../errors.js';

/** In which header a client says why it asks: a case's id or a few words, percent-encoded, since headers hold no other letters. */
export const PURPOSE_HEADER = 'x-hawksbill-purpose';

const LONGEST_PURPOSE = 300;

/** His agency wants to know why he asks. */
export class PurposeRequired extends DomainError {
  readonly code = 'PURPOSE_REQUIRED';

  constructor() {
    super(`Your agency demands a purpose. Send a case's id or the reason in the header ${PURPOSE_HEADER}.`);
  }
}

/** The purpose a request carries; null where it carries none that can be read. */
export function purposeIn(header: string | readonly string[] | undefined): string | null {
  if (typeof header !== 'string') return null;
  try {
    return statedPurpose(decodeURIComponent(header));
  } catch {
    return null;
  }
}

/** A purpose that is no longer encoded, as long as the log keeps it; null where nothing is said. */
export function statedPurpose(text: unknown): string | null {
  return typeof text === 'string' ? text.trim().slice(0, LONGEST_PURPOSE) || null : null;
}
