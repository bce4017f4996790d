import type { Person, Role } from './people-operations.js';

export interface Filter {
  /** Part of a name or of an agency. */
  readonly text: string;
  readonly role: Role | null;
  readonly withEnded: boolean;
}

export const EVERYBODY: Filter = { text: '', role: null, withEnded: false };

/** Those a filter leaves, in the order in which they came. */
export function filtered(people: readonly Person[], { text, role, withEnded }: Filter): readonly Person[] {
  const sought = text.trim().toLocaleLowerCase();
  return people.filter(({ name, displayName, agency, rights }) => {
    if (!rights.active && !withEnded) return false;
    if (role !== null && !rights.roles.includes(role)) return false;
    return [name, displayName, agency].some((said) => said.toLocaleLowerCase().includes(sought));
  });
}
