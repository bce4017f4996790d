/**
 * The demonstration world: who works in it, what they may see, which files they hold and how these came to them. Files are taken in by the
 * ordinary import, in this order; there is no second way in. The story they tell stands in README.md.
 *
 * Plain values without imports, so that it can be compiled and read by itself.
 */

/** The day on which the world stands still: what arrives later is under way. */
export const WORLD_TODAY = '2024-11-20';

type Handling = 'TLP:CLEAR' | 'TLP:GREEN' | 'TLP:AMBER' | 'TLP:AMBER+STRICT' | 'TLP:RED';
type Role = 'INVESTIGATOR' | 'ANALYST' | 'PROSECUTOR' | 'DISCLOSURE_OFFICER' | 'ADMINISTRATOR';

export interface WorldAgency {
  readonly id: string;
  readonly title: string;
  readonly country: string;
}

export interface WorldUser {
  readonly name: string;
  readonly displayName: string;
  readonly agency: string;
  readonly roles: readonly Role[];
  /** By agency, the narrowest marking he may read; of an agency that is not named, nothing. What is public everyone reads. */
  readonly clearances: Readonly<Record<string, Handling>>;
  readonly cases: readonly string[];
}

export interface WorldFile {
  /** Under seed/sources/. */
  readonly path: string;
  readonly source: string;
  readonly ownerAgency: string;
  readonly handling: Handling;
  readonly receivedFrom: string;
  /** The day from which the owner held it; also its day of recording. */
  readonly receivedOn: string;
  readonly authority: string;
  /** Rows in it, without the heading; each file has one that must be refused. */
  readonly rows: number;
}

/** A file that lies here and is not taken in yet; said in one line when the world is loaded. */
export interface SkippedFile {
  readonly path: string;
  readonly because: string;
}

/** One mention, by what its source calls it. */
export interface WorldMention {
  readonly source: string;
  readonly ownerAgency: string;
  readonly layout: string;
  readonly sourceKey: string;
  readonly role: string;
  readonly ordinal: number;
}

export interface WorldCase {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly openedOn: string;
  readonly members: readonly string[];
  /** What is in it so far: one mention names the entity that holds it. */
  readonly items: readonly { readonly mention: WorldMention; readonly note: string }[];
  /** What its officer still means to do. */
  readonly tasks: readonly string[];
}

export const AGENCIES: readonly WorldAgency[] = [
  { id: 'ke-customs', title: 'Customs and Border Service, Kenya (demonstration)', country: 'KE' },
  { id: 'vn-customs', title: 'Customs Department of Hai Phong, Viet Nam (demonstration)', country: 'VN' },
  { id: 'cn-customs', title: 'Ningbo Customs, China (demonstration)', country: 'CN' },
];

export const IVORY_CASE = 'hb-2024-003';

export const USERS: readonly WorldUser[] = [
  {
    name: 'wanjiru',
    displayName: 'Wanjiru Njoroge',
    agency: 'ke-customs',
    roles: ['ANALYST'],
    clearances: { 'ke-customs': 'TLP:RED', 'vn-customs': 'TLP:AMBER', 'cn-customs': 'TLP:AMBER' },
    cases: [IVORY_CASE],
  },
  {
    name: 'thanh-ha',
    displayName: 'Lê Thanh Hà',
    agency: 'vn-customs',
    roles: ['INVESTIGATOR', 'ANALYST'],
    clearances: { 'ke-customs': 'TLP:AMBER', 'vn-customs': 'TLP:RED', 'cn-customs': 'TLP:AMBER' },
    cases: [],
  },
  {
    name: 'zhou-min',
    displayName: '周敏 Zhou Min',
    agency: 'cn-customs',
    roles: ['INVESTIGATOR'],
    clearances: { 'cn-customs': 'TLP:RED' },
    cases: [],
  },
  {
    name: 'mutua',
    displayName: 'Stephen Mutua',
    agency: 'ke-customs',
    roles: ['PROSECUTOR'],
    clearances: { 'ke-customs': 'TLP:AMBER', 'vn-customs': 'TLP:AMBER' },
    cases: [IVORY_CASE],
  },
  {
    name: 'achieng',
    displayName: 'Achieng Okoth',
    agency: 'ke-customs',
    roles: ['DISCLOSURE_OFFICER', 'ADMINISTRATOR'],
    clearances: { 'ke-customs': 'TLP:RED', 'vn-customs': 'TLP:AMBER' },
    cases: [IVORY_CASE],
  },
];

const REGISTER_LAW = 'Publicity of the register';
const CARGO_LAW = 'Advance cargo information';
const ASSISTANCE = 'Mutual administrative assistance, request of 2021-05-03';

