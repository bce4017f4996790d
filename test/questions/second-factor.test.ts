import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import { codeAt, enrol, tell, withCookie } from '../setup/authenticator.js';
import { type Client, clientOf, openTestService, type TestService } from '../setup/service.js';

const person = (name: string, agency = 'customs-ke'): User => ({
  name,
  displayName: name,
  agency,
  roles: ['ANALYST'],
  policy: { clearances: { [agency]: 'TLP:AMBER' }, cases: [] },
});

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const ME = '{ me { name } }';

let now = Date.parse('2026-03-14T08:00:00Z');
let service: TestService;
let stranger: Client;

beforeAll(async () => {
  const names = ['amina', 'boris', 'carla', 'dora', 'emil', 'faith', 'greta', 'gustav', 'hana'];
  const people = [...names.map((name) => person(name)), person('strict', 'police-strict')];
  service = await openTestService(people, { now: () => new Date(now) });
  stranger = clientOf(service.url, '');
});
afterAll(() => service.close());
// Past every throttle, and to codes that nobody used yet.
beforeEach(() => {
  now += 5 * MINUTE;
});

const at = (offMs = 0) => new Date(now + offMs);
const passwordOf = (name: string) => ({ name, password: service.password });

/** The first step of somebody with a second factor; gives a client that holds the half session. */
async function half(name: string): Promise<Client> {
  const told = await tell(stranger, 'POST', '/session', passwordOf(name));
  expect([told.status, told.body]).toEqual([202, { user: null, next: 'CODE' }]);
  return withCookie(service.url, told);
}
const give = (client: Client, code: string) => tell(client, 'POST', '/session/code', { code });

describe('a second factor', () => {
  it('is asked for from the next sign-in on, and then lets in', async () => {
    const { secret } = await enrol(service, await service.signIn('amina'), at());
    now += MINUTE;
    const told = await give(await half('amina'), codeAt(secret, at()));
    expect([told.status, told.body]).toMatchObject([200, { user: { name: 'amina' } }]);
    expect((await withCookie(service.url, told).ask(ME)).data).toEqual({ me: { name: 'amina' } });
  });

  it('with the password alone opens nothing but the place where the code is given', async () => {
    await enrol(service, await service.signIn('boris'), at());
    const client = await half('boris');
    expect((await client.ask(ME)).status).toBe(401);
    expect(await (await client.fetch('/session')).json()).toEqual({ user: null });
    for (const path of ['/account/standing', '/jobs/j', '/imports/i/rejects', '/bundles/b']) {
      expect([path, (await client.fetch(path)).status]).toEqual([path, 401]);
    }
    for (const path of ['/account/password', '/account/second-factor', '/account/sign-out-everywhere', '/imports']) {
      expect([path, (await tell(client, 'POST', path, {})).status]).toEqual([path, 401]);
    }
  });

  it('takes codes of the step before and after, none of two away, and in other words of nothing else', async () => {
    const { secret } = await enrol(service, await service.signIn('carla'), at());
    now += 10 * MINUTE;
    const refused = [
      await give(await half('carla'), codeAt(secret, at(-60 * SECOND))),
      await give(await half('carla'), codeAt(secret, at(60 * SECOND))),
      await give(await half('carla'), 'not-a-code'),
      // Nobody's.
      await give(stranger, codeAt(secret, at())),
    ];
    expect(new Set(refused.map((r) => `${r.status} ${r.text}`)).size).toBe(1);
    expect([refused[0]?.status, refused[0]?.refusal]).toEqual([401, 'CODE_REFUSED']);
    now += 5 * MINUTE;
    expect((await give(await half('carla'), codeAt(secret, at(-30 * SECOND)))).status).toBe(200);
    expect((await give(await half('carla'), codeAt(secret, at(30 * SECOND)))).status).toBe(200);
  });

  it('never takes a code twice, nor one older than the last', async () => {
    const { secret } = await enrol(service, await service.signIn('dora'), at());
    expect((await give(await half('dora'), codeAt(secret, at()))).status).toBe(401);
    now += MINUTE;
    const code = codeAt(secret, at());
    expect((await give(await half('dora'), code)).status).toBe(200);
    expect((await give(await half('dora'), code)).status).toBe(401);
    expect((await give(await half('dora'), codeAt(secret, at(-30 * SECOND)))).status).toBe(401);
  });

  it('takes one code once when two come at the same moment, also at two servers', async () => {
    const { secret } = await enrol(service, await service.signIn('emil'), at());
    const other = await service.beside();
    now += MINUTE;
    const code = codeAt(secret, at());
    const there = await tell(clientOf(other.url, ''), 'POST', '/session', passwordOf('emil'));
    const told = await Promise.all([give(await half('emil'), code), give(withCookie(other.url, there), code)]);
    expect(told.map((t) => t.status).sort()).toEqual([200, 401]);
  });

  it('waits five minutes for the code, and no longer', async () => {
    const { secret } = await enrol(service, await service.signIn('faith'), at());
    const client = await half('faith');
    now += 5 * MINUTE + SECOND;
    const late = await give(client, codeAt(secret, at()));
    expect([late.status, late.refusal]).toEqual([401, 'CODE_REFUSED']);
    expect((await give(await half('faith'), codeAt(secret, at()))).status).toBe(200);
  });

  it('is slowed after five wrong codes, for the account from anywhere, and says so', async () => {
    const { secret } = await enrol(service, await service.signIn('greta'), at());
    now += MINUTE;
    const client = await half('greta');
    for (let i = 0; i < 5; i++) expect((await give(client, '000000')).status).toBe(401);
    const slowed = await give(client, codeAt(secret, at()));
    expect([slowed.status, slowed.refusal]).toEqual([429, 'RATE_LIMITED']);
    now += MINUTE;
    // Five tries are all that one password is good for.
    expect((await give(client, codeAt(secret, at()))).status).toBe(401);
    expect((await give(await half('greta'), codeAt(secret, at()))).status).toBe(200);
  });
});

