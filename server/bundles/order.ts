/** A copy sorted by several texts, compared by code unit: the same on every machine, whatever its language. */
export function inOrder<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): readonly T[] {
  return items
    .map((item) => ({ item, keys: keysOf(item) }))
    .sort((a, b) => compareTexts(a.keys, b.keys))
    .map(({ item }) => item);
}

function compareTexts(left: readonly string[], right: readonly string[]): number {
  for (const [i, text] of left.entries()) {
    const other = right[i] ?? '';
    if (text !== other) return text < other ? -1 : 1;
  }
  return 0;
}
