import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import type { Policy } from '../../server/access/viewer.js';
import { caseVersionFor } from '../../server/main/bundle-desk.js';
import { type Answered, type Client, field, openTestService, type TestService } from '../setup/service.js';

const person = (name: string, agency: string, roles: User['roles'], clearances: Policy['clearances']): User => ({
  name,
  displayName: name,
  agency,
  roles,
  policy: { clearances, cases: [] },
});

const REGISTER = `registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until
PA,41207-PEXT,9341720,HAMMER BAY,,PA,3FHB7,373412000,General cargo,9611,12700,2005,Norderhaven Reederei GmbH,DE,,Norderhaven Reederei GmbH,DE,2009-04-02,2016-11-30
`;
const REPORTS = `report_no,reported_on,scheme,source_grade,information_grade,handling,handling_codes,handling_conditions,handling_expires_on,subject_1_kind,subject_1_name,subject_2_kind,subject_2_name,relation_1
N-1,2024-05-01,4x4,B,2,TLP:AMBER,H0,,,COMPANY,Openly Graded Trading,COMPANY,Second Openly Trading,ASSOCIATED_WITH
N-2,2024-05-01,4x4,B,2,TLP:AMBER,H1,,,COMPANY,Openly Graded Trading,COMPANY,Kept From Court Trading,ASSOCIATED_WITH
N-3,2024-05-01,4x4,B,2,TLP:AMBER,H2 H3,Ask the liaison officer,2024-12-31,COMPANY,Ask First Trading,,,
`;
const WANTED = { edition: 'FULL', redaction: 'NONE' } as const;
const COUNTED =
  'mutation ($c: ID!, $e: Edition!, $l: Boolean!) { exportBundle(case: $c, edition: $e, leaveOutWithoutConsent: $l) { id } }';
const QUEUE =
  '{ consentRequests { id caseId state purpose askedBy askedByAgency records { sourceKey } events { note } } }';

let service: TestService;
let amina: Client;
let strict: Client;
let wanda: Client;
let other: Client;
let vessel: string;

beforeAll(async () => {
  service = await openTestService([
    person('amina', 'customs-ke', ['ANALYST'], { 'customs-ke': 'TLP:AMBER' }),
    person('strict', 'customs-ke', ['ANALYST'], { 'customs-ke': 'TLP:GREEN' }),
    person('wanda', 'police-nl', ['ANALYST'], { 'police-nl': 'TLP:AMBER', 'customs-ke': 'TLP:AMBER' }),
    person('other', 'police-nl', ['ANALYST'], { 'police-nl': 'TLP:AMBER', 'customs-ke': 'TLP:AMBER' }),
  ]);
  [amina, strict, wanda, other] = [
    await service.signIn('amina'),
    await service.signIn('strict'),
    await service.signIn('wanda'),
    await service.signIn('other'),
  ];
  const handIn = async (client: Client, source: string, body: string) => {
    const path = `/imports?source=${source}&fileName=${source}.csv&handling=TLP:AMBER`;
    const headers = { 'content-type': 'application/octet-stream' };
    expect((await client.fetch(path, { method: 'POST', headers, body })).status).toBe(202);
  };
  await handIn(amina, 'vessel-registry', REGISTER);
  await handIn(wanda, 'intelligence-reports', REPORTS);
  await service.settled();
  vessel = await idOf(wanda, 'HAMMER BAY');
});
afterAll(() => service.close());

async function idOf(client: Client, text: string): Promise<string> {
  const answer = await client.ask('query ($t: String!) { search(text: $t) { edges { node { entity { id } } } } }', {
    t: text,
  });
  const { edges } = field<{ edges: readonly { node: { entity: { id: string } } }[] }>(answer, 'search');
  return edges[0]?.node.entity.id as string;
}

async function caseOf(client: Client, reference: string, entities: readonly string[]): Promise<string> {
  const opened = await client.ask('mutation ($r: String!) { openCase(reference: $r, title: "T") { id } }', {
    r: reference,
  });
  const { id } = field<{ id: string }>(opened, 'openCase');
  await client.ask('mutation ($c: ID!, $e: [ID!]!) { addToCase(case: $c, entities: $e) { id } }', {
    c: id,
    e: entities,
  });
  return id;
}

