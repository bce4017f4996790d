import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { aRow } from '../../../../test/world/a-row.js';
import { isRefusal } from '../../../records/source.js';
import { layoutOf } from '../layout-of.js';
import { readMapping } from '../read-mapping.js';
import { contentOf, decimalOf, orderOf, separatorOf } from './contents.js';
import { partIn, propertyIn } from './headings.js';
import { proposeMapping } from './propose-mapping.js';

describe('what a heading says', () => {
  it.each([
    ['Consignee Name', 'consignee', 'name'],
    ['consignee_country', 'consignee', 'country'],
    ['ShipperAddress', 'consignor', 'address'],
    ["Adresse de l'expéditeur", 'consignor', 'address'],
    ['Numéro de conteneur', 'container', 'containerNumber'],
    ['Fecha de incautación', 'seizure', 'seizedOn'],
    ['País de origen', 'origin', 'country'],
    ['Người nhận hàng', 'consignee', null],
    ['NGUOI NHAN HANG', 'consignee', null],
    ['Mã hãng', null, 'carrierCode'],
    ['Mô tả hàng', 'goods', 'goods'],
    ['Số IMO', null, 'imo'],
    ['收货人地址', 'consignee', 'address'],
    ['查获日期', 'seizure', 'seizedOn'],
    ['Дата изъятия', null, 'seizedOn'],
    ['Грузополучатель', 'consignee', null],
    ['Код ТН ВЭД', null, 'hsCode'],
    ['Empfänger Anschrift', 'consignee', 'address'],
    ['Bruttogewicht', null, 'grossWeightKg'],
    ['Wetter', null, null],
  ])('%s: %s, %s', (heading, part, property) => {
    expect(partIn(heading)?.means ?? null).toBe(part);
    expect(propertyIn(heading)?.means ?? null).toBe(property);
  });
});

describe('what cells say', () => {
  it.each([
    [['CSQU3054383', 'MSKU9070323', 'lost'], 'containerNumber', 2],
    [['9074729', '9811000'], 'imo', 2],
    [['9074728', '9811001'], 'number', 2],
    [['KEMBA', 'VNHPH'], 'unLocode', 2],
    [['KE', 'Viet Nam', 'Chine'], 'country', 3],
    [['2019-03-09', '12/03/2019', ''], 'date', 2],
    [['Loxodonta africana', 'Manis tricuspis'], 'taxon', 2],
    [['+84 225 355 0142', '+254 700 010 447'], 'phone', 2],
    [['506700GE1G29325QX363'], 'leiCode', 1],
    [['811-97-2', '75-45-6'], 'casNumber', 2],
    [['12 kg', '3.5 t'], 'quantity', 2],
    [['Andrei', 'Joseph'], undefined, undefined],
    [['', ' '], undefined, undefined],
  ])('%o are %s', (cells, kind, fitting) => {
    const content = contentOf(cells);
    expect([content?.kind, content?.fitting]).toEqual([kind, fitting]);
  });

  it.each([
    [['12/03/2019', '25/03/2019'], 'day-first'],
    [['12/03/2019', '12/25/2019'], 'month-first'],
    [['12/03/2019', '11/03/2019'], null],
    [['25/03/2019', '12/25/2019'], null],
  ])('of %o the order is %s', (cells, order) => {
    expect(orderOf(cells)).toBe(order);
  });

  it.each([
    [['21400,5'], ','],
    [['1,234.50'], '.'],
    [['1,234'], null],
    [['1,5', '1.5'], null],
  ])('of %o the decimal sign is %s', (cells, sign) => {
    expect(decimalOf(cells)).toBe(sign);
  });

  it.each([
    [['TH;VN', 'CN'], ';'],
    [['["a","b"]'], 'json'],
    [['TH', 'CN'], null],
  ])('of %o the separator is %s', (cells, sign) => {
    expect(separatorOf(cells)).toBe(sign);
  });
});

