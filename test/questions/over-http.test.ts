import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../server/access/passwords.js';
import { idOf } from '../../server/access/sessions.js';
import type { User } from '../../server/access/user.js';
import { caseVersionFor } from '../../server/main/bundle-desk.js';
import { type Client, clientOf, field, openTestService, type TestService } from '../setup/service.js';

const person = (name: string, agency: string, roles: User['roles']): User => ({
  name,
  displayName: name,
  agency,
  roles,
  policy: { clearances: { [agency]: 'TLP:AMBER' }, cases: [] },
});

const REGISTER = `registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until
PA,41207-PEXT,9341720,HAMMER BAY,,PA,3FHB7,373412000,General cargo,9611,12700,2005,Norderhaven Reederei GmbH,DE,,Norderhaven Reederei GmbH,DE,2009-04-02,2016-11-30
LR,17204,9341720,GANNET PIONEER,HAMMER BAY,LR,D5GP4,636018455,General cargo,9611,12700,2005,Gannet Pioneer Shipping Co,LR,,Corvena Ship Management Ltd,CY,2016-12-01,2019-06-20
`;

let service: TestService;
let amina: Client;
let boris: Client;
let carla: Client;
let dora: Client;
let withRoleAlone: Readonly<Record<string, Client>>;
let emil: Client;
let greta: Client;
let vessel: string;

beforeAll(async () => {
  service = await openTestService([
    person('amina', 'customs-ke', ['ANALYST']),
    person('boris', 'police-nl', ['PROSECUTOR']),
    person('dora', 'police-nl', ['ANALYST']),
    person('edith', 'customs-ke', ['ADMINISTRATOR']),
    person('faith', 'customs-ke', ['AUDITOR']),
    { ...person('carla', 'customs-ke', ['ANALYST']), policy: { clearances: { 'customs-ke': 'TLP:RED' }, cases: [] } },
    person('greta', 'oversight', ['AUDITOR']),
    person('emil', 'customs-strict', ['ANALYST']),
  ]);
  amina = await service.signIn('amina');
  boris = await service.signIn('boris');
  carla = await service.signIn('carla');
  dora = await service.signIn('dora');
  withRoleAlone = { edith: await service.signIn('edith'), faith: await service.signIn('faith') };
  emil = await service.signIn('emil');
  greta = await service.signIn('greta');
  const answer = await amina.fetch('/imports?source=vessel-registry&fileName=register.csv&handling=TLP:AMBER', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: REGISTER,
  });
  expect(answer.status).toBe(202);
  await service.settled();
  const found = await amina.ask(
    '{ search(text: "GANNET PIONEER", kinds: [VESSEL]) { edges { node { entity { id name } } } } }',
  );
  const { edges } = field<{ edges: readonly { node: { entity: { id: string } } }[] }>(found, 'search');
  vessel = edges[0]?.node.entity.id as string;
});
afterAll(async () => {
  await service.close();
});

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'test', cookie: amina.cookie, ...headers },
    body,
  });

