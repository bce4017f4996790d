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

/** A digit inside a word is a letter misread by a scanner or a sanctions dodger: NEPTUNE as NEPTUN3 is beyond us, 0CEAN is not. */
const MISREAD = new Map([
  ['0', 'o'],
  ['1', 'l'],
  ['5', 's'],
  ['6', 'g'],
  ['8', 'b'],
]);

export function folded(romanisedWord: string): string {
  let word = romanisedWord;
  if (/[a-z]/.test(word) && /[01568]/.test(word))
    word = word.replace(/[01568]/g, (digit) => MISREAD.get(digit) as string);
  for (const [spelling, sound] of FOLDS) word = word.replace(spelling, sound);
  return word;
}

/** The consonants of a folded word in coarse classes, with a mark for an initial vowel. Digits stay. */
export function skeleton(foldedWord: string): string {
  const initial = /^[aeiou]/.test(foldedWord) ? 'a' : '';
  return (
    initial +
    foldedWord
      .replace(/[aeiou]/g, '')
      .replace(/(?<=.)h/g, '')
      .replace(/[zc]/g, 's')
      .replace(/(.)\1+/g, '$1')
  );
}
