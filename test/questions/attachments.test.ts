import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../server/access/user.js';
import { sha256 } from '../../server/records/ids.js';
import { readPdf } from '../../server/sources/attachments/read-pdf.js';
import { type Client, field, openTestService, type TestService } from '../setup/service.js';
import { filesOf } from '../world/a-bundle.js';
import { aJpeg, aPdf, aPng, MOMBASA_EXIF } from '../world/attachments.js';
import { zipOf } from '../world/workbooks.js';

const person = (
  name: string,
  agency: string,
  roles: User['roles'],
  clearances = { [agency]: 'TLP:RED' as const },
): User => ({
  name,
  displayName: name,
  agency,
  roles,
  policy: { clearances, cases: [] },
});
const OWN = 'customs-ke';
const SEIZURES = `case_ref,reporting_country,reporting_office,status,seized_on,place_type,place,place_locode,goods_1,taxon_or_code_1,hs_1,quantity_1,unit_1,person_name
2022/0031,KE,Mombasa,VALIDATED,14/09/2022,PORT,Mombasa port,KEMBA,Pangolin scales,,050790,340,KGM,Zoltan Quibbledom
`;

let service: TestService;
let amina: Client;
let joint: Client;
let boris: Client;
let faith: Client;
let record: string;
let photo: string;
let permit: string;

const PHOTO = aJpeg({ exif: MOMBASA_EXIF, comment: 'by hand' });
let PERMIT: Buffer;

const RECORD = `query($id: ID!) { record(id: $id) { id attachments {
  id fileName mediaType sizeBytes sha256 addedBy handling widthPx heightPx irregularities preview exifState textState pageCount firstPageText
  exif { takenAt takenOffset serial position { latitude longitude asSaid } } distances { place distanceKm } record { id } } } }`;
const SEARCH = `query($text: String!) { searchAttachments(text: $text) { totalCount edges { node { page excerpt attachment { id fileName record { id } } } } } }`;

