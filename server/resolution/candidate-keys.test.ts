import { describe, expect, it } from 'vitest';
import { type Given, saying } from '../../test/matching/saying.js';
import { featuresOf } from './features.js';
import { shippedParameters } from './parameters.js';
import { premisesKeys } from './premises-keys.js';

type Values = Readonly<Record<string, Given | readonly Given[]>>;
const features = (id: string, kind: 'TRADER' | 'VESSEL', given: Values, parameters = shippedParameters) =>
  featuresOf(saying(id, kind, given), parameters);
const inCommon = (kind: 'TRADER' | 'VESSEL', left: Values, right: Values, parameters = shippedParameters) => {
  const keys = new Set(features('a', kind, left, parameters).keys);
  return features('b', kind, right, parameters).keys.filter((key) => keys.has(key));
};
const DOOR = { address: 'Unit 7, 12 Corvane Road, Belkorin' };

describe('keys under which a pair is found', () => {
  it.each<[string, 'TRADER' | 'VESSEL', Values, Values]>([
    [
      'one door, names that begin otherwise',
      'TRADER',
      { name: 'El-Zubrovka LLC', ...DOOR },
      { name: 'Alzubrovka Timber LLC', ...DOOR },
    ],
    [
      'a name written apart and its family name before or behind',
      'TRADER',
      { name: 'Vel-Korin Drazh', traderKind: 'PERSON', country: 'CN' },
      { name: 'Drazh Velkorin', traderKind: 'PERSON', country: 'CN' },
    ],
    [
      'a day of birth, and a year of it',
      'TRADER',
      { name: 'Obrec Falkreuth', traderKind: 'PERSON', birthDate: '1996-01-05', nationality: 'CN' },
      { name: 'Falkrevth Ovrec', traderKind: 'PERSON', birthDate: '1996', nationality: 'CN' },
    ],
    ['the number of a series, its word misread', 'VESSEL', { name: 'BELKORIN 28' }, { name: 'BELCORJN No. 28' }],
  ])('%s', (_why, kind, left, right) => {
    expect(inCommon(kind, left, right)).not.toEqual([]);
  });

  it('none by a door that many share, and none for being born in one year alone', () => {
    const [address] = features('a', 'TRADER', { name: 'Quillota', ...DOOR }).addresses;
    const distrustedIdentifiers = new Set(address === undefined ? [] : premisesKeys(address));
    expect(distrustedIdentifiers.size).toBeGreaterThan(0);
    const trained = { ...shippedParameters, distrustedIdentifiers };
    const [left, right] = [
      { name: 'Quillota', ...DOOR },
      { name: 'Ishigaki', ...DOOR },
    ];
    expect(inCommon('TRADER', left, right)).not.toEqual([]);
    expect(inCommon('TRADER', left, right, trained)).toEqual([]);
    const born = { traderKind: 'PERSON', birthDate: '1996', nationality: 'CN' };
    expect(inCommon('TRADER', { name: 'Obrec Falkreuth', ...born }, { name: 'Tarkwa Wexcombe', ...born })).toEqual([]);
  });
});

describe('keys that the parameter set knows to be common', () => {
  const firm = { name: 'Zubrovka Quillota Ishigaki', country: 'KE' };
  const [asShipped] = [features('a', 'TRADER', firm).keys];
  const knowing = (...common: readonly string[]) =>
    features('a', 'TRADER', firm, { ...shippedParameters, commonKeys: new Set(common) }).keys;
  const [a, b, c] = asShipped as readonly [string, string, string];

  it('give way to every two of them, common twos to threes; the others stay', () => {
    const rest = asShipped.filter((key) => ![a, b, c].includes(key));
    expect(knowing(`TRADER ${a}`)).toEqual([b, c, ...rest].sort());
    const twos = [`${a} & ${b}`, `${a} & ${c}`, `${b} & ${c}`];
    const alone = [a, b, c].map((key) => `TRADER ${key}`);
    expect(knowing(...alone)).toEqual([...twos, ...rest].sort());
    expect(knowing(...alone, ...twos.map((two) => `TRADER ${two}`))).toEqual([`${a} & ${b} & ${c}`, ...rest].sort());
  });

  it('are common among things of one kind', () => {
    expect(knowing(`VESSEL ${a}`)).toEqual(asShipped);
  });
});