describe('recovery codes', () => {
  it('let in once each, however they are written, and are kept as hashes', async () => {
    const { recoveryCodes, secret } = await enrol(service, await service.signIn('hana'), at());
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    expect((await give(await half('hana'), first)).status).toBe(200);
    expect((await give(await half('hana'), first)).status).toBe(401);
    const told = await give(await half('hana'), ` ${second.toUpperCase()} `);
    expect(told.status).toBe(200);
    const account = await withCookie(service.url, told).fetch('/account/standing');
    expect(await account.json()).toMatchObject({ secondFactor: { on: true, recoveryCodesLeft: 8 } });
    const kept = JSON.stringify(await service.engine.secondFactors.find('hana'));
    for (const known of [...recoveryCodes, secret]) expect(kept).not.toContain(known);
  });

  it('take the second factor away, with the password; neither alone does', async () => {
    const [, , third = '', fourth = ''] = (await enrolled('hana')).recoveryCodes;
    const client = withCookie(service.url, await give(await half('hana'), third));
    const without = await tell(client, 'DELETE', '/account/second-factor', { password: service.password });
    const wrong = await tell(client, 'DELETE', '/account/second-factor', { password: 'wrong', code: fourth });
    expect([without.refusal, wrong.refusal]).toEqual(['CODE_REFUSED', 'WRONG_PASSWORD']);
    const away = await tell(client, 'DELETE', '/account/second-factor', { ...passwordOf('hana'), code: fourth });
    expect(away.status).toBe(204);
    expect((await client.ask(ME)).status).toBe(401);
    expect((await withCookie(service.url, away).ask(ME)).status).toBe(200);
    expect((await tell(stranger, 'POST', '/session', passwordOf('hana'))).status).toBe(200);
  });
});

const takeAway = (name: string) =>
  service.engine.secondFactors.takeAway(name, { at: at().toISOString(), by: ['achieng', 'baraka'] });

/** Anew, whatever he had. */
async function enrolled(name: string) {
  await takeAway(name);
  return enrol(service, await service.signIn(name), at());
}

