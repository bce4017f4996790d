import { describe, expect, it } from 'vitest';
import { excerptAround, textWords } from './text-words.js';

describe('the words of a running text', () => {
  it.each([
    ['Pangolin scales, 340 kg.', ['pangolin', 'scales', '340', 'kg'], 'letters and digits'],
    ['Permit KE/2022-113', ['permit', 'ke', '2022', '113'], 'what stands between them parts them'],
    ['Ávila ÅSE', ['avila', 'ase'], 'accents and capitals make no other word'],
    ['Лесхоз', ['лесхоз'], 'any script'],
    ['穿山甲鳞片', ['穿山', '山甲', '甲鳞', '鳞片'], 'in pairs where words have no blanks'],
    ['"a" OR b*~ (c)', ['a', 'or', 'b', 'c'], 'nothing is left that an index takes for an operator'],
    ['', [], 'nothing'],
    ['—…!', [], 'no word'],
  ])('%j are %j: %s', (text, words, _) => {
    expect(textWords(text)).toEqual(words);
  });
});

describe('an excerpt', () => {
  const long = `${'before '.repeat(40)}Pangolin\nscales ${'after '.repeat(40)}`;
  it('shows what surrounds the first word that was looked for', () => {
    const excerpt = excerptAround(long, ['pangolin', 'scales']);
    expect(excerpt).toMatch(/^….*Pangolin scales.*…$/);
    expect(excerpt.length).toBeLessThan(200);
  });
  it.each([
    ['short text', ['nothing'], 'short text'],
    ['', ['a'], ''],
    ['穿山甲', ['山甲'], '穿山甲'],
  ])('of %j for %j is %j', (text, words, shown) => {
    expect(excerptAround(text, words)).toBe(shown);
  });
});
