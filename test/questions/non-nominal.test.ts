import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGraphqlSchema } from '../../server/questions/schema.js';
import { Draw } from '../noninterference/draw.js';
import { Material } from '../noninterference/material.js';
import { changes, type Operation, reads } from '../noninterference/operations.js';
import { type Client, field, openTestService, type TestService } from '../setup/service.js';
import { aJpeg, aPdf, aTiff } from '../world/attachments.js';

/** A row of cells by column name; the rest of the columns is empty. */
function csv(columns: string, ...rows: readonly Readonly<Record<string, string>>[]): string {
  const names = columns.split(',');
  for (const row of rows)
    for (const name of Object.keys(row)) if (!names.includes(name)) throw new Error(`there is no column ${name}`);
  const lines = rows.map((row) => names.map((name) => `"${row[name] ?? ''}"`).join(','));
  return `${[columns, ...lines].join('\n')}\n`;
}

const OFFICERS =
  'registry,number,company_name,officer_no,officer_kind,officer_name,officer_name_original,role,share_percent,birth_date,nationality,id_document,officer_registry,officer_number,address,appointed_on,resigned_on';
const COMPANIES =
  'registry,number,name,name_latin,former_name,legal_form,status,incorporated_on,dissolved_on,address,country,phone,email,activity';
const SEIZURES =
  'case_ref,reporting_country,reporting_office,status,seized_on,place_type,place,place_locode,direction,detection,conveyance,vessel,imo,voyage,container_no,bl_no,bl_issuer,concealment,cover_load,goods_1,taxon_or_code_1,hs_1,quantity_1,unit_1,goods_2,taxon_or_code_2,hs_2,quantity_2,unit_2,consignor_name,consignor_reg_no,consignor_address,consignor_country,consignor_phone,consignee_name,consignee_reg_no,consignee_address,consignee_country,consignee_phone,agent_name,agent_reg_no,agent_address,agent_country,agent_phone,person_name,person_role,person_birth_date,person_nationality,origin,transit,destination,permit_no,outcome';
const REPORTS =
  'report_no,reported_on,reporting_office,scheme,source_grade,information_grade,handling,subject_1_kind,subject_1_name,subject_1_reg_no,subject_1_registry,subject_1_birth_date,subject_1_country,subject_1_phone,subject_1_email,subject_2_kind,subject_2_name,subject_2_reg_no,subject_2_registry,subject_2_birth_date,subject_2_country,subject_2_phone,subject_2_email,subject_3_kind,subject_3_name,subject_3_reg_no,subject_3_registry,subject_3_birth_date,subject_3_country,subject_3_phone,subject_3_email,relation_1,relation_2,text';

