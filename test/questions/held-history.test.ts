import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import { addJudgement } from '../../server/jobs/judge.js';
import type { JudgementId } from '../../server/records/ids.js';
import type { Handling } from '../../server/records/source.js';
import type { Judgement } from '../../server/resolution/judgement.js';
import { type Client, field, openTestService, type TestService } from '../setup/service.js';

const person = (name: string, most: Handling): User => ({
  name,
  displayName: name,
  agency: 'customs-ke',
  roles: ['ANALYST'],
  policy: { clearances: { 'customs-ke': most }, cases: [] },
});

const COLUMNS =
  'registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until';
const row = (official: string, name: string, callSign: string, owner: string) =>
  `PA,${official},9341720,${name},,PA,${callSign},373412000,General cargo,9611,12700,2005,${owner},DE,,Corvena Ship Management Ltd,CY,2009-04-02,`;

const AS_HELD = `query ($id: ID!, $on: String!) { asHeldOn(id: $id, on: $on) {
  on firstOn endedOn weighedAnewOn
  thing { id kind name names detail handling recordTotal mentions { id values { property raw } record { recordedOn } } }
  changes { kind cause on mentions { id entity { id } } judgements { id decision reason withdrawn left { id } right { id } } } } }`;
const LEADS = 'query ($id: ID!) { idLeadsTo(id: $id) { endedOn complete things { id name } } }';
const SPLIT = 'mutation ($t: [ID!]!, $of: ID!) { split(taken: $t, of: $of, reason: "two hulls") { id } }';
const UNDO = 'mutation ($ids: [ID!]!) { withdrawJudgements(ids: $ids, reason: "one hull") { id } }';
const JUDGE =
  'mutation ($l: ID!, $r: ID!) { judge(left: $l, right: $r, decision: DIFFERENT, reason: "two owners") { id } }';

interface Held {
  readonly firstOn: string;
  readonly endedOn: string | null;
  readonly weighedAnewOn: string | null;
  readonly thing: {
    readonly id: string;
    readonly name: string;
    readonly handling: string;
    readonly recordTotal: number;
    readonly mentions: readonly {
      readonly id: string;
      readonly values: readonly { readonly property: string; readonly raw: string }[];
    }[];
  } | null;
  readonly changes: readonly {
    readonly kind: string;
    readonly cause: string;
    readonly on: string | null;
    readonly mentions: readonly { readonly id: string; readonly entity: { readonly id: string } | null }[];
    readonly judgements: readonly { readonly reason: string; readonly withdrawn: boolean }[];
  }[];
}

let service: TestService;
let clock = '2025-01-01';
/** The hull's three entries, and the owner that the first of them names. */
let [hammer, gannet, secret, owner] = ['', '', '', ''];
let split: readonly string[] = [];

/** Signs in anew each time: a sitting does not last for months. */
const client = (name: string) => service.signIn(name);

async function bring(by: Client, day: string, handling: Handling, ...rows: readonly string[]): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' };
  const path = `/imports?source=vessel-registry&fileName=${day}.csv&handling=${handling}&receivedOn=${day}`;
  const body = `${[COLUMNS, ...rows].join('\n')}\n`;
  expect((await by.fetch(path, { method: 'POST', headers, body })).status).toBe(202);
  await service.settled();
}

async function held(by: Client, id: string, on: string): Promise<Held | null> {
  const { data, errors } = await by.ask(AS_HELD, { id, on });
  expect(errors).toEqual([]);
  return data?.asHeldOn as Held | null;
}

async function leads(by: Client, id: string) {
  const { data, errors } = await by.ask(LEADS, { id });
  expect(errors).toEqual([]);
  return data?.idLeadsTo as { endedOn: string | null; complete: boolean; things: { id: string }[] } | null;
}

async function mentionOf(by: Client, text: string, kind: string, official: string): Promise<string> {
  const found = await by.ask(
    `query ($t: String!, $k: [EntityKind!]) { search(text: $t, kinds: $k) { edges { node { entity { id } } } } }`,
    { t: text, k: [kind] },
  );
  const { edges } = field<{ edges: readonly { node: { entity: { id: string } } }[] }>(found, 'search');
  const mentions = 'query ($e: ID!) { entity(id: $e) { mentions { id role record { sourceKey } } } }';
  for (const { node } of edges) {
    const answer = await by.ask(mentions, { e: node.entity.id });
    const all = field<{ mentions: readonly { id: string; role: string; record: { sourceKey: string } }[] }>(
      answer,
      'entity',
    ).mentions;
    const one = all.find((m) => m.record.sourceKey.includes(official) && m.role !== 'operator');
    if (one) return one.id;
  }
  throw new Error(`nothing of ${official} is found by ${text}`);
}

