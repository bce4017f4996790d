import type { WorldMention } from './world.js';

/**
 * The right answers of the demonstration world, question by question. README.md says them in words; the tests hold them against what
 * Hawksbill finds. Each thing is named by one of its mentions.
 */

const company = (key: string) => mention('company-register', 'public', 'companies', key, 'company');
const officer = (key: string) => mention('company-register', 'public', 'officers', key, 'officer');
const bill = (owner: string, key: string, role: string) => mention('bills-of-lading', owner, 'bills', key, role);
const permit = (key: string) => mention('permits', 'cn-customs', 'permits', key, 'permit');

export const THINGS = {
  exporter: company('KE-BRS/PVT-7KQ2X9M'),
  phoenix: company('KE-BRS/PVT-9MD4RT6'),
  clearingAgent: company('KE-BRS/PVT-3ZL8WQ1'),
  ivoryConsignee: company('VN-MST/0299481730'),
  broker: company('AE-JAFZA/JAFZA-184407'),
  shell: company('KE-BRS/PVT-0HC9VX4'),
  timberShipper: company('RU-INN/9836140279'),
  timberBuyer: company('CN-USCC/91990206MA2K7X4D8B'),
  timberAgent: company('RU-INN/9836205134'),
  hull: mention('vessel-registry', 'public', 'registrations', 'LR/17204', 'vessel'),
  brokerDirector: officer('AE-JAFZA/JAFZA-184407/1'),
  exporterDirector: officer('KE-BRS/PVT-7KQ2X9M/1'),
  phoenixDirector: officer('KE-BRS/PVT-9MD4RT6/1'),
  ivorySeizureByVietNam: mention('customs-seizures', 'vn-customs', 'seizures', 'VN/HP-2019-0214', 'seizure'),
  ivorySeizureByKenya: mention('customs-seizures', 'ke-customs', 'seizures', 'KE/2019/0031', 'seizure'),
  timberSeizure: mention('customs-seizures', 'cn-customs', 'seizures', 'CN/NB-2023-1017', 'seizure'),
  overusedPermit: permit('23RU001942/PR'),
  properPermit: permit('23RU002210/KH'),
  handicraftTrader: company('KE-BRS/PVT-5HC8NB2'),
  curioTrader: company('KE-BRS/PVT-8RC1KZ9'),
  informantsMan: mention('human-source-reports', 'ke-customs', 'reports', 'HS-2022-003', 'subject'),
  stonemasons: company('KE-BRS/C.48213'),
  forwarder: company('KE-BRS/C.50992'),
  busyAgent: company('KE-BRS/PVT-4KG7CA3'),
} as const satisfies Readonly<Record<string, WorldMention>>;

export type Thing = keyof typeof THINGS;

/** Who is the broker? What ties it to the ivory, and what to the timber. Without it the two groups share nothing but ports. */
export const BROKER = {
  is: 'broker',
  ownedBy: 'shell',
  /** One director, one e-mail domain, one payer. */
  directedBy: 'brokerDirector',
  directsAlso: 'timberShipper',
  emailDomain: 'meridiangate.alt',
  domainSharedWith: 'phoenix',
  paidFor: [
    bill('ke-customs', 'QMLA/MBA19-01182/1', 'consignment'),
    bill('ke-customs', 'QMLA/MBA20-17206/1', 'consignment'),
    bill('cn-customs', 'QVSL/VVO-23-0412/1', 'consignment'),
    bill('cn-customs', 'QVSL/VVO-23-0588/1', 'consignment'),
    bill('cn-customs', 'QVSL/VVO-23-0741/1', 'consignment'),
    bill('cn-customs', 'QVSL/VVO-24-1188/1', 'consignment'),
  ],
  /** The one consignment in its own name. */
  shippedItself: [bill('ke-customs', 'QMLA/MBA18-00931/1', 'consignment')],
} as const;

/** Which company came back, and what says so. */
export const PHOENIX = {
  is: 'phoenix',
  of: 'exporter',
  phone: '+254700010447',
  director: 'exporterDirector',
  agent: 'clearingAgent',
  incorporatedOn: '2019-07-18',
} as const;

/** Which names has the hull borne? */
export const HULL = {
  is: 'hull',
  names: ['GANNET PIONEER', 'HAMMER BAY', 'STELLA DUNA'],
  imo: '9341720',
  aisGapHours: '31',
  /** The call that gives the IMO number with two digits changed round. */
  callWithWrongNumber: mention('port-calls', 'public', 'port-calls', 'PC-190003', 'vessel'),
} as const;

/** Which permit was used beyond its quantity? Three consignments, 148.5 of 120 cubic metres. */
export const PERMIT = { is: 'overusedPermit', authorisedM3: 120, usedM3: 148.5, consignments: 3 } as const;

/** Who answers the shared telephone? Four traders who declare no ties. */
export const PHONE = {
  number: '+842253550142',
  answeredBy: [
    company('VN-MST/0299481730'),
    company('VN-MST/0299520838'),
    company('VN-MST/0299533121'),
    mention('customs-declarations', 'vn-customs', 'declarations', 'VNHPH/HP21-470031', 'importer'),
  ],
} as const;

