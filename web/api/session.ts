import { create } from 'zustand';

/** Proves that a request comes from this page: another site cannot set a header without the server's consent. */
export const SAME_PAGE = { 'x-requested-with': 'hawksbill' } as const;

/** `must-set-up`: signed in, but his agency demands a second factor that he has not yet. */
type State = 'unknown' | 'signed-out' | 'must-set-up' | 'signed-in';

export const useSession = create<{ state: State }>(() => ({ state: 'unknown' }));

interface FoundSession {
  readonly user?: unknown;
  readonly mustSetUpSecondFactor?: boolean;
}

export async function findSession(): Promise<void> {
  const answer = await fetch('/session', { headers: SAME_PAGE }).catch(() => null);
  const { user, mustSetUpSecondFactor }: FoundSession = answer?.ok ? await answer.json() : {};
  useSession.setState({ state: !user ? 'signed-out' : mustSetUpSecondFactor ? 'must-set-up' : 'signed-in' });
}

export type SignInOutcome = 'ok' | 'code' | 'wrong' | 'mustChange' | 'refused' | 'throttled' | 'unreachable';

/** `newPassword` where a one-time password has to be replaced first. `code`: a code is asked for next. */
export async function signIn(name: string, password: string, newPassword: string | null): Promise<SignInOutcome> {
  return step('/session', newPassword ? { name, password, newPassword } : { name, password });
}

/** The second step, for those who have a second factor. */
export async function giveCode(code: string): Promise<SignInOutcome> {
  return step('/session/code', { code });
}

async function step(path: string, body: object): Promise<SignInOutcome> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { ...SAME_PAGE, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (answer?.status === 202) return 'code';
  if (answer?.ok) {
    await findSession();
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
