/** The last day (UTC) on which something holds that is over at `validUntil`; null where it has no end. */
export function lastDayOf({ validUntil }: { readonly validUntil: string | null }): string | null {
  return validUntil === null ? null : new Date(Date.parse(validUntil) - 1).toISOString().slice(0, 10);
}

/** The instant at which a day is over: the first that is no longer in it. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 24 * 3600 * 1000).toISOString();
}
