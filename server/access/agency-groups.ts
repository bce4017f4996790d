import { HANDLING, type Handling } from '../records/source.js';
import { ROLES } from './duties.js';
import { handlingLevel } from './scope.js';
import type { Role } from './viewer.js';

/** What being in one group of an agency's provider gives. */
export interface GroupRights {
  readonly agency: string;
  readonly roles: readonly Role[];
  /** Per agency the narrowest handling code. */
  readonly clearances: Readonly<Record<string, Handling>>;
}

/** Rights by group, as a deployment writes them. */
export type AgencyGroups = ReadonlyMap<string, GroupRights>;

/** Reads the JSON of the groups file. Throws an Error whose message says what is wrong and where. */
export function groupsIn(json: string): AgencyGroups {
  const parsed: unknown = JSON.parse(json);
  if (!isObject(parsed)) throw new Error('it must hold an object: group → { agency, roles, clearances }');
  return new Map(Object.entries(parsed).map(([group, rights]) => [group, rightsIn(group, rights)]));
}

/** What several groups give together: all roles, and of each agency the narrowest code. Null where none of them is known. */
export function rightsOf(memberOf: readonly string[], groups: AgencyGroups): GroupRights | 'TWO_AGENCIES' | null {
  const found = memberOf.flatMap((group) => groups.get(group) ?? []);
  const [first] = found;
  if (first === undefined) return null;
  if (found.some((rights) => rights.agency !== first.agency)) return 'TWO_AGENCIES';
  const clearances = new Map<string, Handling>();
  for (const rights of found) {
    for (const [agency, handling] of Object.entries(rights.clearances)) {
      const held = clearances.get(agency);
      if (held === undefined || handlingLevel(handling) > handlingLevel(held)) clearances.set(agency, handling);
    }
  }
  const roles = ROLES.filter((role) => found.some((rights) => rights.roles.includes(role)));
  return { agency: first.agency, roles, clearances: Object.fromEntries(clearances) };
}

function rightsIn(group: string, rights: unknown): GroupRights {
  if (!isObject(rights)) throw new Error(`group "${group}" must hold an object: { agency, roles, clearances }`);
  const { agency, roles, clearances } = rights;
  if (typeof agency !== 'string' || agency === '') throw new Error(`group "${group}" names no agency`);
  if (!Array.isArray(roles) || !roles.every(isRole)) {
    throw new Error(`group "${group}": roles must be a list of ${ROLES.join(', ')}`);
  }
  if (!isObject(clearances) || !Object.values(clearances).every(isHandling)) {
    throw new Error(`group "${group}": clearances must name agencies, each with one of ${HANDLING.join(', ')}`);
  }
  return { agency, roles, clearances: clearances as Record<string, Handling> };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

function isHandling(value: unknown): value is Handling {
  return HANDLING.some((handling) => handling === value);
}
