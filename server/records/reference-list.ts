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

/** The lists that an installation may be given, by the name under which it is given them. */
export const REFERENCE_LISTS = ['un-locode', 'harmonized-system', 'taxa', 'container-owners'] as const;
export type ReferenceListName = (typeof REFERENCE_LISTS)[number];

let atHand: ReadonlyMap<ReferenceListName, ReferenceList> = new Map();

/** Says once, at start and before anything is read, which lists this installation has. What was read before stays as it was read. */
export function haveReferenceLists(lists: ReadonlyMap<ReferenceListName, ReferenceList>): void {
  atHand = lists;
}

/** The list that this installation has under a name; null where it was given none. */
export function listAtHand(name: ReferenceListName): ReferenceList | null {
  return atHand.get(name) ?? null;
}

/** A list whose codes are all at hand. */
export function listOf(title: string, edition: string, codes: Iterable<string>): ReferenceList {
  const known = new Set(codes);
  return { title, edition, has: (code) => known.has(code) };
}
