import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { storage } from '../../test/world/a-browser-storage.js';
import { keepFor, keptFor } from './kept.js';
import { askServer, findSession, sessionEnded, signedOut, signIn, useSession, watchOtherTabs } from './session.js';

const location = { assign: vi.fn(), replace: vi.fn(), reload: vi.fn() };
const says = (status: number, body: object) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));
/** The server's answer to the first question on its way until `letThrough`; what is asked after it is answered at once. */
function saysLate(first: object, then: object): { readonly letThrough: () => void } {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  const answers = [held.then(() => first), Promise.resolve(then)];
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(await answers.shift())));
  return { letThrough };
}
const signedInIs = (name: string | null) => says(200, { user: name === null ? null : { name } });
/** Memory as a full load leaves it. */
const loadAnew = () => useSession.setState({ state: 'unknown', person: null, agencySignIn: false });
const shown = () => [useSession.getState().state, useSession.getState().person];

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
  vi.stubGlobal('window', { location, addEventListener: () => undefined, removeEventListener: () => undefined });
  loadAnew();
});
afterEach(() => {
  vi.unstubAllGlobals();
  loadAnew();
});

it('reads every answer to a sign-in to its end, since one left open holds its connection', async () => {
  const answers: Response[] = [];
  for (const [status, outcome] of [
    [200, 'ok'],
    [401, 'wrong'],
    [429, 'throttled'],
  ] as const) {
    vi.stubGlobal('fetch', async () => {
      const answer = new Response(JSON.stringify({ user: { name: 'amina' } }), { status });
      answers.push(answer);
      return answer;
    });
    expect(await signIn('amina', 'a password', null)).toBe(outcome);
  }
  expect(answers.map((answer) => answer.bodyUsed)).toEqual([true, true, true, true]);
});

describe('a page that was one person’s', () => {
  beforeEach(async () => {
    signedInIs('amina');
    await findSession();
    keepFor('amina', 'chart', { caseId: 'hb-1', places: [] });
    localStorage.setItem('hawksbill.single-keys', 'off');
  });

  it('is taken down and loaded anew when the server knows him no more, once, at the same address', () => {
    sessionEnded();
    sessionEnded();
    expect(shown()).toEqual(['leaving', null]);
    expect(location.reload).toHaveBeenCalledTimes(1);
    expect(keptFor('amina', 'chart')).toMatchObject({ caseId: 'hb-1' });
  });

  it.each([
    [401, 1],
    [403, 0],
    [500, 0],
  ])('learns from an answer beside GraphQL: %i loads it anew %i times', async (status, loads) => {
    says(status, {});
    await askServer('/jobs/1', {});
    expect(location.reload).toHaveBeenCalledTimes(loads);
  });

  it('stays where the server cannot be reached', async () => {
    says(503, {});
    await findSession();
    expect(shown()).toEqual(['signed-in', 'amina']);
    expect(location.reload).not.toHaveBeenCalled();
  });

  it('hears no more of him once he is gone: what the server said before counts for nothing', async () => {
    const { letThrough } = saysLate({ user: { name: 'amina' } }, { user: null });
    const asking = findSession();
    signedOut();
    letThrough();
    await asking;
    expect(shown()).toEqual(['leaving', null]);
    expect(location.assign).toHaveBeenCalledTimes(1);
  });

  it('leaves nothing of him behind when he signs out; settings of the machine stay', () => {
    signedOut();
    expect(shown()).toEqual(['leaving', null]);
    expect(location.assign).toHaveBeenCalledWith('/');
    expect(localStorage.getItem('hawksbill.chart')).toBeNull();
    expect(localStorage.getItem('hawksbill.single-keys')).toBe('off');
  });

  it('begins anew away from his address when another signs in after him, and what he left is gone', async () => {
    sessionEnded();
    loadAnew();
    signedInIs('bei');
    await findSession();
    expect(shown()).toEqual(['leaving', null]);
    expect(location.replace).toHaveBeenCalledWith('/');
    expect(localStorage.getItem('hawksbill.chart')).toBeNull();
    loadAnew();
    await findSession();
    expect(shown()).toEqual(['signed-in', 'bei']);
    expect(location.replace).toHaveBeenCalledTimes(1);
  });

  it('is never another’s while he is still on it', async () => {
    signedInIs('bei');
    await findSession();
    expect(shown()).toEqual(['leaving', null]);
    expect(location.replace).toHaveBeenCalledWith('/');
  });

  it('is his as he left it when he comes back', async () => {
    sessionEnded();
    loadAnew();
    await findSession();
    expect(shown()).toEqual(['signed-in', 'amina']);
    expect(location.replace).not.toHaveBeenCalled();
    expect(keptFor('amina', 'chart')).toMatchObject({ caseId: 'hb-1' });
  });

  it.each([
    ['bei', 1],
    [null, 1],
    ['amina', 0],
  ])('hears from another tab that %s is signed in, and is loaded anew %i times', async (name, loads) => {
    const stop = watchOtherTabs();
    const other = new BroadcastChannel('hawksbill.session');
    other.postMessage(name);
    if (loads > 0) await vi.waitFor(() => expect(location.reload).toHaveBeenCalled());
    else await new Promise((resolve) => setTimeout(resolve, 100));
    expect(location.reload).toHaveBeenCalledTimes(loads);
    other.close();
    stop();
  });
});

describe('a page that asks whose it is', () => {
  it('is never the former’s where another tab says meanwhile that a second came, and what the second left stays', async () => {
    const stop = watchOtherTabs();
    const persons: (string | null)[] = [];
    const unsubscribe = useSession.subscribe(({ person }) => persons.push(person));
    const { letThrough } = saysLate({ user: { name: 'amina' } }, { user: { name: 'bei' } });
    const asking = findSession();
    keepFor('bei', 'chart', { places: [1] });
    const other = new BroadcastChannel('hawksbill.session');
    other.postMessage('bei');
    await new Promise((resolve) => setTimeout(resolve, 100));
    letThrough();
    await asking;
    expect(persons).toEqual(['bei']);
    expect(keptFor('bei', 'chart')).toMatchObject({ places: [1] });
    other.close();
    unsubscribe();
    stop();
  });
});

describe('what a person left on the machine', () => {
  it('is read back by him alone', () => {
    keepFor('amina', 'chart', { places: [1] });
    expect(keptFor('amina', 'chart')).toMatchObject({ places: [1] });
    expect(keptFor('bei', 'chart')).toBeNull();
  });

  it('without a name is nobody’s', () => {
    localStorage.setItem('hawksbill.chart', '{"places":[]}');
    expect(keptFor('amina', 'chart')).toBeNull();
  });
});
