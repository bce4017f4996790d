import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import { type Client, field, openTestService, type TestService } from '../setup/service.js';
import { filesOf, filesThatSay } from '../world/a-bundle.js';

// One vessel of which two rows speak. The first is to be withheld: every word of it is its own, but for the IMO number that makes the two
// one vessel. It came first, so that the vessel is called by its mention's id.
const TOKENS = ['ZQTOKENA', 'ZQTOKENB', 'ZQTOKENC', '5QTD9', '613999001', 'ZQTOKENE'];
const SECRET = `registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until
CM,ZQTOKENA,9341720,ZQTOKENB,,CM,5QTD9,613999001,General cargo,9611,12700,2005,ZQTOKENC Holdings Ltd,CM,,ZQTOKENE Ship Management Ltd,CM,2009-04-02,2016-11-30
`;
const OPEN = `registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until
LR,17204,9341720,GANNET PIONEER,,LR,D5GP4,636018455,General cargo,9611,12700,2005,Gannet Pioneer Shipping Co,LR,,Corvena Ship Management Ltd,CY,2016-12-01,2019-06-20
LR,17205,9319466,GANNET SURVEYOR,,LR,D5GP5,636018456,General cargo,9611,12700,2006,Gannet Pioneer Shipping Co,LR,,Corvena Ship Management Ltd,CY,2016-12-01,2019-06-20
`;

const person = (name: string, roles: User['roles']): User => ({
  name,
  displayName: name,
  agency: 'customs-ke',
  roles,
  policy: { clearances: { 'customs-ke': 'TLP:AMBER' }, cases: [] },
});

let service: TestService;
let prosecutor: Client;
let analyst: Client;
let caseId: string;
let surveyor: readonly string[];

beforeAll(async () => {
  service = await openTestService([person('mutua', ['PROSECUTOR']), person('amina', ['ANALYST'])]);
  prosecutor = await service.signIn('mutua');
  analyst = await service.signIn('amina');
  for (const [name, body] of Object.entries({ 'secret.csv': SECRET, 'open.csv': OPEN })) {
    const sent = await analyst.fetch(`/imports?source=vessel-registry&fileName=${name}&handling=TLP:AMBER`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
    });
    expect(sent.status).toBe(202);
    await service.settled();
  }
  const opened = await prosecutor.ask('mutation { openCase(reference: "OP-Q", title: "A vessel") { id } }');
  caseId = field<{ id: string }>(opened, 'openCase').id;
  surveyor = await named('GANNET SURVEYOR', 'VESSEL');
  const owners = await Promise.all(
    ['ZQTOKENC Holdings Ltd', 'Gannet Pioneer Shipping Co'].map((name) => named(name, 'TRADER')),
  );
  await put([...owners.flat(), ...(await named('GANNET PIONEER', 'VESSEL'))]);
});
afterAll(async () => {
  await service?.close();
});

/** All entities that a record calls so: an owner in two rows is two until somebody judges. */
async function named(name: string, kind: string): Promise<readonly string[]> {
  const found = await analyst.ask(
    'query ($text: String!, $kinds: [EntityKind!]) { search(text: $text, kinds: $kinds) { edges { node { matched entity { id } } } } }',
    { text: name, kinds: [kind] },
  );
  const hits = field<{ edges: { node: { matched: string; entity: { id: string } } }[] }>(found, 'search').edges;
  return hits.flatMap(({ node }) => (node.matched === name ? [node.entity.id] : []));
}

async function put(entities: readonly string[]): Promise<void> {
  const answer = await prosecutor.ask(
    'mutation ($case: ID!, $entities: [ID!]!) { addToCase(case: $case, entities: $entities, note: "as ZQTOKENB said") { id } }',
    { case: caseId, entities },
  );
  expect(answer.errors).toEqual([]);
}

