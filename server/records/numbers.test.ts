import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, plus, times } from './decimals.js';
import { decimalSignOf, readCount, readNumber } from './numbers.js';

describe('reading a number', () => {
  it.each([
    ['1,234.5', null, '1234.5'],
    ['1.234,5', null, '1234.5'],
    ['1 234,5', null, '1234.5'],
    ["1'234.5", null, '1234.5'],
    ['١٢٣٤٫٥', null, '1234.5'],
    ['١٬٢٣٤', null, '1234'],
    ['۱۲۳۴', null, '1234'],
    ['１２３４', null, '1234'],
    ['1,234', '.', '1234'],
    ['1.234', '.', '1.234'],
    ['1,234', ',', '1.234'],
    ['1,234,567', null, '1234567'],
    ['12,34,567', null, '1234567'],
    ['12,34,567.50', '.', '1234567.5'],
    ['0', null, '0'],
    ['0.50', null, '0.5'],
    ['0,500', null, '0.5'],
    ['007', null, '7'],
    ['12.98', null, '12.98'],
    ['3.7E9', null, '3700000000'],
    ['1.25e+1', null, '12.5'],
  ] as const)('%s (decimal sign %s) is %s', (text, sign, value) => {
    expect(readNumber(text, sign)).toEqual({ value });
  });

  it.each([
    ['1,234', 'AMBIGUOUS', 'its comma or point may part thousands or decimals'],
    ['400g each', 'NO_NUMBER', 'it is not a number alone'],
    ['100s', 'NO_NUMBER', 'it is not a number alone'],
    ['-35', 'NEGATIVE', 'a quantity cannot be negative'],
    ['', 'EMPTY', 'no number is given'],
    ['10-12', 'NO_NUMBER', 'it is not a number alone'],
    ['1,23,4.5', 'NO_NUMBER', 'its commas and points do not fit together'],
    ['9'.repeat(61), 'NO_NUMBER', 'it is too long for a number'],
  ])('%s is not read (%s): %s', (text, code, because) => {
    expect(readNumber(text)).toMatchObject({ value: null, code, because });
  });

  it.each([
    ['1,234', ['1234', '1.234']],
    ['1.234', ['1234', '1.234']],
  ])('%s may be either of %j', (text, readings) => {
    expect(readNumber(text)).toMatchObject({ readings });
  });

  it('does not count in fractions', () => {
    expect(readCount('2.5', '.')).toMatchObject({ value: null, because: 'a count has no decimals' });
    expect(readCount('31', '.')).toEqual({ value: '31' });
  });
});

describe('the decimal sign of a column', () => {
  it.each([
    [['1,234', '1,234.5', '12.98 kg'], 'POINT'],
    [['1.234', '1.234,5', '0,25'], 'COMMA'],
    [['1,234', '2,345', '100'], 'UNDECIDED'],
    [['1,234.5', '1.234,5'], 'UNDECIDED'],
    [['1 234,50', 'n/a', ''], 'COMMA'],
    [['1,234,567'], 'POINT'],
    [[], 'UNDECIDED'],
  ] as const)('%j: %s', (cells, sign) => {
    expect(decimalSignOf(cells).sign).toBe(sign);
  });

  it('is told with its evidence', () => {
    expect(decimalSignOf(['1,234', '0,25', '1.234,5'])).toEqual({
      sign: 'COMMA',
      onlyPoint: 0,
      onlyComma: 2,
      eitherWay: 1,
      examples: [{ at: 1, text: '0,25', sign: ',' }],
      because:
        'of 3 numbers with a comma or point 0 can have only a decimal point, 2 only a decimal comma, 1 may be either',
    });
  });
});

describe('decimal arithmetic', () => {
  it('is exact', () => {
    expect(plus('0.1', '0.2')).toBe('0.3');
    expect(times('10.4', '1000')).toBe('10400');
    expect(times('2', '0.45359237')).toBe('0.90718474');
    expect(compareDecimals('0.30', '0.3')).toBe(0);
    expect(compareDecimals('9', '10')).toBeLessThan(0);
  });

  it('agrees with whole numbers however the point stands', () => {
    const amounts = fc.tuple(fc.nat(1e9), fc.nat(1e9), fc.nat(6));
    fc.assert(
      fc.property(amounts, ([a, b, places]) => {
        const tenth = `0.${'0'.repeat(places)}1`;
        expect(plus(times(`${a}`, tenth), times(`${b}`, tenth))).toBe(times(`${a + b}`, tenth));
      }),
    );
  });
});
