import { create } from 'zustand';

/** Proves that a request comes from this page: another site cannot set a header without the server's consent. */
export const SAME_PAGE = { 'x-requested-with': 'hawksbill' } as const;

type State = 'unknown' | 'signed-out' | 'signed-in';

export const useSession = create<{ state: State }>(() => ({ state: 'unknown' }));

export async function findSession(): Promise<void> {
  const answer = await fetch('/session', { headers: SAME_PAGE }).catch(() => null);
  const { user }: { user?: unknown } = answer?.ok ? await answer.json() : {};
  useSession.setState({ state: user ? 'signed-in' : 'signed-out' });
}

export type SignInOutcome = 'ok' | 'wrong' | 'mustChange' | 'refused' | 'throttled' | 'unreachable';

/** `newPassword` where a one-time password has to be replaced first. */
export async function signIn(name: string, password: string, newPassword: string | null): Promise<SignInOutcome> {
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { ...SAME_PAGE, 'content-type': 'application/json' },
    body: JSON.stringify(newPassword ? { name, password, newPassword } : { name, password }),
  }).catch(() => null);
  if (answer?.ok) {
    useSession.setState({ state: 'signed-in' });
    return 'ok';
  }
  if (!answer || answer.status >= 500) return 'unreachable';
  if (answer.status === 429) return 'throttled';
  if (answer.status === 403) return 'mustChange';
  return answer.status === 401 ? 'wrong' : 'refused';
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
