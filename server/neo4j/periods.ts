import { limited, type Period } from '../access/validity.js';

/**
 * Periods as two lists of texts beside the list of what they are periods of, '' for no limit. Nodes written before there were periods lack both
 * lists: nothing on them is limited.
 */
export interface PeriodLists {
  readonly from: readonly string[];
  readonly until: readonly string[];
}

export function periodLists(
  names: readonly string[],
  periods: Readonly<Record<string, Period>> | undefined,
): PeriodLists {
  return {
    from: names.map((name) => periods?.[name]?.validFrom ?? ''),
    until: names.map((name) => periods?.[name]?.validUntil ?? ''),
  };
}

/** The periods of those that have one, by name. */
export function periodsFrom(
  names: readonly string[] | null,
  from: readonly string[] | null,
  until: readonly string[] | null,
): Readonly<Record<string, Period>> {
  return Object.fromEntries(
    (names ?? []).flatMap((name, i) => {
      const period = limited({ validFrom: from?.[i] || null, validUntil: until?.[i] || null });
      return period === null ? [] : [[name, period]];
    }),
  );
}
