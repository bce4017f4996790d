import { describe, expect, it } from 'vitest';
import { saying } from '../../../test/matching/saying.js';
import type { Evidence } from '../evidence.js';
import { featuresOf } from '../features.js';
import { shippedParameters } from '../parameters.js';
import { compareNames } from './names.js';

const named = (id: string, traderKind: string, name: string) =>
  featuresOf(
    traderKind === 'VESSEL' ? saying(id, 'VESSEL', { name }) : saying(id, 'TRADER', { name, traderKind }),
    shippedParameters,
  );

describe('comparing names', () => {
  it.each([
    // kind       left                               right                               at least, at most, why
    [
      'PERSON',
      'Abdullah bin Omar al-Harthi',
      'Omar bin Abdullah al-Harthi',
      -11,
      -5,
      'father and son have each the other name',
    ],
    ['PERSON', 'Abdullah bin Omar al-Harthi', 'Abdallah ibn Umar Al Harthi', 8, 12, 'one man, romanised twice'],
    ['PERSON', 'Abd al-Aziz Nuristani', 'Abdul Aziz Nooristani', 8, 13, 'the servant of, written apart and together'],
    ['PERSON', 'Lin Tse-hsiung', 'Lin Zexiong', 8, 12, 'the older romanisation'],
    ['PERSON', 'Olga Barynova', 'Oleg Baranov', -11, 6, 'alike in consonants alone'],
    ['PERSON', 'Indtono E.', 'Joko Indtono', -11, -5, 'an initial that is not his'],
    ['PERSON', 'Milena M. Galverin', 'Marko Galverin', -11, -5, 'an initial behind a name in full is a second one'],
    ['PERSON', 'M. Galverin', 'Marko Galverin', 8, 12, 'an initial that may be his'],
    ['PERSON', 'Anna M. Galverin', 'Anna Milena Galverin', 8, 13, 'a second name and its initial'],
    ['PERSON', 'Dan Kipnwa', 'Kwame Kipnwa', -11, -5, 'at the edge of a name "dan" is no "and"'],
    ['PERSON', 'Ping Zhou', 'Jing Zhou', -11, 0, 'two syllables of Chinese'],
    ['PERSON', 'Nguyen Huu Hung', 'Nguyen Huu Dung', -11, 0, 'two of Vietnamese'],
    ['PERSON', 'Asad Zarkhani', 'Ssad Zarkhani', 8, 13, 'a slip of the finger in a short name'],
    ['PERSON', 'Fatimah Alrashid', 'Fatimah Al-Rashed', 8, 13, 'the article now written with the name, now left out'],
    ['COMPANY', 'Norlund Pipeline Corp', 'Norlund Petroleum Corp', -9, 4, 'a word here, another trade there'],
    ['COMPANY', 'Norlund Maritime Ltd', 'Norlund Shipping Ltd', 7, 9, 'one trade in two English words'],
    ['COMPANY', 'Norlund Shipping Ltd', 'Norlund Shipping Limited', 12, 14, 'the same'],
    ['COMPANY', 'Norlund Shpiping Ltd', 'Norlund Shipping Ltd', 9, 14, 'a slip in the trade'],
    ['COMPANY', 'Norlund Foundation', 'Norlund Ltd', -9, 0, 'a foundation is no company'],
    ['COMPANY', 'Norlund Offshore Fund, Ltd', 'Norlund Offshore Fund I, Ltd', -9, 3, 'the first of a series'],
    ['COMPANY', 'Norlund Bank', 'Norlund Bank Mexico', -9, 7, 'a subsidiary in another country'],
    [
      'COMPANY',
      'Ushkalnar Vertekh Guard',
      'Ushkalnar Vertekh Guard Naval Force',
      -9,
      8,
      'a branch under the name of its house',
    ],
    ['VESSEL', 'Ushkalnar Vertekh', 'Ushkalnar Vertekh', 8, 13.9, 'never joined by the name alone'],
  ] as const)('%s: %s, %s weighs %d to %d bits: %s', (kind, left, right, least, most, _why) => {
    const [l, r] = [named('a', kind, left), named('b', kind, right)];
    const found: Evidence[] = [];
    const bits = compareNames(l, r, shippedParameters, found);
    const told = `${bits}: ${found.map((e) => `${e.because.template} ${e.weightBits}`).join(', ')}`;
    expect(bits, told).toBeGreaterThanOrEqual(least);
    expect(bits, told).toBeLessThanOrEqual(most);
    expect(found.reduce((sum, e) => sum + e.weightBits, 0)).toBeCloseTo(bits, 9);
  });
});
