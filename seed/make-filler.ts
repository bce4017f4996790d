import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The ordinary trade of the demonstration world: what a port's monthly returns hold besides the story. Made by rule from one seed, so that
 * the committed files can be made again byte by byte. All of it is innocent, and much of it shares something with the guilty: the
 * same forwarder, the same terminal and bank, the same clearing agent as a seizure, one office with forty tenants, one service telephone.
 */
export interface Filler {
  /** Bytes by path under seed/. */
  readonly files: ReadonlyMap<string, string>;
}

const SEED = 20190312;
const BILLS = 120;
const DECLARATIONS = 200;
const TENANTS = 39;
const PORT_CALLS = 60;

export function makeFiller(): Filler {
  const draw = mulberry32(SEED);
  const truth: string[][] = [['thing', 'source', 'ownerAgency', 'layout', 'sourceKey', 'role', 'ordinal']];
  const bills = makeBills(draw, truth);
  const files = new Map<string, string>([
    [
      'sources/bills-of-lading/mombasa-returns-2018-2024.csv',
      csv(
        BILL_COLUMNS,
        bills.map((b) => b.row),
      ),
    ],
    [
      'sources/customs-declarations/mombasa-returns-2018-2024.csv',
      csv(DECLARATION_COLUMNS, makeDeclarations(draw, bills, truth)),
    ],
    ['sources/company-register/kenya-westgate-court.csv', csv(COMPANY_COLUMNS, makeTenants(draw, truth))],
    ['sources/port-calls/liner-calls-2018-2024.csv', csv(CALL_COLUMNS, makeCalls(draw, truth))],
  ]);
  files.set('truth/returns.csv', truth.map((r) => `${r.join(',')}\n`).join(''));
  return { files };
}

type Draw = () => number;
type Row = Readonly<Record<string, string>>;

/** A trader with the forms in which papers give him. */
interface Trader {
  readonly thing: string;
  readonly name: string;
  readonly number: string;
  readonly address: string;
  readonly country: string;
  readonly phone: string;
}

/** The forwarder's switchboard, which many of its customers give as their own number. */
const SERVICE_LINE = '+254 20 209 9000';
const FORWARDER: Trader = {
  thing: 'equator-line',
  name: 'Equator Line Logistics PLC',
  number: 'C.50992',
  address: 'Equator House, Mombasa Road, Nairobi',
  country: 'KE',
  phone: SERVICE_LINE,
};
const CLEARING_AGENT: Trader = {
  thing: 'kilindini-gate',
  name: 'Kilindini Gate Customs Agents Ltd',
  number: 'PVT-4KG7CA3',
  address: '2nd Floor, Kilindini Gate House, Moi Avenue, Mombasa',
  country: 'KE',
  phone: '+254 700 030 905',
};

/** Name, address, HS code and goods of those who send goods out. Two pairs of them are one word apart. */
const EXPORTERS: readonly (readonly [string, string, string, string])[] = [
  ['Kericho Ridge Tea Packers Ltd', 'Estate Road 2, Kericho', '090240', 'Black tea in sacks'],
  ['Kericho Bridge Tea Packers Ltd', 'Market Lane 11, Kericho', '090240', 'Black tea in sacks'],
  ['Nyali Coffee Millers Ltd', 'Mill Road 4, Mombasa', '090111', 'Green coffee'],
  ['Nyali Coffee Mills Ltd', 'Links Road 52, Mombasa', '090111', 'Green coffee'],
  ['Voi Sisal Estates Ltd', 'Sisal Yard 1, Voi', '530500', 'Sisal fibre in bales'],
  ['Malindi Cashew Processors Ltd', 'Ngowe Road 7, Malindi', '080132', 'Cashew nuts, shelled'],
  ['Athi Leather Tanners Ltd', 'Tannery Road 19, Athi River', '410411', 'Wet blue hides'],
  ['Thika Canned Fruits Ltd', 'Garissa Road 30, Thika', '200820', 'Pineapple in tins'],
  ['Magadi Soda Traders Ltd', 'Lake Road 3, Magadi', '283620', 'Soda ash'],
  ['Kwale Avocado Growers Cooperative', 'Station Road 6, Kwale', '080440', 'Avocados'],
  ['Nakuru Flower Exports Ltd', 'Section 58 Road 9, Nakuru', '060311', 'Cut roses'],
  ['Lamu Seaweed Farmers Cooperative', 'Jetty 2, Lamu', '121229', 'Dried seaweed'],
];