const add = (client: Client, to: string, name: string, body: Uint8Array, headers: Record<string, string> = {}) =>
  client.fetch(`/records/${to}/attachments?fileName=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: Uint8Array.from(body),
  });
const messageOf = async (answer: Response) =>
  ((await answer.json()) as { errors: readonly { message: string }[] }).errors[0]?.message;
interface Found {
  readonly totalCount: number;
  readonly edges: readonly {
    node: { page: number; excerpt: string; attachment: { fileName: string; record: { id: string } } };
  }[];
}
const found = async (client: Client, text: string) =>
  field<Found>(await client.ask(SEARCH, { text }), 'searchAttachments');

beforeAll(async () => {
  service = await openTestService([
    person('amina', OWN, ['ANALYST']),
    { ...person('joint', 'police-nl', ['ANALYST']), policy: { clearances: { [OWN]: 'TLP:AMBER' }, cases: [] } },
    person('boris', 'police-nl', ['ANALYST']),
    person('faith', OWN, ['AUDITOR']),
  ]);
  [amina, joint, boris, faith] = (await Promise.all(
    ['amina', 'joint', 'boris', 'faith'].map((n) => service.signIn(n)),
  )) as [Client, Client, Client, Client];
  const taken = await amina.fetch('/imports?source=customs-seizures&fileName=seizures.csv&handling=TLP:AMBER', {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: SEIZURES,
  });
  expect(taken.status).toBe(202);
  await service.settled();
  const imports = await amina.ask('{ imports { edges { node { records { edges { node { id } } } } } } }');
  type Imports = { edges: readonly { node: { records: { edges: readonly { node: { id: string } }[] } } }[] };
  record = field<Imports>(imports, 'imports').edges[0]?.node.records.edges[0]?.node.id as string;
  expect(record).toMatch(/^r/);
  PERMIT = await aPdf('Permit KE-2022-113\nissued to Zoltan Quibbledom', 'Pangolin scales, 340 kg');
});
afterAll(() => service.close());

describe('adding to a record', () => {
  it('keeps the bytes under their hash, and says what they are', async () => {
    const answer = await add(amina, record, 'C:\\photos\\scales.png', PHOTO);
    expect(answer.status).toBe(201);
    const { id, ...rest } = (await answer.json()) as { id: string };
    photo = id;
    expect(rest).toEqual({ sha256: sha256(PHOTO), kind: 'JPEG' });
    const kept = join(service.home, 'objects', sha256(PHOTO).slice(0, 2), sha256(PHOTO));
    expect(Buffer.compare(await readFile(kept), PHOTO)).toBe(0);
    permit = ((await (await add(amina, record, 'permit.pdf', PERMIT)).json()) as { id: string }).id;
  });

  it('the same file twice adds nothing', async () => {
    const again = (await (await add(amina, record, 'another name.jpg', PHOTO)).json()) as { id: string };
    expect(again.id).toBe(photo);
    expect(
      field<{ attachments: readonly unknown[] }>(await amina.ask(RECORD, { id: record }), 'record').attachments,
    ).toHaveLength(2);
  });

  it.each([
    [
      'a page that calls itself a photo',
      () => add(amina, record, 'a.jpg', Buffer.from('<html><script>1</script>')),
      415,
    ],
    ['nothing', () => add(amina, record, 'a.jpg', Buffer.alloc(0)), 415],
    ['without a name', () => add(amina, record, '', PHOTO), 400],
    ['with a name that is a folder', () => add(amina, record, 'photos/', PHOTO), 400],
    ['to a record that there is not', () => add(amina, `r${'a'.repeat(26)}`, 'a.jpg', PHOTO), 404],
    ['to a record that he does not see', () => add(boris, record, 'a.jpg', PHOTO), 404],
    ['to a record of another agency', () => add(joint, record, 'a.jpg', PHOTO), 403],
    ['by whose duty it is not', () => add(faith, record, 'a.jpg', PHOTO), 403],
  ] as const)('%s is refused', async (_, adding, status) => {
    const answer = await adding();
    expect(answer.status).toBe(status);
    expect(await messageOf(answer)).toBeTruthy();
  });

  it('what is announced as too large is refused before it comes', async () => {
    const answer = await fetch(`${service.url}/records/${record}/attachments?fileName=a.jpg`, {
      method: 'POST',
      headers: { 'x-requested-with': 'test', cookie: amina.cookie },
      body: Buffer.alloc(101 * 1024 ** 2),
    }).catch(() => null);
    // Node's client may lose the answer when it is cut off while sending.
    if (answer)
      expect([answer.status, await messageOf(answer)]).toEqual([413, 'An attachment may have 100 MiB at most']);
    expect(
      field<{ attachments: readonly unknown[] }>(await amina.ask(RECORD, { id: record }), 'record').attachments,
    ).toHaveLength(2);
  });

  it('a request from another site is refused', async () => {
    const answer = await fetch(`${service.url}/records/${record}/attachments?fileName=a.jpg`, {
      method: 'POST',
      headers: { cookie: amina.cookie },
      body: Uint8Array.from(PHOTO),
    });
    expect(answer.status).toBe(403);
  });
});

describe('what is told of attachments', () => {
  it('is what was found in them', async () => {
    const { attachments } = field<{ attachments: readonly { id: string }[] }>(
      await joint.ask(RECORD, { id: record }),
      'record',
    );
    // Both were added within a second, so which is told first is chance.
    const told = [photo, permit].map((id) => attachments.find((a) => a.id === id));
    expect([attachments.length, ...told]).toEqual([
      2,
      expect.objectContaining({
        id: photo,
        fileName: 'scales.png',
        mediaType: 'image/jpeg',
        sizeBytes: PHOTO.length,
        handling: 'TLP:AMBER',
        addedBy: 'amina',
        preview: 'SHOWN',
        exif: {
          takenAt: '2022-09-14T10:11:12',
          takenOffset: null,
          serial: 'SN-4711-07',
          position: expect.objectContaining({ latitude: -4.055667, longitude: 39.645033 }),
        },
        distances: [{ place: 'KEMBA', distanceKm: expect.any(Number) }],
        record: { id: record },
      }),
      expect.objectContaining({
        id: permit,
        mediaType: 'application/pdf',
        exif: null,
        textState: 'READ',
        pageCount: 2,
        firstPageText: 'Permit KE-2022-113\nissued to Zoltan Quibbledom',
      }),
    ]);
  });

  it('without names is neither text nor whereabouts', async () => {
    const answer = await amina.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hawksbill-view': 'non-nominal' },
      body: JSON.stringify({ query: RECORD, variables: { id: record } }),
    });
    const text = await answer.text();
    expect(text).toContain('image/jpeg');
    for (const said of ['Quibbledom', 'scales.png', 'permit.pdf', 'SN-4711', '39.64', 'KEMBA","distance'])
      expect(text).not.toContain(said);
    const search = await amina.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hawksbill-view': 'non-nominal' },
      body: JSON.stringify({ query: SEARCH, variables: { text: 'Quibbledom' } }),
    });
    expect(await search.json()).toEqual({ data: { searchAttachments: { totalCount: 0, edges: [] } } });
  });
});

describe('searching the text of documents', () => {
  it('tells file and page', async () => {
    const { totalCount, edges } = await found(amina, 'scales PANGOLIN');
    expect(totalCount).toBe(1);
    expect(edges[0]?.node).toMatchObject({
      page: 2,
      excerpt: 'Pangolin scales, 340 kg',
      attachment: { id: permit, fileName: 'permit.pdf', record: { id: record } },
    });
  });

  it.each([
    ['pangolin permit', 0, 'both words must stand on one page'],
    ['pang', 0, 'whole words'],
    ['pangolin OR permit', 0, 'OR is a word'],
    ['pang*', 0, 'nothing typed is an operator'],
    ['"KE-2022-113"', 1, 'a number with its parts'],
  ])('%j finds %i: %s', async (text, count, _) => {
    expect((await found(amina, text)).totalCount).toBe(count);
  });

  it('finds nothing for whom the record is hidden', async () => {
    expect(await found(boris, 'pangolin')).toEqual(await found(boris, 'nowhere'));
  });
});

describe('handing out', () => {
  it('gives the file as it came, to be saved', async () => {
    const answer = await joint.fetch(`/attachments/${photo}`);
    expect(answer.status).toBe(200);
    expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), PHOTO)).toBe(0);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'attachment; filename=scales.png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/default-src 'none'; sandbox;/),
    });
  });

  it('shows a picture without what is said about its taking', async () => {
    const answer = await joint.fetch(`/attachments/${photo}/preview`);
    const shown = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, 'inline']);
    expect(shown.includes('SN-4711')).toBe(false);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('gives nothing that is hidden, and no picture of a document: in the same words as for what there is not', async () => {
    const absent = await boris.fetch(`/attachments/a${'b'.repeat(26)}`);
    const words = [absent.status, await absent.text()];
    for (const [client, path] of [
      [boris, photo],
      [boris, `${photo}/preview`],
      [boris, permit],
      [amina, `${permit}/preview`],
    ] as const) {
      const answer = await client.fetch(`/attachments/${path}`);
      expect([answer.status, await answer.text()]).toEqual(words);
    }
    const nameless = await amina.fetch(`/attachments/${photo}`, { headers: { 'x-hawksbill-view': 'non-nominal' } });
    expect([nameless.status, await nameless.text()]).toEqual(words);
    expect((await faith.fetch(`/attachments/${photo}`)).status).toBe(403);
    expect((await fetch(`${service.url}/attachments/${photo}`)).status).toBe(401);
  });

  it('is written down before it leaves', async () => {
    const answer = await faith.ask(
      'query($id: ID!) { accessLog(thing: $id, first: 20) { entries { action actor operation } } }',
      { id: photo },
    );
    type Log = { entries: readonly { action: string; actor: string; operation: string }[] };
    const entries = field<Log>(answer, 'accessLog').entries.map((e) => `${e.actor} ${e.action} ${e.operation}`);
    expect(entries).toEqual(
      expect.arrayContaining([
        'amina COLLECTION POST /records/:id/attachments',
        'joint CONSULTATION GET /attachments/:id',
        'joint CONSULTATION GET /attachments/:id/preview',
      ]),
    );
    expect(entries.filter((entry) => entry.startsWith('boris'))).toEqual([]);
  });

  it('reports no fault of ours', () => expect(service.faults).toEqual([]));
});

describe('a bundle of a case that relies on the record', () => {
  let caseId: string;
  const exported = async (redaction: string): Promise<ReadonlyMap<string, Buffer>> => {
    const answer = await amina.ask(
      'mutation ($c: ID!, $r: Redaction!) { exportBundle(case: $c, redaction: $r) { path } }',
      { c: caseId, r: redaction },
    );
    const { path } = field<{ path: string }>(answer, 'exportBundle');
    return filesOf(Buffer.from(await (await amina.fetch(path)).arrayBuffer()));
  };
  /** Without blanks: on paper a long word goes over several lines. */
  const reportOf = async (files: ReadonlyMap<string, Buffer>): Promise<string> => {
    const { state, pages } = await readPdf(files.get('data/report/case-file.pdf') as Buffer);
    expect(state).toBe('READ');
    return pages.join('').replaceAll(/\s/g, '');
  };

  beforeAll(async () => {
    const found = await amina.ask('query ($id: ID!) { record(id: $id) { mentions { kind entity { id } } } }', {
      id: record,
    });
    type Mentions = { mentions: readonly { kind: string; entity: { id: string } }[] };
    const { mentions } = field<Mentions>(found, 'record');
    const opened = await amina.ask('mutation { openCase(reference: "OP-8", title: "Scales") { id } }');
    caseId = field<{ id: string }>(opened, 'openCase').id;
    const seizure = mentions.find((m) => m.kind === 'SEIZURE')?.entity.id;
    field(
      await amina.ask('mutation ($c: ID!, $e: [ID!]!) { addToCase(case: $c, entities: $e) { id } }', {
        c: caseId,
        e: [seizure],
      }),
      'addToCase',
    );
  });

  it('lists them in a table and on paper, with hash, path and what the photo says of its taking', async () => {
    const files = await exported('NONE');
    const rows: Record<string, string>[] = parse(files.get('data/tables/attachments.csv') ?? '', { columns: true });
    expect(new Map(rows.map((row) => [row.original_name, row]))).toEqual(
      new Map([
        ['scales.png', expect.objectContaining({ sha256: sha256(PHOTO), size_bytes: String(PHOTO.length) })],
        ['permit.pdf', expect.objectContaining({ sha256: sha256(PERMIT), taken_at: '', latitude: '' })],
      ]),
    );
    expect(rows.find((row) => row.original_name === 'scales.png')).toMatchObject({
      source_key: 'KE/2022/0031',
      taken_at: '2022-09-14T10:11:12',
      taken_offset: '',
      latitude: '-4.055667',
      longitude: '39.645033',
    });
    for (const row of rows) expect(sha256(files.get(`data/${row.path}`) as Buffer)).toBe(row.sha256);

    const report = await reportOf(files);
    for (const row of rows)
      for (const said of [row.original_name, row.media_type, row.sha256, `data/${row.path}`])
        expect(report).toContain(said);
    expect(report).toContain('2022-09-1410:11:12,timezonenotsaid');
    expect(report).toContain('-4.055667,39.645033');
  });

  it('without names holds none, and does not say that there are any', async () => {
    const files = await exported('NON_NOMINAL');
    expect([...files.keys()].filter((path) => path.includes('/attachments/'))).toEqual([]);
    const report = await reportOf(files);
    expect(report).toContain('saysofnonethatthereisone');
    for (const said of ['scales.png', 'permit.pdf', sha256(PHOTO), '39.645033']) expect(report).not.toContain(said);
  });
});

it('a picture that any program shows is shown as it is', async () => {
  const file = aPng();
  const { id } = (await (await add(amina, record, 'stripes.png', file)).json()) as { id: string };
  const answer = await amina.fetch(`/attachments/${id}/preview`);
  expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), file)).toBe(0);
});

describe('photos and documents beside a table in an archive', () => {
  const BESIDE = `query($id: ID!) { import(id: $id) { id read accepted attachments(first: 1) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id } } }
    all: attachments { edges { node { id fileName mediaType sha256 handling preview pageCount addedBy exif { takenAt serial }
      record { id } import { id } } } } } }`;
  const OTHER_SEIZURES = SEIZURES.replace('2022/0031', '2022/0032');
  let importId: string;
  let letter: Buffer;

  beforeAll(async () => {
    letter = await aPdf('Quarantine slip of the Malindi office', 'second page');
    const archive = zipOf([
      { name: 'photos/1.jpg', data: PHOTO },
      { name: 'seizures.csv', data: OTHER_SEIZURES },
      { name: 'letter.pdf', data: letter },
    ]);
    const query = new URLSearchParams({ source: 'customs-seizures', fileName: 'delivery.zip', handling: 'TLP:AMBER' });
    const begun = await amina.fetch(`/imports?${query}`, { method: 'POST', body: Uint8Array.from(archive) });
    expect(begun.status).toBe(202);
    await service.settled();
    const imports = await amina.ask('{ imports { edges { node { id fileName } } } }');
    type Imports = { edges: readonly { node: { id: string; fileName: string } }[] };
    const delivery = field<Imports>(imports, 'imports').edges.find(({ node }) => node.fileName === 'delivery.zip');
    importId = delivery?.node.id as string;
  });

  interface Beside {
    readonly read: number;
    readonly accepted: number;
    readonly attachments: { totalCount: number; pageInfo: { hasNextPage: boolean }; edges: readonly unknown[] };
    readonly all: { edges: readonly { node: { id: string; fileName: string } }[] };
  }
  const beside = async (client: Client) => field<Beside>(await client.ask(BESIDE, { id: importId }), 'import');

  it('are kept with the import, whole and looked into', async () => {
    const told = await beside(amina);
    expect([told.read, told.accepted]).toEqual([1, 1]);
    expect(told.attachments).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const its = { record: null, import: { id: importId }, handling: 'TLP:AMBER', addedBy: 'amina' };
    expect(told.all.edges.map(({ node }) => node)).toMatchObject([
      { fileName: 'letter.pdf', mediaType: 'application/pdf', sha256: sha256(letter), pageCount: 2, ...its },
      { fileName: 'photos/1.jpg', sha256: sha256(PHOTO), preview: 'SHOWN', exif: { serial: 'SN-4711-07' }, ...its },
    ]);
    const [pdf, photo] = told.all.edges.map(({ node }) => node.id);
    const original = await amina.fetch(`/attachments/${pdf}`);
    expect(Buffer.from(await original.arrayBuffer())).toEqual(letter);
    expect((await amina.fetch(`/attachments/${photo}/preview`)).status).toBe(200);
  });

  it('are seen and found by those who see the import, and by nobody else', async () => {
    expect((await beside(joint)).attachments.totalCount).toBe(2);
    expect((await found(joint, 'quarantine slip')).totalCount).toBe(1);
    expect((await boris.ask(BESIDE, { id: importId })).data).toEqual({ import: null });
    expect((await found(boris, 'quarantine slip')).totalCount).toBe(0);
    const [pdf] = (await beside(amina)).all.edges;
    expect((await boris.fetch(`/attachments/${pdf?.node.id}`)).status).toBe(404);
  });

  it('belong to the record whose row names them, and are told with their import all the same', async () => {
    const [heading = '', row = ''] = SEIZURES.replace('2022/0031', '2022/0033').split('\n');
    const seal = aJpeg({ comment: 'the seal' });
    const archive = zipOf([
      { name: 'seizures.csv', data: `${heading},photos\n${row},"IMG_7.jpg; slip.pdf"\n` },
      { name: 'photos/IMG_7.jpg', data: seal },
      { name: 'slip.pdf', data: await aPdf('Quarantine slip of the Lamu office') },
      { name: 'photos/harbour.jpg', data: aJpeg({ comment: 'named nowhere' }) },
    ]);
    const query = new URLSearchParams({ source: 'customs-seizures', fileName: 'named.zip', handling: 'TLP:AMBER' });
    expect((await amina.fetch(`/imports?${query}`, { method: 'POST', body: Uint8Array.from(archive) })).status).toBe(
      202,
    );
    await service.settled();
    type Imports = { edges: readonly { node: { id: string; fileName: string } }[] };
    const imports = field<Imports>(await amina.ask('{ imports { edges { node { id fileName } } } }'), 'imports');
    importId = imports.edges.find(({ node }) => node.fileName === 'named.zip')?.node.id as string;
    const its = { import: { id: importId }, addedBy: 'amina', handling: 'TLP:AMBER' };
    const told = (await beside(amina)).all.edges.map(
      ({ node }) => node as typeof node & { record: { id: string } | null },
    );
    const named = told.find((a) => a.fileName === 'slip.pdf')?.record as { id: string };
    expect(told).toMatchObject([
      { fileName: 'photos/IMG_7.jpg', record: named, ...its },
      { fileName: 'photos/harbour.jpg', record: null, ...its },
      { fileName: 'slip.pdf', record: named, ...its },
    ]);
    type Attached = { attachments: readonly { fileName: string; sha256: string }[] };
    const { attachments } = field<Attached>(await joint.ask(RECORD, { id: named.id }), 'record');
    expect(attachments.map((a) => a.fileName).sort()).toEqual(['photos/IMG_7.jpg', 'slip.pdf']);
    expect(attachments.map((a) => a.sha256)).toContain(sha256(seal));
    expect((await found(boris, 'quarantine slip')).totalCount).toBe(0);
  });
});
