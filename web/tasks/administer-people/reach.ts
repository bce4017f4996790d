import type { Administration, Person } from './people-operations.js';

/** How far whoever administers reaches. The server decides; this is for offering only what it would not refuse. */
export interface Reach {
  readonly name: string;
  /** His own agency, whose records he gives clearance for. */
  readonly agency: string;
  /** True for a system administrator. */
  readonly everywhere: boolean;
}

export function reachOf(me: { readonly name: string; readonly agency: string }, { everywhere }: Administration): Reach {
  return { name: me.name, agency: me.agency, everywhere };
}

/** Whether the account itself is his to administer, not only the clearance for his agency's records. */
export function administers({ name, agency, everywhere }: Reach, person: Person): boolean {
  return person.name !== name && (everywhere || person.agency === agency);
}