describe('taken away by somebody else', () => {
  it('is told at each sign-in until he says that he has read it', async () => {
    await enrolled('gustav');
    expect(await takeAway('gustav')).toBe(true);
    const told = async (client: Client) =>
      ((await tell(client, 'GET', '/session')).body as { secondFactorTaken?: object }).secondFactorTaken;
    const [first, again] = [await service.signIn('gustav'), await service.signIn('gustav')];
    const taken = { at: expect.stringMatching(/Z$/), by: ['achieng', 'baraka'] };
    expect([await told(first), await told(again)]).toEqual([taken, taken]);
    expect((await tell(again, 'POST', '/account/second-factor/told', {})).status).toBe(204);
    expect([await told(first), await told(await service.signIn('gustav'))]).toEqual([undefined, undefined]);
  });

  it('is nothing to tell where he does it himself', async () => {
    const { secret, client } = await enrolled('gustav');
    now += MINUTE;
    const body = { ...passwordOf('gustav'), code: codeAt(secret, at()) };
    expect((await tell(client, 'DELETE', '/account/second-factor', body)).status).toBe(204);
    expect((await tell(await service.signIn('gustav'), 'GET', '/session')).body).not.toHaveProperty(
      'secondFactorTaken',
    );
  });
});

describe('setting up', () => {
  it('asks for the password, and holds only when a code confirms it', async () => {
    await takeAway('boris');
    const client = await service.signIn('boris');
    expect((await tell(client, 'POST', '/account/second-factor', { password: 'wrong' })).refusal).toBe(
      'WRONG_PASSWORD',
    );
    const { body } = await tell(client, 'POST', '/account/second-factor', { password: service.password });
    expect(body).toEqual({
      secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
      uri: expect.stringContaining('otpauth://totp/'),
    });
    const wrong = await tell(client, 'POST', '/account/second-factor/confirm', { code: '000000' });
    expect([wrong.status, wrong.refusal]).toEqual([401, 'CODE_REFUSED']);
    expect((await tell(stranger, 'POST', '/session', passwordOf('boris'))).status).toBe(200);
    now += 10 * MINUTE + SECOND;
    const late = await tell(client, 'POST', '/account/second-factor/confirm', {
      code: codeAt((body as { secret: string }).secret, at()),
    });
    expect(late.refusal).toBe('CODE_REFUSED');
  });

  it('cannot replace a second factor that is there', async () => {
    const { client } = await enrolled('boris');
    const begun = await tell(client, 'POST', '/account/second-factor', { password: service.password });
    const code = codeAt((begun.body as { secret: string }).secret, at());
    const told = await tell(client, 'POST', '/account/second-factor/confirm', { code });
    expect([told.status, told.refusal]).toEqual([409, 'SECOND_FACTOR_THERE']);
  });

  it('ends the sessions that were begun without it', async () => {
    await takeAway('amina');
    const before = await service.signIn('amina');
    const { client } = await enrol(service, await service.signIn('amina'), at());
    expect((await before.ask(ME)).status).toBe(401);
    expect((await client.ask(ME)).status).toBe(200);
  });

  it('is all that is answered to people of an agency that demands it', async () => {
    const client = await service.signIn('strict');
    expect(await (await client.fetch('/session')).json()).toMatchObject({ mustSetUpSecondFactor: true });
    const refused = await client.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: ME }),
    });
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { errors: [{ extensions: { code: 'SECOND_FACTOR_REQUIRED' } }] },
    ]);
    expect((await tell(client, 'POST', '/imports?source=x&fileName=y')).refusal).toBe('SECOND_FACTOR_REQUIRED');
    expect((await tell(client, 'GET', '/bundles/b')).refusal).toBe('SECOND_FACTOR_REQUIRED');
    const { client: after } = await enrol(service, client, at());
    expect((await after.ask(ME)).data).toEqual({ me: { name: 'strict' } });
    expect(await takeAway('strict')).toBe(true);
    service.engine.viewers.forget();
    expect((await after.ask(ME)).status).toBe(401);
    expect(await takeAway('strict')).toBe(false);
  });

  it('stands in the access log, without code or secret', async () => {
    const { secret } = await enrolled('carla');
    const folder = join(service.home, 'audit');
    const files = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'));
    const texts = (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('');
    const entries = texts
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const of = (operation: string, result: string) =>
      entries.filter((e) => e.operation === operation && e.result === result && e.actor === 'carla').length;
    expect(of('POST /session', 'CODE_REQUIRED')).toBeGreaterThan(0);
    expect(of('POST /session/code', 'CODE_REFUSED')).toBeGreaterThan(0);
    expect(of('POST /session/code', 'ok')).toBe(2);
    expect(of('POST /account/second-factor/confirm', 'ok')).toBe(2);
    expect(texts).not.toContain(secret);
  });
});
