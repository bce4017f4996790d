import PLACES from './reference/places.json' with { type: 'json' };
import ZONES from './reference/time-zones.json' with { type: 'json' };

/** The calendar day at a place, and the time zone (IANA) in which it was reckoned. */
export type LocalDate =
  | { readonly value: string; readonly timeZone: string; readonly because?: undefined }
  | { readonly value: null; readonly because: string };

const ZONE_BY_COUNTRY: ReadonlyMap<string, string> = new Map(Object.entries(ZONES));
const ZONE_BY_PLACE: ReadonlyMap<string, string> = new Map(
  PLACES.flatMap(([code, , , zone]) => (zone ? [[code as string, zone as string]] : [])),
);

/** The time zone of a UN/LOCODE, or of a country that has one alone; null where it is not known. */
export function timeZoneOf(unLocode: string): string | null {
  return ZONE_BY_PLACE.get(unLocode) ?? ZONE_BY_COUNTRY.get(unLocode.slice(0, 2)) ?? null;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;

/**
 * The day it was at a place at an instant (ISO 8601 with Z or an offset): 2019-02-19T22:10Z is 20 February in Mombasa. A time without an
 * offset is no instant and is not moved.
 */
export function localDateOf(instant: string, unLocode: string): LocalDate {
  const at = INSTANT.test(instant) ? Date.parse(instant.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN;
  if (Number.isNaN(at)) return { value: null, because: 'it is no instant: a time with Z or an offset' };
  const timeZone = timeZoneOf(unLocode);
  if (timeZone === null) return { value: null, because: `the time zone of ${unLocode} is not known` };
  return { value: formatIn(timeZone).format(at), timeZone };
}

/** One for each zone that was asked for: to make one takes longer than to read a thousand dates. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  // Sweden writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  FORMATS.set(timeZone, format);
  return format;
}