export const FILES: readonly WorldFile[] = [
  file(
    'company-register/kenya-companies.csv',
    'company-register',
    'public',
    'TLP:CLEAR',
    'Registrar of companies, Nairobi',
    '2024-09-02',
    REGISTER_LAW,
    17,
  ),
  file(
    'company-register/kenya-officers.csv',
    'company-register',
    'public',
    'TLP:CLEAR',
    'Registrar of companies, Nairobi',
    '2024-09-02',
    REGISTER_LAW,
    17,
  ),
  file(
    'company-register/kenya-westgate-court.csv',
    'company-register',
    'public',
    'TLP:CLEAR',
    'Registrar of companies, Nairobi',
    '2024-09-02',
    REGISTER_LAW,
    40,
  ),
  file(
    'company-register/viet-nam-companies.csv',
    'company-register',
    'public',
    'TLP:CLEAR',
    'Business register, Hai Phong',
    '2024-09-09',
    REGISTER_LAW,
    7,
  ),
  file(
    'company-register/viet-nam-officers.csv',
    'company-register',
    'public',
    'TLP:CLEAR',
    'Business register, Hai Phong',
    '2024-09-09',
    REGISTER_LAW,
    6,
  ),
  file(
    'company-register/china-companies.csv',
    'company-register',
    'public',
    'TLP:CLEAR',
    'Market regulation bureau, Ningbo',
    '2024-09-12',
    REGISTER_LAW,
    5,
  ),
  file(
    'company-register/far-east-companies.csv',
    'company-register',
    'public',
    'TLP:CLEAR',
    'Tax register, Primorye',
    '2024-09-12',
    REGISTER_LAW,
    4,
  ),
  // Officers came before the companies of Jebel Ali: such rows wait for their partners.
  file(
    'company-register/asia-officers.csv',
    'company-register',
    'public',
    'TLP:CLEAR',
    'Registers of Ningbo, Primorye and Jebel Ali',
    '2024-09-16',
    REGISTER_LAW,
    9,
  ),
  file(
    'company-register/jebel-ali-companies.csv',
    'company-register',
    'public',
    'TLP:CLEAR',
    'Free zone authority, Jebel Ali',
    '2024-09-20',
    REGISTER_LAW,
    3,
  ),
  file(
    'vessel-registry/registrations.csv',
    'vessel-registry',
    'public',
    'TLP:CLEAR',
    'Compiler of flag registers',
    '2024-10-01',
    'Licence agreement',
    15,
  ),
  file(
    'port-calls/port-calls-2018-2024.csv',
    'port-calls',
    'public',
    'TLP:CLEAR',
    'Vessel tracking service',
    '2024-11-18',
    'Licence agreement',
    19,
  ),
  file(
    'port-calls/ais-gaps-2019.csv',
    'port-calls',
    'public',
    'TLP:CLEAR',
    'Vessel tracking service',
    '2019-05-06',
    'Licence agreement',
    3,
  ),
  file(
    'port-calls/liner-calls-2018-2024.csv',
    'port-calls',
    'public',
    'TLP:CLEAR',
    'Vessel tracking service',
    '2024-11-18',
    'Licence agreement',
    61,
  ),
  file(
    'bills-of-lading/mombasa-extracts-2017-2024.csv',
    'bills-of-lading',
    'ke-customs',
    'TLP:AMBER',
    'Carriers calling at Mombasa',
    '2024-11-15',
    CARGO_LAW,
    20,
  ),
  file(
    'bills-of-lading/mombasa-returns-2018-2024.csv',
    'bills-of-lading',
    'ke-customs',
    'TLP:AMBER',
    'Carriers calling at Mombasa',
    '2024-11-15',
    CARGO_LAW,
    121,
  ),
  file(
    'bills-of-lading/hai-phong-inward-manifest-2018-2021.csv',
    'bills-of-lading',
    'vn-customs',
    'TLP:AMBER',
    'Port of Hai Phong',
    '2021-10-01',
    CARGO_LAW,
    10,
  ),
  file(
    'bills-of-lading/hamburg-extracts-2021-2022.csv',
    'bills-of-lading',
    'vn-customs',
    'TLP:AMBER',
    'Carrier Norddeich Linie, Hamburg',
    '2022-06-20',
    'Request to the carrier of 2022-06-01',
    4,
  ),
  file(
    'bills-of-lading/nakhodka-ningbo-2023-2024.csv',
    'bills-of-lading',
    'cn-customs',
    'TLP:AMBER',
    'Carrier Vostok Skaly Line',
    '2024-11-19',
    CARGO_LAW,
    8,
  ),
  file(
    'customs-declarations/mombasa-extracts-2018-2024.csv',
    'customs-declarations',
    'ke-customs',
    'TLP:AMBER',
    'Customs house, Mombasa',
    '2024-11-15',
    'Customs law',
    11,
  ),
  file(
    'customs-declarations/mombasa-returns-2018-2024.csv',
    'customs-declarations',
    'ke-customs',
    'TLP:AMBER',
    'Customs house, Mombasa',
    '2024-11-15',
    'Customs law',
    201,
  ),
  file(
    'customs-declarations/hai-phong-2020-2021.csv',
    'customs-declarations',
    'vn-customs',
    'TLP:AMBER',
    'Customs house, Hai Phong',
    '2021-10-01',
    'Customs law',
    5,
  ),
  file(
    'customs-declarations/ningbo-2023.csv',
    'customs-declarations',
    'cn-customs',
    'TLP:AMBER',
    'Customs house, Beilun',
    '2023-11-01',
    'Customs law',
    6,
  ),
  file(
    'customs-seizures/viet-nam-2019-2022.csv',
    'customs-seizures',
    'vn-customs',
    'TLP:AMBER',
    'Customs Department of Hai Phong',
    '2022-06-01',
    ASSISTANCE,
    5,
  ),
  file(
    'customs-seizures/kenya-2017-2021.csv',
    'customs-seizures',
    'ke-customs',
    'TLP:AMBER',
    'Enforcement branch, Mombasa',
    '2021-12-01',
    'Customs law',
    5,
  ),
  file(
    'customs-seizures/kenya-corrections-2022.csv',
    'customs-seizures',
    'ke-customs',
    'TLP:AMBER',
    'Enforcement branch, Mombasa',
    '2022-02-14',
    'Customs law',
    3,
  ),
  file(
    'customs-seizures/kenya-2022-2024.csv',
    'customs-seizures',
    'ke-customs',
    'TLP:AMBER',
    'Enforcement branch, Mombasa',
    '2024-05-06',
    'Customs law',
    4,
  ),
  file(
    'customs-seizures/china-2022-2023.csv',
    'customs-seizures',
    'cn-customs',
    'TLP:AMBER',
    'Anti-smuggling bureau, Ningbo',
    '2023-11-06',
    'Customs law',
    3,
  ),
  file(
    'permits/far-east-cites-2023-2024.csv',
    'permits',
    'cn-customs',
    'TLP:AMBER',
    'CITES management authority of export',
    '2024-08-12',
    'CITES Article VIII',
    4,
  ),
  file(
    'permits/far-east-endorsements-2023-2024.csv',
    'permits',
    'cn-customs',
    'TLP:AMBER',
    'Frontier post, Nakhodka',
    '2024-11-19',
    'CITES Article VIII',
    7,
  ),
  file(
    'permits/kenya-ozone-licences-2024.csv',
    'permits',
    'ke-customs',
    'TLP:AMBER',
    'National Ozone Unit',
    '2024-01-31',
    'Montreal Protocol Article 4B',
    2,
  ),
  file(
    'intelligence-reports/kenya-2019-2021.csv',
    'intelligence-reports',
    'ke-customs',
    'TLP:AMBER',
    'Intelligence unit, Mombasa',
    '2021-12-06',
    'Customs law',
    5,
  ),
  file(
    'intelligence-reports/ningbo-2023.csv',
    'intelligence-reports',
    'cn-customs',
    'TLP:AMBER',
    'Intelligence unit, Ningbo',
    '2023-11-27',
    'Customs law',
    3,
  ),
  file(
    'intelligence-reports/human-source-2022.csv',
    'human-source-reports',
    'ke-customs',
    'TLP:RED',
    'Source unit, Mombasa',
    '2022-05-09',
    'Authorised use of a human source',
    2,
  ),
];

