import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Given, saying } from '../../test/matching/saying.js';
import { type Features, featuresOf } from './features.js';
import { shippedParameters as parameters } from './parameters.js';
import { compare, saysEnough } from './score.js';

/** Few values of each property, so that pairs agree and disagree often. */
const given: fc.Arbitrary<Readonly<Record<string, Given | readonly Given[]>>> = fc.record(
  {
    name: fc.oneof(
      fc.constantFrom(
        'EVER STAR 1',
        'EVER STAR 2',
        'Ever Star',
        'ООО «Северный Лес»',
        'OOO Severnyi Les',
        '宁波恒泰木业有限公司',
        '宁波恒太木业有限公司',
        'Al-Noor Trading',
        'شركة النور للتجارة',
        'Hai Tran Van',
        '2',
        'Ltd',
        '-',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    alias: fc.array(fc.constantFrom('SILVER CLOUD', 'Argo I', 'ARGO 1', 'Hengtai', 'constructor', '__proto__'), {
      maxLength: 3,
    }),
    traderKind: fc.constantFrom('COMPANY', 'PERSON'),
    imo: fc.constantFrom('9074729', '9811000'),
    mmsi: fc.constantFrom('256843000', '123456789'),
    callSign: fc.constantFrom('T2EM4', '9HEG9'),
    registrationNumber: fc.record({
      value: fc.constantFrom('C12345', 'C12354', 'PVT99812'),
      scheme: fc.constantFrom('KE-BRS', ''),
      verdict: fc.constantFrom('VALID' as const, 'VALID_FORMAT_UNCHECKED' as const),
    }),
    taxNumber: fc.constantFrom('P051', 'P052'),
    birthDate: fc.constantFrom('1971-02-03', '1971-03-02', '1971', '1950-05-02'),
    nationality: fc.constantFrom('VN', 'KE'),
    country: fc.constantFrom('RU', 'KE'),
    flag: fc.constantFrom('PA', 'LR'),
    grossTonnage: fc.constantFrom('20500', '20700', 'n/a'),
    builtYear: fc.constantFrom('1998', '1999', '2012'),
    phone: fc.constantFrom('+254722000111', '0722000111', '+254733000222'),
    email: fc.constantFrom('info@kijani.example', 'kijani@gmail.com'),
    address: fc.constantFrom(
      'Unit 7, 12 Moi Avenue, Mombasa',
      '12 Moi Ave, Mombasa',
      'Suite 500, 1 Corniche Plaza',
      '-',
    ),
  },
  { requiredKeys: [] },
);
const said = (id: string, kind: fc.Arbitrary<'TRADER' | 'VESSEL'> = fc.constantFrom('TRADER', 'VESSEL')) =>
  fc.tuple(kind, given).map(([k, g]) => saying(id, k, g));
const features = (id: string): fc.Arbitrary<Features> => said(id).map((s) => featuresOf(s, parameters));

describe('comparing two mentions', () => {
  it('does not depend on which comes first', () => {
    fc.assert(
      fc.property(features('a'), features('b'), (left, right) => {
        expect(compare(left, right, parameters)).toEqual(compare(right, left, parameters));
      }),
      { numRuns: 400 },
    );
  });

  it('depends on what is said, not on who says it', () => {
    fc.assert(
      fc.property(said('a'), said('b'), (left, right) => {
        const forwards = compare(featuresOf(left, parameters), featuresOf(right, parameters), parameters);
        const renamed = compare(
          featuresOf({ ...left, id: 'z' }, parameters),
          featuresOf(right, parameters),
          parameters,
        );
        expect(renamed.weightBits).toBeCloseTo(forwards.weightBits, 9);
        expect(renamed.strong).toBe(forwards.strong);
        expect(renamed.contradiction === null).toBe(forwards.contradiction === null);
      }),
      { numRuns: 400 },
    );
  });

  it('adds up: the weight is finite and the sum of its evidence', () => {
    fc.assert(
      fc.property(features('a'), features('b'), (left, right) => {
        const { weightBits, evidence } = compare(left, right, parameters);
        expect(Number.isFinite(weightBits)).toBe(true);
        expect(weightBits).toBe(evidence.reduce((sum, e) => sum + e.weightBits, 0));
        for (const e of evidence) expect(e.because.template).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });

  it('never contradicts itself, and its keys find it', () => {
    fc.assert(
      fc.property(said('a'), (one) => {
        const [first, again] = [featuresOf(one, parameters), featuresOf(one, parameters)];
        expect(again).toEqual(first);
        expect(compare(first, again, parameters).contradiction).toBeNull();
        expect([...first.keys].sort()).toEqual(first.keys);
      }),
      { numRuns: 400 },
    );
  });

  it('has no key that only counting could explain: a further mention changes none', () => {
    fc.assert(
      fc.property(said('a'), said('b'), (one, other) => {
        const alone = featuresOf(one, parameters).keys;
        featuresOf(other, parameters);
        expect(featuresOf(one, parameters).keys).toEqual(alone);
      }),
    );
  });
});

describe('keys', () => {
  it('are shared where the normal forms of two names are equal', () => {
    const spellings = fc.constantFrom(
      ['ООО «Северный Лес»', 'Severnyy Les OOO'],
      ['宁波海达国际贸易有限公司', '寧波海達國際貿易有限公司'],
      ['M/V Ocean Pearl', 'OCEAN PEARL'],
      ['Trần Văn Hải', 'TRAN VAN HAI'],
      ['GENERAL TRADING LLC', 'General Trading (L.L.C.)'],
      ['Mega Kayu Sdn Bhd', 'MEGA KAYU SDN. BHD.'],
    );
    fc.assert(
      fc.property(spellings, fc.constantFrom('TRADER' as const, 'VESSEL' as const), (pair, kind) => {
        const [left, right] = pair.map((name) => featuresOf(saying('x', kind, { name }), parameters)) as [
          Features,
          Features,
        ];
        if (left.names[0]?.normal !== right.names[0]?.normal) return;
        expect(left.keys.filter((k) => right.keys.includes(k))).not.toEqual([]);
      }),
    );
  });

  it('are none for a public mail domain or a number that many use', () => {
    const { keys } = featuresOf(
      saying('a', 'TRADER', { email: 'kijani@gmail.com', phone: '+25400000000' }),
      parameters,
    );
    expect(keys).toEqual(['email:kijani@gmail.com']);
  });

  it('are none for a number that is not right', () => {
    const { keys, facts } = featuresOf(
      saying('a', 'VESSEL', { imo: { value: '9074728', verdict: 'CHECKSUM_FAILED' } }),
      parameters,
    );
    expect({ keys, facts }).toEqual({ keys: [], facts: {} });
  });
});

describe('what says enough for two that say it to be one', () => {
  it.each([
    [true, 'VESSEL', { name: 'ARGO I', imo: '9187667' }, 'an IMO number'],
    [false, 'VESSEL', { name: 'OCEAN PEARL', flag: 'PA' }, 'a name and a flag'],
    [
      true,
      'TRADER',
      { traderKind: 'PERSON', name: 'Tran Van Hai', birthDate: '1971-02-03' },
      'a name and a day of birth',
    ],
    [false, 'TRADER', { traderKind: 'PERSON', name: 'Tran Van Hai', nationality: 'VN' }, 'a common name'],
    [false, 'TRADER', { traderKind: 'COMPANY', name: 'GENERAL TRADING LLC', country: 'AE' }, 'trade words'],
  ] as const)('%s: %s %o, %s', (enough, kind, value, _why) => {
    expect(saysEnough(featuresOf(saying('a', kind, value), parameters), parameters)).toBe(enough);
  });
});
