import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import type { Handling } from '../../server/records/source.js';
import { type Client, field, openTestService, type TestService } from '../setup/service.js';

const person = (name: string, most: Handling): User => ({
  name,
  displayName: name,
  agency: 'customs-ke',
  roles: ['ANALYST'],
  policy: { clearances: { 'customs-ke': most }, cases: [] },
});

/** Two entries of one hull, and another vessel. */
const REGISTER = `registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until
PA,41207-PEXT,9341720,HAMMER BAY,,PA,3FHB7,373412000,General cargo,9611,12700,2005,Norderhaven Reederei GmbH,DE,,Norderhaven Reederei GmbH,DE,2009-04-02,2016-11-30
LR,17204,9341720,GANNET PIONEER,HAMMER BAY,LR,D5GP4,636018455,General cargo,9611,12700,2005,Gannet Pioneer Shipping Co,LR,,Corvena Ship Management Ltd,CY,2016-12-01,2019-06-20
PA,41999-PEXT,9074729,UNSHARED TERN,,PA,3FXX7,373999000,General cargo,9611,12700,2005,Ternwater Shipping,DE,,Ternwater Shipping,DE,2009-04-02,2016-11-30
`;

interface Shown {
  readonly cases: readonly {
    readonly asItem: boolean;
    readonly onChart: boolean;
    readonly case: { readonly reference: string };
  }[];
  readonly bundles: readonly { readonly id: string; readonly edition: string; readonly caseVersion: number }[];
}

let service: TestService;
let amina: Client;
let other: Client;
let strict: Client;
let vessel: string;

beforeAll(async () => {
  service = await openTestService([
    person('amina', 'TLP:AMBER'),
    person('other', 'TLP:AMBER'),
    person('strict', 'TLP:GREEN'),
  ]);
  [amina, other, strict] = [
    await service.signIn('amina'),
    await service.signIn('other'),
    await service.signIn('strict'),
  ];
  const headers = { 'content-type': 'application/octet-stream' };
  const path = '/imports?source=vessel-registry&fileName=register.csv&handling=TLP:AMBER';
  expect((await amina.fetch(path, { method: 'POST', headers, body: REGISTER })).status).toBe(202);
  await service.settled();
  vessel = await idOf('GANNET PIONEER');
});
afterAll(() => service.close());

async function idOf(text: string): Promise<string> {
  const found = await amina.ask(
    'query ($t: String!) { search(text: $t, kinds: [VESSEL]) { edges { node { entity { id } } } } }',
    { t: text },
  );
  const { edges } = field<{ edges: readonly { node: { entity: { id: string } } }[] }>(found, 'search');
  return edges[0]?.node.entity.id as string;
}

async function opened(reference: string): Promise<string> {
  const text = 'mutation ($r: String!) { openCase(reference: $r, title: "T") { id } }';
  return field<{ id: string }>(await amina.ask(text, { r: reference }), 'openCase').id;
}

async function reliance(client: Client, entity: string): Promise<Shown | null> {
  const text =
    'query ($e: ID!) { reliedOn(entity: $e) { cases { asItem onChart case { reference } } bundles { id edition caseVersion } } }';
  const { data, errors } = await client.ask(text, { e: entity });
  expect(errors).toEqual([]);
  return (data?.reliedOn ?? null) as Shown | null;
}

async function mentionsOf(entity: string) {
  const text = 'query ($e: ID!) { entity(id: $e) { mentions { id record { sourceKey } } } }';
  const { mentions } = field<{ mentions: readonly { id: string }[] }>(await amina.ask(text, { e: entity }), 'entity');
  return mentions.map((m) => m.id).sort();
}

const ADD = 'mutation ($c: ID!, $e: [ID!]!) { addToCase(case: $c, entities: $e) { version } }';
const CHART = 'mutation ($c: ID!, $e: ID!) { saveChart(case: $c, positions: [{ entity: $e, x: 1, y: 2 }]) { id } }';
const REMOVE = 'mutation ($c: ID!, $e: ID!) { removeFromCase(case: $c, entity: $e, reason: "not ours") { id } }';
const EXPORT = 'mutation ($c: ID!) { exportBundle(case: $c, edition: FULL) { id } }';
const SPLIT =
  'mutation ($t: [ID!]!, $of: ID!, $r: String! = "two hulls") { split(taken: $t, of: $of, reason: $r) { id decision reason withdrawn } }';