const codeOf = ({ errors }: Answered) => errors[0]?.extensions.code;

async function needed(client: Client, caseId: string): Promise<readonly { id: string; sourceKey: string }[]> {
  const text = 'query ($c: ID!) { consentNeeded(case: $c, edition: FULL) { id sourceKey originator handling } }';
  return field(await client.ask(text, { c: caseId }), 'consentNeeded');
}

async function ask(
  client: Client,
  caseId: string,
  records: readonly string[],
  recipients = ['FULL'],
): Promise<Answered> {
  return client.ask(
    `mutation ($c: ID!, $r: [ID!]!, $e: [Edition!]!) {
      askConsent(case: $c, records: $r, recipients: $e, purpose: "Trial of the owner", note: "By June") { id state originator }
    }`,
    { c: caseId, r: records, e: recipients },
  );
}

async function versionOf(userName: string, caseId: string, without: 'REFUSE' | 'LEAVE_OUT') {
  const known = await service.engine.viewers.viewerOf(userName);
  if (known === null) throw new Error(`${userName} is gone`);
  const asking = { viewer: known.viewer, signal: new AbortController().signal };
  return caseVersionFor(service.engine, () => new Date(), caseId, WANTED, asking, without);
}

describe('what came from another agency', () => {
  it('leaves with the consent of that agency, for whom and as long as it consents', async () => {
    const c = await caseOf(wanda, 'OP-1', [vessel]);
    const refused = await wanda.ask(COUNTED, { c, e: 'FULL', l: false });
    expect(codeOf(refused)).toBe('CONSENT_NEEDED');
    const [record] = await needed(wanda, c);
    expect(record).toMatchObject({ sourceKey: 'PA/41207-PEXT', originator: 'customs-ke', handling: 'TLP:AMBER' });
    expect(refused.errors[0]?.extensions.details).toEqual({ records: [record?.id] });
    expect((await wanda.ask(COUNTED, { c, e: 'FULL', l: true })).errors[0]?.message).toContain('holds nothing');

    const asked = field<{ id: string }[]>(await ask(wanda, c, [record?.id ?? ''], ['FULL', 'DEFENCE']), 'askConsent');
    const [request] = asked;
    expect(asked).toEqual([{ id: request?.id, state: 'REQUESTED', originator: 'customs-ke' }]);
    expect(codeOf(await wanda.ask(COUNTED, { c, e: 'FULL', l: false }))).toBe('CONSENT_NEEDED');

    const queue = { id: request?.id, caseId: null, state: 'REQUESTED', purpose: 'Trial of the owner' };
    expect((await amina.ask(QUEUE)).data).toEqual({
      consentRequests: [
        {
          ...queue,
          askedBy: 'wanda',
          askedByAgency: 'police-nl',
          records: [{ sourceKey: 'PA/41207-PEXT' }],
          events: [{ note: 'By June' }],
        },
      ],
    });
    expect((await amina.ask(QUEUE)).text).not.toContain('OP-1');

    const grant = `mutation ($q: ID!) { decideConsent(id: $q, decision: GRANTED, recipients: [FULL], until: "2099-01-01T00:00:00Z") { state } }`;
    expect(codeOf(await wanda.ask(grant, { q: request?.id }))).toBe('FORBIDDEN');
    expect((await amina.ask(grant, { q: request?.id })).data).toEqual({ decideConsent: { state: 'GRANTED' } });
    expect((await amina.ask(grant, { q: request?.id })).errors[0]?.message).toContain('is granted');
    expect((await versionOf('wanda', c, 'REFUSE')).version.records.map((r) => r.id)).toEqual([record?.id]);
    expect(codeOf(await wanda.ask(COUNTED, { c, e: 'DEFENCE', l: false }))).toBe('CONSENT_NEEDED');
    expect(await needed(wanda, c)).toEqual([]);

    const withdraw = 'mutation ($q: ID!) { withdrawConsent(id: $q, note: "closed") { state events { deed by } } }';
    expect(codeOf(await wanda.ask(withdraw, { q: request?.id }))).toBe('FORBIDDEN');
    expect((await amina.ask(withdraw, { q: request?.id })).data).toEqual({
      withdrawConsent: {
        state: 'WITHDRAWN',
        events: [
          { deed: 'REQUESTED', by: 'wanda' },
          { deed: 'GRANTED', by: 'amina' },
          { deed: 'WITHDRAWN', by: 'amina' },
        ],
      },
    });
    expect(codeOf(await wanda.ask(COUNTED, { c, e: 'FULL', l: false }))).toBe('CONSENT_NEEDED');
  });

  it('is asked about in requests that only those meet who see all of it and are members or decide', async () => {
    const c = await caseOf(wanda, 'OP-2', [vessel]);
    const [record] = await needed(wanda, c);
    const [request] = field<{ id: string }[]>(await ask(wanda, c, [record?.id ?? '']), 'askConsent');
    const decide = (client: Client, id: string) =>
      client.ask('mutation ($q: ID!) { decideConsent(id: $q, decision: REFUSED, note: "no") { state } }', { q: id });
    for (const stranger of [strict, other]) {
      expect((await stranger.ask(QUEUE)).data).toEqual({ consentRequests: [] });
      const refused = await decide(stranger, request?.id ?? '');
      expect(refused.errors[0]?.message).toBe('No consent request with this id');
      expect((await decide(stranger, 'qnone')).text.replace('qnone', request?.id ?? '')).toBe(refused.text);
    }
    const ofCase = 'query ($c: ID!) { consentRequests(case: $c) { id caseId } }';
    expect((await wanda.ask(ofCase, { c })).data).toEqual({ consentRequests: [{ id: request?.id, caseId: c }] });
    for (const client of [other, amina]) {
      expect((await client.ask(ofCase, { c })).data).toEqual({ consentRequests: [] });
      expect(codeOf(await client.ask('query ($c: ID!) { consentNeeded(case: $c, edition: FULL) { id } }', { c }))).toBe(
        'BAD_USER_INPUT',
      );
    }
    expect((await decide(amina, request?.id ?? '')).data).toEqual({ decideConsent: { state: 'REFUSED' } });
  });

  it('is not asked about where no consent is needed, or for a record that the asker does not see', async () => {
    const c = await caseOf(wanda, 'OP-3', [await idOf(wanda, 'Openly Graded Trading')]);
    const own = (await versionOf('wanda', c, 'REFUSE')).version.records[0]?.id ?? '';
    expect((await ask(wanda, c, [own])).errors[0]?.message).toContain('needs no consent');
    expect((await ask(wanda, c, ['rnone'])).errors[0]?.message).toBe('No record with this id');
    expect((await ask(other, c, [own])).errors[0]?.message).toBe('No case with this id');
  });
});

