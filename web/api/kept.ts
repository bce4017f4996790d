/**
 * What a person left on this machine: only he reads it back, and when another signs in it is gone (docs/decisions/0280).
 * What is a setting of the machine (single keys) is not kept here.
 */
const PREFIX = 'hawksbill.';
/** The editor of the page Ask kept here by itself what was asked, for nobody: none of it is anybody's. */
const OF_NOBODY = 'graphiql:';

/** Throws where the machine has no room for it. */
export function keepFor(person: string, name: string, value: object): void {
  localStorage.setItem(PREFIX + name, JSON.stringify({ ...value, person }));
}

/** Null where this person left nothing under that name. */
export function keptFor<Value extends object>(person: string, name: string): Value | null {
  const stored = ownedIn(PREFIX + name);
  return stored?.person === person ? (stored as unknown as Value) : null;
}

/** Forgets what anybody but this person left here; null: what anybody left. */
export function forgetAllBut(person: string | null): void {
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
  for (const key of keys.filter((k) => k.startsWith(OF_NOBODY))) localStorage.removeItem(key);
  for (const key of keys.filter((k) => k.startsWith(PREFIX))) {
    const stored = ownedIn(key);
    if (stored !== null && (person === null || stored.person !== person)) localStorage.removeItem(key);
  }
}

/** A setting is a plain word; whatever is an object is somebody's. */
function ownedIn(key: string): { readonly person?: string } | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof stored === 'object' ? stored : null;
  } catch {
    return null;
  }
}
