import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import { codeAt, enrol, type Told, tell, withCookie } from '../setup/authenticator.js';
import { BrowserCookies } from '../setup/browser-cookies.js';
import { type Client, clientOf, openTestService, type TestService } from '../setup/service.js';

const person = (name: string): User => ({
  name,
  displayName: name,
  agency: 'customs-ke',
  roles: ['ANALYST'],
  policy: { clearances: { 'customs-ke': 'TLP:AMBER' }, cases: [] },
});

const MINUTE = 60_000;
const ME = '{ me { name } }';
/** What was changed elsewhere is in force here after this. */
const WITHIN_MS = 1_000;

let off = 0;
let service: TestService;
let other: Awaited<ReturnType<TestService['beside']>>;

beforeAll(async () => {
  service = await openTestService(
    ['amina', 'boris', 'carla', 'dora', 'emil', 'farid', 'gesa', 'hodan', 'ivo'].map(person),
    {
      now: () => new Date(Date.now() + off),
    },
  );
  other = await service.beside();
});
afterAll(() => service.close());

const statusOf = async (client: Client) => (await client.ask(ME)).status;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a session', () => {
  it('gets a new secret at each sign-in; the one that was brought is dead', async () => {
    const first = await service.signIn('amina');
    const told = await tell(first, 'POST', '/session', { name: 'amina', password: service.password });
    expect(told.cookie).not.toBe(first.cookie);
    expect([await statusOf(first), await statusOf(withCookie(service.url, told))]).toEqual([401, 200]);
  });

  it('ends after half an hour without use, and after twelve hours however busy', async () => {
    const idle = await service.signIn('amina');
    const busy = await service.signIn('amina');
    off += 31 * MINUTE;
    expect(await statusOf(idle)).toBe(401);
    expect(await statusOf(busy)).toBe(401);
    const working = await service.signIn('amina');
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      expect(await statusOf(working)).toBe(200);
      off += 20 * MINUTE;
    }
    off += MINUTE;
    expect(await statusOf(working)).toBe(401);
  });

  it('ends everywhere when its user says so, at every server within a second', async () => {
    const [here, there, neighbours] = [
      await service.signIn('boris'),
      await other.signIn('boris'),
      await other.signIn('carla'),
    ];
    expect([await statusOf(here), await statusOf(there)]).toEqual([200, 200]);
    const told = await tell(here, 'POST', '/account/sign-out-everywhere');
    expect([told.status, told.cookie]).toEqual([204, `${here.cookie.split('=')[0]}=`]);
    expect(await statusOf(here)).toBe(401);
    await wait(WITHIN_MS);
    expect([await statusOf(there), await statusOf(neighbours)]).toEqual([401, 200]);
    expect(await statusOf(await other.signIn('boris'))).toBe(200);
  });

  it('ends everywhere but here when its user changes his password, which asks for the old one', async () => {
    const [here, there, also] = [
      await service.signIn('carla'),
      await other.signIn('carla'),
      await service.signIn('carla'),
    ];
    const change = (password: string, newPassword: string) =>
      tell(here, 'POST', '/account/password', { password, newPassword });
    expect((await change('wrong', 'pangolin-in-the-tea')).refusal).toBe('WRONG_PASSWORD');
    expect((await change(service.password, 'short')).refusal).toBe('BAD_USER_INPUT');
    expect(await statusOf(there)).toBe(200);
    const told = await change(service.password, 'pangolin-in-the-tea');
    expect(told.status).toBe(204);
    expect([await statusOf(here), await statusOf(also)]).toEqual([401, 401]);
    expect(await statusOf(withCookie(service.url, told))).toBe(200);
    await wait(WITHIN_MS);
    expect(await statusOf(there)).toBe(401);
    const stranger = clientOf(service.url, '');
    const signIn = (password: string) => tell(stranger, 'POST', '/session', { name: 'carla', password });
    expect((await signIn(service.password)).status).toBe(401);
    expect((await signIn('pangolin-in-the-tea')).status).toBe(200);
  });

  it('loses rights that are taken away meanwhile, at every server within a second', async () => {
    const clients = [await service.signIn('dora'), await other.signIn('dora')];
    const SOURCES = '{ sources { name } }';
    for (const client of clients) expect((await client.ask(SOURCES)).errors).toEqual([]);
    const account = await service.engine.users.account('dora');
    if (account === null) throw new Error('dora is gone');
    await service.engine.users.put({ ...account, roles: ['AUDITOR'] });
    await wait(WITHIN_MS);
    for (const client of clients) {
      expect((await client.ask(SOURCES)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('is over when its user is ended, at every server within a second', async () => {
    const clients = [await service.signIn('emil'), await other.signIn('emil')];
    expect(await Promise.all(clients.map(statusOf))).toEqual([200, 200]);
    await service.engine.writer.change(
      { text: 'CYPHER 25 MATCH (u:User {name: $name}) DETACH DELETE u', params: (p) => p, row: () => null },
      { name: 'emil' },
    );
    await wait(WITHIN_MS);
    expect(await Promise.all(clients.map(statusOf))).toEqual([401, 401]);
  });
});

describe('a browser is of whoever signed in last, whatever reaches it later of another', () => {
  const NEW = 'pangolin-in-the-tea';
  const signIn = (browser: BrowserCookies, name: string, password = service.password) =>
    browser.ask('POST', '/session', { name, password });
  const whose = async (browser: BrowserCookies) => {
    const { body } = await browser.ask('GET', '/session');
    const { data } = await clientOf(service.url, browser.line).ask(ME);
    return [(body.user as { name: string } | null)?.name ?? null, (data?.me as { name: string } | undefined)?.name];
  };

  it.each<[string, (browser: BrowserCookies) => Promise<{ arrive(): Told }>]>([
    [
      'a change of password',
      async (browser) => {
        await signIn(browser, 'farid');
        return browser.send('POST', '/account/password', { password: service.password, newPassword: NEW });
      },
    ],
    [
      'a sign-out',
      async (browser) => {
        await signIn(browser, 'gesa');
        return browser.send('DELETE', '/session');
      },
    ],
    [
      'a sign-out everywhere',
      async (browser) => {
        await signIn(browser, 'gesa');
        return browser.send('POST', '/account/sign-out-everywhere', {});
      },
    ],
    ['a sign-in', async (browser) => browser.send('POST', '/session', { name: 'gesa', password: service.password })],
    [
      'a second factor that was set up',
      async (browser) => {
        await signIn(browser, 'hodan');
        const begun = await browser.ask('POST', '/account/second-factor', { password: service.password });
        const code = codeAt(begun.body.secret as string, new Date(Date.now() + off));
        return browser.send('POST', '/account/second-factor/confirm', { code });
      },
    ],
    [
      'a password that awaits its code',
      async (browser) => {
        await enrol(service, await service.signIn('ivo'), new Date(Date.now() + off));
        return browser.send('POST', '/session', { name: 'ivo', password: service.password });
      },
    ],
  ])('%s', async (_, begin) => {
    const browser = new BrowserCookies(service.url);
    const late = await begin(browser);
    await signIn(browser, 'boris');
    late.arrive();
    expect(await whose(browser)).toEqual(['boris', 'boris']);
    // And once he goes it is nobody's.
    await browser.ask('DELETE', '/session');
    expect(await whose(browser)).toEqual([null, undefined]);
  });

  it('a change of password that is under way at the server while another signs in', async () => {
    const browser = new BrowserCookies(service.url);
    await signIn(browser, 'gesa');
    const { users } = service.engine;
    const replacePassword = users.replacePassword.bind(users);
    let arrived = () => {};
    const isThere = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let goOn = () => {};
    const until = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    Object.assign(users, {
      replacePassword: async (...args: Parameters<typeof replacePassword>) => {
        arrived();
        await until;
        return replacePassword(...args);
      },
    });
    const change = browser.send('POST', '/account/password', { password: service.password, newPassword: NEW });
    await isThere;
    await signIn(browser, 'boris');
    goOn();
    const late = (await change).arrive();
    Object.assign(users, { replacePassword });
    expect([late.status, late.setCookies]).toEqual([204, []]);
    expect(await whose(browser)).toEqual(['boris', 'boris']);
    expect((await signIn(new BrowserCookies(service.url), 'gesa', NEW)).status).toBe(200);
  });

  it('keeps no cookie of a session that is over', async () => {
    const browser = new BrowserCookies(service.url);
    for (let i = 0; i < 3; i++) {
      const late = await browser.send('POST', '/session', { name: 'boris', password: service.password });
      await signIn(browser, 'amina');
      late.arrive();
    }
    await whose(browser);
    expect(browser.line.split('; ')).toHaveLength(1);
  });
});
