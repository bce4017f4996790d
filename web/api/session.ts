import { create } from 'zustand';

/** Proves that a request comes from this page: another site cannot set a header without the server's consent. */
export const SAME_PAGE = { 'x-requested-with': 'hawksbill' } as const;

type State = 'unknown' | 'signed-out' | 'signed-in';

export const useSession = create<{ state: State }>(() => ({ state: 'unknown' }));

export async function findSession(): Promise<void> {
  const answer = await fetch('/session', { headers: SAME_PAGE }).catch(() => null);
  useSession.setState({ state: answer?.ok ? 'signed-in' : 'signed-out' });
}

export type SignInOutcome = 'ok' | 'wrong' | 'throttled' | 'unreachable';

export async function signIn(name: string, password: string): Promise<SignInOutcome> {
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { ...SAME_PAGE, 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  }).catch(() => null);
  if (answer?.ok) {
    useSession.setState({ state: 'signed-in' });
    return 'ok';
  }
  if (answer?.status === 429) return 'throttled';
  return answer && answer.status < 500 ? 'wrong' : 'unreachable';
}

/** A full load follows, so that nothing of what this person saw stays in memory. */
export async function signOut(): Promise<void> {
  await fetch('/session', { method: 'DELETE', headers: SAME_PAGE }).catch(() => null);
  window.location.assign('/');
}

/** The server no longer knows us. */
export function sessionEnded(): void {
  useSession.setState({ state: 'signed-out' });
}
