import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRow } from '../../../test/world/a-row.js';
import type { SourceName } from '../../records/ids.js';
import type { MentionValue } from '../../records/mention.js';
import { type RecordDraft, recordOf, type SourceRecord } from '../../records/record.js';
import { isRefusal, type Layout } from '../../records/source.js';
import { shippedLayout } from '../mapping/shipped.js';
import { fromBytes, fromFile } from '../reading/byte-source.js';
import { isRefusedRow, readTable } from '../reading/read-table.js';
import { AITR_COLUMNS, type AitrColumn, type AitrRow } from './aitr.js';
import { checkAitr } from './check-aitr.js';
import { UNITS_OF_TERM } from './terms.js';
import { aitrCsv, aitrOf } from './write-aitr.js';

const layout = shippedLayout('cites-illegal-trade-report/aitr.yaml');
const EMPTY = Object.fromEntries(AITR_COLUMNS.map((c) => [c, ''])) as AitrRow;

async function recordsOf(by: Layout, url: URL): Promise<readonly SourceRecord[]> {
  const table = await readTable(fromFile(url.pathname));
  const records: SourceRecord[] = [];
  for await (const row of table.rows) {
    const draft = isRefusedRow(row) ? row : by.read(row);
    if (!('reason' in draft) && !isRefusedRow(row))
      records.push(recordOf('x' as SourceName, 's', by.id, row, draft, 0));
  }
  return records;
}

describe('the report of seizures', () => {
  const standard = shippedLayout('wco-cen-seizures/standard.yaml');
  const file = new URL('../wco-cen-seizures/standard.sample.csv', import.meta.url);

  it('has one row for each species, under the twenty columns', async () => {
    const { rows, csv } = aitrOf(await recordsOf(standard, file), 2023);
    expect(csv.split('\r\n')[0]).toBe(AITR_COLUMNS.join(','));
    expect(rows).toHaveLength(2);
    expect(rows[1]).toEqual({
      ...EMPTY,
      Species: 'Manis tricuspis',
      'Description of specimen': 'SCA',
      Quantity: '612.5',
      Unit: 'kg',
      'Location of incident': 'Hai Phong, Vietnam',
      'Detecting agency': 'Hai Phong customs',
      'Date of seizure': '2023-05-17',
      'Means of transport': 'SEA',
      'Method of detection': 'XRAY_SCAN',
      'Method of concealment': 'IN_CARGO_COVER_LOAD; behind stone slabs; decorative stone; 680299',
      'Alleged country of origin': 'CM',
      'Country/-ies of transit': 'KE;LK;SG',
      'Alleged final destination': 'CN',
      'Estimated value': '150000 USD',
      'Nationality of offenders': 'VN',
      'Disposal of confiscated specimens': 'held',
    });
    expect([rows[0]?.Species, rows[0]?.Quantity, rows[0]?.Unit]).toEqual(['Loxodonta africana', '38', 'no.']);
  });

  it('names the seizures that are in no row', () => {
    const cells = { case_ref: '7', reporting_country: 'KE', seized_on: '2023-05-17', goods_1_code: 'B3011' };
    const read = standard.read(aRow(cells)) as RecordDraft;
    const record = recordOf('x' as SourceName, 's', 'standard', aRow(cells), read, 0);
    expect(aitrOf([record], 2023)).toMatchObject({ rows: [], withoutSpecies: ['KE/7'] });
    expect(aitrOf([record], 2022).withoutSpecies).toEqual([]);
  });

  it('holds the seizures of its year alone', async () => {
    expect(aitrOf(await recordsOf(standard, file), 2022).rows).toEqual([]);
  });

  it('names no person, also where a free text does', () => {
    const row = aRow({
      case_ref: '1',
      reporting_country: 'KE',
      seized_on: '2023-05-17',
      goods_1_code: 'Manis tricuspis',
      goods_1_quantity: '1',
      goods_1_unit: 'kg',
      person_1_name: 'Peter Mwangi',
      business_1_name: 'Savanna Ridge Ltd',
      remarks: 'PETER MWANGI drove for Savanna Ridge Ltd; İ PETER',
      concealment_text: 'shown by Peter Mwangi.',
      document_1_no: 'paper 77',
    });
    const record = recordOf('x' as SourceName, 's', 'standard', row, standard.read(row) as RecordDraft, 0);
    const { csv, rows, faults } = aitrOf([record], 2023);
    expect(csv.toLowerCase()).not.toContain('mwangi');
    expect(rows[0]?.['Method of concealment']).toBe('shown by [name withheld].');
    expect(faults.map((f) => [f.severity, f.value])).toContainEqual(['WARNING', 'PAPER77']);
  });
});

