import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import { signingKeysIn } from '../../server/main/write-bundle.js';
import { writeTrust } from '../../server/printing/keys.js';
import { verifyBundle } from '../../server/printing/verify-bundle.js';
import { type Client, field, openTestService, type TestService } from '../setup/service.js';
import { filesOf } from '../world/a-bundle.js';
import { aWorkbook, zipOf } from '../world/workbooks.js';

const AMINA: User = {
  name: 'amina',
  displayName: 'amina',
  agency: 'customs-ke',
  roles: ['ANALYST', 'PROSECUTOR'],
  policy: { clearances: { 'customs-ke': 'TLP:AMBER' }, cases: [] },
};
const HEADER =
  'registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until';
const ROWS = [
  'PA,41207-PEXT,9341720,HAMMER BAY,,PA,3FHB7,373412000,General cargo,9611,12700,2005,Norderhaven Reederei GmbH,DE,,Norderhaven Reederei GmbH,DE,2009-04-02,2016-11-30',
  ',17204,9341720,GANNET PIONEER,HAMMER BAY,LR,D5GP4,636018455,General cargo,9611,12700,2005,Gannet Pioneer Shipping Co,LR,,Corvena Ship Management Ltd,CY,2016-12-01,2019-06-20',
];

/** A sheet's rows, each cell a text, beginning in the row with this number. */
const sheet = (lines: readonly string[], first: number) =>
  lines
    .map((line, i) => {
      const cells = line.split(',').map((text, c) => {
        const column = String.fromCharCode(65 + c);
        return `<c r="${column}${first + i}" t="inlineStr"><is><t>${text}</t></is></c>`;
      });
      return `<row r="${first + i}">${cells.join('')}</row>`;
    })
    .join('');

const BOOK = aWorkbook({
  sheets: { Notes: sheet(['Read me first'], 1), Register: sheet([HEADER, ...ROWS], 3) },
});

let service: TestService;
let amina: Client;

beforeAll(async () => {
  service = await openTestService([AMINA]);
  amina = await service.signIn('amina');
});
afterAll(() => service.close());

const drafted = async (fileName: string, body: Buffer) => {
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await amina.fetch(`/imports/drafts?fileName=${fileName}`, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
  });
  return ((await answer.json()) as { id: string }).id;
};
const checked = async (id: string, query: string) =>
  (await (await amina.fetch(`/imports/drafts/${id}/check?${query}`, { method: 'POST' })).json()) as Record<
    string,
    unknown
  >;

/** What happened to the one exhibit of a bundle, in order. */
const custodyIn = async (zip: Buffer) =>
  (parse((await filesOf(zip)).get('data/tables/custody.csv') ?? '', { columns: true }) as { action: string }[]).map(
    ({ action }) => action,
  );