const company = { registry: 'KE-BRS', number: 'PVT-7KQ2X9M', status: 'ACTIVE', country: 'KE' };
const officer = { registry: 'KE-BRS', number: 'PVT-7KQ2X9M', company_name: 'Mangrove Stone Ltd', role: 'DIRECTOR' };
const FILES: readonly (readonly [source: string, text: string])[] = [
  [
    'company-register',
    csv(COMPANIES, {
      ...company,
      name: 'Mangrove Stone Ltd',
      legal_form: 'Private limited company',
      address: 'Unit 4B, Makupa Road, Mombasa',
      phone: '+254 733 918 273',
      email: 'zmailbox@mangrove.alt',
    }),
  ],
  [
    'company-register',
    csv(
      OFFICERS,
      {
        ...officer,
        officer_no: '1',
        officer_kind: 'PERSON',
        officer_name: 'Zoltan Quibbledom',
        officer_name_original: 'Золтан Квиблдом',
        birth_date: '1931-07-23',
        nationality: 'UA',
        id_document: 'FB204417',
        address: 'Zebrastrasse 77, Mombasa',
      },
      {
        ...officer,
        officer_no: '2',
        officer_kind: 'PERSON',
        officer_name: 'Zoltan Quibbledom',
        birth_date: '1931-07-23',
        id_document: 'FB204417',
      },
    ),
  ],
  [
    'customs-seizures',
    csv(
      SEIZURES,
      {
        case_ref: '2019/0031',
        reporting_country: 'KE',
        reporting_office: 'Mombasa',
        status: 'VALIDATED',
        seized_on: '14/09/2022',
        place: 'Mombasa port',
        place_locode: 'KEMBA',
        vessel: 'GANNET PIONEER',
        imo: '9341720',
        goods_1: 'Pangolin scales',
        hs_1: '050790',
        quantity_1: '18',
        unit_1: 'kg',
        consignor_name: 'Yusuf Bramblewick',
        consignor_address: 'Xylophone Alley 5, Mombasa',
        consignor_country: 'KE',
        consignor_phone: '+254 744 112 233',
        person_name: 'Zoltan Quibbledom',
        person_role: 'driver',
        person_birth_date: '1931-07-23',
        person_nationality: 'UA',
        outcome: 'Convicted with his brother Wolfram Quibbledom',
      },
      { case_ref: '2019/0032', seized_on: 'when Zoltan Quibbledom came', reporting_country: 'KE' },
    ),
  ],
  [
    'intelligence-reports',
    csv(REPORTS, {
      report_no: 'IR-2019-044',
      reported_on: '2019-04-02',
      reporting_office: 'Mombasa',
      scheme: '4x4',
      source_grade: 'B',
      information_grade: '3',
      handling: 'TLP:AMBER',
      subject_1_kind: 'PERSON',
      subject_1_name: 'Quibbledom Zoltan',
      subject_1_birth_date: '1931-07-23',
      subject_1_phone: '+254 733 918 273',
      subject_2_kind: 'COMPANY',
      subject_2_name: 'Mangrove Stone Ltd',
      subject_2_reg_no: 'PVT-7KQ2X9M',
      subject_2_registry: 'KE-BRS',
      relation_1: 'DIRECTS',
      text: 'Seen with Vladimira Snodgrass at the yard.',
    }),
  ],
];

/** What would tell of a person, as it stands in files, as it is read and as people write it. */
const NOMINAL = [
  'Quibbledom',
  'QUIBBLEDOM',
  'Квиблдом',
  '1931-07-23',
  'FB204417',
  'Zebrastrasse',
  'zmailbox',
  '918 273',
  '733918273',
  'Bramblewick',
  'Xylophone',
  '112 233',
  '744112233',
  'Wolfram',
  'Snodgrass',
  'Tarquin',
] as const;
/** What must stay: the view is for sharing what happened. */
const STAYS = [
  'Mangrove Stone Ltd',
  'GANNET PIONEER',
  '9341720',
  '2019/0031',
  'Pangolin scales',
  'PVT-7KQ2X9M',
] as const;

/** As many times every field is asked, each time about other things. */
const ROUNDS = 4;

const schema = buildGraphqlSchema();
let service: TestService;
let client: Client;

beforeAll(async () => {
  service = await openTestService([
    {
      name: 'amina',
      displayName: 'amina',
      agency: 'customs-ke',
      roles: ['ANALYST', 'PROSECUTOR', 'AUDITOR'],
      policy: { clearances: { 'customs-ke': 'TLP:RED' }, cases: [] },
    },
  ]);
  client = await service.signIn('amina');
  for (const [i, [source, text]] of FILES.entries()) {
    const sent = await client.fetch(`/imports?source=${source}&fileName=${i}.csv&handling=TLP:AMBER`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: text,
    });
    expect(sent.status).toBe(202);
    await service.settled();
  }
  await attachToRecords();
  await letAminaWork();
});
afterAll(async () => {
  await service?.close();
});

