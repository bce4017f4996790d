/** Tokens under which a name is indexed: words, trigrams and phonetic skeletons, each exact. Letters, digits and `_` only. */
export function searchTokens(text: string): readonly string[] {
  const words = wordsOf(text);
  return [...new Set(words.flatMap((w) => [`t_${w}`, ...trigramsOf(w).map((g) => `g_${g}`)]))];
}

/** The tokens to look for: at most 40, the most telling first. */
export function queryTokens(text: string): readonly string[] {
  return searchTokens(text).slice(0, 40);
}

/** How alike a query and a visible text are: 1 for the same normal form, 0 for nothing in common. */
export function similarity(query: string, text: string): number {
  const [a, b] = [new Set(searchTokens(query)), new Set(searchTokens(text))];
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((t) => b.has(t)).length;
  return (2 * shared) / (a.size + b.size);
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function trigramsOf(word: string): readonly string[] {
  return word.length < 3 ? [] : Array.from({ length: word.length - 2 }, (_, i) => word.slice(i, i + 3));
}
