/** Bills of lading as a port might hand them over: deterministic, with repeated parties and hulls, and now and then a row that must be refused. */
export function generatedBills(rows: number, seed: number, columns: readonly Column[] = HEADER): string {
  return `${[...billLines(rows, seed, columns)].join('\n')}\n`;
}

/** The same, heading first, line by line: a million rows are more than one should hold. */
export function* billLines(rows: number, seed: number, columns: readonly Column[] = HEADER): Generator<string> {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const traders = Array.from({ length: Math.max(20, Math.floor(rows / 25)) }, (_, i) => ({
    name: `${pick(FIRST)} ${pick(SECOND)} ${pick(TRADE)} ${i} ${pick(FORMS)}`,
    address: `${1 + Math.floor(random() * 90)} ${pick(STREETS)}, ${pick(CITIES)}`,
    phone: `+2547${String(10_000_000 + i * 37).slice(0, 8)}`,
  }));
  const hulls = Array.from({ length: Math.max(5, Math.floor(rows / 200)) }, (_, i) => ({
    name: `${pick(FIRST).toUpperCase()} ${pick(SEAS)} ${i}`,
    imo: imoFrom(900_000 + i),
  }));
  yield columns.join(',');
  for (let i = 0; i < rows; i++) {
    const [shipper, consignee, hull] = [pick(traders), pick(traders), pick(hulls)];
    // A bill without its number is no bill: one row in 97.
    const row: Partial<Record<Column, string>> = {
      bl_no: i % 97 === 13 ? '' : `GEN${String(i).padStart(6, '0')}`,
      issuer: 'QMLA',
      bl_type: 'MASTER',
      version: '1',
      shipper_name: shipper.name,
      shipper_address: shipper.address,
      shipper_country: 'KE',
      shipper_phone: shipper.phone,
      consignee_name: consignee.name,
      consignee_address: consignee.address,
      consignee_country: 'VN',
      vessel: hull.name,
      imo: hull.imo,
      voyage: `${i % 40}E`,
      pol: 'KEMBA',
      pod: 'VNHPH',
      shipped_on: `2021-0${1 + (i % 9)}-1${i % 9}`,
      goods: pick(GOODS),
      hs_code: '680299',
      gross_kg: String(1_000 + (i % 900)),
    };
    yield columns.map((column) => quoted(row[column] ?? '')).join(',');
  }
}

/** Rows of the file above that are refused. */
export function refusedOf(rows: number): number {
  return Array.from({ length: rows }, (_, i) => i).filter((i) => i % 97 === 13).length;
}

/** Repeatable random numbers from 0 up to 1 (Tommy Ettinger's mulberry32, public domain). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Six digits and the check digit that goes with them. */
function imoFrom(six: number): string {
  const digits = String(six).split('').map(Number);
  const sum = digits.reduce((total, digit, i) => total + digit * (7 - i), 0);
  return `${six}${sum % 10}`;
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

type Column = string;

/** What makes a bill, and no more: a third of the things of a full one, for runs of many rows. */
export const FEW_COLUMNS: readonly Column[] = [
  ...['bl_no', 'issuer', 'version', 'shipper_name', 'consignee_name', 'pol', 'pod', 'shipped_on', 'gross_kg'],
];

const HEADER: readonly Column[] = [
  'bl_no',
  'issuer',
  'bl_type',
  'version',
  'version_on',
  'version_reason',
  ...['shipper', 'consignee', 'notify', 'agent', 'forwarder', 'payer'].flatMap((party) =>
    ['name', 'reg_no', 'address', 'country', 'phone', 'email'].map((part) => `${party}_${part}`),
  ),
  'carrier_name',
  'carrier_scac',
  'terminal_name',
  'terminal_code',
  'bank_name',
  'bank_bic',
  'vessel',
  'imo',
  'voyage',
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
  'hs_code',
  'gross_kg',
  'volume_m3',
  'freight',
  'permit_no',
];

const FIRST = ['Amber', 'Basalt', 'Cedar', 'Delta', 'Ebony', 'Falcon', 'Granite', 'Harbour', 'Indigo', 'Juniper'];
const SECOND = ['Ridge', 'Valley', 'Coast', 'Plain', 'River', 'Summit', 'Grove', 'Point', 'Bay', 'Field'];
const TRADE = ['Stone', 'Timber', 'Minerals', 'Seafood', 'Recycling', 'Trading', 'Logistics', 'Foods'];
const FORMS = ['Ltd', 'Limited', 'Co. Ltd', 'LLC'];
const STREETS = ['Archbishop Makarios Road', 'Liwatoni Road', 'Lach Tray Street', 'Moi Avenue', 'Dien Bien Phu Street'];
const CITIES = ['Mombasa', 'Hai Phong', 'Nairobi', 'Ha Noi'];
const SEAS = ['EXPRESS', 'STAR', 'TRADER', 'PIONEER', 'SPIRIT'];
const GOODS = ['Decorative stone slabs', 'Sawn timber', 'Frozen fish', 'Plastic flakes', 'Machine parts'];
