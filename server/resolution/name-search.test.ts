import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryTokens, searchTokens, similarity } from './name-search.js';

/** What the graph would show: every text that shares a token, the most alike first, then by text. */
function find(query: string, texts: readonly string[]): readonly string[] {
  const asked = queryTokens(query);
  return texts
    .filter((text) => searchTokens(text).some((token) => asked.includes(token)))
    .sort((a, b) => similarity(query, b) - similarity(query, a) || (a < b ? -1 : 1));
}

const FLEET = [
  'AMOL',
  'AMAL',
  'AMOL STAR',
  'ZEUS',
  'ARGO I',
  'HAPPINESS I',
  'HAPPINESS',
  'ATLANTIC',
  'SILVER CLOUD',
  '宁波恒泰木业有限公司',
  '宁波恒太木业有限公司',
  'ООО «Северный Лес»',
  'شركة النور للتجارة',
  '9187667',
  'MSKU9070323',
];

describe('finding a name', () => {
  it.each([
    // typed                 first found
    ['amol', 'AMOL'],
    ['AMOL STAR', 'AMOL STAR'],
    ['Happiness', 'HAPPINESS'],
    ['HAPPINES', 'HAPPINESS'],
    ['atl', 'ATLANTIC'],
    ['cloud silver', 'SILVER CLOUD'],
    ['silvercloud', 'SILVER CLOUD'],
    ['Severny Les', 'ООО «Северный Лес»'],
    ['Sewernyj Les', 'ООО «Северный Лес»'],
    ['恒太', '宁波恒太木业有限公司'],
    ['宁波恒泰木业有限公司', '宁波恒泰木业有限公司'],
    ['9187667', '9187667'],
    ['MSKU 907032-3', 'MSKU9070323'],
  ])('%s finds %s first', (typed, first) => {
    expect(find(typed, FLEET)[0]).toBe(first);
  });

  it('gives 1 to the same normal form alone', () => {
    expect(similarity('m/v  ARGO-I', 'M V Argo I')).toBe(1);
    expect(similarity('AMOL', 'AMAL')).toBeLessThan(1);
    expect(similarity('宁波恒泰木业有限公司', '宁波恒太木业有限公司')).toBeLessThan(1);
    expect(similarity('', 'AMAL')).toBe(0);
  });

  it('asks for at most forty tokens, of a–z, digits and _ only, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constant('a* OR title:~2 AND "x" [a TO b] \\ /re/')),
        (typed) => {
          const tokens = queryTokens(typed);
          expect(tokens.length).toBeLessThanOrEqual(40);
          for (const token of tokens) expect(token).toMatch(/^[jtfsgh]_[a-z0-9_]+$/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds every text by itself, with nothing more alike', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FLEET), fc.constantFrom(...FLEET), (text, other) => {
        expect(queryTokens(text).some((token) => searchTokens(text).includes(token))).toBe(true);
        expect(similarity(text, text)).toBe(1);
        expect(similarity(text, other)).toBeGreaterThanOrEqual(0);
        expect(similarity(text, other)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
