import { distance } from 'fastest-levenshtein';
import type { NameWord } from './names.js';
import { readOfOneCharacter } from './scripts.js';
import { folded, skeleton, withoutArticle } from './sound.js';
import { isSyllable, wadeGilesOf } from './wade-giles.js';

/** What was found of two things with serial numbers, kept at a place of their own until another pair falls on it: the same ones meet again and again. */
export function pairMemory<T>() {
  const pairAt = new Float64Array(PLACES).fill(-1);
  const foundAt: T[] = [];
  const placeOf = (a: number, b: number) => (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> SHIFT;
  return {
    get(a: number, b: number): T | undefined {
      const place = placeOf(a, b);
      return pairAt[place] === a * SERIALS_AT_MOST + b ? foundAt[place] : undefined;
    },
    /** Gives back what it keeps. */
    set(a: number, b: number, found: T): T {
      const place = placeOf(a, b);
      pairAt[place] = a * SERIALS_AT_MOST + b;
      foundAt[place] = found;
      return found;
    },
  };
}

/** Two serial numbers in one whole number: 2^26 of each, 2^52 together. */
const SERIALS_AT_MOST = 2 ** 26;
const PLACES = 1 << 18;
/** As many bits of a hash of thirty-two. */
const SHIFT = 32 - 18;

const similarities = pairMemory<number>();

/**
 * How alike two words of names are, 0 to 1, by how they sound. One edit in six letters is .83, which is what a slip of the finger or
 * another romanisation makes; different names of that length share less.
 */
export function wordSimilarity(a: NameWord, b: NameWord): number {
  if (a.folded === b.folded) return 1;
  return similarities.get(a.serial, b.serial) ?? similarities.set(a.serial, b.serial, similarityOfTwo(a, b));
}

function similarityOfTwo(a: NameWord, b: NameWord): number {
  if (a.vowelless || b.vowelless)
    return consonantSimilarity(skeleton(withoutArticle(a.folded)), skeleton(withoutArticle(b.folded)));
  if (a.text.length <= LONGEST_SYLLABLE && b.text.length <= LONGEST_SYLLABLE && readOfOneCharacter(a.text, b.text))
    return 0.9;
  if (folded(withoutArticle(a.text)) === folded(withoutArticle(b.text))) return 0.95;
  if (wadeGilesOf(a.text) === b.text || wadeGilesOf(b.text) === a.text) return 0.95;
  const sameConsonants = a.skeleton === b.skeleton && a.skeleton.length >= (a.skeleton.startsWith('a') ? 4 : 3);
  if (areTwoSyllables(a.text, b.text)) return 0;
  const heard = textSimilarity(withoutArticle(a.folded), withoutArticle(b.folded), sameConsonants);
  // One letter struck wrongly can change how all of it sounds: "taida", "tsida".
  const typed = heard >= 0.75 ? heard : Math.max(heard, textSimilarity(a.text, b.text, false));
  const maybeMisread = a.seen !== a.text || b.seen !== b.text;
  return typed >= 0.84 || !maybeMisread ? typed : Math.max(typed, OF_SIGHT * textSimilarity(a.seen, b.seen, false));
}

/** "Ping" is not "Jing", nor "Hung" "Dung": in a word of one syllable the consonant it begins with tells most. */
function areTwoSyllables(a: string, b: string): boolean {
  if (a.length !== b.length || a.length > LONGEST_SYLLABLE || distance(a, b) !== 1) return false;
  return (
    (isSyllable(a) && isSyllable(b)) || (a.length <= 4 && a[0] !== b[0] && !/^[aeiou]/.test(a) && !/^[aeiou]/.test(b))
  );
}

/** "Cheung", "zhuang". */
const LONGEST_SYLLABLE = 6;

/** What looks alike is a little less the same word than what sounds alike. */
const OF_SIGHT = 0.95;

/** Below this two words are two words. */
export const ALIKE = 0.72;

export function textSimilarity(a: string, b: string, sameConsonants: boolean): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < 3 || Math.abs(a.length - b.length) > 3) return 0;
  const similarity = 1 - edits(a, b) / longest;
  // Muhammad, Mohammed: the vowels alone differ, and not all of them. Elois and Alice have consonants in common too.
  return sameConsonants && similarity >= 0.5 ? Math.max(similarity, 0.86) : similarity;
}

/** Two neighbours exchanged are one slip of the finger, not two. */
function edits(a: string, b: string): number {
  const apart = distance(a, b);
  if (apart !== 2 || a.length !== b.length) return apart;
  const i = [...a].findIndex((letter, at) => letter !== b[at]);
  return a[i] === b[i + 1] && a[i + 1] === b[i] ? 1 : apart;
}

/** Where one script writes no vowels: equal consonants are nearly the same word, one off in five or more may be. */
function consonantSimilarity(a: string, b: string): number {
  const [left, right] = [a.replace(/^a/, ''), b.replace(/^a/, '')];
  if (left.length < 2 || right.length < 2) return a === b ? 0.9 : 0;
  if (left === right) return 0.95;
  return Math.min(left.length, right.length) >= 4 && distance(left, right) === 1 ? 0.76 : 0;
}
