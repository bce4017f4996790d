/** A longer word is cut; nobody types it. */
const LONGEST_WORD = 64;
const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** A word as it is compared: without accents, capitals and width. */
export function foldedWord(word: string): string {
  // Most words are plain, and a page has thousands.
  if (/^[A-Za-z0-9]*$/.test(word)) return word.toLowerCase().slice(0, LONGEST_WORD);
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().slice(0, LONGEST_WORD);
}

/**
 * The words of a running text as they are looked up: letters and digits alone, so that nothing in them is an operator to an index. Scripts
 * written without blanks go in pairs of letters.
 */
export function textWords(text: string): readonly string[] {
  const runs = text.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return runs.flatMap(wordsOfRun).filter((word) => word !== '');
}

function wordsOfRun(run: string): readonly string[] {
  return UNSPACED.test(run) ? pairs(run) : [foldedWord(run)];
}

function pairs(run: string): readonly string[] {
  const letters = [...run];
  return letters.length === 1 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

/** Letters shown on either side of a word that was found. */
const AROUND = 90;

/** A page is no longer. */
const LONGEST_TEXT = 60_000;

/** The place in a text where the first of some words stands, with what surrounds it; its beginning where none does. In one line. */
export function excerptAround(text: string, words: readonly string[]): string {
  const line = text.slice(0, LONGEST_TEXT).replace(/\s+/g, ' ').trim();
  const { at, length } = placeOf(line, new Set(words));
  const from = Math.max(0, at - AROUND);
  const to = Math.min(line.length, at + Math.min(length, AROUND) + AROUND);
  return `${from > 0 ? '…' : ''}${line.slice(from, to).trim()}${to < line.length ? '…' : ''}`;
}

function placeOf(line: string, wanted: ReadonlySet<string>): { readonly at: number; readonly length: number } {
  for (const { 0: run, index } of line.matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    if (wordsOfRun(run).some((word) => wanted.has(word))) return { at: index, length: run.length };
  return { at: 0, length: 0 };
}
