import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import { type Client, field, openTestService, type TestService } from '../setup/service.js';

const person = (name: string, roles: User['roles']): User => ({
  name,
  displayName: name,
  agency: 'customs-ke',
  roles,
  policy: { clearances: { 'customs-ke': 'TLP:AMBER' }, cases: [] },
});

const REGISTER = `registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until
PA,41207-PEXT,9341720,HAMMER BAY,,PA,3FHB7,373412000,General cargo,9611,12700,2005,Norderhaven Reederei GmbH,DE,,Norderhaven Reederei GmbH,DE,2009-04-02,2016-11-30
LR,17204,9341721,GANNET PIONEER,HAMMER BAY,LR,D5GP4,636018455,General cargo,9611,12700,2005,Gannet Pioneer Shipping Co,LR,,Corvena Ship Management Ltd,CY,2016-12-01,2019-06-20
LR,17205
`;

let service: TestService;
let amina: Client;
let boris: Client;
let edith: Client;
let now = new Date('2026-03-01T10:00:00Z');

beforeAll(async () => {
  service = await openTestService(
    [person('amina', ['ANALYST']), person('boris', ['ANALYST']), person('edith', ['ADMINISTRATOR'])],
    { now: () => now },
  );
  amina = await service.signIn('amina');
  boris = await service.signIn('boris');
  edith = await service.signIn('edith');
});
afterAll(() => service.close());

const send = (client: Client, fileName: string, body = REGISTER) =>
  client.fetch(`/imports/drafts?fileName=${encodeURIComponent(fileName)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
const check = (client: Client, id: string, query = '', mapping = '') =>
  client.fetch(`/imports/drafts/${id}/check?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: mapping,
  });
const waiting = async () => (await readdir(join(service.home, 'incoming', 'drafts')).catch(() => [])).length;
const drafted = async (client: Client) =>
  ((await (await send(client, 'C:\\files\\register.csv')).json()) as { id: string }).id;