describe('a workbook', () => {
  it('is shown sheet by sheet, and each row says where it stands', async () => {
    const id = await drafted('register.xlsx', BOOK);
    expect(await checked(id, '')).toMatchObject({
      kind: 'xlsx',
      table: 'Notes',
      tables: [{ name: 'Notes' }, { name: 'Register' }],
      recognisedAs: null,
    });
    expect(await checked(id, 'sheet=Register')).toMatchObject({
      table: 'Register',
      recognisedAs: { source: 'vessel-registry' },
      check: {
        rows: 2,
        accepted: 1,
        refused: 1,
        sample: [{ at: 'sheet "Register", row 4' }, { at: 'sheet "Register", row 5', refusal: { column: 'registry' } }],
        refusals: [{ at: 'sheet "Register", row 5', column: 'registry' }],
      },
    });
    expect(await checked(id, 'sheet=Nowhere')).toMatchObject({
      errors: [{ message: 'register.xlsx holds no table named "Nowhere". It holds: Notes, Register.' }],
    });
  });

  it('goes in by a sheet; its rows are followed to it, in the graph as in a bundle', async () => {
    const id = await drafted('register.xlsx', BOOK);
    const query = 'source=vessel-registry&sheet=Register&handling=TLP:AMBER';
    expect((await amina.fetch(`/imports/drafts/${id}?${query}`, { method: 'POST' })).status).toBe(202);
    await service.settled();
    const answer = await amina.ask(
      `{ imports(first: 5) { edges { node { id fileName table mediaType read accepted refused
        refusals { edges { node { at column reason } } } records { edges { node { at cells { column text } } } } } } } }`,
    );
    const { edges } = field<{ edges: readonly { node: { id: string } }[] }>(answer, 'imports');
    expect(edges).toMatchObject([
      {
        node: {
          fileName: 'register.xlsx',
          table: 'Register',
          mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          read: 2,
          accepted: 1,
          refused: 1,
          refusals: { edges: [{ node: { at: 'sheet "Register", row 5', column: 'registry' } }] },
          records: { edges: [{ node: { at: 'sheet "Register", row 4' } }] },
        },
      },
    ]);

    // What was refused comes back as a table that goes in again once it is mended.
    const refused = await (await amina.fetch(`/imports/${edges[0]?.node.id}/rejects`)).text();
    // In front stands a column of ours for what the reader itself refused; here it was the layout.
    expect(refused.split('\n').filter((line) => line !== '')).toEqual([`⟨refused⟩,${HEADER}`, `,${ROWS[1]}`]);
    const mended = await drafted('mended.csv', Buffer.from(refused.replace('\n,,17204', '\n,LR,17204')));
    expect(await checked(mended, '')).toMatchObject({ check: { rows: 1, accepted: 1, refused: 0 } });

    const found = await amina.ask(
      '{ search(text: "HAMMER BAY", kinds: [VESSEL]) { edges { node { entity { id } } } } }',
    );
    const vessel = field<{ edges: readonly { node: { entity: { id: string } } }[] }>(found, 'search').edges[0]?.node
      .entity.id;
    const opened = await amina.ask('mutation { openCase(reference: "OP-X", title: "Workbook") { id } }');
    const kase = field<{ id: string }>(opened, 'openCase').id;
    await amina.ask('mutation ($c: ID!, $e: [ID!]!) { addToCase(case: $c, entities: $e) { id } }', {
      c: kase,
      e: [vessel],
    });
    const bundle = field<{ path: string }>(
      await amina.ask('mutation ($c: ID!) { exportBundle(case: $c) { path } }', { c: kase }),
      'exportBundle',
    );
    const folder = await mkdtemp(join(service.home, 'bundle-'));
    const zip = join(folder, 'case.zip');
    const bytes = Buffer.from(await (await amina.fetch(bundle.path)).arrayBuffer());
    await writeFile(zip, bytes);
    const trust = join(folder, 'trust');
    await writeTrust(signingKeysIn(service.home), trust);
    const { verified, problems } = await verifyBundle(zip, trust);
    expect({ verified, problems }).toEqual({ verified: true, problems: [] });
    expect(await custodyIn(bytes)).toEqual(['RECEIVED', 'TAKEN IN', 'READ OUT', 'EXTRACTED']);
    await rm(folder, { recursive: true });
  });

  it('in an archive goes in like one that stands alone', async () => {
    const id = await drafted(
      'month.zip',
      zipOf([
        { name: 'in/register.xlsx', data: BOOK },
        { name: 'in/plain.csv', data: `${HEADER}\n${ROWS[0]}\n` },
      ]),
    );
    const { tables } = (await checked(id, '')) as { tables: readonly { name: string }[] };
    expect(tables.map((t) => t.name)).toEqual([
      'in/register.xlsx › Notes',
      'in/register.xlsx › Register',
      'in/plain.csv',
    ]);
    for (const sheet of ['in/register.xlsx › Register', 'in/plain.csv'])
      expect(await checked(id, `sheet=${encodeURIComponent(sheet)}`)).toMatchObject({
        recognisedAs: { source: 'vessel-registry' },
        check: { accepted: 1 },
      });
  });
});