interface Item {
  readonly record: { id: string; sourceKey: string; mentions: { id: string }[] };
  readonly decision: { status: string; decidedBy: string } | null;
  readonly history: { status: string }[];
  readonly prompts: { template: string }[];
}
interface Disclosure {
  readonly items: readonly Item[];
  readonly undecided: number;
  readonly openAgain: boolean;
}

const SHOWN = `items { record { id sourceKey mentions { id } } decision { status decidedBy } history { status } prompts { template } }
  undecided openAgain`;

async function disclosure(): Promise<Disclosure> {
  return field(
    await prosecutor.ask(`query ($case: ID!) { disclosure(case: $case) { ${SHOWN} } }`, { case: caseId }),
    'disclosure',
  );
}

const itemWith = async (key: string): Promise<Item> => {
  const item = (await disclosure()).items.find((i) => i.record.sourceKey.includes(key));
  if (item === undefined) throw new Error(`no item ${key}`);
  return item;
};

function decide(client: Client, records: readonly string[], choice: Record<string, unknown>) {
  return client.ask(
    `mutation ($case: ID!, $records: [ID!]!, $choice: DisclosureChoice!) {
      decideDisclosure(case: $case, records: $records, choice: $choice) { ${SHOWN} }
    }`,
    { case: caseId, records, choice },
  );
}

async function exported(edition: string): Promise<ReadonlyMap<string, Buffer>> {
  const answer = await prosecutor.ask(
    'mutation ($case: ID!, $edition: Edition!) { exportBundle(case: $case, edition: $edition) { path } }',
    { case: caseId, edition },
  );
  const { path } = field<{ path: string }>(answer, 'exportBundle');
  return filesOf(Buffer.from(await (await prosecutor.fetch(path)).arrayBuffer()));
}

const rows = (files: ReadonlyMap<string, Buffer>, table: string): Record<string, string>[] =>
  parse(files.get(`data/tables/${table}.csv`) ?? '', { columns: true });

