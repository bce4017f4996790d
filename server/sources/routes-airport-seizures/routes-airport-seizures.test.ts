import { existsSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type MentionDraft, valuesOf } from '../../records/mention.js';
import type { SourceRecord } from '../../records/record.js';
import { type Layout, layoutFor } from '../../records/source.js';
import { addsTo, introduces, isWaiting } from '../../records/waiting.js';
import { fromBytes } from '../reading/byte-source.js';
import { readTable } from '../reading/read-table.js';
import { isRefusedRecord, RowReader } from '../reading/row-reader.js';
import { routesAirportSeizures } from './source.js';

const HEADING =
  'ID,Year,Date ,Database,Location ,"City, Country",Origin,Transit,Destination,Weight (kg) ,Number,Airline ,Mode of Transport,Method of Detection,Obfuscation Method,Species';
const LEGS_HEADING =
  'ID,Date ,Database,Seizure Country,Seizure City,Origin Country1,Origin City1,Transit Country1,Transit City1,Destination Country1,Destination City1';

async function read(bytes: Uint8Array | string) {
  const table = await readTable(fromBytes(Buffer.from(bytes as string)));
  const reader = new RowReader(
    routesAirportSeizures,
    layoutFor(routesAirportSeizures, table.header) as Layout,
    'agency',
  );
  const all = [];
  for await (const row of table.rows) all.push(reader.read(row));
  const records = all.filter((r): r is SourceRecord => !isRefusedRecord(r));
  return { records, refused: all.filter(isRefusedRecord) };
}

/** One row of the seizures' layout: only what matters is said. */
async function seizure(cells: Partial<Record<string, string>>) {
  const columns = HEADING.replace('"City, Country"', 'City').split(',');
  const row = columns.map((c) => `"${cells[c.trim()] ?? (c === 'ID' ? '1' : '')}"`).join(',');
  const { records } = await read(`${HEADING}\n${row}\n`);
  const record = records[0] as SourceRecord;
  return { record, mention: record.mentions[0] as MentionDraft };
}

/** Role and key of each mention of a kind. */
const keys = (record: SourceRecord, kind: string) =>
  record.mentions.filter((m) => m.kind === kind).map((m) => `${m.role} ${m.identityKey}`);