describe('a proposal', () => {
  const header = [
    'N° dossier',
    'Date de saisie',
    'Lieu de saisie',
    'Expéditeur',
    'Adresse expéditeur',
    'Espèce 1',
    'Quantité 1',
    'Unité 1',
    'Espèce 2',
    'Quantité 2',
    'Unité 2',
    'Conteneur',
    'Pays de transit',
    'Météo',
  ];
  const rows = [
    [
      'A-1',
      '25/03/2021',
      'Mombasa, Kenya',
      'Savanna Ridge Ltd',
      '1 Sea Road, Mombasa',
      'Manis tricuspis',
      '12,5',
      'kg',
      'Loxodonta africana',
      '3',
      'pièces',
      'CSQU3054383',
      '',
      'pluie',
    ],
    [
      'A-2',
      '02/04/2021',
      'Nairobi, Kenya',
      '',
      '',
      'Manis gigantea',
      '1',
      'kg',
      '',
      '',
      '',
      'MSKU9070323',
      '',
      'soleil',
    ],
  ];
  const { mapping, guesses, notes } = proposeMapping(header, rows);
  const read = layoutOf(mapping).read(aRow(Object.fromEntries(header.map((h, i) => [h, rows[0]?.[i] ?? '']))));

  it('takes the rows for seizures, each known by its number', () => {
    expect(Object.values(mapping.things)[0]?.kind).toBe('SEIZURE');
    expect(mapping.key).toEqual(['N° dossier']);
    expect(mapping.dates).toEqual({ order: 'day-first' });
    expect(mapping.numbers).toEqual({ decimal: ',' });
  });

  it('reads who, what, how much and where', () => {
    if (isRefusal(read)) throw new Error(read.reason);
    expect(read.mentions.map((m) => `${m.kind} ${m.identityKey ?? m.values[0]?.value}`)).toEqual([
      'SEIZURE seizure-of-new-source:A-1',
      'PLACE place:KEMBA',
      'TRADER Savanna Ridge Ltd',
      'ADDRESS address::1 mombasa road sea',
      'COMMODITY commodity:taxon:manis tricuspis',
      'COMMODITY commodity:taxon:loxodonta africana',
      'CONTAINER container:CSQU3054383',
    ]);
    const found = read.statements.filter((s) => s.kind === 'FOUND');
    expect(found.map((s) => s.values?.map((v) => `${v.property} ${v.value}`))).toEqual([
      ['quantity 12.5', 'unit kg'],
      ['quantity 3', 'unit pièces'],
    ]);
  });

  it('loses no column', () => {
    if (isRefusal(read)) throw new Error(read.reason);
    const said = [...read.mentions.flatMap((m) => m.values), ...read.statements.flatMap((s) => s.values ?? [])];
    const filled = header.filter((_, i) => rows[0]?.[i] !== '');
    expect(filled.filter((column) => !said.some((v) => v.column === column))).toEqual([]);
  });

  it('says of each column why, and how sure it is', () => {
    expect(guesses.find((g) => g.column === 'Conteneur')).toMatchObject({
      property: 'containerNumber',
      because: 'the heading says "conteneur", and 2 of 2 cells are container numbers with the right check digit',
    });
    expect(guesses.find((g) => g.column === 'Météo')).toMatchObject({ property: null, sure: 0 });
    for (const { sure } of guesses) expect(sure >= 0 && sure <= 1).toBe(true);
    expect(notes.join(' ')).toContain('Fill in the source');
  });

  it('takes one column for a property, the surest, and says of the others why not', () => {
    const table = ['IMO', 'stddev_gross_tonnage', 'avg_gross_tonnage', 'num_gross_tonnage_sources', 'grt'];
    const proposed = proposeMapping(table, [['9074729', '0.5', '3817', '2', '3817']]);
    expect(proposed.mapping.things.vessel?.values).toEqual({ imo: 'IMO', grossTonnage: 'grt' });
    expect(proposed.guesses.map((g) => g.property)).toEqual(['imo', null, null, null, 'grossTonnage']);
    expect(proposed.guesses[2]?.because).toContain('but grt is taken for that');
    const [, deviation, average] = proposed.guesses;
    expect(deviation?.sure).toBeLessThan(average?.sure ?? 0);
  });

  const words = [
    'Consignee',
    'Shipper name',
    'IMO',
    'Flag',
    'Date',
    'Species 1',
    'Species 2',
    'Qty 1',
    'Qty 2',
    'Unit',
    'POL',
    'Permit no',
    'Valid until',
    '收货人',
    'Адрес',
    'x',
    'constructor',
    '__proto__',
    'Ref',
    'BL no',
    'Value',
    'Currency',
    'Country',
  ];
  const cell = fc.oneof(
    fc.constantFrom('', 'KE', '9074729', '12/03/2021', '1,234', 'a;b', '["x"]', 'Manis tricuspis'),
    fc.string({ unit: 'binary' }),
  );

  it('can be read back, and reads any row, whatever stands in heading and cells', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.oneof(
            fc.constantFrom(...words),
            fc.string({ minLength: 1 }).filter((t) => t.trim() === t && t !== ''),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        fc.array(fc.array(cell, { minLength: 12, maxLength: 12 }), { maxLength: 4 }),
        (columns, cells) => {
          const proposed = proposeMapping(
            columns,
            cells.map((row) => row.slice(0, columns.length)),
          );
          const back = readMapping(stringify(proposed.mapping));
          expect(back.problems ?? []).toEqual([]);
          expect(back.mapping).toEqual(proposed.mapping);
          for (const row of cells) {
            const asRow = {
              line: 2,
              byteStart: 0,
              byteEnd: 0,
              cells: columns.map((column, i) => ({ column, text: row[i] ?? '' })),
            };
            layoutOf(proposed.mapping).read(asRow);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
