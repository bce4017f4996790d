import { remembering } from './remembering.js';

/**
 * How a romanised word sounds, at two grains. `folded` is where the romanisations of one word meet: Severnyi, Severny, Severnyj; Scherbakow,
 * Shcherbakov. `skeleton` is its consonants, for scripts that do not write vowels and for finding candidates.
 */

// Order matters: longer spellings first. Capitals are sounds already decided, kept from the later rules.
const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shtsh|shch|chtch/g, 'S'],
  [/tsch|tch|tsh/g, 'C'],
  [/sch|sh/g, 'S'],
  [/kh/g, 'h'],
  [/ch/g, 'C'],
  [/zh/g, 'z'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/gh/g, 'g'],
  [/ts|tz/g, 'C'],
  [/dj|dz/g, 'j'],
  [/c(?=[eiy])/g, 's'],
  [/ck|c|q/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/i?ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
  [/[yj]/g, 'i'],
  // The soft vowels ya, yo, yu, ye lose their glide after a consonant or a vowel.
  [/(?<=.)i(?=[aeou])/g, ''],
  [/(.)\1+/g, '$1'],
  [/S/g, 's'],
  [/C/g, 'c'],
];

/** A digit inside a word is a letter misread by a scanner, or put there to be misread: 0CEAN. */
const MISREAD: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'o'],
  [/1/g, 'l'],
  [/5/g, 's'],
  [/6/g, 'g'],
  [/8/g, 'b'],
];
/** Letters that a scanner takes for one another. */
const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/cl/g, 'd'],
  [/vv/g, 'w'],
  [/ii/g, 'u'],
];

/** A word as a scanner might have seen it: GRNBH is GMBH, LIRNITED is LIMITED, 6MBH is GMBH. */
export const asSeen = remembering((word: string) => replaced(withLetters(word), LOOKALIKES));

function withLetters(word: string): string {
  return /[a-z]/.test(word) ? replaced(word, MISREAD) : word;
}

function replaced(word: string, rules: readonly (readonly [RegExp, string])[]): string {
  return rules.reduce((text, [from, to]) => text.replace(from, to), word);
}

export const folded = remembering((romanisedWord: string) => replaced(withLetters(romanisedWord), FOLDS));

/** The consonants of a folded word in coarse classes, with a mark for an initial vowel. Digits stay. */
export const skeleton = remembering((foldedWord: string) => {
  const initial = /^[aeiou]/.test(foldedWord) ? 'a' : '';
  return (
    initial +
    foldedWord
      .replace(/[aeiou]/g, '')
      .replace(/(?<=.)h/g, '')
      .replace(/[zc]/g, 's')
  );
});

/** "Alkhatib" and "El Khatib" and "Khatib": the Arabic article, where it was written together with the name. */
export function withoutArticle(word: string): string {
  return word.replace(/^[aeu]l(?=[^aeiou].{3})/, '');
}

/** A text with each of its letters left out in turn: two that share a remainder are one slip apart, or nearly. */
export function remainders(text: string): readonly string[] {
  return Array.from(text, (_, i) => text.slice(0, i) + text.slice(i + 1));
}
