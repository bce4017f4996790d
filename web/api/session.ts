import { create } from 'zustand';
import { forgetAllBut } from './kept.js';

/** Proves that a request comes from this page: another site cannot set a header without the server's consent. */
export const SAME_PAGE = { 'x-requested-with': 'hawksbill' } as const;

/** `leaving`: until the load that follows. `must-set-up`: signed in, but his agency demands a second factor that he has not yet. */
type State = 'unknown' | 'leaving' | 'signed-out' | 'must-set-up' | 'signed-in';

interface SecondFactorTaken {
  readonly at: string;
  readonly by: readonly string[];
}

/**
 * `person`: the name of whoever this page is of; null as long as it is nobody's. `secondFactorTaken`: what he has to be told before anything else.
 */
export const useSession = create<{
  state: State;
  person: string | null;
  agencySignIn: boolean;
  secondFactorTaken: SecondFactorTaken | null;
}>(() => ({
  state: 'unknown',
  person: null,
  agencySignIn: false,
  secondFactorTaken: null,
}));

interface FoundSession {
  readonly user?: { readonly name: string } | null;
  readonly mustSetUpSecondFactor?: boolean;
  readonly agencySignIn?: boolean;
  readonly secondFactorTaken?: SecondFactorTaken;
}

/** Of whom the address and the way back of this tab tell. */
const TAB_OF = 'hawksbill.tab-of';
/** Where tabs tell each other who is signed in: they share one session. */
const TABS = 'hawksbill.session';

/** What another tab said last of who is signed in. */
let heard: { readonly person: string | null } | null = null;

/**
 * Asks the server who is signed in. A page that is another person's begins anew, before anything is shown. What the server says late counts for
 * nothing: where this page is left meanwhile, its next load asks; where another tab has meanwhile said something else, it is asked again.
 */
export async function findSession(): Promise<void> {
  const heardBefore = heard;
  const answer = await fetch('/session', { headers: SAME_PAGE }).catch(() => null);
  const found: FoundSession | null = answer?.ok ? await answer.json() : null;
  const { state: standing, person: known } = useSession.getState();
  if (standing === 'leaving') return;
  // A server that cannot be reached has not said that he is signed out.
  if (found === null && known !== null) return;
  const { user = null, mustSetUpSecondFactor, agencySignIn = false, secondFactorTaken = null } = found ?? {};
  if (heard !== null && heard !== heardBefore && heard.person !== (user?.name ?? null)) return findSession();
  if (!user) {
    if (known !== null) sessionEnded();
    else useSession.setState({ state: 'signed-out', agencySignIn });
    return;
  }
  const before = known ?? sessionStorage.getItem(TAB_OF);
  sessionStorage.setItem(TAB_OF, user.name);
  forgetAllBut(user.name);
  if (before !== null && before !== user.name) {
    beginAnew(user.name, () => window.location.replace('/'));
    return;
  }
  const state = mustSetUpSecondFactor ? 'must-set-up' : 'signed-in';
  useSession.setState({ state, person: user.name, agencySignIn, secondFactorTaken });
  tellTabs(user.name);
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
  const answer = await askForStanding(path, {
    method: 'POST',
    headers: { ...SAME_PAGE, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
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

export async function signOut(): Promise<void> {
  await askForStanding('/session', { method: 'DELETE', headers: SAME_PAGE });
  signedOut();
}

/** How the server answered; null where it cannot be reached. The rest is read to its end, too: an answer left open holds its connection. */
async function askForStanding(path: string, request: RequestInit): Promise<Pick<Response, 'ok' | 'status'> | null> {
  const answer = await fetch(path, request).catch(() => null);
  await answer?.arrayBuffer().catch(() => null);
  return answer;
}

/** He chose to go: nothing of him stays, in memory or on the machine. */
export function signedOut(): void {
  forgetAllBut(null);
  beginAnew(null, () => window.location.assign('/'));
}

/** Asks the server beside GraphQL; where it answers that it no longer knows us, the page learns of it. */
export async function askServer(path: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(path, request);
  if (answer.status === 401) sessionEnded();
  return answer;
}

/**
 * The server no longer knows us. A full load follows, so that nothing of what this person saw or wrote stays in memory, whatever part of the page
 * holds it, and no answer that comes late finds a place. The address stays: when he comes back, he is where he was.
 */
export function sessionEnded(): void {
  if (useSession.getState().person === null) return;
  beginAnew(null, () => window.location.reload());
}

/** Takes down whatever is shown for as long as the load takes, and tells the other tabs whose they are from now on. */
function beginAnew(person: string | null, load: () => void): void {
  leave();
  tellTabs(person);
  load();
}

function leave(): void {
  useSession.setState({ state: 'leaving', person: null });
}

function tellTabs(person: string | null): void {
  const tabs = new BroadcastChannel(TABS);
  tabs.postMessage(person);
  tabs.close();
}

/** Begins anew when another tab says that somebody else, or nobody, is signed in, and when the browser brings a page back as it was left. */
export function watchOtherTabs(): () => void {
  const tabs = new BroadcastChannel(TABS);
  tabs.onmessage = ({ data }: MessageEvent<string | null>) => {
    heard = { person: data };
    const { person } = useSession.getState();
    if (person === null || person === data) return;
    leave();
    window.location.reload();
  };
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) window.location.reload();
  };
  window.addEventListener('pageshow', onPageShow);
  return () => {
    tabs.close();
    window.removeEventListener('pageshow', onPageShow);
  };
}
