import { describe, expect, it } from 'vitest';
import { readNumber } from '../../server/records/numbers.js';
import { readQuantity, totalsPerUnit } from '../../server/records/quantities.js';
import { unitNamed } from '../../server/records/units.js';
import { caseOf, textsOf, titleOf } from './case-table.js';

describe(titleOf('HC37'), () => {
  const cells = (caseOf('HC37').input as { q: string }[]).map(({ q }) => q);
  it.each([
    [
      cells,
      [
        ['piece', '162'],
        ['kg', '1052'],
      ],
    ],
    [
      ['212 pcs / 1.24 t'],
      [
        ['piece', '212'],
        ['kg', '1240'],
      ],
    ],
    [
      ['3 kg', '500 g', '2 tusks'],
      [
        ['kg', '3.5'],
        ['piece', '2'],
      ],
    ],
    [
      ['31 pieces', '12 bags'],
      [
        ['piece', '31'],
        ['package', '12'],
      ],
    ],
  ])('%j: %j, never added', (texts, totals) => {
    const measures = texts.flatMap((text) => readQuantity(text, { decimalSign: '.' }).measures);
    expect(totalsPerUnit(measures).map(({ unit, value }) => [unit, value])).toEqual(totals);
  });
});

describe(titleOf('HC38'), () => {
  const right = ['1234.5', '1234.5', '1234.5', '1234.5', null, null, '1234.5'];
  it.each([
    ...textsOf('HC38').map((text, i) => [text, right[i] as string | null] as const),
    ['1.234.567', '1234567'],
    ['۱۲۳٫۵', '123.5'],
    ['12,5', '12.5'],
    ['0.125', '0.125'],
  ] as const)('%s is %s', (text, value) => {
    const read = readNumber(text);
    expect(read.value).toBe(value);
    if (value === null) expect(read).toMatchObject({ code: 'AMBIGUOUS', readings: ['1234', '1.234'] });
  });

  it('is read once the decimal sign of the file is known', () => {
    expect([readNumber('1,234', '.').value, readNumber('1,234', ',').value]).toEqual(['1234', '1.234']);
    expect([readNumber('1.234', '.').value, readNumber('1.234', ',').value]).toEqual(['1.234', '1234']);
  });
});

describe(titleOf('HC39'), () => {
  const [negative = '', zero = '', absurd = '', mixed = '', range = '', present = ''] = textsOf('HC39');

  it.each([negative, '-0.5 t', 'about -3 pcs'])('%s is refused', (text) => {
    expect(readQuantity(text)).toMatchObject({ measures: [], because: 'a quantity cannot be negative' });
  });

  it.each([zero, '0 kg', 'nil'])('%s is kept as nil reported, with a warning', (text) => {
    const { measures, warnings } = readQuantity(text);
    expect(measures).toMatchObject([{ value: '0' }]);
    expect(warnings.map((w) => w.code)).toContain('NIL_REPORTED');
  });

  it.each([absurd, '900000 t', '500,000,000 kg'])('%s is kept and flagged as absurd', (text) => {
    expect(readQuantity(text).warnings.map((w) => w.code)).toEqual(['ABSURD']);
  });

  it.each([
    [
      mixed,
      [
        { value: '10400', unit: 'kg', qualifier: 'ABOUT' },
        { value: '509', unit: 'package', term: 'crates' },
      ],
    ],
    [range, [{ value: '10', until: '12', unit: 'piece', term: 'tusks' }]],
    [present, [{ value: null, qualifier: 'PRESENT' }]],
    ['at least 300 kg', [{ value: '300', unit: 'kg', qualifier: 'AT_LEAST' }]],
    [
      'up to 40 pcs in 2 bags',
      [
        { value: '40', qualifier: 'AT_MOST' },
        { value: '2', unit: 'package' },
      ],
    ],
    ['2-3 kg', [{ value: '2', until: '3', unit: 'kg' }]],
  ])('%s is %j', (text, measures) => {
    expect(readQuantity(text).measures).toMatchObject(measures);
  });
});

describe(titleOf('HC41'), () => {
  const right: readonly (readonly [string, string, boolean])[] = [
    ['kg', '1', false],
    ['kg', '1', false],
    ['kg', '1', false],
    ['kg', '1', false],
    ['kg', '1000', false],
    ['kg', '1000', false],
    ['kg', '0.45359237', true],
    ['package', '1', false],
    ['m3', '1', false],
  ];
  it.each([
    ...textsOf('HC41').map((word, i) => [word, ...(right[i] as (typeof right)[number])] as const),
    ['кг', 'kg', '1', false],
    ['tấn', 'kg', '1000', false],
    ['خ', null, null, null],
    ['oz', 'kg', '0.028349523125', true],
    ['立方米', 'm3', '1', false],
    ['bales', 'package', '1', false],
    ['teu', null, null, null],
  ] as const)('%s: %s times %s, converted: %s', (word, unit, factor, isConverted) => {
    const found = unitNamed(word);
    expect([found?.unit ?? null, found?.factor ?? null, found?.isConverted ?? null]).toEqual([
      unit,
      factor,
      isConverted,
    ]);
  });

  it('a code means what its list says', () => {
    expect(unitNamed('MT', 'LEMIS')).toMatchObject({ unit: 'm' });
    expect(unitNamed('KGM', 'REC20')).toMatchObject({ unit: 'kg' });
    expect(unitNamed('kilos', 'REC20')).toBeNull();
  });
});