const told = ({ changes }: Held) =>
  changes.map(
    ({ kind, cause, on, mentions, judgements }) =>
      `${kind} ${cause} ${on ?? '-'} ${mentions.map((m) => m.id).join()} ${judgements.map((j) => j.reason).join()}`,
  );
const members = (answer: Held | null) => answer?.thing?.mentions.map((m) => m.id).sort() ?? null;

beforeAll(async () => {
  service = await openTestService([person('amina', 'TLP:AMBER'), person('strict', 'TLP:GREEN')], {
    now: () => new Date(`${clock}T10:00:00Z`),
  });
  const amina = await client('amina');
  await bring(amina, '2025-01-10', 'TLP:GREEN', row('41207', 'HAMMER BAY', '3FHB7', 'Norderhaven Reederei GmbH'));
  await bring(amina, '2025-02-10', 'TLP:GREEN', row('17204', 'GANNET PIONEER', 'D5GP4', 'Gannet Pioneer Shipping Co'));
  await bring(amina, '2025-02-20', 'TLP:AMBER', row('99001', 'HIDDEN TERN', 'D5GP4', 'Ternwater Shipping'));
  hammer = await mentionOf(amina, 'HAMMER BAY', 'VESSEL', '41207');
  gannet = await mentionOf(amina, 'GANNET PIONEER', 'VESSEL', '17204');
  secret = await mentionOf(amina, 'HIDDEN TERN', 'VESSEL', '99001');
  owner = await mentionOf(amina, 'Norderhaven', 'TRADER', '41207');
});
afterAll(() => service.close());

