import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type MentionDraft, valuesOf } from '../../records/mention.js';
import type { SourceRecord } from '../../records/record.js';
import { type Layout, layoutFor } from '../../records/source.js';
import { addsTo, introduces, isWaiting, type Partner } from '../../records/waiting.js';
import { fromBytes } from '../reading/byte-source.js';
import { readTable } from '../reading/read-table.js';
import { isRefusedRecord, RowReader } from '../reading/row-reader.js';
import { remarksIn } from './remarks.js';
import { ofacSdn } from './source.js';

async function read(bytes: Uint8Array | string) {
  const table = await readTable(fromBytes(Buffer.from(bytes as string)));
  const reader = new RowReader(ofacSdn, layoutFor(ofacSdn, table.header) as Layout, 'agency');
  const all = [];
  for await (const row of table.rows) all.push(reader.read(row));
  return { records: all.filter((r): r is SourceRecord => !isRefusedRecord(r)), refused: all.filter(isRefusedRecord) };
}

const VESSELS = 'ent_num,name,type,program,title,call_sign,vess_type,tonnage,grt,vess_flag,vess_owner,remarks,imo,mmsi';
const ENTITIES = 'ent_num,name,type,program,remarks,registration_numbers';
const NAMES = 'ent_num,alt_num,alt_type,alt_name,alt_remarks';
const ADDRESSES = 'ent_num,add_num,address,city_state_province_postal,country,add_remarks';

const one = async (header: string, row: string) => (await read(`${header}\n${row}\n`)).records[0] as SourceRecord;
const statements = (record: SourceRecord) =>
  record.statements.map((s) => {
    const roleOf = (id: string) => record.mentions.find((m) => m.id === id)?.role;
    return `${roleOf(s.from)} ${s.kind} (${s.role}) ${roleOf(s.to)}`;
  });
const partners = (record: SourceRecord) => addsTo(record.mentions).map((p) => `${p.kind} ${p.identityKey}`);

describe('reading a vessel', () => {
  it('takes names, numbers, flags, owner and linked parties out of the row', async () => {
    const record = await one(
      VESSELS,
      `15036,ARTAVIL,vessel,IRAN] [SDGT,,T2EU4,Crude/Oil Products Tanker,"99,144","56,068",Iran,NITC,"Former Vessel Flag Malta; alt. Former Vessel Flag Tuvalu; alt. Former Vessel Flag None Identified; Additional Sanctions Information - Subject to Secondary Sanctions; Vessel Registration Identification IMO 9187629; MMSI 572469210; f.k.a. 'ALPHA'; Linked To: NATIONAL IRANIAN TANKER COMPANY; Linked To: ASSI, Saleh.",9187629,572469210`,
    );
    const vessel = record.mentions[0] as MentionDraft;
    expect(vessel).toMatchObject({ kind: 'VESSEL', identityKey: 'ofac-sdn:15036', addsOnly: false });
    const expected: Record<string, string[]> = {
      name: ['ARTAVIL'],
      formerName: ['ALPHA'],
      imo: ['9187629'],
      mmsi: ['572469210'],
      callSign: ['T2EU4'],
      flag: ['IR'],
      formerFlag: ['MT', 'TV'],
      deadweightTonnage: ['99144'],
      grossTonnage: ['56068'],
      sanctionsProgramme: ['IRAN', 'SDGT'],
    };
    for (const [property, values] of Object.entries(expected))
      expect([property, valuesOf(vessel, property)]).toEqual([property, values]);
    expect(vessel.values.find((v) => v.property === 'imo')).toMatchObject({
      raw: 'Vessel Registration Identification IMO 9187629',
      column: 'remarks',
      verdict: 'VALID',
    });
    expect(statements(record)).toEqual([
      'owner OWNS (owner) vessel',
      'linked party OPERATES (linked to) vessel',
      'linked party OPERATES (linked to) vessel',
    ]);
    const linked = record.mentions.filter((m) => m.role === 'linked party');
    expect(linked.map((m) => [m.identityKey, valuesOf(m, 'traderKind')[0]])).toEqual([
      ['ofac-sdn:linked:national iranian tanker company', 'COMPANY'],
      ['ofac-sdn:linked:assi saleh', 'PERSON'],
    ]);
    expect(record.warnings.map((w) => w.reason)).toEqual([
      'MMSI 572469210 was given by Tuvalu, the flag is Islamic Republic of Iran.',
    ]);
  });

  it('falls back on columns taken out of the remarks', async () => {
    const record = await one(VESSELS, '7,X,vessel,IRAN,,,,,,Iran,,,9187629,422141000');
    expect(record.mentions[0]?.values.filter((v) => v.property === 'imo')).toMatchObject([
      { column: 'imo', value: '9187629' },
    ]);
  });

  it.each([
    [
      'x,NAME,vessel,IRAN,,,,,,,,,,',
      'ent_num',
      'The ent_num is no number. Give the party the number it has in the list.',
    ],
    ['7,,vessel,IRAN,,,,,,,,,,', 'name', 'The party has no name. Write it as the list does.'],
  ])('refuses %s', async (row, column, reason) => {
    expect((await read(`${VESSELS}\n${row}\n`)).refused).toMatchObject([{ line: 2, column, reason }]);
  });
});

