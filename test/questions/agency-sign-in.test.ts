import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tell } from '../setup/authenticator.js';
import { type Misdeeds, openTestIssuer, type TestIssuer } from '../setup/issuer.js';
import { type Client, clientOf, openTestService, type TestService } from '../setup/service.js';

const GROUPS = {
  analysts: { agency: 'customs-ke', roles: ['ANALYST'], clearances: { 'customs-ke': 'TLP:GREEN' } },
  'task-force': {
    agency: 'customs-ke',
    roles: ['PROSECUTOR'],
    clearances: { 'customs-ke': 'TLP:AMBER', 'police-nl': 'TLP:GREEN' },
  },
  elsewhere: { agency: 'police-nl', roles: ['ANALYST'], clearances: { 'police-nl': 'TLP:RED' } },
};
const AMINA = { sub: 'subject-1', preferred_username: 'amina', name: 'Amina W.', groups: ['analysts'] };
const ME = '{ me { name displayName agency roles clearances { agency handling } } }';
const BACK = '/sign-in/agency/back';

let folder: string;
let issuer: TestIssuer;
let service: TestService;

beforeAll(async () => {
  issuer = await openTestIssuer();
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-groups-'));
  const groupsFile = join(folder, 'groups.json');
  await writeFile(groupsFile, JSON.stringify(GROUPS));
  const local = {
    name: 'amina@police.example',
    displayName: 'Amina',
    agency: 'police-nl',
    roles: ['ANALYST'] as const,
  };
  service = await openTestService([{ ...local, policy: { clearances: {}, cases: [] } }], {
    oidc: { issuer: issuer.url, clientId: issuer.clientId, clientSecret: issuer.clientSecret, groupsFile },
  });
});
afterAll(async () => {
  await service.close();
  await issuer.close();
  await rm(folder, { recursive: true, force: true });
});

/** A visit of a browser that follows no redirection; cookies by name. */
async function visit(address: string, cookie = '') {
  const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
  const cookies = answer.headers.getSetCookie().map((c) => c.split(';')[0] as string);
  const given = (name: RegExp) => cookies.find((c) => name.test(c) && !c.endsWith('=')) ?? null;
  return {
    status: answer.status,
    to: answer.headers.get('location') ?? '',
    session: given(/^__Host-hawksbill\./),
    away: given(/^__Host-hawksbill-agency=/),
    setCookies: answer.headers.getSetCookie(),
  };
}

/** Goes to the agency, and to where it sends back. */
async function goAndReturn() {
  const out = await visit(`${service.url}/sign-in/agency`);
  const there = await visit(out.to);
  return { out, back: there.to, away: out.away ?? '' };
}

async function signIn(person: Parameters<TestIssuer['signsIn']>[0], misdeeds: Misdeeds = {}) {
  issuer.signsIn(person, misdeeds);
  const { back, away } = await goAndReturn();
  return visit(back, away);
}

async function signedIn(person: Parameters<TestIssuer['signsIn']>[0]): Promise<Client> {
  const { session, to } = await signIn(person);
  expect([session !== null, to]).toEqual([true, '/']);
  return clientOf(service.url, session as string);
}

async function expectRefused(told: Awaited<ReturnType<typeof visit>>, outcome = 'refused') {
  expect([told.status, told.to, told.session]).toEqual([303, `/?sign-in=${outcome}`, null]);
}

describe('signing in at the agency', () => {
  it('sends to the agency with PKCE, state and nonce, and comes back as whom it says, with the rights of the groups', async () => {
    const { out } = await goAndReturn();
    const asked = new URL(out.to).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: 'hawksbill',
      response_type: 'code',
      redirect_uri: `${service.url}${BACK}`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(out.setCookies[0]).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/);
    const amina = await signedIn(AMINA);
    expect((await amina.ask(ME)).data).toEqual({
      me: {
        name: 'amina@127.0.0.1',
        displayName: 'Amina W.',
        agency: 'customs-ke',
        roles: ['ANALYST'],
        clearances: [{ agency: 'customs-ke', handling: 'TLP:GREEN' }],
      },
    });
  });

  it('gives at each sign-in the rights of the groups that he is in then; his name stays', async () => {
    const person = { ...AMINA, sub: 'subject-2', preferred_username: 'boris' };
    await signedIn(person);
    const again = { ...person, preferred_username: 'boris.k', groups: ['analysts', 'task-force', 'football'] };
    const { me } = (await (await signedIn(again)).ask(ME)).data as { me: Record<string, unknown> };
    expect(me).toMatchObject({ name: 'boris@127.0.0.1', roles: ['ANALYST', 'PROSECUTOR'] });
    expect(me.clearances).toEqual(
      expect.arrayContaining([
        { agency: 'customs-ke', handling: 'TLP:AMBER' },
        { agency: 'police-nl', handling: 'TLP:GREEN' },
      ]),
    );
  });

  it('is the last sign-in of its browser, though a browser that comes from elsewhere brings no session', async () => {
    const before = await signedIn(AMINA);
    const dora = { ...AMINA, sub: 'subject-9', preferred_username: 'dora.k' };
    const after = await signedIn(dora);
    const browser = clientOf(service.url, `${before.cookie}; ${after.cookie}`);
    expect((await browser.ask(ME)).data).toMatchObject({ me: { name: 'dora.k@127.0.0.1' } });
    expect((await before.ask(ME)).status).toBe(401);
  });

  it('has no password here, nor a way to one', async () => {
    const client = await signedIn(AMINA);
    expect((await tell(client, 'GET', '/account/standing')).body).toMatchObject({ hasPassword: false });
    const change = { password: '', newPassword: 'pangolin-in-the-tea' };
    expect((await tell(client, 'POST', '/account/password', change)).refusal).toBe('WRONG_PASSWORD');
    const stranger = clientOf(service.url, '');
    const byPassword = await tell(stranger, 'POST', '/session', { name: 'amina@127.0.0.1', password: '' });
    expect(byPassword.status).toBe(401);
  });
});