/** Name, country and place of those abroad, with a telephone of their own. */
const BUYERS: readonly (readonly [string, string, string, string])[] = [
  ['Harbour Tea Blenders Ltd', 'GB', 'Wharf Road 12, Felixstowe', '+44 1394 550 127'],
  ['Kaffeerösterei Brandt GmbH', 'DE', 'Speicherweg 4, Hamburg', '+49 40 5550 871'],
  ['Rotterdam Fibre Trading BV', 'NL', 'Waalhaven 61, Rotterdam', '+31 10 555 0144'],
  ['Al Bahja Foodstuff Trading LLC', 'AE', 'Deira Souk 28, Dubai', '+971 4 555 0614'],
  ['Concia Toscana SpA', 'IT', 'Via del Cuoio 9, Santa Croce', '+39 0571 550 163'],
  ['Colombo Grocers Pvt Ltd', 'LK', 'Pettah Street 80, Colombo', '+94 11 255 0190'],
  ['Karachi Commodity House', 'PK', 'Keamari Road 5, Karachi', '+92 21 3255 0182'],
  ['Selangor Soap Works Sdn Bhd', 'MY', 'Jalan Kilang 17, Klang', '+60 3 3155 0199'],
  ['Haiphong Cashew Import Co Ltd', 'VN', '88 Le Thanh Tong Street, Hai Phong', '+84 225 366 0151'],
  ['Ningbo Haiyun Seaweed Foods Co., Ltd.', 'CN', 'No. 30 Jiangnan Road, Ningbo', '+86 574 8711 0266'],
];
const PORT_OF: Readonly<Record<string, string>> = {
  AE: 'AEJEA',
  CN: 'CNNGB',
  DE: 'DEHAM',
  GB: 'GBFXT',
  IT: 'ITGOA',
  LK: 'LKCMB',
  MY: 'MYPKG',
  NL: 'NLRTM',
  PK: 'PKKHI',
  VN: 'VNHPH',
};

/** Liners with IMO number, MMSI, call sign and flag, as in vessel-registry/registrations.csv. */
const LINERS: readonly (readonly [string, string, string, string, string])[] = [
  ['KIPINI EXPRESS', '9574028', '636020114', 'D5KE2', 'LR'],
  ['ZANZIBAR WAY', '9613288', '636020337', 'D5ZW3', 'LR'],
  ['COLOMBO BRIDGE', '9295177', '563099300', '9V8120', 'SG'],
  ['LAMU TRADER', '9483619', '373550000', '3FLT9', 'PA'],
  ['STRAITS RUNNER', '9540936', '563101500', '9V8241', 'SG'],
];