describe("a provider's code", () => {
  it('is on the record as given, with its words and its day', async () => {
    const c = await caseOf(wanda, 'OP-4', [await idOf(wanda, 'Ask First Trading')]);
    const [record] = await needed(wanda, c);
    const read = `query ($id: ID!) { record(id: $id) { handling originator grade { scheme source information } conditions { codes text expiresOn reviewOn } } }`;
    expect((await wanda.ask(read, { id: record?.id })).data).toEqual({
      record: {
        handling: 'TLP:AMBER',
        originator: 'police-nl',
        grade: { scheme: '4x4', source: 'B', information: '2' },
        conditions: { codes: ['H2', 'H3'], text: 'Ask the liaison officer', expiresOn: '2024-12-31', reviewOn: null },
      },
    });
  });

  it('H1 is in no bundle, and nothing that rests on it alone', async () => {
    const c = await caseOf(wanda, 'OP-5', [
      await idOf(wanda, 'Openly Graded Trading'),
      await idOf(wanda, 'Kept From Court Trading'),
    ]);
    const { version, leftOut } = await versionOf('wanda', c, 'REFUSE');
    expect(version.records.map((r) => r.sourceKey)).toEqual(['N-1']);
    expect(leftOut).toBe(1);
    expect(JSON.stringify(version)).not.toContain('Kept From Court');
  });

  it("H2 is asked about even within one's own agency, by another than who asks", async () => {
    const c = await caseOf(wanda, 'OP-6', [await idOf(wanda, 'Ask First Trading')]);
    const records = await needed(wanda, c);
    expect(records.map((r) => r.sourceKey)).toEqual(['N-3']);
    const [request] = field<{ id: string }[]>(await ask(wanda, c, [records[0]?.id ?? '']), 'askConsent');
    const grant = 'mutation ($q: ID!) { decideConsent(id: $q, decision: GRANTED, recipients: [FULL]) { state } }';
    expect((await wanda.ask(grant, { q: request?.id })).errors[0]?.message).toContain('Who asks does not decide');
    expect((await other.ask(grant, { q: request?.id })).data).toEqual({ decideConsent: { state: 'GRANTED' } });
    expect((await versionOf('wanda', c, 'REFUSE')).version.records.map((r) => r.sourceKey)).toEqual(['N-3']);
  });
});

