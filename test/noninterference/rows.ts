import type { Draw } from './draw.js';

/** One row of a file: cells by column; what is not given stays empty. */
export type Row = Readonly<Record<string, string>>;

/** Rows of one source's layout. */
export interface Table {
  readonly source: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface Company {
  readonly names: readonly [string, ...string[]];
  readonly number: string;
  readonly registry: string;
  readonly country: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
}

/** Few, so that records meet; with names that are alike, and two companies under one roof. */
export const COMPANIES: readonly [Company, Company, ...Company[]] = [
  {
    names: ['Amber Crest Holdings Ltd', 'Amber Crest Holding Limited', 'AMBERCREST HOLDINGS'],
    number: 'PVT-7KQ2X9M',
    registry: 'KE-BRS',
    country: 'KE',
    address: 'Unit 4B, Makupa Business Park, Mombasa',
    phone: '+254 700 010 447',
    email: 'export@ambercrest.alt',
  },
  {
    names: ['Baobab Minerals Export Ltd', 'Baobab Minerals'],
    number: 'PVT-9MD4RT6',
    registry: 'KE-BRS',
    country: 'KE',
    address: 'Unit 4B, Makupa Business Park, Mombasa',
    phone: '+254 700 010 447',
    email: 'docs@baobab.alt',
  },
  {
    names: ['Hai Long Fine Art Stone Co., Ltd', 'HAI LONG FINE ART STONE'],
    number: '0299481730',
    registry: 'VN-MST',
    country: 'VN',
    address: '17 Lach Tray Street, Ngo Quyen, Hai Phong',
    phone: '+84 225 355 0142',
    email: 'sales@hailong.alt',
  },
  {
    names: ['Dong A Minerals Co., Ltd', 'Dong A Mineral Company'],
    number: '0299517264',
    registry: 'VN-MST',
    country: 'VN',
    address: '204 Duong Bao, Kien An, Hai Phong',
    phone: '+84 225 361 0088',
    email: 'office@donga.alt',
  },
  {
    names: ['Corvena Ship Management Ltd', 'Corvena Shipmanagement'],
    number: '',
    registry: '',
    country: 'CY',
    address: '',
    phone: '',
    email: 'crew@corvena.alt',
  },
];

export interface Person {
  readonly names: readonly [string, ...string[]];
  readonly birthDate: string;
  readonly country: string;
}

export const PEOPLE: readonly Person[] = [
  { names: ['Andrei Voloshin', 'Voloshin Andrei', 'Волошин Андрей'], birthDate: '1974-03-09', country: 'UA' },
  { names: ['Joseph Mutiso Kilonzo', 'J. M. Kilonzo'], birthDate: '1981-11-22', country: 'KE' },
  { names: ['Tran Van Hai', 'Trần Văn Hải'], birthDate: '1975-06-02', country: 'VN' },
];

export interface Ship {
  readonly names: readonly [string, ...string[]];
  readonly imo: string;
  readonly mmsi: string;
  readonly flag: string;
}

export const SHIPS: readonly [Ship, Ship, ...Ship[]] = [
  { names: ['GANNET PIONEER', 'HAMMER BAY'], imo: '9341720', mmsi: '636018455', flag: 'LR' },
  { names: ['KIPINI EXPRESS', 'KIPINI STAR'], imo: '9574028', mmsi: '373412000', flag: 'PA' },
  { names: ['NORD STAR', 'NORDSTAR 2'], imo: '9074729', mmsi: '', flag: 'PA' },
];

const PORTS = ['KEMBA', 'VNHPH', 'LKCMB'];
const DAYS = ['2021-02-03', '2021-05-17', '2022-01-09'];

export const registration = {
  source: 'vessel-registry',
  columns:
    'registry,official_no,imo,name,former_name,flag,call_sign,mmsi,type,gross_tonnage,deadweight,built,owner,owner_country,owner_address,operator,operator_country,registered_from,registered_until'.split(
      ',',
    ),
  row: (draw: Draw, ship = draw.one(SHIPS), owner = draw.one(COMPANIES)): Row => ({
    registry: ship.flag,
    official_no: `${ship.imo}-${draw.below(3)}`,
    imo: draw.oneIn(6) ? '' : ship.imo,
    name: draw.one(ship.names),
    former_name: draw.oneIn(3) ? draw.one(ship.names) : '',
    flag: ship.flag,
    mmsi: ship.mmsi,
    type: 'General cargo',
    built: '2005',
    owner: draw.one(owner.names),
    owner_country: owner.country,
    operator: draw.oneIn(2) ? draw.one(draw.one(COMPANIES).names) : '',
    registered_from: draw.oneIn(8) ? 'yesterday' : draw.one(DAYS),
  }),
};

export const company = {
  source: 'company-register',
  columns:
    'registry,number,name,name_latin,former_name,legal_form,status,incorporated_on,dissolved_on,address,country,phone,email,activity'.split(
      ',',
    ),
  row: (draw: Draw, c = draw.one(COMPANIES.filter((x) => x.number !== ''))): Row => ({
    registry: c.registry,
    number: draw.oneIn(10) ? '' : c.number,
    name: draw.one(c.names),
    former_name: draw.oneIn(4) ? draw.one(draw.one(COMPANIES).names) : '',
    incorporated_on: draw.one(DAYS),
    address: c.address,
    country: c.country,
    phone: c.phone,
    email: c.email,
  }),
};

export const officer = {
  source: 'company-register',
  columns:
    'registry,number,company_name,officer_no,officer_kind,officer_name,officer_name_original,role,share_percent,birth_date,nationality,id_document,officer_registry,officer_number,address,appointed_on,resigned_on'.split(
      ',',
    ),
  row: (draw: Draw, c = draw.one(COMPANIES.filter((x) => x.number !== '')), p = draw.one(PEOPLE)): Row => ({
    registry: c.registry,
    number: c.number,
    company_name: c.names[0],
    officer_no: String(draw.below(3)),
    officer_kind: 'PERSON',
    officer_name: draw.one(p.names),
    role: draw.one(['DIRECTOR', 'SHAREHOLDER']),
    share_percent: draw.oneIn(2) ? '50' : '',
    birth_date: draw.oneIn(3) ? '' : p.birthDate,
    nationality: p.country,
    appointed_on: draw.one(DAYS),
  }),
};

export const bill = {
  source: 'bills-of-lading',
  columns:
    'bl_no,issuer,bl_type,version,version_on,version_reason,shipper_name,shipper_reg_no,shipper_address,shipper_country,shipper_phone,shipper_email,consignee_name,consignee_reg_no,consignee_address,consignee_country,consignee_phone,consignee_email,notify_name,agent_name,carrier_name,carrier_scac,vessel,imo,voyage,container_no,pol,via,pod,shipped_on,goods,hs_code,gross_kg,permit_no'.split(
      ',',
    ),
  row: (draw: Draw, shipper = draw.one(COMPANIES), consignee = draw.one(COMPANIES), ship = draw.one(SHIPS)): Row => ({
    bl_no: `MBA18-2071${draw.below(4)}`,
    issuer: 'QMLA',
    version: draw.one(['1', '2']),
    ...party('shipper', shipper, draw),
    ...party('consignee', consignee, draw),
    notify_name: draw.one(['SAME AS CONSIGNEE', '', draw.one(COMPANIES).names[0]]),
    carrier_name: 'Marlin Arc Line',
    carrier_scac: 'QMLA',
    vessel: draw.one(ship.names),
    imo: draw.oneIn(3) ? '' : ship.imo,
    container_no: draw.one(['QXZU5182044', 'QXZU4017261', '']),
    pol: draw.one(PORTS),
    pod: draw.one(PORTS),
    shipped_on: draw.oneIn(12) ? 'soon' : draw.one(DAYS),
    goods: draw.one(['Decorative stone', 'Sawn timber']),
    hs_code: draw.one(['680299', '440399']),
    gross_kg: '21400',
    permit_no: draw.one(['', '23RU001942/PR']),
  }),
};

export const report = {
  source: 'intelligence-reports',
  columns:
    'report_no,reported_on,reporting_office,scheme,source_grade,information_grade,handling,subject_1_kind,subject_1_name,subject_1_reg_no,subject_1_registry,subject_1_birth_date,subject_1_country,subject_1_phone,subject_1_email,subject_2_kind,subject_2_name,subject_2_reg_no,subject_2_registry,subject_2_birth_date,subject_2_country,subject_2_phone,subject_2_email,relation_1,text'.split(
      ',',
    ),
  row: (draw: Draw, first: Row = subject(draw, 1), second: Row = subject(draw, 2), relation = ''): Row => ({
    report_no: `IR-${draw.below(5)}`,
    reported_on: draw.one(DAYS),
    scheme: '4x4',
    source_grade: draw.one(['A', 'B', 'C']),
    information_grade: draw.one(['1', '2', '3']),
    handling: 'TLP:AMBER',
    ...first,
    ...second,
    relation_1: relation || draw.one(['OWNS', 'DIRECTS', 'ASSOCIATED_WITH']),
    text: 'Said by one who was there.',
  }),
};

export const call = {
  source: 'port-calls',
  columns: 'call_id,port,port_name,imo,mmsi,name,call_sign,flag,arrived_at,departed_at,previous_port,next_port'.split(
    ',',
  ),
  row: (draw: Draw, ship = draw.one(SHIPS)): Row => ({
    call_id: `PC-${draw.below(6)}`,
    port: draw.one(PORTS),
    imo: draw.oneIn(4) ? '' : ship.imo,
    mmsi: ship.mmsi,
    name: draw.one(ship.names),
    flag: ship.flag,
    arrived_at: `${draw.one(DAYS)}T05:20Z`,
  }),
};

export const endorsement = {
  source: 'permits',
  columns: 'use_no,permit_no,used_on,bl_no,bl_issuer,quantity,unit'.split(','),
  row: (draw: Draw): Row => ({
    use_no: `U-${draw.below(4)}`,
    permit_no: '23RU001942/PR',
    used_on: draw.one(DAYS),
    bl_no: `MBA18-2071${draw.below(4)}`,
    bl_issuer: 'QMLA',
    quantity: '52',
    unit: 'm3',
  }),
};

export const permit = {
  source: 'permits',
  columns:
    'permit_no,permit_type,authority,country,issued_on,valid_until,holder_name,holder_reg_no,holder_address,holder_country,recipient_name,recipient_address,recipient_country,taxon_or_substance,term,purpose,source_code,quantity,unit'.split(
      ',',
    ),
  row: (draw: Draw, holder = draw.one(COMPANIES)): Row => ({
    permit_no: '23RU001942/PR',
    permit_type: 'CITES EXPORT',
    issued_on: draw.one(DAYS),
    holder_name: draw.one(holder.names),
    holder_country: holder.country,
    recipient_name: draw.one(draw.one(COMPANIES).names),
    taxon_or_substance: 'Fraxinus mandshurica',
    quantity: '120',
    unit: 'm3',
  }),
};

export const seizure = {
  source: 'customs-seizures',
  columns:
    'case_ref,reporting_country,reporting_office,status,seized_on,place,place_locode,vessel,imo,container_no,bl_no,bl_issuer,goods_1,taxon_or_code_1,hs_1,quantity_1,unit_1,consignor_name,consignor_reg_no,consignor_country,consignee_name,consignee_reg_no,consignee_country,person_name,person_role,person_birth_date,person_nationality,origin,destination,permit_no,outcome'.split(
      ',',
    ),
  row: (draw: Draw, ship = draw.one(SHIPS), p = draw.one(PEOPLE), c = draw.one(COMPANIES)): Row => ({
    case_ref: `2021/003${draw.below(3)}`,
    reporting_country: 'KE',
    status: draw.oneIn(6) ? 'WITHDRAWN' : 'VALIDATED',
    seized_on: draw.one(DAYS),
    place: 'Mombasa port',
    place_locode: 'KEMBA',
    vessel: draw.one(ship.names),
    imo: draw.oneIn(2) ? '' : ship.imo,
    container_no: 'QXZU5182044',
    bl_no: `MBA18-2071${draw.below(4)}`,
    bl_issuer: 'QMLA',
    goods_1: 'Raw ivory tusks',
    taxon_or_code_1: 'Loxodonta africana',
    quantity_1: '2100',
    unit_1: 'kg',
    consignor_name: draw.one(c.names),
    consignor_country: c.country,
    person_name: draw.one(p.names),
    person_role: 'driver',
    person_birth_date: p.birthDate,
    person_nationality: p.country,
    origin: 'KE',
    destination: 'VN',
    permit_no: draw.one(['', '23RU001942/PR']),
  }),
};

export const LAYOUTS = [registration, company, officer, bill, report, call, endorsement, permit, seizure];

/** Somebody a report speaks of, with as much of him as that report happens to know. */
export function subject(draw: Draw, n: number, known: Company | Person = draw.one([...COMPANIES, ...PEOPLE])): Row {
  const isCompany = 'number' in known;
  return {
    [`subject_${n}_kind`]: isCompany ? 'COMPANY' : 'PERSON',
    [`subject_${n}_name`]: draw.one(known.names),
    [`subject_${n}_country`]: known.country,
    [`subject_${n}_reg_no`]: isCompany && draw.oneIn(2) ? known.number : '',
    [`subject_${n}_registry`]: isCompany ? known.registry : '',
    [`subject_${n}_birth_date`]: isCompany || draw.oneIn(2) ? '' : known.birthDate,
    [`subject_${n}_phone`]: isCompany && draw.oneIn(2) ? known.phone : '',
    [`subject_${n}_email`]: isCompany && draw.oneIn(2) ? known.email : '',
  };
}

function party(prefix: string, c: Company, draw: Draw): Row {
  return {
    [`${prefix}_name`]: draw.one(c.names),
    [`${prefix}_reg_no`]: draw.oneIn(2) ? c.number : '',
    [`${prefix}_address`]: draw.oneIn(2) ? c.address : '',
    [`${prefix}_country`]: c.country,
    [`${prefix}_phone`]: draw.oneIn(2) ? c.phone : '',
    [`${prefix}_email`]: draw.oneIn(2) ? c.email : '',
  };
}

/** A table as the file that carries it. */
export function csvOf({ columns, rows }: Table): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows.map((row) => columns.map((c) => row[c] ?? ''))]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('');
}
