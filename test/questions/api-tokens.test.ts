import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dutiesOf } from '../../server/access/token-scopes.js';
import type { User } from '../../server/access/user.js';
import { declaredDuties } from '../../server/questions/for-duty.js';
import { buildGraphqlSchema } from '../../server/questions/schema.js';
import { tell } from '../setup/authenticator.js';
import { type Client, clientOf, openTestService, type TestService } from '../setup/service.js';

const person = (name: string, roles: User['roles'], agency = 'customs-ke'): User => ({
  name,
  displayName: name,
  agency,
  roles,
  policy: { clearances: { [agency]: 'TLP:AMBER' }, cases: [] },
});

const DAY = 24 * 60 * 60_000;
/** What was changed elsewhere is in force here after this. */
const WITHIN_MS = 1_000;
const SOURCES = '{ sources { name } }';

let off = 0;
let service: TestService;
let other: Awaited<ReturnType<TestService['beside']>>;
let amina: Client;

beforeAll(async () => {
  service = await openTestService(
    [
      person('amina', ['ANALYST']),
      person('boris', ['PROSECUTOR']),
      person('carla', ['ANALYST']),
      person('dora', ['ADMINISTRATOR']),
      person('emil', ['ANALYST']),
      person('strict', ['ANALYST'], 'police-strict'),
    ],
    { now: () => new Date(Date.now() + off) },
  );
  other = await service.beside();
  amina = await service.signIn('amina');
});
afterAll(() => service.close());

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function make(client: Client, scopes: readonly string[] = ['READ'], days = 30) {
  const told = await tell(client, 'POST', '/account/tokens', { name: 'nightly script', scopes, days });
  expect([told.status, told.text]).toEqual([200, expect.stringContaining('hb_')]);
  return told.body as { secret: string; token: { id: string; expiresAt: string } };
}

/** A script: no cookie, no header of the page. */
async function ask(secret: string, query: string, url = service.url) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ query }),
  });
  const text = await answer.text();
  const { data = null, errors = [] } = JSON.parse(text) as {
    data?: Record<string, unknown> | null;
    errors?: { extensions: { code: string } }[];
  };
  return { status: answer.status, data, refusal: errors[0]?.extensions.code, text };
}

