import type { Edition } from './edition.js';

/** What is left out of a bundle beyond the records that its recipient may not have. */
export interface RedactionProfile {
  readonly describes: string;
  /** Notes, reasons and other words of the case's members. */
  readonly membersWords: 'KEPT' | 'LEFT OUT';
  /** Whether persons are called by their names or by "Person 3", the same one throughout; what identifies and reaches them goes with it. */
  readonly persons: 'NAMED' | 'PSEUDONYMS';
  /** Rows byte for byte as they were received, or copies that hold only what may be told. */
  readonly rows: 'AS RECEIVED' | 'REDACTED COPIES';
}

export const REDACTION_PROFILES = {
  NONE: {
    describes: 'Nothing is left out.',
    membersWords: 'KEPT',
    persons: 'NAMED',
    rows: 'AS RECEIVED',
  },
  DEFENCE: {
    describes: 'What members of the case wrote in their own words is left out. The evidence is whole.',
    membersWords: 'LEFT OUT',
    persons: 'NAMED',
    rows: 'AS RECEIVED',
  },
  NON_NOMINAL: {
    describes:
      'Persons have pseudonyms; what identifies them and where they are reached is left out, and so are the words of members. Exhibits are redacted copies.',
    membersWords: 'LEFT OUT',
    persons: 'PSEUDONYMS',
    rows: 'REDACTED COPIES',
  },
} as const satisfies Readonly<Record<string, RedactionProfile>>;

export type Redaction = keyof typeof REDACTION_PROFILES;
export const REDACTIONS = Object.keys(REDACTION_PROFILES) as readonly Redaction[];

/** The profile under which an edition leaves where no other was asked for. */
export function redactionOf(edition: Edition): Redaction {
  return edition === 'FULL' ? 'NONE' : 'DEFENCE';
}
