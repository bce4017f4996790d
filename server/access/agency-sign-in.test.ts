import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Agency, CLIENT, openAgency } from '../../test/setup/agency.js';
import { AgencySignIn, type Departure } from './agency-sign-in.js';

const BACK = 'https://hawksbill.example/sign-in/agency/back';

let agency: Agency | null = null;
afterEach(() => agency?.close());

/** `groupsIn`: where it tells the groups. */
async function openProvider(groupsIn: 'ID token' | 'user info'): Promise<string> {
  // It says on standard error what of its settings is for development.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  agency = await openAgency(BACK, groupsIn);
  return agency.issuer;
}

/** Goes where the browser is sent, fills in the provider's forms as amina, and stops before coming back. */
async function signInThere(start: URL): Promise<URL> {
  const cookies = new Map<string, string>();
  const visit = async (address: URL, form?: URLSearchParams) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: form }),
    });
    for (const [pair = ''] of answer.headers.getSetCookie().map((c) => c.split(';'))) {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      cookies.set(name, value);
    }
    return answer;
  };
  let at = start;
  while (!at.href.startsWith(BACK)) {
    let answer = await visit(at);
    if (answer.status === 200) {
      const html = await answer.text();
      const [, action = ''] = /action="([^"]+)"/.exec(html) ?? [];
      const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(html) ?? [];
      answer = await visit(new URL(action, start), new URLSearchParams({ prompt, login: 'amina', password: 'x' }));
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`${at.href} answers ${answer.status} and sends nowhere`);
    at = new URL(next, start);
  }
  return at;
}

describe('signing in at a real provider', () => {
  it.each(['ID token', 'user info'] as const)('tells who he is, with groups in the %s', async (groupsIn) => {
    const issuer = await openProvider(groupsIn);
    const signIn = new AgencySignIn({ issuer, ...CLIENT }, Date.now);
    const { url, departure } = await signIn.depart(BACK);
    const back = await signInThere(url);
    expect(await signIn.arrive(back.search, departure)).toEqual({
      issuer,
      subject: 'amina',
      userName: 'amina',
      displayName: 'Amina W.',
      groups: ['analysts'],
    });
    await expect(signIn.arrive(back.search, departure), 'the same code again').rejects.toThrow();
  });

  it.each<[string, Partial<Departure>]>([
    ['another state', { state: 'A'.repeat(43) }],
    ['another nonce', { nonce: 'A'.repeat(43) }],
    ['another proof (PKCE)', { verifier: 'A'.repeat(43) }],
    ['another place to come back to', { redirectUri: 'https://evil.example/back' }],
  ])('is refused with %s', async (_, other) => {
    const signIn = new AgencySignIn({ issuer: await openProvider('ID token'), ...CLIENT }, Date.now);
    const { url, departure } = await signIn.depart(BACK);
    const back = await signInThere(url);
    await expect(signIn.arrive(back.search, { ...departure, ...other })).rejects.toThrow();
  });

  it('is refused when another issuer answers', async () => {
    const signIn = new AgencySignIn({ issuer: await openProvider('ID token'), ...CLIENT }, Date.now);
    const { url, departure } = await signIn.depart(BACK);
    const back = await signInThere(url);
    back.searchParams.set('iss', 'https://other.example');
    await expect(signIn.arrive(back.search, departure)).rejects.toThrow();
  });

  it('sends nobody who proves nothing: the provider demands PKCE, and gets it', async () => {
    const signIn = new AgencySignIn({ issuer: await openProvider('ID token'), ...CLIENT }, Date.now);
    const { url } = await signIn.depart(BACK);
    url.searchParams.delete('code_challenge');
    url.searchParams.delete('code_challenge_method');
    expect((await signInThere(url)).searchParams.get('error')).toBe('invalid_request');
  });
});
