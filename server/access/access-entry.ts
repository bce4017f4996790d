/** The operations that Directive (EU) 2016/680, article 25, wants logged; who came, went or was refused; and the log's own beginning and end. */
export const ACCESS_ACTIONS = [
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

export type AccessAction = (typeof ACCESS_ACTIONS)[number];

export interface AccessEntry {
  readonly action: AccessAction;
  readonly actor: string;
  readonly agency: string;
  /** The session's name, or '' where there is none. */
  readonly session: string;
  /** What was asked: an operation's name, a route, a command. */
  readonly operation: string;
  /** The fields a question asked for at its top, sorted. */
  readonly fields?: readonly string[];
  /** Why it was asked, in the asker's words or as a case's id. */
  readonly purpose?: string;
  /** Hash of the question's text and, bounded, what it was asked about. */
  readonly question?: { readonly sha256: string; readonly variables: string };
  /** Ids of everything that was read to answer, sorted. */
  readonly ids: readonly string[];
  /** Those among the ids that are people: data about them is what the directive protects. */
  readonly persons?: readonly string[];
  /** SHA-256 of files that were taken in or handed over. */
  readonly files?: readonly string[];
  /** To whom something was disclosed. */
  readonly recipients?: readonly string[];
  /** `ok`, or the code of the refusal. */
  readonly result: string;
}

/** An entry as a line of the log holds it. */
export interface LoggedEntry extends Omit<AccessEntry, 'ids'> {
  readonly seq: number;
  readonly at: string;
  /** SHA-256 of the line before. */
  readonly prev: string;
  readonly ids?: readonly string[];
  /** In place of `ids` and `persons`: how many stand in the side file, and its hash. */
  readonly idCount?: number;
  readonly personCount?: number;
  readonly idsSha256?: string;
  /** With STARTED: the last file that was there already, and its last signed head. */
  readonly follows?: Predecessor;
}

export interface Predecessor {
  readonly log: string;
  readonly headSha256: string | null;
}

/** What the first entry of a file names as the hash before it. */
export const CHAIN_START = '0'.repeat(64);

/** Behind the id of a person in a side file. */
export const PERSON_MARK = ' person';

export function sideFileName(log: string, idsSha256: string): string {
  return `${log}-${idsSha256.slice(0, 32)}.ids`;
}