describe('a token', () => {
  it('asks as its user, and its use is logged under its id and kept by the day', async () => {
    const { secret, token } = await make(amina);
    expect(secret).toMatch(/^hb_[\w-]{43}$/);
    expect((await ask(secret, SOURCES)).data).toEqual({ sources: expect.any(Array) });
    const { tokens } = (await tell(amina, 'GET', '/account/tokens')).body as { tokens: Record<string, unknown>[] };
    expect(tokens[0]).toMatchObject({ id: token.id, lastUsedOn: new Date().toISOString().slice(0, 10) });
    const log = await accessLog();
    expect(log).toContain(`"session":"${token.id}"`);
    expect(log).not.toContain(secret);
    expect(JSON.stringify(tokens)).not.toContain(secret);
  });

  it('sees what its user sees: the same bytes', async () => {
    const { secret } = await make(amina);
    const query = '{ sources { name publisher } imports { totalCount } search(text: "gannet") { totalCount } }';
    expect((await ask(secret, query)).text).toBe((await amina.ask(query)).text);
  });

  it('does the work it is for, and no other', async () => {
    const read = await make(amina, ['READ']);
    expect((await ask(read.secret, '{ __schema { queryType { name } } }')).status).toBe(200);
    const open = 'mutation { openCase(reference: "R", title: "T") { id } }';
    expect((await ask(read.secret, open)).refusal).toBe('FORBIDDEN');
    expect((await sendFile(read.secret)).status).toBe(403);
    const takeIn = await make(amina, ['TAKE_IN']);
    expect((await sendFile(takeIn.secret)).status).toBe(202);
    expect((await ask(takeIn.secret, SOURCES)).refusal).toBe('FORBIDDEN');
    await service.settled();
  });

  it('reads without changing: no mutation is work that a reading token is for', () => {
    const duties = dutiesOf(['READ']);
    const mutations = [...declaredDuties(buildGraphqlSchema())].filter(([name]) => name.startsWith('Mutation.'));
    expect(mutations.length).toBeGreaterThan(5);
    expect(mutations.filter(([, duty]) => duty !== null && duties.includes(duty))).toEqual([]);
  });

  it('never does more than its user’s roles let him, also those he has lost since', async () => {
    const admin = await make(await service.signIn('dora'), ['READ', 'TAKE_IN']);
    expect((await ask(admin.secret, SOURCES)).refusal).toBe('FORBIDDEN');
    expect((await sendFile(admin.secret)).status).toBe(403);
    const prosecutor = await make(await service.signIn('boris'));
    expect((await ask(prosecutor.secret, '{ __schema { queryType { name } } }')).refusal).toBe('FORBIDDEN');
    const { secret } = await make(await service.signIn('carla'));
    expect((await ask(secret, SOURCES)).status).toBe(200);
    const account = await service.engine.users.account('carla');
    if (account === null) throw new Error('carla is gone');
    await service.engine.users.put({ ...account, roles: ['AUDITOR'] });
    await wait(WITHIN_MS);
    expect((await ask(secret, SOURCES)).refusal).toBe('FORBIDDEN');
  });

  it('neither makes tokens nor touches the account, nor is it a session', async () => {
    const { secret, token } = await make(amina);
    const bearer = { authorization: `Bearer ${secret}` };
    const client = clientOf(service.url, '');
    const tries: readonly (readonly [string, string])[] = [
      ['GET', '/account'],
      ['GET', '/account/tokens'],
      ['POST', '/account/tokens'],
      ['DELETE', `/account/tokens/${token.id}`],
      ['POST', '/account/password'],
      ['POST', '/account/second-factor'],
      ['POST', '/account/second-factor/confirm'],
      ['DELETE', '/account/second-factor'],
      ['POST', '/account/sign-out-everywhere'],
    ];
    for (const [method, path] of tries) {
      expect([path, (await client.fetch(path, { method, headers: bearer })).status]).toEqual([path, 401]);
    }
    expect(await (await client.fetch('/session', { headers: bearer })).json()).toEqual({ user: null });
  });

  it('counts alone: a cookie that comes with a bad one opens nothing', async () => {
    const answer = await amina.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer hb_${'A'.repeat(43)}` },
      body: JSON.stringify({ query: SOURCES }),
    });
    expect(answer.status).toBe(401);
  });

  it('is refused alike when it is unknown, no token, revoked, past its time or its user ended, at every server', async () => {
    const revoked = await make(amina);
    const expired = await make(amina, ['READ'], 1);
    const ended = await make(await service.signIn('emil'));
    for (const { secret } of [revoked, expired, ended]) {
      expect((await ask(secret, SOURCES)).status).toBe(200);
      expect((await ask(secret, SOURCES, other.url)).status).toBe(200);
    }
    expect((await tell(amina, 'DELETE', `/account/tokens/${revoked.token.id}`)).status).toBe(204);
    expect((await ask(revoked.secret, SOURCES)).status).toBe(401);
    await service.engine.writer.change(
      { text: 'CYPHER 25 MATCH (u:User {name: $name}) DETACH DELETE u', params: (p) => p, row: () => null },
      { name: 'emil' },
    );
    off += DAY;
    await wait(WITHIN_MS);
    const secrets = [revoked.secret, expired.secret, ended.secret, `hb_${'A'.repeat(43)}`, 'hb_short', ''];
    const told = [];
    for (const secret of secrets) {
      for (const url of [service.url, other.url]) {
        const { status, text } = await ask(secret, SOURCES, url);
        told.push(`${status} ${text}`);
      }
    }
    expect(new Set(told)).toEqual(new Set([`401 ${JSON.stringify({ errors: [SIGN_IN_FIRST] })}`]));
    amina = await service.signIn('amina');
    const { tokens } = (await tell(amina, 'GET', '/account/tokens')).body as { tokens: { id: string }[] };
    const listed = tokens.map((t) => t.id);
    expect(listed).not.toContain(revoked.token.id);
    expect(listed).not.toContain(expired.token.id);
  });

  it('is not revoked by somebody else', async () => {
    const { token, secret } = await make(amina);
    const boris = await service.signIn('boris');
    const foreign = await tell(boris, 'DELETE', `/account/tokens/${token.id}`);
    const unknown = await tell(boris, 'DELETE', '/account/tokens/token-0123456789abcdef');
    expect(foreign.status).toBe(400);
    expect(foreign.text.replace(token.id, 'token-0123456789abcdef')).toBe(unknown.text);
    expect((await ask(secret, SOURCES)).status).toBe(200);
  });
});

describe('making a token', () => {
  it.each([
    ['without a name', { name: ' ', scopes: ['READ'], days: 30 }],
    ['for nothing', { name: 'script', scopes: [], days: 30 }],
    ['for work that tokens are not for', { name: 'script', scopes: ['READ', 'ADMINISTER'], days: 30 }],
    ['for a name that every object knows', { name: 'script', scopes: ['constructor'], days: 30 }],
    ['for longer than a year', { name: 'script', scopes: ['READ'], days: 366 }],
    ['for no time', { name: 'script', scopes: ['READ'], days: 0 }],
    ['for half a day', { name: 'script', scopes: ['READ'], days: 0.5 }],
  ])('%s is refused', async (_, wanted) => {
    const told = await tell(amina, 'POST', '/account/tokens', wanted);
    expect([told.status, told.refusal]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('lasts thirty days where nothing else is said', async () => {
    const told = await tell(amina, 'POST', '/account/tokens', { name: 'script', scopes: ['READ'] });
    const { token } = told.body as { token: { madeAt: string; expiresAt: string } };
    expect(Date.parse(token.expiresAt) - Date.parse(token.madeAt)).toBe(30 * DAY);
  });

  it('needs the second factor that the agency demands', async () => {
    const told = await tell(await service.signIn('strict'), 'POST', '/account/tokens', { name: 'a', scopes: ['READ'] });
    expect(told.refusal).toBe('SECOND_FACTOR_REQUIRED');
  });
});

const SIGN_IN_FIRST = { message: 'Sign in first', extensions: { code: 'UNAUTHENTICATED' } };

function sendFile(secret: string): Promise<Response> {
  return fetch(`${service.url}/imports?source=vessel-registry&fileName=register.csv`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${secret}` },
    body: 'registry,official_no\n',
  });
}

async function accessLog(): Promise<string> {
  const folder = join(service.home, 'audit');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'));
  return (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('');
}
