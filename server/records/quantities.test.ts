import { describe, expect, it } from 'vitest';
import { massInKg, readCount, readNumber } from './quantities.js';

describe('reading a number', () => {
  it.each([
    ['1,234.5', null, '1234.5'],
    ['1.234,5', null, '1234.5'],
    ['1 234,5', null, '1234.5'],
    ["1'234.5", null, '1234.5'],
    ['١٢٣٤٫٥', null, '1234.5'],
    ['1,234', '.', '1234'],
    ['1.234', '.', '1.234'],
    ['1,234', ',', '1.234'],
    ['1,234,567', null, '1234567'],
    ['0', null, '0'],
    ['0.50', null, '0.5'],
    ['007', null, '7'],
    ['12.98', null, '12.98'],
  ] as const)('%s (decimal sign %s) is %s', (text, sign, value) => {
    expect(readNumber(text, sign)).toEqual({ value });
  });

  it.each([
    ['1,234', 'its comma or point may part thousands or decimals'],
    ['400g each', 'it is not a number alone'],
    ['100s', 'it is not a number alone'],
    ['-35', 'a quantity cannot be negative'],
    ['', 'no number is given'],
    ['10-12', 'it is not a number alone'],
    ['1,23,4.5', 'its commas and points do not fit together'],
  ])('%s is not read: %s', (text, because) => {
    expect(readNumber(text)).toEqual({ value: null, because });
  });

  it('does not count in fractions', () => {
    expect(readCount('2.5', '.')).toEqual({ value: null, because: 'a count has no decimals' });
    expect(readCount('31', '.')).toEqual({ value: '31' });
  });

  it.each([
    ['10.4', 'tonnes', '10400'],
    ['1', 'KGM', '1'],
    ['2', 'lb', '0.90718474'],
    ['0.1', 'g', '0.0001'],
    ['3', 'cases', null],
  ])('%s %s are %s kg', (number, unit, kg) => {
    expect(massInKg(number, unit)).toBe(kg);
  });
});
