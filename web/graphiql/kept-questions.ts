import { keepFor, keptFor } from '../api/kept.js';
import { useSession } from '../api/session.js';

interface Kept {
  readonly entries: Readonly<Record<string, string>>;
}

const KEPT_AS = 'asked';

/**
 * Where the editor keeps what was asked (its tabs, its history, the looks of its panes): under this person's name, for as long as anything of his
 * stays on the machine (docs/decisions/0287). `setItem` throws where the machine has no room.
 */
export function keptQuestions(person: string) {
  const entries = () => keptFor<Kept>(person, KEPT_AS)?.entries ?? {};
  const keep = (next: Kept['entries']) => {
    // The editor writes half a second late: what comes when he is gone already is kept for nobody.
    if (useSession.getState().person === person) keepFor(person, KEPT_AS, { entries: next });
  };
  const removeItem = (key: string) => keep(Object.fromEntries(Object.entries(entries()).filter(([k]) => k !== key)));
  return {
    getItem: (key: string): string | null => entries()[key] ?? null,
    setItem: (key: string, value: string) => keep({ ...entries(), [key]: value }),
    removeItem,
    clear: () => keep({}),
    get length() {
      return Object.keys(entries()).length;
    },
  };
}
