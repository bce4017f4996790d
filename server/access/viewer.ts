import type { Handling } from '../records/source.js';
import { handlingLevel, PUBLIC_AGENCY, type Scope } from './scope.js';
import { holdsAt, type Period } from './validity.js';

export type Role = 'INVESTIGATOR' | 'ANALYST' | 'PROSECUTOR' | 'DISCLOSURE_OFFICER' | 'ADMINISTRATOR' | 'AUDITOR';

/** What a user may see: per agency the narrowest handling code he is cleared for, and the cases he is a member of. */
export interface Policy {
  readonly clearances: Readonly<Record<string, Handling>>;
  readonly cases: readonly string[];
  /** Rights that begin or end: clearances by agency, memberships by case. A right that is not named here holds always. */
  readonly limits?: {
    readonly clearances: Readonly<Record<string, Period>>;
    readonly cases: Readonly<Record<string, Period>>;
  };
}

/**
 * Who asks, and what he may see. The only way to make one is `Viewer.of`, from a policy and the scopes that exist, so that a question
 * asked without a viewer does not compile.
 */
export class Viewer {
  private constructor(
    readonly userName: string,
    readonly agency: string,
    readonly roles: readonly Role[],
    readonly policy: Policy,
    /** One byte per scope id, 1 where it may be seen: `$sm` in every question. An unknown scope is out of range and so hidden. */
    readonly mask: Int8Array,
  ) {}

  /** `at`: for which instant, in ms since 1970; without one, rights that are limited in time do not hold. */
  static of(
    user: { name: string; agency: string; roles: readonly Role[]; policy: Policy },
    scopes: readonly Scope[],
    at: number | null = null,
  ): Viewer {
    const policy = policyAt(user.policy, at);
    return new Viewer(user.name, user.agency, user.roles, policy, maskFor(policy, scopes));
  }

  /** The same viewer, further narrowed: what a bundle's recipient may get. */
  narrowedTo(allowed: (scope: Scope) => boolean, scopes: readonly Scope[]): Viewer {
    const mask = Int8Array.from(this.mask);
    for (const scope of scopes) if (scope.all.length === 0 && !allowed(scope)) mask[scope.id] = 0;
    for (const scope of scopes)
      if (scope.all.length > 0) mask[scope.id] = scope.all.every((s) => mask[s] === 1) ? 1 : 0;
    return new Viewer(this.userName, this.agency, this.roles, this.policy, mask);
  }

  sees(scopeId: number): boolean {
    return this.mask[scopeId] === 1;
  }

  /** The set of visible scopes as text: the key under which anything computed for a viewer may be kept. */
  get maskKey(): string {
    return Buffer.from(this.mask.buffer, this.mask.byteOffset, this.mask.byteLength).toString('base64');
  }
}

/** The rights that hold at an instant. */
function policyAt({ clearances, cases, limits }: Policy, at: number | null): Policy {
  if (limits === undefined) return { clearances, cases };
  return {
    clearances: Object.fromEntries(
      Object.entries(clearances).filter(([agency]) => holdsAt(limits.clearances[agency], at)),
    ),
    cases: cases.filter((c) => holdsAt(limits.cases[c], at)),
  };
}

function maskFor(policy: Policy, scopes: readonly Scope[]): Int8Array {
  const size = scopes.reduce((most, s) => Math.max(most, s.id + 1), 0);
  const mask = new Int8Array(size);
  const held = new Set(policy.cases);
  for (const scope of scopes) {
    if (scope.all.length > 0) continue;
    const clearance = policy.clearances[scope.agency] ?? (scope.agency === PUBLIC_AGENCY ? 'TLP:CLEAR' : undefined);
    const cleared = clearance !== undefined && handlingLevel(scope.handling) <= handlingLevel(clearance);
    if (cleared && scope.cases.every((c) => held.has(c))) mask[scope.id] = 1;
  }
  for (const scope of scopes) {
    if (scope.all.length > 0 && scope.all.every((s) => mask[s] === 1)) mask[scope.id] = 1;
  }
  return mask;
}
