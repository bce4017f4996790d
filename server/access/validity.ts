/** When a right holds: from the one instant (UTC, ISO 8601) up to, but not at, the other; null: without limit on that side. */
export interface Period {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/**
 * Whether a right holds at an instant (ms since 1970). One without a period holds always. It fails closed: neither an instant that cannot be
 * read nor a question without one opens anything that is limited.
 */
export function holdsAt(period: Period | undefined, at: number | null): boolean {
  if (period === undefined) return true;
  if (at === null) return period.validFrom === null && period.validUntil === null;
  const begun = period.validFrom === null || Date.parse(period.validFrom) <= at;
  const over = period.validUntil !== null && !(at < Date.parse(period.validUntil));
  return begun && !over;
}

/** Null where there is no limit, so that what has none is kept as it always was. */
export function limited({ validFrom, validUntil }: Period): Period | null {
  return validFrom === null && validUntil === null ? null : { validFrom, validUntil };
}