/** A photo and a document with names in their words, names and facts to some records. */
async function attachToRecords(): Promise<void> {
  const found = await client.ask('{ imports { edges { node { records(first: 2) { edges { node { id } } } } } } }');
  type Found = { edges: { node: { records: { edges: { node: { id: string } }[] } } }[] };
  const records = field<Found>(found, 'imports').edges.flatMap((e) => e.node.records.edges.map((r) => r.node.id));
  const exif = aTiff([[0x010f, 2, 'Invented']], [[0xa431, 2, 'FB204417']]);
  const document = await aPdf('Zoltan Quibbledom, Zebrastrasse 77', 'Seen with Vladimira Snodgrass');
  for (const id of records)
    for (const [name, body] of [
      ['Quibbledom at home.jpg', aJpeg({ exif })],
      ['Bramblewick.pdf', document],
    ] as const) {
      const sent = await client.fetch(`/records/${id}/attachments?fileName=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: Uint8Array.from(body),
      });
      expect(sent.status).toBe(201);
    }
}

/** Opens a case, decides and judges, each time with a name in her own words. */
async function letAminaWork(): Promise<void> {
  const found = await client.ask('{ search(text: "Quibbledom", first: 10) { edges { node { entity { id } } } } }');
  const people = field<{ edges: { node: { entity: { id: string } } }[] }>(found, 'search').edges.map(
    (e) => e.node.entity.id,
  );
  const opened = await client.ask('mutation { openCase(reference: "OP-1", title: "Against Tarquin") { id } }');
  const { id } = field<{ id: string }>(opened, 'openCase');
  await client.ask('mutation ($id: ID!, $e: [ID!]!) { addToCase(case: $id, entities: $e, note: "Tarquin") { id } }', {
    id,
    e: people,
  });
  const items = await client.ask('query ($id: ID!) { disclosure(case: $id) { items { record { id } } } }', { id });
  const records = field<{ items: { record: { id: string } }[] }>(items, 'disclosure').items.map((i) => i.record.id);
  const decided = await client.ask(
    `mutation ($id: ID!, $records: [ID!]!) { decideDisclosure(case: $id, records: $records, choice:
      {status: UNUSED_NON_SENSITIVE, test: NO, reason: "Tarquin", description: "A row about Tarquin"}) { undecided } }`,
    { id, records: records.slice(0, 1) },
  );
  expect(decided.errors).toEqual([]);
  const pairs = await client.ask('{ matches(first: 5) { edges { node { left { id } right { id } } } } }');
  for (const { node } of field<{ edges: { node: { left: { id: string }; right: { id: string } } }[] }>(pairs, 'matches')
    .edges) {
    const judged = await client.ask(
      'mutation ($l: ID!, $r: ID!) { judge(left: $l, right: $r, decision: DIFFERENT, reason: "Tarquin says so") { id } }',
      { l: node.left.id, r: node.right.id },
    );
    expect(judged.errors).toEqual([]);
  }
}

/** Says that a question was refused, and so showed nothing. */
const TOO_MUCH = 'The answer could hold';

/** Every field with what is one step below it, as far as the server answers that, and alone. */
function asking(material: Material): readonly Operation[] {
  const alone = { steps: 0, atOnce: 1 };
  return [
    ...reads(schema, material, [{ steps: 1, atOnce: 1 }, alone]),
    ...reads(schema, material, [alone]),
    ...AUDITING,
  ];
}

const AUDITING: readonly Operation[] = [
  {
    name: 'accessLog',
    text: '{ accessLog(first: 30) { entries { operation purpose fields things { name detail } } } }',
  },
  { name: 'accessLogCheck', text: '{ accessLogCheck { verified problems { message } } }' },
].map((question) => ({ ...question, variables: {} }));

async function answerTo({ text, variables }: Operation, view: string): Promise<string> {
  const answer = await client.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hawksbill-view': view, 'x-hawksbill-purpose': 'Tarquin' },
    body: JSON.stringify({ query: text, variables }),
  });
  return answer.text();
}

describe('answers without names', () => {
  it('hold no nominal value, whatever is asked; the same questions otherwise give every one', async () => {
    const material = new Material(new Draw(7), 5, ['Quibbledom', 'Mangrove', 'Bramblewick'], 'n');
    // Ids met in one round are asked about in the next.
    for (const asked of asking(material)) material.meet(await answerTo(asked, 'nominal'));

    const answered = new Set<string>();
    const nominal: string[] = [];
    const nameless: string[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      for (const asked of asking(material.again(round, 'n', false))) {
        const told = await answerTo(asked, 'nominal');
        material.meet(told);
        nominal.push(told);
        expect(told).not.toContain(TOO_MUCH);
        answered.add(asked.name);
        nameless.push(await answerTo(asked, 'non-nominal'));
        expect(tokenIn(nameless.at(-1) ?? '', asked)).toBeNull();
      }
    }
    expect([...answered].sort()).toEqual(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort());
    // Two spellings of one thing may be given in one form only.
    const told = (text: string) => nominal.some((answer) => answer.includes(text));
    expect(NOMINAL.filter((token) => token !== 'QUIBBLEDOM' && !told(token))).toEqual([]);
    expect(STAYS.filter((text) => !nameless.some((answer) => answer.includes(text)))).toEqual([]);
  });

  it.each([
    ['names', 'Quibbledom', 'Zoltan Quibbledom', 'Квиблдом', 'Bramblewick'],
    ['identifiers and contacts', 'FB204417', '+254 733 918 273', 'zmailbox@mangrove.alt', 'Zebrastrasse 77'],
  ])('do not tell whether %s of persons are held: found and counted as what nobody ever held', async (_, ...typed) => {
    const said = async (text: string) => {
      const search = `query ($text: String!) { search(text: $text, first: 10) { totalCount facets { kind count }
        edges { node { entity { id } } } } }`;
      const hits = `query ($lines: [String!]!) { hitTable(lines: $lines) { readAs hits { entity { id } weightBits } } }`;
      const variables = { text, lines: [text] };
      const asked = [search, hits].map((query) => ({ name: 'search', text: query, variables }));
      return Promise.all(asked.map(async (question) => JSON.parse(await answerTo(question, 'non-nominal'))));
    };
    for (const text of typed) {
      const [search, table] = await said(text);
      expect(search.data, text).toEqual({ search: { totalCount: 0, facets: [], edges: [] } });
      expect(table.data.hitTable[0].hits, text).toEqual([]);
    }
    const [search, table] = await said('Mangrove Stone Ltd');
    expect(search.data.search.totalCount).toBe(1);
    expect(table.data.hitTable[0].hits).toHaveLength(1);
    // Nor by what a line weighs: with the right number beside its name as with a wrong one.
    const weights = await Promise.all(
      ['+254 733 918 273', '+254 700 000 001'].map(
        async (phone) => (await said(`Mangrove Stone Ltd; ${phone}`))[1].data.hitTable[0].hits,
      ),
    );
    expect(weights[0]).toEqual(weights[1]);
  });

  it('hold none where something is changed, nor in the words of a refusal', async () => {
    const material = new Material(new Draw(8), 6, ['Quibbledom'], 'n');
    for (const asked of asking(material)) material.meet(await answerTo(asked, 'nominal'));
    for (const asked of changes(schema, material)) {
      expect(tokenIn(await answerTo(asked, 'non-nominal'), asked)).toBeNull();
    }
  });

  it('are given for any view but the nominal one', async () => {
    const asked = { name: 'cases', text: '{ cases { title } }', variables: {} };
    expect(await answerTo(asked, 'nominal')).toContain('Tarquin');
    for (const view of ['non-nominal', '', 'NOMINAL', 'x'])
      expect(await answerTo(asked, view)).not.toContain('Tarquin');
  });
});

/** The first nominal text in an answer, with what stands round it. */
function tokenIn(answer: string, { name }: Operation): string | null {
  const token = NOMINAL.find((t) => answer.includes(t));
  if (token === undefined) return null;
  const at = answer.indexOf(token);
  return `${name} tells ${token}: ${answer.slice(Math.max(0, at - 150), at + 50)}`;
}
