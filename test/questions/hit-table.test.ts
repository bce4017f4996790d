import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, field, openTestService, type TestService } from '../setup/service.js';

/** Two lists: one whose file says no edition, one that the source gives an edition. And the call of a ship at a port. */
const LISTS = {
  'sanctions-lists': `list,list_id,target_type,name,programme,aliases,imo,birth_date,country
Test list,7,company,Mangrove Stone Ltd,ENV-1,Mangrov Stonne,,,KE
Test list,8,vessel,GANNET PIONEER,ENV-1,,9074729,,
Test list,9,individual,Zoltan Quibbledom,ENV-2,,,1931-07-23,UA
`,
  'ofac-sdn': `ent_num,name,type,program,remarks
99001,ZEPHYR SANDBANK TRADING LTD,,TESTPROG,
`,
  'port-calls': `call_id,port,port_name,imo,mmsi,name,call_sign,flag,arrived_at,departed_at,previous_port,next_port
PC-1,VNHPH,Hai Phong port,9074729,,GANNET PIONEER,,LR,2019-01-19T05:20Z,2019-01-22T16:00Z,,
`,
};

interface Row {
  readonly line: number;
  readonly readAs: readonly string[];
  readonly failed: { readonly property: string; readonly because: string } | null;
  readonly total: number;
  readonly hits: readonly {
    readonly matched: string;
    readonly weightBits: number;
    readonly probability: number;
    readonly contradicts: boolean;
    readonly reasons: readonly { readonly template: string }[];
    readonly listings: readonly { readonly list: string; readonly edition: string | null }[];
    readonly entity: { readonly name: string };
  }[];
}

const QUESTION = `query ($lines: [String!]!) { hitTable(lines: $lines) { line readAs failed { property because } total hits { matched weightBits probability
  contradicts reasons { template } listings { record list number edition recordedOn } entity { id name } } } }`;

let service: TestService;
let cleared: Client;
let stranger: Client;

const person = (name: string, clearances: Record<string, 'TLP:RED'>) => ({
  name,
  displayName: name,
  agency: Object.keys(clearances)[0] as string,
  roles: ['ANALYST' as const],
  policy: { clearances, cases: [] },
});

beforeAll(async () => {
  service = await openTestService([
    person('amina', { 'customs-ke': 'TLP:RED' }),
    person('bao', { 'customs-vn': 'TLP:RED' }),
  ]);
  cleared = await service.signIn('amina');
  stranger = await service.signIn('bao');
  for (const [source, body] of Object.entries(LISTS)) {
    const edition = source === 'sanctions-lists' ? '&edition=2026-11-03' : '';
    const sent = await cleared.fetch(`/imports?source=${source}&fileName=${source}.csv&handling=TLP:AMBER${edition}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
    });
    expect(sent.status).toBe(202);
    await service.settled();
  }
});
afterAll(async () => {
  await service?.close();
});

async function lookUp(client: Client, ...lines: readonly string[]): Promise<readonly Row[]> {
  return field<readonly Row[]>(await client.ask(QUESTION, { lines }), 'hitTable');
}

describe('a list looked up', () => {
  it('says of each line what is held, how surely, and from which edition of which list', async () => {
    const [firm, ship, nobody, trading] = await lookUp(
      cleared,
      'Mangrov Stone',
      'IMO 9074729',
      'Qwzxv Jjkkq',
      'Zephyr Sandbank Trading',
    );
    expect(trading?.hits[0]?.listings).toMatchObject([{ number: '99001', edition: '2021' }]);
    expect(firm?.hits[0]?.entity.name).toBe('Mangrove Stone Ltd');
    expect(firm?.hits[0]?.listings).toMatchObject([
      {
        list: 'Sanctions lists, one row for each target',
        number: '7',
        edition: '2026-11-03',
        recordedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    ]);
    expect(ship?.readAs).toEqual(['imo']);
    expect(ship?.hits[0]).toMatchObject({ entity: { name: 'GANNET PIONEER' }, contradicts: false });
    expect(ship?.hits[0]?.probability).toBeGreaterThan(0.99);
    expect(ship?.hits[0]?.reasons.map((r) => r.template)).toContain('imo-same');
    expect(nobody).toMatchObject({ line: 2, readAs: ['name'], total: 0, hits: [] });
  });

  it('says of a number that is written as one that it fails its check', async () => {
    const [wrong, digits] = await lookUp(cleared, 'GANNET PIONEER; IMO 9341721', '9341721');
    expect(wrong).toMatchObject({
      readAs: ['name', 'imo'],
      failed: { property: 'imo', because: expect.stringContaining('check digit should be') },
    });
    expect(wrong?.hits[0]).toMatchObject({ entity: { name: 'GANNET PIONEER' } });
    expect(digits).toMatchObject({ readAs: ['name'], failed: null });
  });

  it('weighs a number that contradicts against a name that is the same', async () => {
    const [same, other] = await lookUp(cleared, 'Zoltan Quibbledom; 1931-07-23', 'Zoltan Quibbledom; 1984-01-02');
    expect(same?.hits[0]?.probability).toBeGreaterThan(0.9);
    expect(other?.hits[0]).toMatchObject({ contradicts: true });
    expect(other?.hits[0]?.probability).toBeLessThan(0.05);
  });

  it('takes no firm for a port that has a word of its name, and finds the port by its own', async () => {
    const [firm, port] = await lookUp(cleared, 'Hai Long Stone', 'Hai Phong');
    expect(firm?.hits).toEqual([]);
    expect(port?.hits[0]?.entity.name).toContain('Hai');
  });

  it('finds nothing for somebody who may not see it, and is the same answer as for what is nowhere', async () => {
    const hidden = await lookUp(stranger, 'Mangrove Stone Ltd');
    const nowhere = await lookUp(stranger, 'Qwzxv Jjkkq');
    expect(hidden).toEqual(nowhere);
  });

  it.each([
    [Array.from({ length: 51 }, () => 'x'), 'at most 50 lines'],
    [['x'.repeat(301)], 'Line 1 is longer than 300'],
  ])('refuses what is no list (%#)', async (lines, words) => {
    const { errors } = await cleared.ask(QUESTION, { lines });
    expect(JSON.stringify(errors)).toContain(words);
  });
});