describe('signing in', () => {
  it('gives a cookie that only this host gets and no script reads', async () => {
    const answer = await fetch(`${service.url}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'test' },
      body: JSON.stringify({ name: 'boris', password: service.password }),
    });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-hawksbill\.[0-9a-f]{16}=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
    ]);
  });

  it('says who is signed in, and nobody without a cookie', async () => {
    expect(await (await amina.fetch('/session')).json()).toMatchObject({
      user: { name: 'amina', agency: 'customs-ke' },
    });
    const without = await fetch(`${service.url}/session`);
    expect([without.status, await without.json()]).toEqual([200, { user: null }]);
  });

  it('ends with signing out: the old cookie opens nothing', async () => {
    const client = await service.signIn('boris');
    expect((await client.fetch('/session', { method: 'DELETE' })).status).toBe(204);
    expect((await client.ask('{ me { name } }')).status).toBe(401);
  });

  it('never takes up a session that a client brings', async () => {
    const secret = 'A'.repeat(43);
    const brought = clientOf(service.url, `__Host-hawksbill.${idOf(secret)}=${secret}`);
    expect((await brought.ask('{ me { name } }')).status).toBe(401);
  });

  it('with a one-time password asks for one of your own, and takes only that from then on', async () => {
    await service.engine.users.put({
      ...person('dilek', 'customs-ke', ['ADMINISTRATOR']),
      passwordHash: await hashPassword(service.password),
      passwordIsOneTime: true,
      onlyOnLoopback: false,
      tokenSha256: null,
    });
    const attempt = async (password: string, newPassword?: string) => {
      const answer = await fetch(`${service.url}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'test' },
        body: JSON.stringify({ name: 'dilek', password, newPassword }),
      });
      const { errors } = (await answer.json()) as { errors?: readonly { extensions: { code: string } }[] };
      return [answer.status, errors?.[0]?.extensions.code];
    };
    expect(await attempt(service.password)).toEqual([403, 'PASSWORD_MUST_CHANGE']);
    expect(await attempt(service.password, 'short')).toEqual([403, 'PASSWORD_MUST_CHANGE']);
    expect(await attempt(service.password, 'pangolin-in-the-tea')).toEqual([200, undefined]);
    expect(await attempt('pangolin-in-the-tea')).toEqual([200, undefined]);
    expect(await attempt(service.password)).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('fails in the same words for an unknown name and a wrong password, and is slowed after five tries', async () => {
    const attempt = async (name: string) => {
      const answer = await fetch(`${service.url}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'test' },
        body: JSON.stringify({ name, password: 'wrong' }),
      });
      return [answer.status, await answer.text()] as const;
    };
    const unknown = await attempt('nobody');
    expect(unknown[0]).toBe(401);
    expect(await attempt('zoe')).toEqual(unknown);
    expect(await attempt('boris')).toEqual(unknown);
    await attempt('boris');
    await attempt('boris');
    expect((await attempt('boris'))[0]).toBe(429);
  });
});

describe('asking', () => {
  it('tells who I am and what I may see', async () => {
    const { data } = await amina.ask(
      '{ me { name agency roles clearances { agency handling } cases } status { imports demo } }',
    );
    expect(data).toEqual({
      me: {
        name: 'amina',
        agency: 'customs-ke',
        roles: ['ANALYST'],
        clearances: [{ agency: 'customs-ke', handling: 'TLP:AMBER' }],
        cases: [],
      },
      status: { imports: 1, demo: false },
    });
  });

  it('follows a value to its row, file and source in one question', async () => {
    const answer = await amina.ask(
      `query ($id: ID!) { entity(id: $id) { __typename name ... on Vessel { imo }
        values { property value record { line import { fileName } source { publisher } } } } }`,
      { id: vessel },
    );
    expect(answer.data).toMatchObject({ entity: { __typename: 'Vessel', imo: '9341720' } });
    const { values } = field<{ values: readonly { property: string; record: { line: number } }[] }>(answer, 'entity');
    const lines = values.filter((v) => v.property === 'imo').map((v) => v.record.line);
    expect(lines.sort()).toEqual([2, 3]);
  });

  it('gives null for the hidden as for the unknown, byte for byte', async () => {
    const question =
      'query ($id: ID!) { entity(id: $id) { id } record(id: $id) { id } link(id: $id) { id } match(id: $id) { id } }';
    const hidden = await boris.ask(question, { id: vessel });
    const unknown = await boris.ask(question, { id: `m${'a'.repeat(26)}` });
    expect(hidden.text).toBe(unknown.text);
    expect(hidden.data).toEqual({ entity: null, record: null, link: null, match: null });
  });

  it('refuses a change to the hidden as to the unknown, in the same words', async () => {
    const question = `mutation ($id: ID!, $o: ID!) { judge(left: $id, right: $o, decision: SAME, reason: "same hull") { id } }`;
    const other = `m${'b'.repeat(26)}`;
    const hidden = await dora.ask(question, { id: vessel, o: other });
    const unknown = await dora.ask(question, { id: `m${'a'.repeat(26)}`, o: other });
    expect(hidden.errors[0]).toMatchObject({
      message: 'No mention with this id',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(unknown.text.replaceAll(`m${'a'.repeat(26)}`, vessel)).toBe(hidden.text);
  });

  it('refuses arguments that cannot be meant', async () => {
    const asked = [
      'search(text: " ") { totalCount }',
      'imports(first: 0) { totalCount }',
      'imports(after: "x") { totalCount }',
    ];
    for (const field of asked) {
      const { errors } = await amina.ask(`{ ${field} }`);
      expect(errors[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        details: { argument: expect.any(String) },
      });
    }
  });
});

describe('a chart', () => {
  const CHART =
    'query ($ids: [ID!]!) { chart(ids: $ids) { entities { id name handling linkTotal } links { id kind from to recordCount } } }';
  interface ChartAnswer {
    readonly entities: readonly { id: string; name: string; handling: string; linkTotal: number }[];
    readonly links: readonly { id: string; from: string; to: string }[];
  }
  const chartOf = async (client: Client, ids: readonly string[]) =>
    field<ChartAnswer>(await client.ask(CHART, { ids }), 'chart');
  const around = async (client: Client) =>
    field<ChartAnswer & { centre: { id: string } }>(
      await client.ask(
        `query ($id: ID!) { neighbourhood(id: $id, first: 100) { centre { id }
          entities { id name handling linkTotal } links { id kind from to recordCount } } }`,
        { id: vessel },
      ),
      'neighbourhood',
    );

  it('gives things and every link among them in one question', async () => {
    const { centre, entities, links } = await around(amina);
    expect(links.length).toBeGreaterThan(2);
    const chart = await chartOf(amina, [centre.id, ...entities.map((e) => e.id)]);
    expect(chart.entities.slice(1)).toEqual(entities);
    expect(chart.links).toEqual(expect.arrayContaining([...links]));
    const some = await chartOf(
      amina,
      entities.map((e) => e.id),
    );
    expect(some.links.filter((l) => l.from === centre.id || l.to === centre.id)).toEqual([]);
  });

  it('leaves out what is unknown and what is hidden, alike, and names a thing once', async () => {
    const unknown = `m${'a'.repeat(26)}`;
    const chart = await chartOf(amina, [unknown, vessel, vessel]);
    const entity = await amina.ask('query ($id: ID!) { entity(id: $id) { name names } }', { id: vessel });
    const { name, names } = field<{ name: string; names: readonly string[] }>(entity, 'entity');
    expect(chart.entities.map((e) => e.name)).toEqual([name]);
    expect([...names].sort()).toEqual(['GANNET PIONEER', 'HAMMER BAY']);
    const hidden = await boris.ask(CHART, { ids: [vessel] });
    expect(hidden.text).toBe((await boris.ask(CHART, { ids: [unknown] })).text);
    expect(hidden.data).toEqual({ chart: { entities: [], links: [] } });
  });

  it('is asked of 500 things at most', async () => {
    const ids = Array.from({ length: 501 }, (_, i) => `m${i}`);
    expect((await amina.ask(CHART, { ids })).errors[0]).toMatchObject({
      message: 'Ask for at most 500 things at a time',
      extensions: { code: 'BAD_USER_INPUT', details: { argument: 'ids', value: 501 } },
    });
    expect(await chartOf(amina, ids.slice(1))).toEqual({ entities: [], links: [] });
  });

  it('marks each thing as strictly as the strictest record of it that its reader may see', async () => {
    const sent = await carla.fetch('/imports?source=vessel-registry&fileName=close.csv&handling=TLP:RED', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: REGISTER.replaceAll('41207-PEXT', '90002-PEXT').replaceAll('17204,', '17205,'),
    });
    expect(sent.status).toBe(202);
    await service.settled();
    service.engine.viewers.forget();
    const markFor = async (client: Client) => {
      const [card] = (await chartOf(client, [vessel])).entities;
      const entity = await client.ask('query ($id: ID!) { entity(id: $id) { handling } }', { id: vessel });
      expect(card?.handling).toBe(field<{ handling: string }>(entity, 'entity').handling);
      return card?.handling;
    };
    expect([await markFor(amina), await markFor(carla)]).toEqual(['TLP:AMBER', 'TLP:RED']);
  });
});

describe('a request that is not let in', () => {
  it('without a session gets constant words, whatever it asks', async () => {
    const answers = await Promise.all(
      ['{ me { name } }', '{ nonsense }', '{ __schema { types { name } } }', '{{{'].map(async (query) => {
        const answer = await post(JSON.stringify({ query }), { cookie: '' });
        return [answer.status, await answer.text()];
      }),
    );
    expect(new Set(answers.map((a) => a.join(' '))).size).toBe(1);
    expect(answers[0]?.[0]).toBe(401);
  });

  it('from another site, which cannot set our header, is refused', async () => {
    const answer = await post('{"query":"{ me { name } }"}', { 'x-requested-with': '' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['GET', () => amina.fetch('/graphql?query=%7B__typename%7D'), 405],
    ['a form', () => post('query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['plain text', () => post('{"query":"{__typename}"}', { 'content-type': 'text/plain' }), 415],
    ['half a JSON', () => post('{"query":'), 400],
    ['a list of questions', () => post('[{"query":"{__typename}"},{"query":"{__typename}"}]'), 400],
    ['300 kB', () => post(JSON.stringify({ query: `{ me { name } } #${'x'.repeat(300_000)}` })), 413],
    ['1,500 words', () => post(JSON.stringify({ query: `{ ${'__typename '.repeat(1_500)} }` })), 400],
    [
      '40 aliases',
      () =>
        post(JSON.stringify({ query: `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: __typename`).join(' ')} }` })),
      400,
    ],
    [
      'a page of pages',
      () =>
        post(
          JSON.stringify({
            query: '{ imports(first: 400) { edges { node { records(first: 400) { edges { node { id } } } } } } }',
          }),
        ),
      400,
    ],
  ])('as %s is refused without running', async (_what, send, status) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/\bat .+:\d+:\d+|node_modules|Neo4j/);
  });

  it('learns nothing about the schema from its mistakes, unless it comes from an analyst', async () => {
    const wrong = '{ entitie(id: 1) { id } }';
    expect((await boris.ask(wrong)).text).toBe(
      '{"errors":[{"message":"Invalid operation","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}\n',
    );
    expect((await boris.ask('{ __schema { types { name } } }')).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await amina.ask('{ __schema { types { name } } }')).errors).toEqual([]);
    expect((await amina.ask(wrong)).errors[0]?.message).toContain('entitie');
  });

  it('is ended when whoever asked is gone', async () => {
    const asked = request(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'test', cookie: amina.cookie },
    });
    asked.on('error', () => undefined);
    asked.end(JSON.stringify({ query: '{ status { entities records } }' }));
    setTimeout(() => asked.destroy(), 2);
    await new Promise((resolve) => asked.once('close', resolve));
    expect((await amina.ask('{ me { name } }')).status).toBe(200);
  });
});

describe('roles', () => {
  const code = async (client: Client, query: string) => (await client.ask(query)).errors[0]?.extensions.code;
  const upload = (client: Client) =>
    client.fetch('/imports?source=vessel-registry&fileName=f.csv', { method: 'POST', body: REGISTER });

  it.each(['edith', 'faith'])('alone show %s no evidence, by questions, files or numbers', async (name) => {
    const client = withRoleAlone[name] as Client;
    for (const query of [
      `{ entity(id: "${vessel}") { id } }`,
      '{ search(text: "GANNET PIONEER") { totalCount } }',
      '{ imports { totalCount } }',
      '{ cases { id } }',
      'mutation { openCase(reference: "OP-9", title: "T") { id } }',
    ]) {
      expect([query, await code(client, query)]).toEqual([query, 'FORBIDDEN']);
    }
    expect((await client.ask('{ status { entities records imports } }')).data).toEqual({
      status: { entities: 0, records: 0, imports: 0 },
    });
    for (const path of ['/jobs/j1', '/imports/i1/rejects', '/bundles/b1']) {
      expect([path, (await client.fetch(path)).status]).toEqual([path, 403]);
    }
    expect((await upload(client)).status).toBe(403);
  });

  it('refuse a kind of work in the same words, whatever it was to be done to', async () => {
    const judge = (id: string) =>
      boris.ask('mutation ($l: ID!) { judge(left: $l, right: "m", decision: SAME, reason: "r") { id } }', { l: id });
    const [known, unknown] = [await judge(vessel), await judge('munknown')];
    expect(known.errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(known.text).toBe(unknown.text);
  });

  it('that are taken away are gone from a running session within a second', async () => {
    const question = '{ imports { totalCount } }';
    expect(await code(dora, question)).toBeUndefined();
    const account = await service.engine.users.account('dora');
    if (account === null) throw new Error('dora is gone');
    await service.engine.users.put({ ...account, roles: ['AUDITOR'] });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await code(dora, question)).toBe('FORBIDDEN');
  });
});

describe('files', () => {
  it('come in once: the same again adds nothing, and its job says so', async () => {
    const answer = await amina.fetch('/imports?source=vessel-registry&fileName=again.csv&handling=TLP:AMBER', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: REGISTER,
    });
    const { id } = (await answer.json()) as { id: string };
    await service.settled();
    expect(await (await amina.fetch(`/jobs/${id}`)).json()).toMatchObject({ state: 'DONE', problem: null });
    expect((await boris.fetch(`/jobs/${id}`)).status).toBe(404);
    const { data } = await amina.ask('{ imports { totalCount edges { node { read accepted refused } } } }');
    expect(data).toEqual({ imports: { totalCount: 1, edges: [{ node: { read: 2, accepted: 2, refused: 0 } }] } });
  });

  it('give their refused rows back to those who may see the import', async () => {
    const bad = REGISTER.replace('2009-04-02', 'yesterday').replace('9341720,HAMMER', 'x,');
    const answer = await amina.fetch('/imports?source=vessel-registry&fileName=bad.csv', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bad.replace('\nPA,', '\nPA,too,few\nPA,'),
    });
    const { id } = (await answer.json()) as { id: string };
    await service.settled();
    const job = (await (await amina.fetch(`/jobs/${id}`)).json()) as { importId: string };
    const rejects = await amina.fetch(`/imports/${job.importId}/rejects`);
    expect(rejects.status).toBe(200);
    expect(rejects.headers.get('content-disposition')).toBe('attachment; filename=refused-bad.csv');
    expect(await rejects.text()).toContain('PA,too,few');
    expect((await amina.fetch('/imports/iunknown/rejects')).status).toBe(404);
  });

  it('are not taken from a role that only reads, nor from a source that is not known', async () => {
    const send = (client: Client, source: string) =>
      client.fetch(`/imports?source=${source}&fileName=f.csv`, { method: 'POST', body: REGISTER });
    expect((await send(boris, 'vessel-registry')).status).toBe(403);
    const unknown = await send(amina, 'made-up');
    expect(unknown.status).toBe(400);
    expect(await unknown.text()).toContain('vessel-registry');
    expect(await readdir(join(service.home, 'incoming'))).toEqual([]);
  });
});

describe('cases', () => {
  it('exist for their members alone', async () => {
    const opened = await amina.ask(
      'mutation { openCase(reference: "OP-1", title: "Stone and ivory") { id version members } }',
    );
    const { id } = field<{ id: string }>(opened, 'openCase');
    // More of its records may have come in meanwhile, and with them an earlier first mention.
    const now = field<{ id: string }>(
      await amina.ask('query ($id: ID!) { entity(id: $id) { id } }', { id: vessel }),
      'entity',
    ).id;
    const added = await amina.ask(
      'mutation ($c: ID!, $e: [ID!]!) { addToCase(case: $c, entities: $e, note: "hull") { version items { note entity { id } } events { seq action object } } }',
      { c: id, e: [vessel] },
    );
    expect(added.data?.addToCase).toMatchObject({ version: 2, items: [{ note: 'hull', entity: { id: now } }] });
    const again = await amina.ask('mutation ($c: ID!, $e: [ID!]!) { addToCase(case: $c, entities: $e) { version } }', {
      c: id,
      e: [vessel],
    });
    expect(again.data).toEqual({ addToCase: { version: 2 } });
    const chart = await amina.ask(
      'mutation ($c: ID!, $p: [ChartPositionInput!]!) { saveChart(case: $c, positions: $p) { version chart { entity x y } } }',
      { c: id, p: [{ entity: vessel, x: 12, y: -3.5 }] },
    );
    expect(chart.data?.saveChart).toEqual({ version: 3, chart: [{ entity: now, x: 12, y: -3.5 }] });

    const read = 'query ($c: ID!) { case(id: $c) { title } cases { id } }';
    expect((await amina.ask(read, { c: id })).data).toEqual({ case: { title: 'Stone and ivory' }, cases: [{ id }] });
    expect((await boris.ask(read, { c: id })).data).toEqual({ case: null, cases: [] });
    const write = 'mutation ($c: ID!) { removeFromCase(case: $c, entity: "m", reason: "r") { id } }';
    expect((await boris.ask(write, { c: id })).errors[0]?.message).toBe('No case with this id');
    const removed = await amina.ask(
      'mutation ($c: ID!, $e: ID!) { removeFromCase(case: $c, entity: $e, reason: "not ours") { version items { note } } }',
      { c: id, e: vessel },
    );
    expect(removed.data?.removeFromCase).toEqual({ version: 4, items: [] });
  });

  it('have the members that their opener lets in, and keep who was one', async () => {
    const { id } = field<{ id: string }>(
      await amina.ask('mutation { openCase(reference: "OP-5", title: "Members") { id } }'),
      'openCase',
    );
    const change = (client: Client, field: 'addMember' | 'removeMember', member: string, c = id) =>
      client.ask(
        `mutation ($c: ID!, $m: String!) { ${field}(case: $c, member: $m, reason: "asked to help") { version members } }`,
        { c, m: member },
      );
    const read = async (client: Client) =>
      (await client.ask('query ($c: ID!) { case(id: $c) { title } }', { c: id })).data;

    const stranger = await change(boris, 'addMember', 'boris');
    expect(stranger.errors[0]).toMatchObject({ message: 'No case with this id' });
    expect((await change(boris, 'addMember', 'boris', 'cnone')).text.replace('cnone', id)).toBe(stranger.text);
    expect((await change(amina, 'addMember', 'nobody')).errors[0]?.message).toBe('There is no user "nobody"');

    const added = { version: 2, members: ['amina', 'boris'] };
    expect((await change(amina, 'addMember', 'boris')).data).toEqual({ addMember: added });
    expect((await change(amina, 'addMember', 'boris')).data).toEqual({ addMember: added });
    expect(await read(boris)).toEqual({ case: { title: 'Members' } });
    for (const tried of [await change(boris, 'addMember', 'carla'), await change(boris, 'removeMember', 'amina')]) {
      expect(tried.errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await change(amina, 'removeMember', 'amina')).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');

    const removed = await change(amina, 'removeMember', 'boris');
    expect(removed.data).toEqual({ removeMember: { version: 3, members: ['amina'] } });
    expect(await read(boris)).toEqual({ case: null });
    const events = await amina.ask('query ($c: ID!) { case(id: $c) { events { action object detail } } }', { c: id });
    expect(events.data).toMatchObject({
      case: {
        events: [
          { action: 'OPENED' },
          { action: 'MEMBER_ADDED', object: 'boris', detail: 'asked to help' },
          { action: 'MEMBER_REMOVED', object: 'boris', detail: 'asked to help' },
        ],
      },
    });
  });

  it('leave as bundles for their members, built as the recipient', async () => {
    const { id } = field<{ id: string }>(
      await amina.ask('mutation { openCase(reference: "OP-3", title: "Hull") { id } }'),
      'openCase',
    );
    const empty = await amina.ask('mutation ($c: ID!) { exportBundle(case: $c) { id } }', { c: id });
    expect(empty.errors[0]?.message).toContain('put entities into it first');

    await amina.ask('mutation ($c: ID!, $e: [ID!]!) { addToCase(case: $c, entities: $e) { id } }', {
      c: id,
      e: [vessel],
    });
    const bundle = field<{ id: string; path: string; sizeBytes: number; leftOut: number }>(
      await amina.ask('mutation ($c: ID!) { exportBundle(case: $c) { id path sizeBytes leftOut } }', { c: id }),
      'exportBundle',
    );
    expect(bundle.leftOut).toBe(0);
    const zip = await amina.fetch(bundle.path);
    expect(zip.headers.get('content-disposition')).toBe('attachment; filename=OP-3-v2-full.zip');
    expect((await zip.arrayBuffer()).byteLength).toBe(bundle.sizeBytes);

    expect((await boris.fetch(bundle.path)).status).toBe(404);
    const read = 'query ($b: ID!) { bundle(id: $b) { id } }';
    expect((await boris.ask(read, { b: bundle.id })).data).toEqual({ bundle: null });
    expect((await amina.ask(read, { b: bundle.id })).data).toEqual({ bundle: { id: bundle.id } });
    const listed = await amina.ask('query ($c: ID!) { case(id: $c) { bundles { id } } }', { c: id });
    expect(listed.data).toEqual({ case: { bundles: [{ id: bundle.id }] } });
  });

  it('reach what the recipient has of a thing, though it was put in under an id that he does not know', async () => {
    const told = REGISTER.replace('Norderhaven Reederei GmbH', 'Told in confidence').replaceAll(
      '41207-PEXT',
      '90001-PEXT',
    );
    const sent = await carla.fetch(
      '/imports?source=vessel-registry&fileName=told.csv&handling=TLP:RED&receivedOn=2001-01-01',
      { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: told },
    );
    expect(sent.status).toBe(202);
    await service.settled();
    service.engine.viewers.forget();
    const seen = async (client: Client) =>
      field<{ id: string }>(await client.ask('query ($id: ID!) { entity(id: $id) { id } }', { id: vessel }), 'entity')
        .id;
    const hersId = await seen(carla);
    expect(hersId).not.toBe(await seen(amina));

    const { id } = field<{ id: string }>(
      await carla.ask('mutation { openCase(reference: "OP-4", title: "Hull") { id } }'),
      'openCase',
    );
    await carla.ask('mutation ($c: ID!, $e: [ID!]!) { addToCase(case: $c, entities: $e) { id } }', {
      c: id,
      e: [hersId],
    });
    const known = await service.engine.viewers.viewerOf('carla');
    if (known === null) throw new Error('carla is gone');
    const asking = { viewer: known.viewer, signal: new AbortController().signal };
    const wanted = { edition: 'FULL', redaction: 'NONE' } as const;
    const { version, leftOut } = await caseVersionFor(service.engine, () => new Date(), id, wanted, asking, 'REFUSE');
    expect(leftOut).toBe(0);
    expect(version.entities.map((e) => e.id)).toEqual([await seen(amina)]);
    expect(version.events.map((e) => [e.seq, e.action, e.object])).toEqual([
      [0, 'OPENED', 'OP-4'],
      [1, 'ADDED', await seen(amina)],
    ]);
    expect(JSON.stringify(version)).not.toMatch(new RegExp(`Told in confidence|90001-PEXT|told.csv|${hersId}`));
  });

  it('opened twice under one reference are one, and by another person another', async () => {
    const open = (client: Client) => client.ask('mutation { openCase(reference: "OP-2", title: "T") { id version } }');
    const first = await open(amina);
    expect((await open(amina)).data).toEqual(first.data);
    const other = field<{ id: string; version: number }>(await open(boris), 'openCase');
    expect(other.version).toBe(1);
    expect(other.id).not.toBe(field<{ id: string }>(first, 'openCase').id);
  });
});

describe('pages', () => {
  it('load nothing from elsewhere and run no inline script; each has a nonce of its own for styles', async () => {
    const policies = await Promise.all(
      ['/', '/explore/m1', '/'].map(async (path) => {
        const answer = await fetch(`${service.url}${path}`);
        const policy = answer.headers.get('content-security-policy') ?? '';
        const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
        expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
        expect(policy).not.toContain('unsafe');
        expect(await answer.text()).toContain(`content="${nonce}"`);
        return policy;
      }),
    );
    expect(new Set(policies).size).toBe(3);
  });

  it('are never kept, their parts for a year', async () => {
    expect((await fetch(`${service.url}/`)).headers.get('cache-control')).toBe('no-store');
    const part = await fetch(`${service.url}/assets/index-abc123.js`);
    expect(part.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${service.url}/assets/gone.js`)).status).toBe(404);
  });

  it('and health answer without a session, and tell nothing of how they are made', async () => {
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${service.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
    expect(ready.headers.get('x-powered-by')).toBeNull();
  });
});

