import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import { type Client, field, openTestService, type TestService } from '../setup/service.js';

const person = (name: string, agency: string, others: readonly string[] = []): User => ({
  name,
  displayName: name,
  agency,
  roles: ['ANALYST'],
  policy: { clearances: Object.fromEntries([agency, ...others].map((a) => [a, 'TLP:AMBER' as const])), cases: [] },
});

const HEADER =
  'registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until';
/** Each agency holds another row of the register about one vessel, and a vessel of its own. */
const OF_KENYA = `${HEADER}
PA,41207-PEXT,9341720,HAMMER BAY,,PA,3FHB7,373412000,General cargo,9611,12700,2005,Norderhaven Reederei GmbH,DE,,Norderhaven Reederei GmbH,DE,2009-04-02,2016-11-30
PA,41999-PEXT,9074729,UNSHARED TERN,,PA,3FXX7,373999000,General cargo,9611,12700,2005,Ternwater Shipping,DE,,Ternwater Shipping,DE,2009-04-02,2016-11-30
`;
const OF_NETHERLANDS = `${HEADER}
LR,17204,9341720,GANNET PIONEER,HAMMER BAY,LR,D5GP4,636018455,General cargo,9611,12700,2005,Gannet Pioneer Shipping Co,LR,,Corvena Ship Management Ltd,CY,2016-12-01,2019-06-20
`;

let service: TestService;
let wanda: Client;
let others: readonly Client[];

beforeAll(async () => {
  service = await openTestService([
    person('amina', 'customs-ke'),
    person('boris', 'police-nl'),
    person('wanda', 'police-nl', ['customs-ke']),
  ]);
  const [amina, boris] = [await service.signIn('amina'), await service.signIn('boris')];
  others = [amina, boris];
  wanda = await service.signIn('wanda');
  for (const [client, body] of [
    [amina, OF_KENYA],
    [boris, OF_NETHERLANDS],
  ] as const) {
    const headers = { 'content-type': 'application/octet-stream' };
    const path = '/imports?source=vessel-registry&fileName=register.csv&handling=TLP:AMBER';
    expect((await client.fetch(path, { method: 'POST', headers, body })).status).toBe(202);
  }
  await service.settled();
});
afterAll(() => service.close());

async function idOf(client: Client, text: string): Promise<string> {
  const answer = await client.ask(
    'query ($t: String!) { search(text: $t, kinds: [VESSEL]) { edges { node { entity { id } } } } }',
    { t: text },
  );
  const { edges } = field<{ edges: readonly { node: { entity: { id: string } } }[] }>(answer, 'search');
  return edges[0]?.node.entity.id as string;
}

interface Met {
  readonly items: readonly { readonly entity: { readonly id: string; readonly name: string } }[];
  readonly chart: readonly { readonly entity: string; readonly x: number }[];
}

describe('a case whose members see different records of one thing', () => {
  it('holds the thing for each of them, under the id and name by which he knows it', async () => {
    const [shared, unshared] = [await idOf(wanda, 'GANNET PIONEER'), await idOf(wanda, 'UNSHARED TERN')];
    const [ofAmina, ofBoris] = [
      await idOf(others[0] as Client, 'HAMMER BAY'),
      await idOf(others[1] as Client, 'GANNET PIONEER'),
    ];
    expect(ofAmina).not.toBe(ofBoris);
    const opened = await wanda.ask('mutation { openCase(reference: "OP-1", title: "Hull") { id } }');
    const { id } = field<{ id: string }>(opened, 'openCase');
    const change = (text: string, variables: Record<string, unknown>) => wanda.ask(text, { c: id, ...variables });
    await change('mutation ($c: ID!, $e: [ID!]!) { addToCase(case: $c, entities: $e) { id } }', {
      e: [shared, unshared],
    });
    await change('mutation ($c: ID!, $p: [ChartPositionInput!]!) { saveChart(case: $c, positions: $p) { id } }', {
      p: [
        { entity: shared, x: 1, y: 0 },
        { entity: unshared, x: 2, y: 0 },
      ],
    });
    for (const member of ['amina', 'boris']) {
      const letIn = 'mutation ($c: ID!, $m: String!) { addMember(case: $c, member: $m, reason: "helps") { id } }';
      expect((await change(letIn, { m: member })).errors).toEqual([]);
    }

    const read = 'query ($c: ID!) { case(id: $c) { items { entity { id name } } chart { entity x } } }';
    const [amina, boris] = await Promise.all(
      others.map(async (client) => field<Met>(await client.ask(read, { c: id }), 'case')),
    );
    expect(amina?.items.map((i) => i.entity.name)).toEqual(['HAMMER BAY', 'UNSHARED TERN']);
    expect(amina?.chart).toEqual([
      { entity: ofAmina, x: 1 },
      { entity: unshared, x: 2 },
    ]);
    expect(boris?.items).toEqual([{ entity: { id: ofBoris, name: 'GANNET PIONEER' } }]);
    expect(boris?.chart).toEqual([{ entity: ofBoris, x: 1 }]);

    const again =
      'mutation ($c: ID!, $e: [ID!]!) { addToCase(case: $c, entities: $e) { version items { entity { id } } } }';
    const before = field<{ version: number }>(
      await wanda.ask('query ($c: ID!) { case(id: $c) { version } }', { c: id }),
      'case',
    );
    expect((await (others[1] as Client).ask(again, { c: id, e: [ofBoris] })).data?.addToCase).toEqual({
      version: before.version,
      items: [{ entity: { id: ofBoris } }],
    });
    const remove =
      'mutation ($c: ID!, $e: ID!) { removeFromCase(case: $c, entity: $e, reason: "not ours") { items { entity { id } } } }';
    expect((await (others[1] as Client).ask(remove, { c: id, e: ofBoris })).data?.removeFromCase).toEqual({
      items: [],
    });
    expect(field<Met>(await wanda.ask(read, { c: id }), 'case').items.map((i) => i.entity.id)).toEqual([unshared]);
  });
});