export const SKIPPED: readonly SkippedFile[] = [
  {
    path: 'watch-list/watch-list-2024.xlsx',
    because: 'no layout or mapping for it yet; `hawksbill map` proposes one',
  },
];

/** Opened on the ivory of 2019 and left there: what came after the exporter was struck off is still to be found. */
export const CASES: readonly WorldCase[] = [
  {
    id: IVORY_CASE,
    title: 'Ivory from Mombasa to Hai Phong, 2019',
    summary: 'Tusks under decorative stone, seized at Hai Phong in March 2019. Who is behind the exporter?',
    openedOn: '2024-10-07',
    members: ['wanjiru', 'mutua', 'achieng'],
    items: [
      {
        mention: mention('customs-seizures', 'vn-customs', 'seizures', 'VN/HP-2019-0214', 'seizure'),
        note: 'The seizure as Viet Nam reports it.',
      },
      {
        mention: mention('customs-seizures', 'ke-customs', 'seizures', 'KE/2019/0031', 'seizure'),
        note: 'Our own report of it, with the month only.',
      },
      {
        mention: mention('company-register', 'public', 'companies', 'KE-BRS/PVT-7KQ2X9M', 'company'),
        note: 'Exporter. Struck off on 2 December 2019.',
      },
      {
        mention: mention('bills-of-lading', 'ke-customs', 'bills', 'QMLA/MBA19-01182/1', 'vessel'),
        note: 'Carried the container. Look up her other names.',
      },
    ],
    tasks: [
      'Who paid for the freight of bill MBA19-01182?',
      'What else did the clearing agent handle for new companies?',
      'Ask Hai Phong for the consignee’s telephone records.',
    ],
  },
];

function file(
  path: string,
  source: string,
  ownerAgency: string,
  handling: Handling,
  receivedFrom: string,
  receivedOn: string,
  authority: string,
  rows: number,
): WorldFile {
  return { path, source, ownerAgency, handling, receivedFrom, receivedOn, authority, rows };
}

function mention(
  source: string,
  ownerAgency: string,
  layout: string,
  sourceKey: string,
  role: string,
  ordinal = 0,
): WorldMention {
  return { source, ownerAgency, layout, sourceKey, role, ordinal };
}
