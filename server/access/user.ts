import type { Policy, Role } from './viewer.js';

/** Somebody who can sign in, and what he may see. */
export interface User {
  readonly name: string;
  readonly displayName: string;
  readonly agency: string;
  readonly roles: readonly Role[];
  readonly policy: Policy;
}