describe('reading an organisation', () => {
  it('takes numbers with their registry and contacts out of the remarks', async () => {
    const record = await one(
      ENTITIES,
      `906,HAVIN BANK LIMITED,,CUBA,"SWIFT/BIC HAVIGB2L; Website www.havanaintbank.co.uk; Email Address info@hib.uk.com; Telephone No. (218) (0)214778301; Tax ID No. 7707083893 (Russia); NIT # 800149060-5 (Colombia); Company Number 01074897 (United Kingdom); Identification Number IMO 6183435; Organization Established Date 14 Jan 2018; a.k.a. 'HIB'; Linked To: A, S.A.",`,
    );
    const party = record.mentions[0] as MentionDraft;
    const numbers = party.values.filter((v) => ['registrationNumber', 'taxNumber'].includes(v.property));
    expect(numbers.map((v) => `${v.scheme} ${v.value} ${v.verdict}`)).toEqual([
      'RU-INN 7707083893 VALID',
      'CO-NIT 8001490605 VALID',
      'GB-CRN 01074897 VALID',
      'IMO-COMPANY 6183435 VALID',
    ]);
    expect(valuesOf(party, 'alias')).toEqual(['HIB']);
    expect(valuesOf(party, 'establishedOn')).toEqual(['2018-01-14']);
    expect(record.mentions.filter((m) => m.kind === 'CONTACT').map((m) => m.identityKey)).toEqual([
      'contact:phone:+218214778301',
      'contact:email:info@hib.uk.com',
      'contact:domain:hib.uk.com',
      'contact:domain:havanaintbank.co.uk',
    ]);
    expect(statements(record).at(-1)).toBe('party ASSOCIATED_WITH (linked to) linked party');
  });

  it.each([
    ['Linked To: PETROLEOS, S.A.', 'PETROLEOS, S.A.'],
    ['Linked To: TROCANA WORLD INC.', 'TROCANA WORLD INC'],
    ["a.k.a. 'G.I.A.'", 'G.I.A.'],
    ['Website:  www.a.org;', 'www.a.org'],
    ['alt. R.F.C. CAN010702DF8 (Mexico).', 'CAN010702DF8'],
  ])('%s says %s', (text, said) => {
    expect(remarksIn({ column: 'remarks', text }).map((r) => r.text)).toEqual([said]);
  });

  it('takes a page on a platform for no domain of its own', async () => {
    const record = await one(ENTITIES, '1,A,,B,Website www.facebook.com/a; alt. Website www.a-trading.com.,');
    expect(valuesOf(record.mentions[0] as MentionDraft, 'domain')).toEqual(['a-trading.com']);
  });

  it('passes over prose', () => {
    expect(
      remarksIn({ column: 'remarks', text: 'all offices worldwide; Executive Order 13846 information: X.' }),
    ).toEqual([]);
  });
});