describe('nobody comes in', () => {
  it('whose groups give no rights, and who had rights has none any more', async () => {
    const person = { ...AMINA, sub: 'subject-3', preferred_username: 'carla' };
    await expectRefused(await signIn({ ...person, groups: ['football'] }), 'no-group');
    expect(await service.engine.users.account('carla@127.0.0.1')).toBeNull();
    const carla = await signedIn(person);
    const token = (await tell(carla, 'POST', '/account/tokens', { name: 'script', scopes: ['READ'] })).body;
    await expectRefused(await signIn({ ...person, groups: [] }), 'no-group');
    expect((await carla.ask(ME)).status).toBe(401);
    const byToken = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ sources { name } }' }),
    });
    expect(await byToken.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it('whose groups belong to two agencies', async () => {
    const person = { ...AMINA, sub: 'subject-4', preferred_username: 'dora', groups: ['analysts', 'elsewhere'] };
    await expectRefused(await signIn(person), 'no-group');
  });

  it('under a name that an account of this installation, or somebody else of the agency has', async () => {
    const named = (preferred_username: string) => ({
      ...AMINA,
      sub: `subject of ${preferred_username}`,
      preferred_username,
    });
    await expectRefused(await signIn(named('amina@police.example')), 'name-taken');
    await expectRefused(await signIn(named('amina')), 'name-taken');
    await expectRefused(await signIn(named('two words')), 'name-taken');
    expect(await service.engine.users.account('amina@police.example')).toMatchObject({ roles: ['ANALYST'] });
  });

  it.each<[string, Misdeeds]>([
    ['with a state that is not his', { state: 'A'.repeat(43) }],
    ['with a nonce that is not his', { claims: { nonce: 'A'.repeat(43) } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['sent back by another issuer', { answersAs: 'https://other.example' }],
    ['with a token of another issuer', { claims: { iss: 'https://other.example' } }],
    ['with a token for another client', { claims: { aud: 'somebody-else' } }],
    ['with a token that has expired', { expired: true }],
    ['with a token that nobody signed', { signature: 'none' }],
    ['with a token that was signed by another key', { signature: 'foreign' }],
    ['with a token that was signed by the shared secret', { signature: 'hmac' }],
    ['without a name', { claims: { preferred_username: undefined } }],
  ])('%s', async (_, misdeeds) => {
    await expectRefused(await signIn({ ...AMINA, sub: 'subject-1' }, misdeeds));
  });

  it('with a code that was used, be it his own', async () => {
    issuer.signsIn(AMINA);
    const { back, away } = await goAndReturn();
    expect((await visit(back, away)).to).toBe('/');
    await expectRefused(await visit(back, away));
    // Also where he has set out anew: the code is known to the agency as used.
    const anew = await goAndReturn();
    const reused = new URL(anew.back);
    reused.searchParams.set('code', new URL(back).searchParams.get('code') ?? '');
    await expectRefused(await visit(reused.href, anew.away));
  });

  it('with a code that was meant for somebody else: it fits no other proof (PKCE)', async () => {
    issuer.signsIn(AMINA);
    const victim = await goAndReturn();
    const thief = await goAndReturn();
    const stolen = new URL(thief.back);
    stolen.searchParams.set('code', new URL(victim.back).searchParams.get('code') ?? '');
    const before = issuer.exchanged();
    await expectRefused(await visit(stolen.href, thief.away));
    expect(issuer.exchanged()).toBe(before);
  });

  it('who never set out from here, or lost his cookie', async () => {
    issuer.signsIn(AMINA);
    const { back } = await goAndReturn();
    const before = issuer.exchanged();
    await expectRefused(await visit(back));
    await expectRefused(await visit(back, `__Host-hawksbill-agency=${'A'.repeat(43)}`));
    await expectRefused(await visit(`${service.url}${BACK}`));
    expect(issuer.exchanged()).toBe(before);
  });

  it('unlogged: who came in and who was refused stands in the access log', async () => {
    const audit = join(service.home, 'audit');
    const files = (await readdir(audit)).filter((name) => name.endsWith('.ndjson'));
    const texts = (await Promise.all(files.map((name) => readFile(join(audit, name), 'utf8')))).join('');
    const entries = texts
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((entry) => entry.operation === `GET ${BACK}`);
    const results = new Set(entries.map((entry) => entry.result));
    expect(results).toEqual(new Set(['ok', 'AGENCY_REFUSED', 'NO_GROUP', 'NAME_TAKEN']));
    expect(service.faults).toEqual([]);
  });
});

describe('an agency that does not answer', () => {
  it('is said to be unreachable, and those who sign in here still do', async () => {
    const silent = await openTestIssuer();
    await silent.close();
    const other = await openTestService([], {
      oidc: { issuer: silent.url, clientId: 'a', clientSecret: 'b', groupsFile: join(folder, 'groups.json') },
    });
    await expectRefused(await visit(`${other.url}/sign-in/agency`), 'unreachable');
    expect(await (await fetch(`${other.url}/session`)).json()).toEqual({ user: null, agencySignIn: true });
    await other.close();
  });
});