describe('a file that is looked at first', () => {
  it('is told how it would be read, and nothing of it is kept', async () => {
    const id = await drafted(amina);
    const answer = await check(amina, id);
    expect(answer.status).toBe(200);
    const checked = (await answer.json()) as Record<string, unknown>;
    expect(checked).toMatchObject({
      fileName: 'register.csv',
      encoding: 'utf-8',
      delimiter: ',',
      recognisedAs: { source: 'vessel-registry', handling: 'TLP:CLEAR' },
      importedBefore: null,
      check: { rows: 3, accepted: 2, refused: 1, complete: true },
    });
    const imports = await amina.ask('{ imports { totalCount } }');
    expect(imports.data).toEqual({ imports: { totalCount: 0 } });
    expect((await amina.fetch(`/imports/drafts/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await waiting()).toBe(0);
  });

  it('is there for who handed it in alone', async () => {
    const id = await drafted(amina);
    for (const unknown of [id, '00000000-0000-4000-8000-000000000000', '..%2F..%2Fkeys']) {
      const answer = await check(boris, unknown);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('No file with this id waits to be imported');
    }
    expect((await boris.fetch(`/imports/drafts/${id}?source=vessel-registry`, { method: 'POST' })).status).toBe(404);
    expect((await boris.fetch(`/imports/drafts/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await amina.fetch(`/imports/drafts/${id}`, { method: 'DELETE' })).status).toBe(204);
  });

  it('is for those who take files in', async () => {
    expect((await send(edith, 'register.csv')).status).toBe(403);
  });

  it('goes in as it was checked, once, and is known the next time', async () => {
    const id = await drafted(amina);
    const query = 'source=vessel-registry&handling=TLP:AMBER&receivedFrom=the%20registry&receivedOn=2026-02-28';
    const begun = await amina.fetch(`/imports/drafts/${id}?${query}`, { method: 'POST' });
    expect(begun.status).toBe(202);
    await service.settled();
    const { edges } = field<{ edges: readonly { node: { id: string } }[] }>(
      await amina.ask(
        '{ imports { edges { node { id fileName handling read accepted refused receivedFrom receivedOn } } } }',
      ),
      'imports',
    );
    expect(edges).toMatchObject([
      {
        node: {
          fileName: 'register.csv',
          handling: 'TLP:AMBER',
          read: 3,
          accepted: 2,
          refused: 1,
          receivedFrom: 'the registry',
          receivedOn: '2026-02-28',
        },
      },
    ]);
    expect((await check(amina, id)).status).toBe(404);

    const again = await drafted(amina);
    const known = async (handling: string) =>
      (
        (await (await check(amina, again, `handling=${handling}`)).json()) as {
          importedBefore: unknown;
        }
      ).importedBefore;
    expect(await known('TLP:AMBER')).toBe(edges[0]?.node.id);
    // Under another handling code it would be another import.
    expect(await known('TLP:GREEN')).toBeNull();
    await amina.fetch(`/imports/drafts/${again}`, { method: 'DELETE' });
  });

  it('shows the rows that are asked for, read as somebody says', async () => {
    const id = await drafted(amina);
    const sample = async (query: string) => {
      const answer = await check(amina, id, query);
      return answer.status === 200
        ? ((await answer.json()) as { check: { sample: readonly { line: number }[] } | null }).check?.sample.map(
            (r) => r.line,
          )
        : ((await answer.json()) as { errors: readonly { message: string }[] }).errors[0]?.message;
    };
    expect(await sample('from=1')).toEqual([3, 4]);
    expect(await sample('delimiter=;')).toBeUndefined();
    expect(await sample('source=port-calls')).toBeUndefined();
    expect(await sample('encoding=klingon')).toContain('encoding must be one of utf-8');
    expect(await sample('from=-1')).toBe('from must be a whole number');
    expect(await sample('source=nowhere')).toContain('There is no source "nowhere"');
    await amina.fetch(`/imports/drafts/${id}`, { method: 'DELETE' });
  });
});

describe('a file that nobody described', () => {
  const FILE = `Ref No;Port of loading;Shipper;Consignee;Container;Gross weight kg
A-1;KEMBA;Baobab Stone Yard Ltd;Hai Long Co;MSKU9070323;1.234,5
A-2;KEMBA;Baobab Stone Yard Ltd;TO ORDER;MSKU9070322;900
`;

  it('is read by the mapping that is proposed, once it says whose data it is', async () => {
    const id = ((await (await send(amina, 'loads.csv', FILE)).json()) as { id: string }).id;
    const first = (await (await check(amina, id)).json()) as { proposedMapping: string; check: unknown };
    expect(first.check).toBeNull();
    expect(first.proposedMapping).toContain('containerNumber');

    const spoilt = first.proposedMapping.replace(/^things:/m, 'thinks:');
    const wrong = (await (await check(amina, id, '', spoilt)).json()) as {
      mappingProblems: readonly { line: number; message: string }[];
    };
    expect(wrong.mappingProblems.map(({ message }) => message).join(' ')).toContain('things');
    const line = spoilt.split('\n').findIndex((text) => text.startsWith('thinks:')) + 1;
    expect(wrong.mappingProblems.map((problem) => problem.line)).toContain(line);

    const checked = (await (await check(amina, id, '', first.proposedMapping)).json()) as {
      recognisedAs: { source: string; title: string };
      check: { accepted: number; refused: number };
    };
    expect(checked.check).toMatchObject({ accepted: 2, refused: 0 });
    const { source } = checked.recognisedAs;
    const begun = await amina.fetch(`/imports/drafts/${id}?source=${encodeURIComponent(source)}&handling=TLP:AMBER`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: first.proposedMapping,
    });
    expect(begun.status).toBe(202);
    await service.settled();
    const found = await amina.ask(
      '{ search(text: "MSKU9070323") { edges { node { entity { kind name } } } } sources { name } }',
    );
    expect(field<{ edges: readonly unknown[] }>(found, 'search').edges[0]).toMatchObject({
      node: { entity: { kind: 'CONTAINER', name: 'MSKU9070323' } },
    });
    // Another agency's source of that name is another source.
    const [own] = field<readonly { name: string }[]>(found, 'sources').filter(({ name }) => name.includes('/'));
    expect(own?.name).toBe(source);
  });
});

describe('an import that runs', () => {
  it('is cancelled by who began it, once', async () => {
    const id = await drafted(boris);
    const begun = await boris.fetch(`/imports/drafts/${id}?source=vessel-registry`, { method: 'POST' });
    const job = encodeURIComponent(((await begun.json()) as { id: string }).id);
    expect((await amina.fetch(`/jobs/${job}`, { method: 'DELETE' })).status).toBe(404);
    await service.settled();
    // Done by now, or ended: either way there is nothing more to cancel.
    await boris.fetch(`/jobs/${job}`, { method: 'DELETE' });
    expect((await boris.fetch(`/jobs/${job}`, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('a file that nobody came back to', () => {
  it('is gone a day later', async () => {
    await drafted(amina);
    expect(await waiting()).toBe(1);
    const before = now;
    now = new Date(Date.now() + 25 * 3_600_000);
    await drafted(boris);
    expect(await waiting()).toBe(1);
    now = before;
  });
});