describe('a membership with a time', () => {
  it('opens the case while it holds, and no longer', async () => {
    const c = await caseOf(wanda, 'OP-7', []);
    const add = (from: string | null, until: string | null) =>
      wanda.ask(
        'mutation ($c: ID!, $f: String, $u: String) { addMember(case: $c, member: "other", reason: "help", validFrom: $f, validUntil: $u) { memberships { member validFrom validUntil } } }',
        { c, f: from, u: until },
      );
    const sees = async () => (await other.ask('query ($c: ID!) { case(id: $c) { id } }', { c })).data?.case !== null;
    const [past, future] = ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z'];
    expect((await add(null, past)).data).toEqual({
      addMember: {
        memberships: [
          { member: 'wanda', validFrom: null, validUntil: null },
          { member: 'other', validFrom: null, validUntil: past },
        ],
      },
    });
    expect(await sees()).toBe(false);
    await add(future, null);
    expect(await sees()).toBe(false);
    await add(past, future);
    expect(await sees()).toBe(true);
    await add(null, null);
    expect(await sees()).toBe(true);
    expect((await add('tomorrow', null)).errors[0]?.message).toContain('give an instant');

    const soon = Math.ceil(Date.now() / 1000 + 4) * 1000;
    await add(null, new Date(soon).toISOString());
    await endsAt(soon, sees);
  });
});

describe('a clearance with a time', () => {
  it('ends within a session, at its instant', async () => {
    const account = await service.engine.users.account('other');
    if (account === null) throw new Error('other is gone');
    const soon = Math.ceil(Date.now() / 1000 + 4) * 1000;
    const limit = { validFrom: null, validUntil: new Date(soon).toISOString() };
    const limits = { clearances: { 'customs-ke': limit }, cases: {} };
    await service.engine.users.put({ ...account, policy: { ...account.policy, limits } });
    expect((await service.engine.users.account('other'))?.policy.limits).toEqual(limits);
    service.engine.viewers.forget();
    await endsAt(soon, async () => (await other.ask(`{ entity(id: "${vessel}") { id } }`)).data?.entity !== null);
    const { clearances } = field<{ clearances: unknown }>(await other.ask('{ me { clearances { agency } } }'), 'me');
    expect(clearances).toEqual([{ agency: 'police-nl' }]);
  });
});

/** What can be seen up to an instant, and not from then on. Where the machine is too busy to ask before it, only the end is tried. */
async function endsAt(instant: number, sees: () => Promise<boolean>): Promise<void> {
  const before = await sees();
  if (Date.now() < instant) expect(before).toBe(true);
  await new Promise((done) => setTimeout(done, instant - Date.now()));
  expect(await sees()).toBe(false);
}