const UNDO =
  'mutation ($ids: [ID!]!) { withdrawJudgements(ids: $ids, reason: "one hull after all") { id withdrawn withdraws } }';

describe('what relies on a thing', () => {
  it('is nothing where nobody put it anywhere', async () => {
    expect(await reliance(amina, vessel)).toEqual({ cases: [], bundles: [] });
  });

  it('is every case that holds or shows it, and every bundle it left in, for members alone', async () => {
    const [held, drawn, tern] = [await opened('OP-HELD'), await opened('OP-DRAWN'), await idOf('UNSHARED TERN')];
    await amina.ask(ADD, { c: held, e: [vessel, tern] });
    await amina.ask(CHART, { c: held, e: vessel });
    await amina.ask(CHART, { c: drawn, e: vessel });
    const { id } = field<{ id: string }>(await amina.ask(EXPORT, { c: held }), 'exportBundle');
    const bundle = { id, edition: 'FULL', caseVersion: 4 };
    const onChart = { asItem: false, onChart: true, case: { reference: 'OP-DRAWN' } };
    expect(await reliance(amina, vessel)).toEqual({
      cases: [onChart, { asItem: true, onChart: true, case: { reference: 'OP-HELD' } }],
      bundles: [bundle],
    });
    expect(await reliance(amina, tern)).toEqual({
      cases: [{ asItem: true, onChart: false, case: { reference: 'OP-HELD' } }],
      bundles: [bundle],
    });
    // A colleague who is no member, and one who does not see the thing.
    expect(await reliance(other, vessel)).toEqual({ cases: [], bundles: [] });
    expect(await reliance(strict, vessel)).toBeNull();
    expect(await reliance(amina, 'maaaaaaaaaaaaaaaaaaaaaaaaaa')).toBeNull();

    await amina.ask(REMOVE, { c: held, e: tern });
    expect(await reliance(amina, tern)).toEqual({ cases: [], bundles: [bundle] });
  });

  it('goes with the part that the case keeps when the thing is split, and comes back with the undo', async () => {
    const before = await mentionsOf(vessel);
    expect(before).toHaveLength(2);
    const relied = await reliance(amina, vessel);
    const taken = before.filter((id) => id !== vessel);
    for (const [client, variables] of [
      [strict, { t: taken, of: vessel }],
      [amina, { t: taken, of: 'maaaaaaaaaaaaaaaaaaaaaaaaaa' }],
      [amina, { t: before, of: vessel }],
      [amina, { t: taken, of: vessel, r: ' ' }],
    ] as const) {
      const refused = await client.ask(SPLIT, variables);
      expect(refused.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
      expect(await mentionsOf(vessel)).toEqual(before);
    }

    const made = field<{ id: string }[]>(await amina.ask(SPLIT, { t: taken, of: vessel }), 'split');
    expect(made).toEqual([{ id: expect.any(String), decision: 'DIFFERENT', reason: 'two hulls', withdrawn: false }]);
    expect(await mentionsOf(vessel)).toEqual([vessel]);
    expect(await mentionsOf(taken[0] as string)).toEqual(taken);
    expect(await reliance(amina, vessel)).toEqual(relied);
    expect(await reliance(amina, taken[0] as string)).toEqual({ cases: [], bundles: [] });

    const ids = made.map((j) => j.id);
    expect((await strict.ask(UNDO, { ids })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(field(await amina.ask(UNDO, { ids }), 'withdrawJudgements')).toEqual([
      { id: ids[0], withdrawn: true, withdraws: null },
    ]);
    expect(await mentionsOf(vessel)).toEqual(before);
    expect(await reliance(amina, taken[0] as string)).toEqual(relied);
  });
});
