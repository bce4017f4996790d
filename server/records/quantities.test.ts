import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { massInKg, type QuantityHabits, readQuantity, totalsPerUnit } from './quantities.js';

/** "10400 kg ABOUT; 509 package", as a person would say it. */
function said(text: string, habits: QuantityHabits = { decimalSign: '.' }): string {
  const { measures, because } = readQuantity(text, habits);
  if (measures.length === 0) return `not read: ${because}`;
  return measures
    .map(({ value, until, unit, qualifier, term }) =>
      [
        until ? `${value}..${until}` : (value ?? ''),
        unit ?? '',
        term ? `(${term})` : '',
        qualifier === 'EXACT' ? '' : qualifier,
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join('; ');
}

describe('reading the measures in a cell', () => {
  it.each([
    ['162 pcs', '162 piece'],
    ['1,052 kg', '1052 kg'],
    ['1 052 kg', '1052 kg'],
    ['about 10.4 t in 509 crates', '10400 kg ABOUT; 509 package (crates)'],
    ['10-12 tusks', '10..12 piece (tusks)'],
    ['10 to 12 kg', '10..12 kg'],
    ['12–10 kg', '10..12 kg'],
    ['212 pcs / 1.24 t', '212 piece; 1240 kg'],
    ['tusks: 212 pcs, 1240kg', '212 piece; 1240 kg'],
    ['KGM 500', '500 kg'],
    ['KG: 500', '500 kg'],
    ['2 lb', '0.90718474 kg'],
    ['2 short tons', '1814.36948 kg'],
    ['25 CBM', '25 m3'],
    ['25 m³', '25 m3'],
    ['100 cases', '100 package (cases)'],
    ['3 pairs', '6 piece'],
    ['up to 500 kg', '500 kg AT_MOST'],
    ['>500 kg', '500 kg AT_LEAST'],
    ['500+ kg', '500 kg AT_LEAST'],
    ['not more than 3 t', '3000 kg AT_MOST'],
    ['more than 3 t', '3000 kg AT_LEAST'],
    ['~ 3.5 kg', '3.5 kg ABOUT'],
    ['environ 3 tonnes', '3000 kg ABOUT'],
    ['au moins 12 pièces', '12 piece AT_LEAST'],
    ['más de 300 kilogramos', '300 kg AT_LEAST'],
    ['cerca de 40 quilos', '40 kg ABOUT'],
    ['mindestens 4 Stück', '4 piece AT_LEAST'],
    ['около 300 кг в 12 мешках', '300 kg ABOUT; 12 package (мешках)'],
    ['не менее 300 кг', '300 kg AT_LEAST'],
    ['khoảng 3 tấn', '3000 kg ABOUT'],
    ['500公斤', '500 kg'],
    ['象牙500公斤', '500 kg'],
    ['约500公斤象牙', '500 kg ABOUT'],
    ['حوالي ٥٠٠ كغ', '500 kg ABOUT'],
    ['3.7E9 kg', '3700000000 kg'],
    ['0', '0'],
    ['nil', '0'],
    ['Y', 'PRESENT'],
    ['"Y" (seized, weight not given)', 'PRESENT'],
    ['weight not given', 'PRESENT'],
    ['oui', 'PRESENT'],
    ['31 pieces of 400 g each', '31 piece'],
    ['5 kg per bag', 'not read: it is not written as a quantity'],
    ['-35 kg', 'not read: a quantity cannot be negative'],
    ['100s', 'not read: it is not written as a quantity'],
    ['100s, 3 kg', '3 kg'],
    ['ivory', 'not read: it is not written as a quantity'],
    ['', 'not read: no quantity is given'],
    ['x'.repeat(301), 'not read: it is too long for a quantity'],
  ])('%s is %s', (text, measures) => {
    expect(said(text)).toBe(measures);
  });

  it.each<[string, QuantityHabits, string]>([
    ['1,234 kg', {}, 'not read: its comma or point may part thousands or decimals'],
    ['1,234 kg', { decimalSign: ',' }, '1.234 kg'],
    ['500', { unit: 'KGM', scheme: 'REC20' }, '500 kg'],
    ['500', { unit: 'KIL', scheme: 'CITES' }, '500 kg'],
    ['500', { unit: 'MT', scheme: 'LEMIS' }, '500 m'],
    ['500', { unit: 'MT' }, '500000 kg'],
    ['500', {}, '500'],
    ['100s', { unit: 'kg' }, 'not read: it is not written as a quantity'],
  ])('%s where %j is known is %s', (text, habits, measures) => {
    expect(said(text, habits)).toBe(measures);
  });

  it.each([
    ['0', ['NIL_REPORTED', 'NO_UNIT']],
    ['3.7E9 kg', ['ABSURD']],
    ['5 tons', ['LOOSE_UNIT']],
    ['500', ['NO_UNIT']],
    ['31 pieces of 400 g each', ['UNREAD']],
    ['120 kg raw ivory', ['UNREAD']],
    ['120 kg', []],
  ])('%s is to be looked at for %j', (text, codes) => {
    expect(readQuantity(text).warnings.map((w) => w.code)).toEqual(codes);
  });

  it('says what was reckoned over, how the number came about, and both numbers of an ambiguous one', () => {
    expect(readQuantity('100 lbs').measures).toEqual([
      {
        value: '45.359237',
        unit: 'kg',
        qualifier: 'EXACT',
        convertedFrom: { value: '100', unit: 'lbs' },
        raw: '100 lbs',
      },
    ]);
    expect(readQuantity('12 tusks (estimated from 31 pieces)').measures).toEqual([
      {
        value: '12',
        unit: 'piece',
        qualifier: 'EXACT',
        term: 'tusks',
        method: 'estimated from 31 pieces',
        raw: '12 tusks',
      },
    ]);
    expect(readQuantity('1,234 kg')).toMatchObject({ measures: [], readings: ['1234', '1.234'] });
  });

  it('takes no offence at anything', () => {
    const pieces = [
      '12',
      '1,234',
      '.5',
      ' ',
      '-',
      'kg',
      't',
      'about ',
      'to ',
      '(',
      ')',
      'crates',
      '公斤',
      '"',
      '>',
      '/',
      'each',
    ];
    const cell = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(cell, (text) => {
        const { measures, because } = readQuantity(text);
        expect(measures.length > 0 || Boolean(because)).toBe(true);
        for (const { value, raw } of measures) {
          if (value !== null) expect(value).toMatch(/^\d+(\.\d*[1-9])?$/);
          expect(raw).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('totals', () => {
  it('are kept apart by unit: pieces and kilograms are never added', () => {
    const measures = ['162 pcs', '1052 kg', '10-12 tusks', 'about 0.1 t', 'Y'].flatMap(
      (text) => readQuantity(text).measures,
    );
    expect(totalsPerUnit(measures)).toEqual([
      { unit: 'piece', value: '172', until: '174', qualifier: 'EXACT', measures: 2 },
      { unit: 'kg', value: '1152', qualifier: 'ABOUT', measures: 2 },
    ]);
    expect(totalsPerUnit([])).toEqual([]);
  });
});

describe('a mass in kilograms', () => {
  it.each([
    ['10.4', 'tonnes', '10400'],
    ['1', 'KGM', '1'],
    ['1', 'KIL', '1'],
    ['1', 'kgs.', '1'],
    ['1', '公斤', '1'],
    ['1', 'MT', '1000'],
    ['2', 'lb', '0.90718474'],
    ['0.1', 'g', '0.0001'],
    ['3', 'cases', null],
    ['3', 'CBM', null],
    ['about 3', 'kg', null],
  ])('%s %s are %s kg', (number, unit, kg) => {
    expect(massInKg(number, unit)).toBe(kg);
  });
});
