/**
 * A published list that confirms codes: the whole UN/LOCODE, the Harmonized System of a year, all taxa. It may be absent; then a code of
 * the right shape stays VALID_FORMAT_UNCHECKED and says which list would confirm it.
 */
export interface ReferenceList {
  /** What the list is called, with its publisher: "UN/LOCODE", "Harmonized System". */
  readonly title: string;
  /** Which edition: "2024-2", "HS 2022". */
  readonly edition: string;
  has(code: string): boolean;
}

/** A list whose codes are all at hand. */
export function listOf(title: string, edition: string, codes: Iterable<string>): ReferenceList {
  const known = new Set(codes);
  return { title, edition, has: (code) => known.has(code) };
}