describe('the purpose of a question', () => {
  const as = (cookie: string, query: string, purpose: Record<string, string>) =>
    post(JSON.stringify({ query }), { cookie, ...purpose });

  it('is demanded where the agency wants one, for all but who one is', async () => {
    const { cookie } = emil;
    const without = await as(cookie, '{ cases { id } }', {});
    expect([without.status, await without.text()]).toEqual([403, expect.stringContaining('PURPOSE_REQUIRED')]);
    expect((await as(cookie, '{ me { name } status { demo } }', {})).status).toBe(200);
    expect((await as(cookie, '{ cases { id } }', { 'x-hawksbill-purpose': 'OP%20%C3%84GIR' })).status).toBe(200);
    const file = await clientOf(service.url, cookie).fetch('/bundles/b1');
    expect([file.status, await file.text()]).toEqual([403, expect.stringContaining('PURPOSE_REQUIRED')]);
    expect((await clientOf(service.url, cookie).fetch('/bundles/b1?purpose=OP')).status).toBe(404);
  });
});

describe('the access log over GraphQL', () => {
  const LOG = `query Log($first: Int! = 50, $after: String, $actor: String, $action: String, $thing: ID) {
    accessLog(first: $first, after: $after, actor: $actor, action: $action, thing: $thing) {
      pageInfo { hasNextPage endCursor }
      entries { id at actor action operation fields purpose recipients result idCount things { id name } } } }`;
  interface Log {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly entries: readonly Record<string, unknown>[];
  }

  it('is for auditors only', async () => {
    for (const client of [amina, boris]) {
      for (const query of [LOG, '{ accessLogCheck { verified } }']) {
        expect((await client.ask(query)).errors[0]?.extensions.code).toBe('FORBIDDEN');
      }
    }
  });

  it('is read page by page, newest first, and reading it is logged', async () => {
    const first = field<Log>(await greta.ask(LOG, { first: 5 }), 'accessLog');
    expect(first.entries).toHaveLength(5);
    const again = field<Log>(await greta.ask(LOG, { first: 6 }), 'accessLog');
    expect(again.entries[0]).toMatchObject({ actor: 'greta', operation: 'Log', fields: ['Query.accessLog'] });
    expect(again.entries.slice(1)).toEqual(first.entries);
    const older = field<Log>(await greta.ask(LOG, { first: 5, after: first.pageInfo.endCursor }), 'accessLog');
    expect(older.entries.map((e) => e.id)).not.toContain(first.entries[4]?.id);
    expect(String(older.entries[0]?.at) <= String(first.entries[4]?.at)).toBe(true);
  });

  it('finds who was shown a thing, without showing it to whom is not cleared for it', async () => {
    await amina.ask('query Seen($id: ID!) { entity(id: $id) { name } }', { id: vessel });
    const log = await greta.ask(LOG, { first: 1, actor: 'amina', action: 'CONSULTATION', thing: vessel });
    expect(field<Log>(log, 'accessLog').entries[0]).toMatchObject({ operation: 'Seen', result: 'ok', things: [] });
    expect(log.text).not.toContain('GANNET');
  });

  it('says for whom a bundle was made, what was combined and why something was asked', async () => {
    const latest = async (filter: Record<string, string>) =>
      field<Log>(await greta.ask(LOG, { first: 1, ...filter }), 'accessLog').entries[0];
    expect(await latest({ action: 'DISCLOSURE' })).toMatchObject({ recipients: ['FULL'] });
    expect(await latest({ actor: 'emil', action: 'CONSULTATION' })).toMatchObject({ purpose: 'OP ÄGIR' });
    await amina.ask('{ matches(first: 1) { totalCount } }');
    expect(await latest({ actor: 'amina', action: 'COMBINATION' })).toMatchObject({ fields: ['Query.matches'] });
  });

  it('is as it was written', async () => {
    const check = field<Record<string, unknown>>(
      await greta.ask('{ accessLogCheck { verified entries problems { file message } } }'),
      'accessLogCheck',
    );
    expect(check).toMatchObject({ verified: true, problems: [] });
    expect(check.entries).toBeGreaterThan(50);
  });
});

it('logs every reading and refusal before it answers, and reported no fault', async () => {
  await amina.ask('query Named($id: ID!) { entity(id: $id) { name } }', { id: vessel });
  const folder = join(service.home, 'audit');
  const [name] = (await readdir(folder)).filter((n) => n.endsWith('.ndjson'));
  const entries = (await readFile(join(folder, name as string), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(entries.at(-1)).toMatchObject({ action: 'CONSULTATION', actor: 'amina', operation: 'Named', result: 'ok' });
  expect(entries.at(-1)?.ids).toContain(vessel);
  const kinds = new Set(entries.map((e) => `${e.action} ${e.result}`));
  for (const kind of [
    'SIGN_IN ok',
    'SIGN_IN UNAUTHENTICATED',
    'SIGN_IN RATE_LIMITED',
    'COLLECTION ok',
    'DISCLOSURE ok',
    'REFUSED FORBIDDEN',
    'REFUSED BAD_USER_INPUT',
    'ALTERATION ok',
    'COMBINATION ok',
    'STARTED ok',
    'REFUSED PURPOSE_REQUIRED',
  ]) {
    expect(kinds).toContain(kind);
  }
  expect(service.faults).toEqual([]);
});
