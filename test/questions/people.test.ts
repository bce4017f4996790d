import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import { type Client, cookieFor, field, openTestService, type TestService } from '../setup/service.js';

const person = (name: string, agency: string, roles: User['roles']): User => ({
  name,
  displayName: name,
  agency,
  roles,
  policy: { clearances: { [agency]: 'TLP:AMBER' }, cases: [] },
});

let service: TestService;
let achieng: Client;
let wanjiru: Client;

beforeAll(async () => {
  service = await openTestService([
    person('achieng', 'ke-customs', ['ADMINISTRATOR']),
    person('wanjiru', 'ke-customs', ['ANALYST']),
    person('mutua', 'ke-customs', ['PROSECUTOR']),
    person('linh', 'vn-customs', ['ADMINISTRATOR']),
  ]);
  achieng = await service.signIn('achieng');
  wanjiru = await service.signIn('wanjiru');
});
afterAll(async () => {
  await service.close();
});

const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_050));
const duties = async (client: Client) =>
  field<{ duties: string[] }>(await client.ask('{ me { duties } }'), 'me').duties;
const logged = async () => {
  const folder = join(service.home, 'audit');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ndjson'));
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('');
};

describe('people and their rights over HTTP', () => {
  it('are for administrators alone, and each is told what his roles open', async () => {
    for (const question of ['{ people { name } }', '{ rightsRequests { id } }', '{ administration { everywhere } }']) {
      expect((await wanjiru.ask(question)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(
      field(await achieng.ask('{ administration { everywhere fourEyes standIn { chosen } } }'), 'administration'),
    ).toEqual({
      everywhere: false,
      fourEyes: false,
      standIn: null,
    });
    expect(await duties(achieng)).toEqual(['OWN_ACCOUNT', 'READ_SCHEMA', 'ADMINISTER']);
    const all = field<{ duty: string; roles: string[] }[]>(await wanjiru.ask('{ duties { duty roles } }'), 'duties');
    expect(all.find((d) => d.duty === 'READ_LOGS')?.roles).toEqual(['AUDITOR']);
  });

  it('change for whoever is signed in within a second', async () => {
    const change =
      'mutation ($roles: [Role!]!) { changeRoles(name: "wanjiru", roles: $roles, reason: "moved") { request { id } } }';
    expect((await achieng.ask(change, { roles: ['PROSECUTOR'] })).errors).toEqual([]);
    await aSecond();
    expect(await duties(wanjiru)).not.toContain('JUDGE');
    expect((await achieng.ask(change, { roles: ['ANALYST'] })).errors).toEqual([]);
    await aSecond();
    expect(await duties(wanjiru)).toContain('JUDGE');
  });

  it('write nothing to the graph of evidence', async () => {
    const counts = async () =>
      (
        await service.engine.writer.read(
          {
            text: 'CYPHER 25 MATCH (n) WHERE NOT n:User AND NOT n:Agency RETURN count(n) AS total, count{()-[]->()} AS links',
            params: () => ({}),
            row: (row) => row.toObject(),
          },
          {},
        )
      )[0];
    const before = await counts();
    const clear =
      'mutation { changeClearances(name: "mutua", clearances: [{ agency: "ke-customs", handling: "TLP:RED" }], reason: "leads") { person { rights { clearances { agency handling } } } } }';
    expect(field(await achieng.ask(clear), 'changeClearances')).toEqual({
      person: { rights: { clearances: [{ agency: 'ke-customs', handling: 'TLP:RED' }] } },
    });
    expect(await counts()).toEqual(before);
  });

  it('a password that was reset closes every session, and works once', async () => {
    const answer = await achieng.ask('mutation { resetPassword(name: "mutua", reason: "lost") { password } }');
    const { password } = field<{ password: string }>(answer, 'resetPassword');
    await expect(cookieFor(service.url, 'mutua', password)).rejects.toThrow('PASSWORD_MUST_CHANGE');
    const gone = await service.signIn('wanjiru');
    await achieng.ask('mutation { resetPassword(name: "wanjiru", reason: "lost") { password } }');
    expect((await gone.ask('{ me { name } }')).status).toBe(401);
  });

  it('an account that has ended opens nothing, is nobody to let into a case, and comes back', async () => {
    const made = await achieng.ask(
      'mutation { addPerson(name: "zuri", displayName: "Zuri", agency: "ke-customs", roles: [ANALYST], clearances: [], reason: "joins") { password person { name rights { roles active } } } }',
    );
    const { password, person: zuri } = field<{ password: string; person: unknown }>(made, 'addPerson');
    expect(zuri).toEqual({ name: 'zuri', rights: { roles: ['ANALYST'], active: true } });
    const signIn = await fetch(`${service.url}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'test' },
      body: JSON.stringify({ name: 'zuri', password, newPassword: service.password }),
    });
    expect(signIn.status).toBe(200);
    const client = await service.signIn('zuri');
    const opened = field<{ id: string }>(
      await client.ask('mutation { openCase(reference: "Z-1", title: "Of Zuri") { id } }'),
      'openCase',
    );
    await achieng.ask('mutation { endPerson(name: "mutua", reason: "left") { person { name } } }');
    const letIn = await client.ask(
      `mutation { addMember(case: "${opened.id}", member: "mutua", reason: "helps") { id } }`,
    );
    expect(letIn.errors[0]?.message).toBe('There is no user "mutua"');
    const colleagues = field<{ name: string }[]>(await client.ask('{ colleagues { name } }'), 'colleagues');
    expect(colleagues.map((c) => c.name)).toEqual(['wanjiru', 'zuri']);

    await achieng.ask('mutation { endPerson(name: "zuri", reason: "left") { person { name } } }');
    await aSecond();
    expect((await client.ask('{ me { name } }')).status).toBe(401);
    await expect(service.signIn('zuri')).rejects.toThrow('401');
    await achieng.ask('mutation { restorePerson(name: "zuri", reason: "back") { person { name } } }');
    await expect(service.signIn('zuri')).resolves.toBeDefined();
  });

  it('is told when somebody last signed in, and refuses what is no name, role, level or reason', async () => {
    const people = field<{ name: string; lastSignInOn: string | null }[]>(
      await achieng.ask('{ people { name lastSignInOn } }'),
      'people',
    );
    const today = new Date().toISOString().slice(0, 10);
    expect(people.find((p) => p.name === 'achieng')?.lastSignInOn).toBe(today);
    expect(people.map((p) => p.name)).not.toContain('linh');
    const add = (name: string, handling: string, reason: string) =>
      achieng.ask(
        `mutation ($name: String!, $handling: String, $reason: String!) { addPerson(name: $name, displayName: "X", agency: "ke-customs", roles: [], clearances: [{ agency: "ke-customs", handling: $handling }], reason: $reason) { password } }`,
        { name, handling, reason },
      );
    for (const answer of [
      await add('__proto__', 'TLP:RED', 'x'),
      await add('Amina O', 'TLP:RED', 'x'),
      await add('amina', 'SECRET', 'x'),
      await add('amina', 'TLP:RED', '  '),
    ]) {
      expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('are changed and refused in the access log, without any password', async () => {
    await achieng.ask('mutation { resetPassword(name: "linh", reason: "curious") { password } }');
    const answer = await achieng.ask('mutation { resetPassword(name: "wanjiru", reason: "lost again") { password } }');
    const { password } = field<{ password: string }>(answer, 'resetPassword');
    const log = await logged();
    const entries = log
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { action: string; actor: string; fields?: string[]; result: string });
    const ofReset = entries.filter((e) => e.fields?.[0] === 'Mutation.resetPassword').map((e) => [e.action, e.result]);
    expect(ofReset.slice(-2)).toEqual([
      ['REFUSED', 'FORBIDDEN'],
      ['RIGHTS_CHANGE', 'ok'],
    ]);
    expect(log).not.toContain(password);
    expect(service.faults).toEqual([]);
  });
});