describe('what a thing was held to be on a day', () => {
  it('grows with what is recorded, and says what came when', async () => {
    const amina = await client('amina');
    expect(await held(amina, hammer, '2025-01-09')).toMatchObject({
      firstOn: '2025-01-10',
      endedOn: null,
      thing: null,
    });
    const first = (await held(amina, hammer, '2025-01-31')) as Held;
    expect(first.thing).toMatchObject({ id: hammer, name: 'HAMMER BAY', handling: 'TLP:GREEN', recordTotal: 1 });
    expect(told(first)).toEqual([`JOINED RECORDED 2025-02-10 ${gannet} `, `JOINED RECORDED 2025-02-20 ${secret} `]);
    const both = (await held(amina, gannet, '2025-02-10')) as Held;
    expect(both.thing).toMatchObject({ id: hammer, names: ['HAMMER BAY', 'GANNET PIONEER'], recordTotal: 2 });
    const all = (await held(amina, secret, '2025-02-20')) as Held;
    expect(members(all)).toEqual([gannet, hammer, secret].sort());
    expect(all.thing?.handling).toBe('TLP:AMBER');
    expect(all.changes).toEqual([]);
  });

  it('is for everyone what he may see now: nothing tells of the rest', async () => {
    const strict = await client('strict');
    const seen = (await held(strict, hammer, '2025-02-20')) as Held;
    expect(members(seen)).toEqual([gannet, hammer].sort());
    expect(seen.thing).toMatchObject({ handling: 'TLP:GREEN', recordTotal: 2 });
    expect(told((await held(strict, hammer, '2025-01-31')) as Held)).toEqual([`JOINED RECORDED 2025-02-10 ${gannet} `]);
    expect(await held(strict, secret, '2025-02-20')).toBeNull();
    expect(await leads(strict, secret)).toBeNull();
    expect(await held(strict, 'm-unknown', '2025-02-20')).toBeNull();
  });

  it('follows a split and its undoing, day by day, and names the judgement', async () => {
    clock = '2025-03-10';
    const before = await client('amina');
    const made = await before.ask(SPLIT, { t: [gannet], of: hammer });
    split = field<readonly { id: string }[]>(made, 'split').map((j) => j.id);
    const then = (await held(before, hammer, '2025-03-09')) as Held;
    expect(members(then)).toEqual([gannet, hammer, secret].sort());
    expect(told(then)).toEqual([`LEFT JUDGED - ${gannet} two hulls,two hulls`]);
    expect(then.changes[0]?.mentions[0]?.entity?.id).toBe(gannet);
    expect(members(await held(before, gannet, '2025-03-10'))).toEqual([gannet]);
    expect((await leads(before, hammer))?.things.map((t) => t.id)).toEqual([hammer, gannet]);

    // Whoever does not see the third entry does not see the judgement about it either, and sees the same split.
    const strict = await client('strict');
    const seen = (await held(strict, hammer, '2025-03-09')) as Held;
    expect(told(seen)).toEqual([`LEFT JUDGED - ${gannet} two hulls`]);
    expect((await leads(strict, gannet))?.things.map((t) => t.id)).toEqual([gannet, hammer]);

    clock = '2025-04-10';
    const later = await client('amina');
    await later.ask(UNDO, { ids: split });
    expect(members(await held(later, hammer, '2025-03-09'))).toEqual([gannet, hammer, secret].sort());
    expect(members(await held(later, hammer, '2025-04-09'))).toEqual([hammer, secret].sort());
    const meanwhile = (await held(later, hammer, '2025-04-09')) as Held;
    expect(told(meanwhile)).toEqual([`JOINED JUDGED - ${gannet} one hull,one hull`]);
    expect(((await held(later, hammer, '2025-03-09')) as Held).changes).toEqual([]);
    expect((await leads(later, gannet))?.things.map((t) => t.id)).toEqual([hammer]);
  });

  it('follows a correction; an id that no record bears any more is no dead end, nor does a judgement about it fail', async () => {
    clock = '2025-05-01';
    const amina = await client('amina');
    const other = await mentionOf(amina, 'Gannet Pioneer Shipping', 'TRADER', '17204');
    const judged = field<{ readonly id: JudgementId }>(await amina.ask(JUDGE, { l: owner, r: other }), 'judge');
    await bring(amina, '2025-05-10', 'TLP:GREEN', row('41207', 'HAMMER BAY II', '3FHB8', ''));
    const then = (await held(amina, hammer, '2025-05-09')) as Held;
    expect(then.thing?.name).toBe('HAMMER BAY');
    expect(then.thing?.mentions.find((m) => m.id === hammer)?.values.find((v) => v.property === 'callSign')?.raw).toBe(
      '3FHB7',
    );
    expect(told(then)).toEqual([`CORRECTED RECORDED 2025-05-10 ${hammer} `]);

    expect((await amina.ask('query ($id: ID!) { entity(id: $id) { id } }', { id: owner })).data?.entity).toBeNull();
    expect(await held(amina, owner, '2025-05-09')).toMatchObject({
      endedOn: '2025-05-10',
      thing: { name: 'Norderhaven Reederei GmbH', recordTotal: 1 },
      changes: [{ kind: 'LEFT', cause: 'ENDED', on: '2025-05-10' }],
    });
    expect(await leads(amina, owner)).toEqual({ endedOn: '2025-05-10', complete: true, things: [] });

    const text = 'query ($e: ID!) { judgements(entity: $e) { reason withdrawn left { id } right { id } } }';
    const answer = await amina.ask(text, { e: other });
    expect(answer.errors).toEqual([]);
    type End = { readonly id: string } | null;
    type Word = { readonly withdrawn: boolean; readonly left: End; readonly right: End };
    const [word] = field<readonly Word[]>(answer, 'judgements');
    expect([word?.left?.id ?? '', word?.right?.id ?? ''].sort()).toEqual(['', other]);

    // As it comes with a case from elsewhere, where it was taken back.
    const { stores } = service.engine;
    const old = (await stores.placements.place(null, (tx) => tx.judgement(judged.id))) as Judgement;
    const takenBack = { ...old, reason: 'one owner', judgedAt: '2025-05-11T10:00:00Z', withdraws: judged.id };
    expect(await addJudgement(stores, takenBack)).toMatchObject({ scopes: old.scopes, withdraws: judged.id });
    expect(field<readonly Word[]>(await amina.ask(text, { e: other }), 'judgements')[0]?.withdrawn).toBe(true);
    const unknown = { ...takenBack, withdraws: 'j-unknown' as JudgementId };
    await expect(addJudgement(stores, unknown)).rejects.toThrow('No judgement with this id');
  });

  it('refuses what is no day, in words that say what to do', async () => {
    const amina = await client('amina');
    for (const on of ['yesterday', '2025-02-30', '2025-2-3', '2025-02-03T00:00:00Z', '']) {
      const { errors } = await amina.ask(AS_HELD, { id: hammer, on });
      expect(errors[0]?.message).toContain('give a day such as');
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});