describe('reading a seizure', () => {
  it.each([
    [{ Date: '18-Jan-09', Year: '2009' }, ['2009-01-18'], 0],
    [{ Date: '5/17/2011 to 5/26/2011', Year: '2011' }, ['2011-05-17/2011-05-26'], 0],
    [{ Date: '11-Apr-11', Year: '2014' }, ['2011-04-11?', '2014?'], 1],
    [{ Date: '', Year: '2014' }, ['2014'], 0],
    [{ Date: 'spring', Year: '2014' }, ['2014'], 1],
  ])('seized on %o', async (cells, dates, warnings) => {
    const { record, mention } = await seizure(cells);
    expect(valuesOf(mention, 'seizedOn')).toEqual(dates);
    expect(record.warnings).toHaveLength(warnings);
  });

  it.each([
    [{ 'Weight (kg)': '12.98' }, ['12.98'], [], []],
    [{ Number: '31' }, [], ['31'], []],
    [{ 'Weight (kg)': '400g each' }, [], [], ['400g each']],
    [{ 'Weight (kg)': '100s' }, [], [], ['100s']],
    [{ Number: '' }, [], [], []],
    [{ Number: '0' }, [], ['0'], []],
  ])('quantity of %o', async (cells, weights, pieces, asWritten) => {
    const { record, mention } = await seizure(cells);
    expect(valuesOf(mention, 'weightKg')).toEqual(weights);
    expect(valuesOf(mention, 'pieces')).toEqual(pieces);
    expect(valuesOf(mention, 'quantityAsWritten')).toEqual(asWritten);
    expect(record.warnings).toHaveLength(asWritten.length);
  });

  it.each([
    ['Airfreight', ['AIR_FREIGHT']],
    ['Air Freight', ['AIR_FREIGHT']],
    ['Airfrieght', ['AIR_FREIGHT']],
    ['Airfeight', ['AIR_FREIGHT']],
    ['Arifreight', ['AIR_FREIGHT']],
    ['Lugage', ['LUGGAGE']],
    ['Passenger - Clothing/Items', ['ON_PASSENGER']],
    ['Passanger item', ['ON_PASSENGER']],
    ['Passenger Clothing and Luggage', ['LUGGAGE', 'ON_PASSENGER']],
    ['Personal Belonging & Luggage', ['LUGGAGE', 'ON_PASSENGER']],
    ['Unknown', []],
  ])('transported as %s', async (text, modes) => {
    const { record, mention } = await seizure({ 'Mode of Transport': text });
    expect(valuesOf(mention, 'transportMode')).toEqual(modes);
    expect(mention.values.filter((v) => v.property === 'transportMode').every((v) => v.raw === text)).toBe(true);
    expect(record.warnings).toEqual([]);
  });

  it.each([
    ['Kenya Airways', ['Kenya Airways'], []],
    ['Cathay Pacific Flight', ['Cathay Pacific'], []],
    ['MF8016 Xiamen Airlines', ['Xiamen Airlines'], ['MF8016']],
    ['VN 18\u00a0', [], ['VN18']],
    ['KQ 584 from Lubumbashi and was scheduled to depart on KQ882', [], ['KQ584', 'KQ882']],
    ['undisclosed Moroccan company', [], []],
  ])('by airline %j', async (text, names, flights) => {
    const { record, mention } = await seizure({ Airline: text });
    const airlines = record.mentions.filter((m) => m.kind === 'TRADER');
    expect(airlines.flatMap((m) => valuesOf(m, 'name'))).toEqual(names);
    expect(valuesOf(mention, 'flightNumber')).toEqual(flights);
    expect(record.statements.filter((s) => s.kind === 'INVOLVED_IN')).toHaveLength(names.length);
  });

  it('makes a place of every leg, each leg a statement', async () => {
    const { record } = await seizure({
      Location: 'Cayenne – Felix Eboue Airport',
      City: 'Cayenne, French Guiana',
      Origin: 'Mozambique; South Africa; DR Congo',
      Transit: 'Uganda; Dubai, UAE',
      Destination: 'São Paulo, Brazil',
    });
    expect(keys(record, 'PLACE')).toEqual([
      'city place:GF:cayenne',
      'airport place:GF:cayenne felix eboue airport',
      'origin place:MZ',
      'origin place:ZA',
      'origin place:CD',
      'transit place:UG',
      'transit place:AEDXB',
      'destination place:BRSAO',
    ]);
    const roles = record.statements.map((s) => `${s.kind} ${s.role}`);
    expect(roles.filter((r) => r === 'ROUTED_VIA origin')).toHaveLength(3);
    expect(roles.filter((r) => r === 'ROUTED_VIA transit')).toHaveLength(2);
    expect(roles.filter((r) => r.startsWith('SEIZED_AT'))).toEqual(['SEIZED_AT city', 'SEIZED_AT airport']);
  });

  it('finds the goods and each species', async () => {
    const { record, mention } = await seizure({ Database: 'Birds', Species: 'Pigeons; Bird eggs; ' });
    expect(keys(record, 'COMMODITY')).toEqual([
      'goods commodity:birds',
      'species commodity:pigeons',
      'species commodity:bird eggs',
    ]);
    expect(valuesOf(mention, 'species')).toEqual(['Pigeons', 'Bird eggs']);
  });

  it('refuses a row without an ID, with its line and what to do', async () => {
    const { records, refused } = await read(`${HEADING}\nx${','.repeat(15)}\n2${','.repeat(15)}\n`);
    expect(records).toHaveLength(1);
    expect(refused).toMatchObject([
      {
        line: 2,
        column: 'ID',
        value: 'x',
        reason: 'The ID is no number. Give the seizure the number it has in the file.',
      },
    ]);
  });
});

describe('reading the legs of a seizure', () => {
  it('adds to the seizure of the other layout, and waits for it', async () => {
    const { record } = await seizure({ ID: '7', Origin: 'Georgetown, Guyana' });
    const { records } = await read(
      `${LEGS_HEADING}\n7,14-Sep-09,Birds,China,Hong Kong,Guyana,Georgetown,Turkey,Canada,USA,\n`,
    );
    const legs = records[0] as SourceRecord;
    expect(addsTo(legs.mentions)).toEqual([{ kind: 'SEIZURE', identityKey: 'routes:seizure:7' }]);
    expect(isWaiting(legs.mentions, () => false)).toBe(true);
    const introduced = introduces(record.mentions);
    expect(isWaiting(legs.mentions, (p) => introduced.some((i) => i.identityKey === p.identityKey))).toBe(false);
    expect(legs.id).not.toBe(record.id);
    expect(keys(legs, 'PLACE')).toEqual([
      'city place:HKHKG',
      'origin place:GY:georgetown',
      'transit place:CA',
      'transit place:TR',
      'destination place:US',
    ]);
  });
});