describe('rows that add to a party', () => {
  it('gives a name to whichever party has the number', async () => {
    const record = await one(NAMES, '15036,7,fka,ALPHA,');
    expect(partners(record)).toEqual(['TRADER ofac-sdn:15036', 'VESSEL ofac-sdn:15036']);
    expect(introduces(record.mentions)).toEqual([]);
    expect(record.mentions.map((m) => valuesOf(m, 'formerName'))).toEqual([['ALPHA'], ['ALPHA']]);
    const vessel = await one(VESSELS, '15036,ARTAVIL,vessel,IRAN,,,,,,,,,,');
    const isIntroduced = (p: Partner) =>
      introduces(vessel.mentions).some((i) => i.kind === p.kind && i.identityKey === p.identityKey);
    expect(isWaiting(record.mentions, () => false)).toBe(true);
    expect(isWaiting(record.mentions, isIntroduced)).toBe(false);
  });

  it('refuses a name of an unknown sort', async () => {
    expect((await read(`${NAMES}\n1,2,xka,NAME,\n`)).refused).toMatchObject([
      { line: 2, column: 'alt_type', value: 'xka' },
    ]);
  });

  it.each([
    ['173,129,"Ibex House, The Minories 4",London EC3N 1DY,United Kingdom,', 'ADDRESS', 'address:GB:'],
    ['576,346,,,Panama,', 'PLACE', 'place:PA'],
    ['552,329,,Madrid 28016,Spain,', 'PLACE', 'place:ESMAD'],
  ])('locates the party of %s', async (row, kind, key) => {
    const record = await one(ADDRESSES, row);
    expect(partners(record)).toEqual([`TRADER ofac-sdn:${row.split(',')[0]}`]);
    const place = record.mentions[1];
    expect(place).toMatchObject({ kind, identityKey: expect.stringContaining(key) });
    expect(record.statements).toHaveLength(1);
  });
});

const PUBLISHED = {
  vessels: '../shared/data/vessels/ofac_sdn_vessels.csv',
  entities: '../shared/data/companies/ofac_sdn_entities.csv',
  names: '../shared/data/companies/ofac_sdn_alt_names.csv',
  addresses: '../shared/data/companies/ofac_sdn_addresses.csv',
} as const;
const arePresent = Object.values(PUBLISHED).every((path) => existsSync(path));
if (!arePresent) console.log(`Skipped: ${Object.values(PUBLISHED).join(', ')} are not all there.`);

describe.skipIf(!arePresent)('the published files', () => {
  it.each([
    ['vessels', 406],
    ['entities', 2201],
    ['names', 3246],
    ['addresses', 3769],
  ] as const)('%s: all %i rows accepted', async (file, count) => {
    const { records, refused } = await read(readFileSync(PUBLISHED[file]));
    expect(refused).toEqual([]);
    expect(records).toHaveLength(count);
    expect(new Set(records.map((r) => r.key)).size).toBe(count);
  });

  it('keep 406 vessels apart, and every row that adds finds exactly one party', async () => {
    const introduced = new Map<string, number>();
    for (const file of ['vessels', 'entities'] as const) {
      for (const record of (await read(readFileSync(PUBLISHED[file]))).records) {
        const [party] = introduces(record.mentions);
        const key = `${party?.kind} ${party?.identityKey}`;
        introduced.set(key, (introduced.get(key) ?? 0) + 1);
      }
    }
    expect([...introduced.keys()].filter((k) => k.startsWith('VESSEL'))).toHaveLength(406);
    expect([...introduced.values()].every((n) => n === 1)).toBe(true);
    for (const file of ['names', 'addresses'] as const) {
      const { records } = await read(readFileSync(PUBLISHED[file]));
      const found = records.map((r) => partners(r).filter((p) => introduced.has(p)).length);
      expect(found.filter((n) => n !== 1)).toEqual([]);
    }
  });

  it('give 399 hulls a valid IMO number, each its own', async () => {
    const { records } = await read(readFileSync(PUBLISHED.vessels));
    const numbers = records.flatMap((r) => r.mentions.flatMap((m) => m.values.filter((v) => v.property === 'imo')));
    const valid = numbers.filter((v) => v.verdict === 'VALID').map((v) => v.value);
    expect(valid).toHaveLength(399);
    expect(new Set(valid).size).toBe(399);
    expect(numbers.filter((v) => v.verdict !== 'VALID').map((v) => `${v.value} ${v.verdict}`)).toEqual([
      '15411 MALFORMED',
    ]);
  });
});