const SIX = ['name', 'reg_no', 'address', 'country', 'phone', 'email'];
const partyColumns = (...prefixes: readonly string[]) => prefixes.flatMap((p) => SIX.map((c) => `${p}_${c}`));
const BILL_COLUMNS = [
  ...['bl_no', 'issuer', 'bl_type', 'version', 'version_on', 'version_reason'],
  ...partyColumns('shipper', 'consignee', 'notify', 'agent', 'forwarder', 'payer'),
  ...[
    'carrier_name',
    'carrier_scac',
    'terminal_name',
    'terminal_code',
    'bank_name',
    'bank_bic',
    'vessel',
    'imo',
    'voyage',
  ],
  ...[
    'container_no',
    'seal_no',
    'pol',
    'via',
    'pod',
    'shipped_on',
    'eta',
    'arrived_on',
    'packages',
    'package_type',
    'goods',
  ],
  ...['hs_code', 'gross_kg', 'volume_m3', 'freight', 'permit_no'],
];
const DECLARATION_COLUMNS = [
  ...['declaration_no', 'office', 'procedure', 'status', 'declared_on', 'bl_no', 'bl_issuer', 'ucr'],
  ...partyColumns('exporter', 'importer', 'declarant'),
  ...[
    'container_no',
    'origin_country',
    'hs_code',
    'goods',
    'net_kg',
    'quantity',
    'unit',
    'value',
    'currency',
    'permit_no',
  ],
];
const COMPANY_COLUMNS = [
  ...[
    'registry',
    'number',
    'name',
    'name_latin',
    'former_name',
    'legal_form',
    'status',
    'incorporated_on',
    'dissolved_on',
  ],
  ...['address', 'country', 'phone', 'email', 'activity'],
];
const CALL_COLUMNS = [
  ...['call_id', 'port', 'port_name', 'imo', 'mmsi', 'name', 'call_sign', 'flag', 'arrived_at', 'departed_at'],
  ...['previous_port', 'next_port'],
];

interface Bill {
  readonly row: Row;
  readonly exporter: number;
  readonly buyer: number;
}

function makeBills(draw: Draw, truth: string[][]): readonly Bill[] {
  const bills: Bill[] = [];
  for (let i = 0; i < BILLS; i++) {
    const [exporter, buyer] = [whole(draw, EXPORTERS.length), whole(draw, BUYERS.length)];
    const [, , hs, goods] = EXPORTERS[exporter] as (typeof EXPORTERS)[number];
    const [, country] = BUYERS[buyer] as (typeof BUYERS)[number];
    const liner = LINERS[whole(draw, LINERS.length)] as (typeof LINERS)[number];
    const shippedOn = dayAfter('2018-01-08', Math.floor((i * 2500) / BILLS) + whole(draw, 14));
    const number = `MRT${shippedOn.slice(2, 4)}-${String(10001 + i * 37)}`;
    const sourceKey = `QMLA/${number}/1`;
    const say = (thing: string, role: string) =>
      truth.push([thing, 'bills-of-lading', 'ke-customs', 'bills', sourceKey, role, '0']);
    const row = {
      bl_no: number,
      issuer: 'QMLA',
      bl_type: 'MASTER',
      version: '1',
      ...party('shipper', exporterOf(exporter), draw),
      ...party('consignee', buyerOf(buyer), draw),
      notify_name: 'SAME AS CONSIGNEE',
      ...party('forwarder', FORWARDER, () => 0.9),
      carrier_name: 'Marlin Arc Line',
      carrier_scac: 'QMLA',
      terminal_name: 'Kipevu Container Terminal',
      terminal_code: 'KEMBA-KIPV',
      bank_name: 'Pwani Commercial Bank PLC',
      bank_bic: 'PWCBKENAXXX',
      vessel: liner[0],
      imo: liner[1],
      voyage: `${String(100 + whole(draw, 300))}E`,
      container_no: containerNumber(`ZQXU${String(710000 + i * 7)}`),
      pol: 'KEMBA',
      pod: PORT_OF[country] ?? '',
      shipped_on: shippedOn,
      packages: String(40 + whole(draw, 400)),
      package_type: 'bag',
      goods,
      hs_code: hs,
      gross_kg: String(9000 + whole(draw, 15000)),
      freight: draw() < 0.5 ? 'PREPAID' : 'COLLECT',
    };
    say(exporterOf(exporter).thing, 'consignor');
    say(buyerOf(buyer).thing, 'consignee');
    say(FORWARDER.thing, 'forwarder');
    say(`hull-${liner[1]}`, 'vessel');
    bills.push({ row, exporter, buyer });
  }
  // The row that has to be refused: no day of shipping.
  bills.push({ row: { ...(bills[0] as Bill).row, bl_no: 'MRT18-99999', shipped_on: 'n/k' }, exporter: 0, buyer: 0 });
  return bills;
}

