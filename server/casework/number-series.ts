/** What is numbered in a bundle, each from 1. */
export const NUMBERED_LISTS = ['exhibits', 'subjects', 'links', 'matches', 'nonSensitive', 'sensitive'] as const;
export type NumberedList = (typeof NUMBERED_LISTS)[number];

/** The numbers that one edition of a case has given so far: what stands at place n has number n + 1. It only ever grows. */
export type NumberSeries = Readonly<Record<NumberedList, readonly string[]>>;

/** The numbers of what is in one version of the case, by id. */
export type CaseNumbers = Readonly<Record<NumberedList, ReadonlyMap<string, number>>>;

export const NOTHING_NUMBERED: NumberSeries = {
  exhibits: [],
  subjects: [],
  links: [],
  matches: [],
  nonSensitive: [],
  sensitive: [],
};

/** Something that needs a number, and every id under which it may have been given one before. */
export interface ToNumber {
  readonly id: string;
  readonly knownAs: readonly string[];
}

/**
 * Gives what has a number its number again, and what has none the next ones, in the order given. A number is never given to anything else:
 * where two things became one, it has the smaller number of the two.
 */
export function continued(
  given: readonly string[],
  things: readonly ToNumber[],
): { readonly numbers: ReadonlyMap<string, number>; readonly given: readonly string[] } {
  const numberOf = new Map(given.map((id, i) => [id, i + 1]));
  const numbers = new Map<string, number>();
  const next = [...given];
  for (const { id, knownAs } of things) {
    const had = [id, ...knownAs].flatMap((known) => numberOf.get(known) ?? []);
    if (had.length > 0) numbers.set(id, Math.min(...had));
  }
  for (const { id } of things) if (!numbers.has(id)) numbers.set(id, next.push(id));
  return { numbers, given: next };
}
