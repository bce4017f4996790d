import { plainWords } from './names.js';
import { romanised, simplified } from './scripts.js';
import { folded, skeleton } from './sound.js';
import { textSimilarity } from './word-similarity.js';

/**
 * Finding a name that is not spelled as it is kept, by exact tokens alone: the index never expands a prefix or an edit distance, since what
 * it would expand over holds hidden terms too. Tokens are of a–z, digits and `_`, so nothing a user types is an operator to the index.
 */
const QUERY_TOKENS_AT_MOST = 40;

/** Tokens under which a text is indexed: its words, how they sound, their consonants, their trigrams, and the whole run together. */
export function searchTokens(text: string): readonly string[] {
  const words = wordsOf(text);
  return distinct([...tellingTokens(words, text), ...words.flatMap(trigramTokens)]);
}

/** The tokens to look for, the most telling first: at most 40, trigrams from every word in turn. */
export function queryTokens(text: string): readonly string[] {
  const words = wordsOf(text);
  const trigrams = words.map(trigramTokens);
  const longest = Math.max(0, ...trigrams.map((t) => t.length));
  const inTurn = Array.from({ length: longest }, (_, i) => trigrams.flatMap((t) => t[i] ?? [])).flat();
  return distinct([...tellingTokens(words, text), ...inTurn]).slice(0, QUERY_TOKENS_AT_MOST);
}

/** How alike a query and a visible text are: 1 for the same normal form, 0 for nothing in common. Of the two texts alone. */
export function similarity(query: string, text: string): number {
  const [asked, kept] = [wordsOf(query), wordsOf(text)];
  if (asked.length === 0 || kept.length === 0) return 0;
  if (asked.join(' ') === kept.join(' ')) return sameCharacters(query, text) ? 1 : 0.97;
  const covered = coverage(asked, kept, true);
  const rest = coverage(kept, asked, false);
  // What was asked for counts more than what stands beside it: "AMOL" finds "AMOL" before "AMOL STAR", and that before "AMAL".
  const byWords = 0.95 * covered * (0.8 + 0.2 * rest);
  const runTogether = 0.95 * textSimilarity(asked.join(''), kept.join(''), false);
  return Math.max(byWords, runTogether);
}

function wordsOf(text: string): readonly string[] {
  return plainWords(text)
    .map(romanised)
    .filter((w) => w !== '');
}

function tellingTokens(words: readonly string[], text: string): readonly string[] {
  if (words.length === 0) return [];
  const sounds = words.map(folded);
  const consonants = sounds.map(skeleton).filter((s) => s.length > 1);
  return [
    `j_${words.join('')}`,
    ...words.map((w) => `t_${w}`),
    ...sounds.map((s) => `f_${s}`),
    ...consonants.map((s) => `s_${s}`),
    ...chinesePairs(text),
  ];
}

function trigramTokens(word: string): readonly string[] {
  const padded = `_${word}_`;
  return word.length < 2 ? [] : Array.from({ length: padded.length - 2 }, (_, i) => `g_${padded.slice(i, i + 3)}`);
}

/** Chinese has no spaces: every two neighbouring characters, as code points. */
function chinesePairs(text: string): readonly string[] {
  const characters = [...chineseOf(text)].map((c) => (c.codePointAt(0) as number).toString(16));
  return characters.slice(1).map((c, i) => `h_${characters[i]}_${c}`);
}

/** Homophones share every romanised token; where both are written in Chinese, the characters decide which is the same name. */
function sameCharacters(query: string, text: string): boolean {
  const [asked, kept] = [chineseOf(query), chineseOf(text)];
  return asked === '' || kept === '' || asked === kept;
}

function chineseOf(text: string): string {
  return simplified((text.normalize('NFKC').match(/\p{Script=Han}/gu) ?? []).join(''));
}

/** How much of some words, by length, is found among others; the last word of a query may be half typed. */
function coverage(words: readonly string[], among: readonly string[], halfTyped: boolean): number {
  let found = 0;
  let length = 0;
  words.forEach((word, i) => {
    const begun = halfTyped && i === words.length - 1 && word.length > 1 && among.some((w) => w.startsWith(word));
    found += word.length * Math.max(begun ? 0.9 : 0, ...among.map((w) => soundsLike(word, w)));
    length += word.length;
  });
  return length === 0 ? 0 : found / length;
}

function soundsLike(a: string, b: string): number {
  if (a === b) return 1;
  const [l, r] = [folded(a), folded(b)];
  if (l === r) return 0.97;
  const similar = textSimilarity(l, r, skeleton(l) === skeleton(r) && skeleton(l).length >= 3);
  return similar < 0.5 ? 0 : similar * 0.95;
}

function distinct(tokens: readonly string[]): readonly string[] {
  return [...new Set(tokens)];
}