const SEIZURES = '../shared/data/seizures/routes_airport_seizures.csv';
const ROUTES = '../shared/data/seizures/routes_airport_routes.csv';
const arePresent = existsSync(SEIZURES) && existsSync(ROUTES);
if (!arePresent) console.log(`Skipped: ${SEIZURES} or ${ROUTES} is not there.`);

describe.skipIf(!arePresent)('the published files', () => {
  it('give 773 seizures, none refused', async () => {
    const { records, refused } = await read(readFileSync(SEIZURES));
    expect(refused).toEqual([]);
    expect(records).toHaveLength(773);
    expect(new Set(records.map((r) => r.id)).size).toBe(773);
    const byId = new Map(records.map((r) => [r.sourceKey, r]));
    const datesOf = (id: string) => valuesOf(byId.get(id)?.mentions[0] as MentionDraft, 'seizedOn');
    expect(datesOf('180')).toEqual(['2011-05-17/2011-05-26']);
    expect(datesOf('289')).toEqual(['2011-04-11?', '2014?']);
    const warned = records.flatMap((r) => r.warnings.map((w) => `${r.sourceKey} ${w.column.trim()} ${w.value}`));
    expect(warned).toContain('289 Date 11-Apr-11');
    expect(records.filter((r) => valuesOf(r.mentions[0] as MentionDraft, 'seizedOn').length === 0)).toEqual([]);
    // 488 rows have no weight, two have words; 320 have no number.
    expect(records.filter((r) => valuesOf(r.mentions[0] as MentionDraft, 'weightKg').length > 0)).toHaveLength(283);
    expect(records.filter((r) => valuesOf(r.mentions[0] as MentionDraft, 'pieces').length > 0)).toHaveLength(453);
    expect(records.flatMap((r) => valuesOf(r.mentions[0] as MentionDraft, 'quantityAsWritten')).sort()).toEqual([
      '100s',
      '400g each',
    ]);
    const modes = new Set(records.flatMap((r) => valuesOf(r.mentions[0] as MentionDraft, 'transportMode')));
    expect([...modes].sort()).toEqual(['AIR_FREIGHT', 'LUGGAGE', 'ON_PASSENGER']);
    expect(warned.filter((w) => w.includes('Mode of Transport'))).toEqual([]);
  });

  it('give 773 rows of legs, every one to a seizure of the first file', async () => {
    const { records: seizures } = await read(readFileSync(SEIZURES));
    const { records: legs, refused } = await read(readFileSync(ROUTES));
    expect(refused).toEqual([]);
    expect(legs).toHaveLength(773);
    const introduced = new Set(
      seizures.flatMap((r) => introduces(r.mentions).map((p) => `${p.kind} ${p.identityKey}`)),
    );
    expect(legs.filter((r) => isWaiting(r.mentions, (p) => introduced.has(`${p.kind} ${p.identityKey}`)))).toEqual([]);
    expect(legs.flatMap((r) => introduces(r.mentions)).filter((p) => p.kind === 'SEIZURE')).toEqual([]);
  });

  it('give the same records in windows-1252 and UTF-16LE, with São Paulo and Zürich put in', async () => {
    const text = readFileSync(SEIZURES, 'utf8').replaceAll('Sao Paulo', 'São Paulo').replaceAll('Zurich', 'Zürich');
    const idsIn = async (bytes: Buffer) => (await read(bytes)).records.map((r) => [r.id, r.rowSha256]);
    const ids = await idsIn(Buffer.from(text));
    expect(ids).toHaveLength(773);
    expect(await idsIn(iconv.encode(text, 'windows-1252'))).toEqual(ids);
    expect(await idsIn(iconv.encode(text, 'utf-16le', { addBOM: true }))).toEqual(ids);
    expect(await idsIn(iconv.encode(text, 'utf-16le', { addBOM: false }))).toEqual(ids);
  });
});
