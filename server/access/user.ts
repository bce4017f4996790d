import type { Duty } from './duties.js';
import type { Policy, Role } from './viewer.js';

/** Somebody who can sign in, and what he may see. */
export interface User {
  readonly name: string;
  readonly displayName: string;
  readonly agency: string;
  readonly roles: readonly Role[];
  readonly policy: Policy;
  /** Where he acts by a token: the work that it is for. He does less by it than his roles let him, never more. */
  readonly onlyDuties?: readonly Duty[];
}
