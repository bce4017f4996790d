import { DomainError } from '../errors.js';
import type { Role } from './viewer.js';

/** Every role there is. */
export const ROLES: readonly Role[] = [
  'INVESTIGATOR',
  'ANALYST',
  'PROSECUTOR',
  'DISCLOSURE_OFFICER',
  'ADMINISTRATOR',
  'AUDITOR',
];

/**
 * What each role may do; the one place where that stands. A role opens a kind of work, never a record: what is seen in that work is
 * decided by clearances and cases. Administrators and auditors consult no evidence by virtue of that role alone.
 */
const DUTIES = {
  /** Who am I, and the numbers on the first page: counted over what the asker sees, which for some is nothing. */
  OWN_ACCOUNT: ROLES,
  CONSULT: ['INVESTIGATOR', 'ANALYST', 'PROSECUTOR', 'DISCLOSURE_OFFICER'],
  TAKE_IN: ['INVESTIGATOR', 'ANALYST'],
  JUDGE: ['INVESTIGATOR', 'ANALYST'],
  BUILD_CASE: ['INVESTIGATOR', 'ANALYST', 'PROSECUTOR'],
  /** Asking those from whom we have something whether it may go further, and taking that back. */
  ASK_CONSENT: ['INVESTIGATOR', 'ANALYST', 'PROSECUTOR', 'DISCLOSURE_OFFICER'],
  /** Answering for one's own agency whether what others have from it may go further. */
  DECIDE_CONSENT: ['ANALYST', 'DISCLOSURE_OFFICER'],
  /** Which item of a case is evidence, which is unused, and what of that the defence must not have. */
  DECIDE_DISCLOSURE: ['PROSECUTOR', 'DISCLOSURE_OFFICER'],
  EXPORT_CASE: ['ANALYST', 'PROSECUTOR', 'DISCLOSURE_OFFICER'],
  /** The schema tells how evidence is laid out, not what it says. */
  READ_SCHEMA: ['ANALYST', 'ADMINISTRATOR'],
  READ_LOGS: ['AUDITOR'],
  ADMINISTER: ['ADMINISTRATOR'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Duty = keyof typeof DUTIES;

/** The role forbids the work as such; says nothing of what it would have been done to. */
export class NotYourDuty extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor(duty: Duty) {
    super('Your role does not do this', { duty, roles: DUTIES[duty] });
  }
}

export function isDuty(name: unknown): name is Duty {
  return typeof name === 'string' && Object.hasOwn(DUTIES, name);
}

/** Every kind of work, with the roles that do it. */
export function allDuties(): readonly { readonly duty: Duty; readonly roles: readonly Role[] }[] {
  return (Object.keys(DUTIES) as Duty[]).map((duty) => ({ duty, roles: DUTIES[duty] }));
}

/** Whether one of somebody's roles does this work and, where he acts by a token, the token is for it. */
export function mayDo(
  duty: Duty,
  { roles, onlyDuties }: { readonly roles: readonly Role[]; readonly onlyDuties?: readonly Duty[] },
): boolean {
  const doers: readonly Role[] = DUTIES[duty];
  return (onlyDuties?.includes(duty) ?? true) && roles.some((role) => doers.includes(role));
}