/**
 * What each user sees of the informant's two traders: whether they are tied to one man, and whether he sees them trade at all. Who may not
 * read the report sees two companies, and no man.
 */
export const INFORMANT: Readonly<Record<string, { readonly tied: boolean; readonly trade: boolean }>> = {
  wanjiru: { tied: true, trade: true },
  achieng: { tied: true, trade: true },
  'thanh-ha': { tied: false, trade: true },
  mutua: { tied: false, trade: true },
  'zhou-min': { tied: false, trade: false },
};

/** Two men in two records, and one for those who read the report: only it says that they are the informant's man. */
export const ONE_MAN = {
  mentions: [
    mention('customs-seizures', 'ke-customs', 'seizures', 'KE/2023/0019', 'named person'),
    mention('customs-declarations', 'ke-customs', 'declarations', 'KEMBA/2021MSA77310', 'importer'),
  ],
  oneFor: ['wanjiru', 'achieng'],
  twoFor: ['thanh-ha', 'mutua'],
} as const;

/** Which consignment should be stopped? Under way on the world's day, with shipper and agent of a seized one. */
export const STOP = {
  consignment: bill('cn-customs', 'QVSL/VVO-24-1188/1', 'consignment'),
  seizedBefore: bill('cn-customs', 'QVSL/VVO-23-0741/1', 'consignment'),
  etaOn: '2024-12-02',
  /** Under way too, and nothing against them. */
  leaveAlone: [
    bill('cn-customs', 'QVSL/VVO-24-1190/1', 'consignment'),
    bill('ke-customs', 'QMLA/MBA24-31077/1', 'consignment'),
  ],
} as const;

/** Pairs that must never be one thing, and why they tempt. */
export const NEVER_ONE: readonly (readonly [WorldMention, WorldMention, string])[] = [
  [THINGS.exporter, THINGS.stonemasons, 'nearly one name, both in stone; another number, town, age and directors'],
  [THINGS.exporter, THINGS.phoenix, 'same unit, telephone, agent and director; yet two companies, one after the other'],
  [officer('VN-MST/0299481730/1'), officer('VN-MST/0299540961/1'), 'Trần Văn Hải twice, born eleven years apart'],
  [officer('KE-BRS/BN-207718/1'), officer('KE-BRS/PVT-2BM6SL7/1'), 'father and son of one name at one address'],
  [company('KE-BRS/BN-207718'), company('KE-BRS/PVT-2BM6SL7'), 'their two firms at that address'],
  [
    mention('vessel-registry', 'public', 'registrations', 'SG/395511', 'vessel'),
    mention('vessel-registry', 'public', 'registrations', 'SG/395512', 'vessel'),
    'sister ships TAMARIND STAR 1 and 2 of one owner',
  ],
  [
    THINGS.hull,
    mention('vessel-registry', 'public', 'registrations', 'ID/2011-GA-4410', 'vessel'),
    'another GANNET PIONEER',
  ],
  [company('KE-BRS/C.31077'), company('KE-BRS/PVT-6BH3MB5'), 'parent and subsidiary'],
  [THINGS.timberBuyer, company('CN-USCC/91990206MA2K9R1T3T'), '甬新 and 永新: one in sound and in Latin letters'],
  [THINGS.shell, company('KE-BRS/PVT-17WG131'), 'tenants of one virtual office'],
  [
    THINGS.broker,
    company('AE-JAFZA/JAFZA-177120'),
    'Meridian Gate Freight and Meridian Gates Furniture in one free zone',
  ],
  [officer('RU-INN/9836140279/1'), officer('RU-INN/9836142082/1'), 'Leonid and Lev Arkadievich Brandt'],
  [
    officer('KE-BRS/PVT-7KQ2X9M/2'),
    officer('KE-BRS/C.48213/2'),
    'Joseph Mutiso Kilonzo of the exporter and Joseph Mutiso of the stone works',
  ],
  [
    mention('customs-seizures', 'cn-customs', 'seizures', 'CN/NB-2022-0311', 'named person'),
    officer('CN-USCC/91990206MA2K7X4D8B/1'),
    '陈国栋 twice, born 1971 and 1992',
  ],
  [THINGS.handicraftTrader, THINGS.curioTrader, 'one man’s two firms, and still two firms'],
];

/** Innocent, and in no link with a seizure: one report was corrected, one withdrawn. */
export const NO_SEIZURE: readonly WorldMention[] = [
  THINGS.stonemasons,
  company('KE-BRS/BN-207718'),
  THINGS.curioTrader,
];

/** Two reports of one incident: held to be one by a person's judgement, for those who see both. */
export const ONE_INCIDENT = [THINGS.ivorySeizureByVietNam, THINGS.ivorySeizureByKenya] as const;

function mention(source: string, ownerAgency: string, layout: string, sourceKey: string, role: string): WorldMention {
  return { source, ownerAgency, layout, sourceKey, role, ordinal: 0 };
}
