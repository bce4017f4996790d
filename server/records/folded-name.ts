/** A name without accents and capitals, with single blanks for blanks and hyphens: how names of taxa are looked up. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/[\s-]+/gu, ' ')
    .trim()
    .toLowerCase();
}