/** The agent's clean entries: first those for the bills, then for consignments whose bill is not at hand. */
function makeDeclarations(draw: Draw, bills: readonly Bill[], truth: string[][]): readonly Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < DECLARATIONS; i++) {
    const bill = i < BILLS ? bills[i] : undefined;
    const exporter = bill?.exporter ?? whole(draw, EXPORTERS.length);
    const buyer = bill?.buyer ?? whole(draw, BUYERS.length);
    const [, , hs, goods] = EXPORTERS[exporter] as (typeof EXPORTERS)[number];
    const declaredOn = bill
      ? dayAfter(bill.row.shipped_on as string, -2)
      : dayAfter('2019-02-04', (i - BILLS) * 26 + whole(draw, 9));
    const number = `${declaredOn.slice(0, 4)}MSB${String(30001 + i * 13)}`;
    const kg = bill ? Math.round(Number(bill.row.gross_kg) * 0.97) : 4000 + whole(draw, 9000);
    for (const [thing, role] of [
      [exporterOf(exporter).thing, 'exporter'],
      [buyerOf(buyer).thing, 'importer'],
      [CLEARING_AGENT.thing, 'declarant'],
    ] as const) {
      truth.push([thing, 'customs-declarations', 'ke-customs', 'declarations', `KEMBA/${number}`, role, '0']);
    }
    rows.push({
      declaration_no: number,
      office: 'KEMBA',
      procedure: 'EXPORT',
      status: 'CLEARED',
      declared_on: declaredOn,
      bl_no: bill?.row.bl_no ?? '',
      bl_issuer: bill ? 'QMLA' : '',
      ...party('exporter', exporterOf(exporter), draw),
      ...party('importer', buyerOf(buyer), draw),
      ...party('declarant', CLEARING_AGENT, () => 0.9),
      container_no: bill?.row.container_no ?? '',
      origin_country: 'KE',
      hs_code: hs,
      goods,
      net_kg: String(kg),
      value: String(Math.round(kg * (1 + draw()))),
      currency: 'USD',
    });
  }
  // The row that has to be refused: a day that does not exist.
  rows.push({ ...(rows[0] as Row), declaration_no: '2018MSB99999', declared_on: '2018-02-30' });
  return rows;
}

const TENANT_FIRST = [
  'Amber',
  'Baobab',
  'Cobalt',
  'Delta',
  'Ember',
  'Fern',
  'Granite',
  'Harbour',
  'Indigo',
  'Jasper',
  'Kestrel',
  'Lotus',
  'Maple',
];
const TENANT_SECOND = ['Crest Holdings Ltd', 'Point Ventures Ltd', 'Bay Consulting Ltd'];

/** Thirty-nine companies with the address of the shell company and nothing else in common with it. */
function makeTenants(draw: Draw, truth: string[][]): readonly Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < TENANTS; i++) {
    const name = `${TENANT_FIRST[i % TENANT_FIRST.length]} ${TENANT_SECOND[Math.floor(i / TENANT_FIRST.length)]}`;
    const number = `PVT-${String(7 + i)}WG${String(101 + i * 3)}`;
    truth.push([`tenant-${i + 1}`, 'company-register', 'public', 'companies', `KE-BRS/${number}`, 'company', '0']);
    rows.push({
      registry: 'KE-BRS',
      number,
      name,
      legal_form: 'Private limited company',
      status: draw() < 0.8 ? 'ACTIVE' : 'DORMANT',
      incorporated_on: dayAfter('2012-03-01', i * 97 + whole(draw, 60)),
      address: 'Office 301, Westgate Court, Ngong Lane, Nairobi',
      country: 'KE',
      activity: '7020',
    });
  }
  // The row that has to be refused: a company without a name.
  rows.push({ ...(rows[0] as Row), number: 'PVT-99WG999', name: '' });
  return rows;
}

