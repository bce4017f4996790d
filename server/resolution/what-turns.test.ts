import { describe, expect, it } from 'vitest';
import { type Given, saying } from '../../test/matching/saying.js';
import { JOIN_AT_BITS } from './clusters.js';
import { featuresOf, type Said } from './features.js';
import { shippedParameters as parameters } from './parameters.js';
import { compare } from './score.js';
import { whatTurns } from './what-turns.js';

type Says = Readonly<Record<string, Given | readonly Given[]>>;
const trader = (id: string, says: Says) => saying(id, 'TRADER', { traderKind: 'COMPANY', ...says });
const weight = (a: Said, b: Said) =>
  compare(featuresOf(a, parameters), featuresOf(b, parameters), parameters).weightBits;
const told = (a: Said, b: Said) =>
  whatTurns(a, b, parameters).map(({ change, property, turns }) => `${change} ${property}${turns ? ' turns it' : ''}`);

const NAME = 'Kaskazi Timber Ltd';
const NUMBER = { value: 'PVT-7KQ2X9M', scheme: 'KE-BRS', verdict: 'VALID' } as const;
const PHONE = '+254722000111';
const ADDRESS = 'Unit 7, 12 Moi Avenue, Mombasa';

describe('what would turn a pair', () => {
  it('of two that are joined by one thing alone is that it proves another’s', () => {
    const [a, b] = [
      trader('a', { name: NAME, registrationNumber: NUMBER }),
      trader('b', { name: 'Kaskazi Logs Ltd', registrationNumber: NUMBER }),
    ];
    expect(weight(a, b)).toBeGreaterThanOrEqual(JOIN_AT_BITS);
    expect(told(a, b)).toContain('WITHOUT registrationNumber turns it');
    expect(told(a, b).every((line) => line.startsWith('WITHOUT'))).toBe(true);
  });

  it('says where the pair would stand: what is compared is the pair without it, not the sum less its part', () => {
    // Telephone and address come together, and count less together than each alone.
    const says = { name: NAME, phone: PHONE, address: ADDRESS, country: 'KE' };
    const [a, b] = [trader('a', says), trader('b', says)];
    const { phone: _, ...without } = says;
    const turn = whatTurns(a, b, parameters).find((t) => t.property === 'phone');
    expect(turn?.weightBits).toBe(weight(trader('a', without), trader('b', without)));
    const alone = compare(featuresOf(a, parameters), featuresOf(b, parameters), parameters).evidence.find(
      (e) => e.left === PHONE,
    );
    expect(turn?.weightBits).toBeGreaterThan(weight(a, b) - (alone?.weightBits ?? 0));
  });

  it('of two that fall short is what the one says and the other does not, or otherwise', () => {
    const [a, b] = [
      trader('a', { name: NAME, registrationNumber: NUMBER, phone: PHONE, country: 'KE' }),
      trader('b', { name: 'Kaskazy Timber Ltd', phone: '+254733000222', country: 'VN' }),
    ];
    expect(weight(a, b)).toBeLessThan(JOIN_AT_BITS);
    const lines = told(a, b);
    expect(lines).toContain('AGREED registrationNumber turns it');
    expect(lines[0]).toMatch(/turns it$/);
    // Nothing that leads away: neither the name in common nor the country, which is against it, agreed any less.
    expect(lines).not.toContain('WITHOUT name');
    expect(lines.some((line) => line.startsWith('AGREED country'))).toBe(true);
    // Of what neither says nothing is guessed.
    expect(lines.join()).not.toMatch(/taxNumber|email|birthDate/);
  });

  it('is the hard fact that contradicts, where all the rest would do', () => {
    const person = (id: string, birthDate: string) =>
      saying(id, 'TRADER', {
        traderKind: 'PERSON',
        name: 'Wanjiru Njoroge Kamotho',
        idDocument: '23990417',
        phone: PHONE,
        email: 'wnk@kamotho.example',
        birthDate,
      });
    const [a, b] = [person('a', '1971-02-03'), person('b', '1974-09-21')];
    expect(compare(featuresOf(a, parameters), featuresOf(b, parameters), parameters).contradiction).not.toBeNull();
    expect(told(a, b)).toContain('WITHOUT birthDate turns it');
    expect(told(a, b)).toContain('AGREED birthDate turns it');
    expect(told(a, b)).not.toContain('WITHOUT phone turns it');
  });

  it('is the least change first, and the same from either end', () => {
    const [a, b] = [
      trader('a', { name: NAME, registrationNumber: NUMBER, phone: PHONE, address: ADDRESS }),
      trader('b', { name: 'Kaskazy Timber Ltd', country: 'KE' }),
    ];
    const turns = whatTurns(a, b, parameters);
    const now = weight(a, b);
    const across = turns.filter((t) => t.turns).map((t) => Math.abs(t.weightBits - now));
    expect(across).toEqual([...across].sort((x, y) => x - y));
    expect(turns.map((t) => t.turns)).toEqual([...turns.map((t) => t.turns)].sort((x, y) => Number(y) - Number(x)));
    expect(whatTurns(b, a, parameters)).toEqual(turns);
  });

  it('is nothing where nothing is said', () => {
    expect(whatTurns(saying('a', 'VESSEL', {}), saying('b', 'VESSEL', {}), parameters)).toEqual([]);
  });
});