describe('checking a report', () => {
  const RIGHT: AitrRow = {
    ...EMPTY,
    Species: 'Manis tricuspis',
    'Description of specimen': 'SCA - scale',
    Quantity: '612.5',
    Unit: 'kg',
    'Date of seizure': '2023-05-17',
  };
  it.each([
    [{}, []],
    [{ Species: '' }, ['ERROR Species']],
    [{ Species: 'pangolin' }, ['WARNING Species']],
    [{ 'Description of specimen': 'scales' }, ['WARNING Description of specimen']],
    [{ Quantity: '' }, ['ERROR Quantity']],
    [{ Quantity: '0' }, ['ERROR Quantity']],
    [{ Quantity: '1,5' }, ['ERROR Quantity']],
    [{ Unit: 'bags' }, ['ERROR Unit']],
    [{ Unit: 'm3' }, ['WARNING Unit']],
    [{ Unit: 'g' }, []],
    [{ 'Description of specimen': 'LIV', Quantity: '3', Unit: 'kg' }, ['ERROR Unit']],
    [{ 'Description of specimen': 'LIV', Quantity: '3', Unit: '' }, []],
    [{ 'Description of specimen': 'TUS', Quantity: '3.5', Unit: 'no.' }, ['ERROR Quantity']],
    [{ 'Date of seizure': '' }, ['ERROR Date of seizure']],
    [{ 'Date of seizure': '2022-12-31' }, ['ERROR Date of seizure']],
    [{ 'Date of seizure': '2023-05' }, ['WARNING Date of seizure']],
    [{ 'Country/-ies of transit': 'LK;Atlantis' }, ['ERROR Country/-ies of transit']],
  ])('with %o finds %o', (cells, found) => {
    expect(checkAitr([{ ...RIGHT, ...cells }], 2023).map((f) => `${f.severity} ${f.column}`)).toEqual(found);
  });

  it('knows 89 terms', () => {
    expect(UNITS_OF_TERM.size).toBe(89);
    expect(UNITS_OF_TERM.get('TUS')).toEqual(['no.', 'kg']);
  });
});

describe('a report that is written and read', () => {
  const word = fc.stringMatching(/^[=+\-@'A-Za-zé漢(][a-z é漢,."'=-]{0,20}[a-z.]$/).map((t) => t.replace(/ +/g, ' '));
  const maybe = <T>(a: fc.Arbitrary<T>) => fc.oneof(fc.constant('' as const), a);
  const countries = fc
    .uniqueArray(fc.constantFrom('KE', 'VN', 'CN', 'LK', 'SG'), { maxLength: 3 })
    .map((list) => list.join(';'));
  const country = maybe(fc.constantFrom('KE', 'VN', 'CN'));
  const row = fc.record<AitrRow>({
    ...(Object.fromEntries(AITR_COLUMNS.map((c) => [c, maybe(word)])) as Record<AitrColumn, fc.Arbitrary<string>>),
    Species: fc.constantFrom('Manis tricuspis', 'Loxodonta africana'),
    'Description of specimen': fc.constantFrom('SCA', 'TUS - tusk'),
    Quantity: fc.constantFrom('612.5', '38', '1'),
    Unit: fc.constantFrom('kg', 'no.', 'm3'),
    'Date of seizure': fc.constantFrom('2023-05-17', '2023-06', '2023'),
    'Alleged country of origin': country,
    'Country/-ies of transit': countries,
    'Alleged final destination': country,
    'Estimated value': maybe(fc.constantFrom('150000 USD', '12.5 KES')),
    'Nationality of offenders': countries,
  });
  const PROPERTY: Readonly<Partial<Record<AitrColumn, string>>> = {
    Species: 'taxon',
    'Description of specimen': 'goods',
    Quantity: 'quantity',
    Unit: 'unit',
    'Location of incident': 'name',
    'Date of seizure': 'seizedOn',
    'Alleged country of origin': 'country',
    'Country/-ies of transit': 'country',
    'Alleged final destination': 'country',
    'Estimated value': 'value',
    'Nationality of offenders': 'offenderNationality',
  };

  it('gives equal values', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const table = await readTable(fromBytes(Buffer.from(aitrCsv(rows))));
        expect(table.header).toEqual(AITR_COLUMNS);
        let i = 0;
        for await (const read of table.rows) {
          const draft = isRefusedRow(read) ? null : layout.read(read);
          if (draft === null || isRefusal(draft)) throw new Error('refused');
          const written = rows[i++] as AitrRow;
          for (const column of AITR_COLUMNS)
            expect([column, valuesIn(draft, column)]).toEqual([column, wanted(written, column)]);
        }
        expect(i).toBe(rows.length);
      }),
      { numRuns: 200 },
    );
  });

  /** What was read from a column, in one property. */
  function valuesIn(draft: RecordDraft, column: AitrColumn): readonly string[] {
    const all: readonly MentionValue[] = [
      ...draft.mentions.flatMap((m) => m.values),
      ...draft.statements.flatMap((s) => s.values ?? []),
    ];
    const here = all.filter((v) => v.column === column && v.raw !== '');
    const property = PROPERTY[column] ?? here[0]?.property;
    const values = here
      .filter((v) => v.property === property)
      .map((v) => (property === 'value' ? `${v.value} ${v.scheme}` : v.value));
    return column === 'Location of incident' ? values.slice(0, 1) : [...new Set(values)];
  }

  function wanted(written: AitrRow, column: AitrColumn): readonly string[] {
    const text = written[column];
    if (text === '') return [];
    return column === 'Country/-ies of transit' || column === 'Nationality of offenders' ? text.split(';') : [text];
  }

  it('is computed by no spreadsheet', () => {
    const csv = aitrCsv([
      {
        ...EMPTY,
        Species: '=1+1',
        Sanction: '-5',
        'Additional information': '@SUM(A1)',
        'Detecting agency': '+254 700',
      },
    ]);
    expect(csv.split('\r\n')[1]).toBe("'=1+1,,,,,'+254 700,,,,,,,,,,,,-5,,'@SUM(A1)");
  });
});