const CALL_PORTS: readonly (readonly [string, string])[] = [
  ['KEMBA', 'Mombasa'],
  ['LKCMB', 'Colombo'],
  ['MYPKG', 'Port Klang'],
  ['VNHPH', 'Hai Phong'],
];

function makeCalls(draw: Draw, truth: string[][]): readonly Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < PORT_CALLS; i++) {
    const [name, imo, mmsi, callSign, flag] = LINERS[i % LINERS.length] as (typeof LINERS)[number];
    const [port, portName] = CALL_PORTS[
      Math.floor(i / LINERS.length) % CALL_PORTS.length
    ] as (typeof CALL_PORTS)[number];
    const day = dayAfter('2018-02-01', i * 41 + whole(draw, 6));
    const id = `LC-${String(i + 1).padStart(4, '0')}`;
    truth.push([`hull-${imo}`, 'port-calls', 'public', 'port-calls', id, 'vessel', '0']);
    rows.push({
      call_id: id,
      port,
      port_name: portName,
      imo,
      mmsi,
      name,
      call_sign: callSign,
      flag,
      arrived_at: `${day}T0${whole(draw, 10)}:00Z`,
      departed_at: `${dayAfter(day, 2)}T1${whole(draw, 10)}:30Z`,
    });
  }
  // The row that has to be refused: a time of arrival that is no time.
  rows.push({ ...(rows[0] as Row), call_id: 'LC-9999', arrived_at: 'soon' });
  return rows;
}

function exporterOf(index: number): Trader {
  const [name, address] = EXPORTERS[index] as (typeof EXPORTERS)[number];
  // Every third gives the forwarder's switchboard for its own.
  const phone = index % 3 === 0 ? SERVICE_LINE : `+254 700 1${String(10_211 + index * 731)}`;
  return {
    thing: `exporter-${index + 1}`,
    name,
    number: `PVT-${String(3 + index)}EX${String(410 + index * 9)}`,
    address,
    country: 'KE',
    phone,
  };
}

function buyerOf(index: number): Trader {
  const [name, country, address, phone] = BUYERS[index] as (typeof BUYERS)[number];
  return { thing: `buyer-${index + 1}`, name, number: '', address, country, phone };
}

/** A trader as one paper gives him: in capitals, without his number or without his telephone, as the clerk pleased. */
function party(prefix: string, trader: Trader, draw: Draw): Row {
  const name = draw() < 0.3 ? trader.name.toUpperCase().replace(/\bLTD$/, 'LIMITED') : trader.name;
  return {
    [`${prefix}_name`]: name,
    [`${prefix}_reg_no`]: draw() < 0.4 ? '' : trader.number,
    [`${prefix}_address`]: trader.address,
    [`${prefix}_country`]: trader.country,
    [`${prefix}_phone`]: draw() < 0.3 ? '' : trader.phone,
  };
}

/** Adds the check digit of ISO 6346. */
function containerNumber(ownerAndSerial: string): string {
  const letters = 'A?BCDEFGHIJK?LMNOPQRSTU?VWXYZ';
  const sum = [...ownerAndSerial].reduce((total, sign, place) => {
    const value = /\d/.test(sign) ? Number(sign) : 10 + letters.indexOf(sign);
    return total + value * 2 ** place;
  }, 0);
  return `${ownerAndSerial}${(sum % 11) % 10}`;
}

/** A whole number from 0 up to, not including, the limit. */
function whole(draw: Draw, limit: number): number {
  return Math.floor(draw() * limit);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function csv(columns: readonly string[], rows: readonly Row[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows.map((row) => columns.map((c) => row[c] ?? ''))]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('');
}

/** Mulberry32: small, well spread, and the same on every machine. */
function mulberry32(seed: number): Draw {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Run as a program it writes the files where they are committed. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of makeFiller().files) {
    const target = fileURLToPath(new URL(path, import.meta.url));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
