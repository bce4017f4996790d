/**
 * Names of the columns, each once, so that a cell can be named: a blank heading becomes "column 3", a second "Name" becomes
 * "Name (2)". Otherwise exactly as the file spells them, spaces included.
 */
export function uniqueHeader(cells: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  /** Where to go on counting, so that many columns of one name take no longer than as many of different names. */
  const next = new Map<string, number>();
  return cells.map((text, index) => {
    const plain = text.trim() === '' ? `column ${index + 1}` : text;
    let name = plain;
    let n = next.get(plain) ?? 2;
    for (; taken.has(name); n++) name = `${plain} (${n})`;
    next.set(plain, n);
    taken.add(name);
    return name;
  });
}