describe('the items of a case', () => {
  it('are the records behind what is in it, none of them decided', async () => {
    const { items, undecided, openAgain } = await disclosure();
    expect(items.map((i) => i.decision)).toEqual([null, null, null]);
    expect([undecided, openAgain]).toEqual([3, false]);
  });

  it('are decided about by who discloses, not by who gathered', async () => {
    const { record } = await itemWith('17204');
    const refused = await decide(analyst, [record.id], { status: 'EVIDENCE', test: 'NO' });
    expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const unknown = await decide(prosecutor, ['raaaaaaaaaaaaaaaaaaaaaaaaaa'], { status: 'EVIDENCE', test: 'NO' });
    expect(unknown.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const answer = await decide(prosecutor, [record.id], { status: 'EVIDENCE', test: 'NO' });
    expect(answer.errors).toEqual([]);
    expect(field<Disclosure>(answer, 'decideDisclosure')).toMatchObject({ undecided: 2, openAgain: true });
  });

  it('keep what was decided before, as an event each', async () => {
    const { record } = await itemWith('17204');
    await decide(prosecutor, [record.id], { status: 'UNUSED_NON_SENSITIVE', test: 'YES', reason: 'only the flag' });
    const item = await itemWith('17204');
    expect(item.decision).toMatchObject({ status: 'UNUSED_NON_SENSITIVE', decidedBy: 'mutua' });
    expect(item.history.map((h) => h.status)).toEqual(['EVIDENCE', 'UNUSED_NON_SENSITIVE']);
    const events = await prosecutor.ask('query ($case: ID!) { case(id: $case) { events { action object } } }', {
      case: caseId,
    });
    const of = field<{ events: { action: string; object: string }[] }>(events, 'case').events;
    expect(of.filter((e) => e.action === 'STATUS').map((e) => e.object)).toEqual([record.id, record.id]);
  });
});

describe('an item that is sensitive', () => {
  let full: ReadonlyMap<string, Buffer>;
  let defence: ReadonlyMap<string, Buffer>;
  let secret: Item;

  beforeAll(async () => {
    secret = await itemWith('ZQTOKENA');
    const answer = await decide(prosecutor, [secret.record.id], {
      status: 'UNUSED_SENSITIVE',
      test: 'NO',
      sensitiveReason: 'INFORMANT_IDENTITY',
      reason: 'ZQREASON told in confidence',
    });
    expect(answer.errors).toEqual([]);
    full = await exported('FULL');
    defence = await exported('DEFENCE');
  });

  it('is in the edition of the prosecutor, on the sensitive schedule', async () => {
    for (const token of TOKENS) expect(await filesThatSay(full, token), token).not.toEqual([]);
    expect(rows(full, 'disclosure-sensitive')).toMatchObject([
      { item: '1', sensitive_because: 'INFORMANT_IDENTITY', may_assist_defence: 'NO', decided_by: 'mutua' },
    ]);
    expect(rows(full, 'withheld')).toMatchObject([{ category: 'UNUSED_SENSITIVE' }]);
    expect(rows(full, 'disclosure-nonsensitive')).toMatchObject([{ item: '1', may_assist_defence: 'YES' }]);
  });

  it('has left no trace in that of the defence', async () => {
    const { id, mentions } = secret.record;
    const traces = [
      ...TOKENS,
      'ZQREASON',
      'secret.csv',
      id,
      ...mentions.map((m) => m.id),
      'UNUSED_SENSITIVE',
      'INFORMANT',
      'informant',
      'withheld',
      'ensitive schedule',
    ];
    for (const trace of traces) expect(await filesThatSay(defence, trace), trace).toEqual([]);
    expect(rows(defence, 'disclosure-nonsensitive')).toMatchObject([
      { item: '1', may_assist_defence: 'YES', reason: '' },
    ]);
  });

  it('leaves no gap in any numbers, nor in the log and the version that counts it', () => {
    const numbers = (table: string, column: string) =>
      rows(defence, table).map((r) => Number(r[column]?.replace(/^\D+/, '')));
    for (const [table, column] of [
      ['subjects', 'number'],
      ['links', 'number'],
      ['exhibits', 'id'],
    ] as const) {
      const found = numbers(table, column);
      expect(found.length, table).toBeGreaterThan(0);
      expect(found, table).toEqual(found.map((_, i) => i + 1));
    }
    const log = (defence.get('data/custody/audit-log.ndjson') ?? '').toString().trimEnd().split('\n');
    expect((defence.get('bag-info.txt') ?? '').toString()).toContain(`X-Case-Version: ${log.length}\n`);
  });

  it('was withheld without moving a number: later versions go on', async () => {
    const numberOf = (files: ReadonlyMap<string, Buffer>) =>
      new Map(rows(files, 'subjects').map((s) => [s.id as string, s.number]));
    await put(surveyor);
    const later = await exported('DEFENCE');
    const before = numberOf(defence);
    const after = numberOf(later);
    expect(after.size).toBe(before.size + 1);
    for (const [id, number] of before) expect(after.get(id)).toBe(number);
    expect(await exported('DEFENCE').then(numberOf)).toEqual(after);
  });
});

describe('the preview of a schedule', () => {
  it('says for each edition what it would hold, and numbers nothing', async () => {
    const preview = async (edition: string) =>
      field(
        await prosecutor.ask(
          `query ($case: ID!, $edition: Edition!) { disclosurePreview(case: $case, edition: $edition) {
            records leftOut nonSensitive { number test } sensitive { number sensitiveReason }
          } }`,
          { case: caseId, edition },
        ),
        'disclosurePreview',
      );
    expect(await preview('FULL')).toEqual({
      records: 3,
      leftOut: 0,
      nonSensitive: [{ number: 1, test: 'YES' }],
      sensitive: [{ number: 1, sensitiveReason: 'INFORMANT_IDENTITY' }],
    });
    const defence = { records: 2, leftOut: 1, nonSensitive: [{ number: 1, test: 'YES' }], sensitive: [] };
    expect(await preview('DEFENCE')).toEqual(defence);
    expect(await preview('DEFENCE')).toEqual(defence);
  });
});
