/** Today in UTC, in which days are counted. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The day before a day, YYYY-MM-DD. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** Where a thing is shown as it was held on a day. */
export function heldOnAddress(id: string, day: string): string {
  return `/things/${encodeURIComponent(id)}?on=${day}`;
}
