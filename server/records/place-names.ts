import { countryOf } from './countries.js';
import { checkUnLocode } from './identifiers/un-locode.js';
import { countryPlace, type PlaceName, placeOf, placeWithUnLocode, unLocodesNamed } from './places.js';
import AIRPORTS from './reference/airports.json' with { type: 'json' };

/** How goods travelled, as far as it tells a seaport from an airport. */
export type PlaceMode = 'SEA' | 'AIR' | 'OTHER';

/** What is known beside the name. */
export interface PlaceContext {
  /** ISO 3166 alpha-2. */
  readonly country?: string | null;
  readonly mode?: PlaceMode | null;
}

/** A place as found, and by what; or none, why, and which it may be. */
export type PlaceFinding =
  | { readonly place: PlaceName; readonly by: 'UN_LOCODE' | 'IATA' | 'NAME' | 'COUNTRY'; readonly because?: undefined }
  | { readonly place: null; readonly because: string; readonly candidates: readonly PlaceName[] };

const LOCODE_BY_AIRPORT: ReadonlyMap<string, string> = new Map(Object.entries(AIRPORTS));

/** A longer text names no place. */
const LONGEST = 200;

/**
 * Finds the place that a text names: by UN/LOCODE, by name or another name of it ("Saigon"), or by an airport's code (IATA), which is
 * believed only where goods went by air: MBA is the airport of Mombasa and not its port. Several names of one place, parted by
 * strokes, are one place; of two places none is chosen.
 */
export function placeNamed(text: string, context: PlaceContext = {}): PlaceFinding {
  if (text.length > LONGEST) return none('it is too long for the name of a place');
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim();
  if (plain === '') return none('no place is named');
  const whole = oneNamed(plain, context);
  if (whole.place !== null || !/[/|]/.test(plain)) return whole;
  const parts = plain
    .split(/[/|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => oneNamed(part, context));
  const places = parts.flatMap(({ place }) => (place ? [place] : []));
  const keys = new Set(places.map((place) => place.identityKey));
  if (places.length === 0) return whole;
  if (keys.size > 1 || keys.has(null)) return none('it names more than one place', places);
  return parts.find(({ place }) => place !== null) as PlaceFinding;
}

function none(because: string, candidates: readonly PlaceName[] = []): PlaceFinding {
  return { place: null, because, candidates };
}

function oneNamed(text: string, { country = null, mode = null }: PlaceContext): PlaceFinding {
  if (/^[A-Z]{2}[ -]?[A-Z2-9]{3}$/.test(text)) {
    // Among a hundred thousand codes there is one for many a word of five letters: only those at hand are read out of a text.
    const code = checkUnLocode(text, null);
    if (code.verdict === 'VALID' && code.value)
      return { place: placeWithUnLocode(code.value, null, text), by: 'UN_LOCODE' };
  }
  const airport = /^[A-Z]{3}$/.test(text) ? LOCODE_BY_AIRPORT.get(text) : undefined;
  if (airport) return byAirport(text, airport, mode);
  if (country !== null) {
    const place = placeOf(text, country, text);
    return place.unLocode ? { place, by: 'NAME' } : notListed(place);
  }
  const [code, ...more] = unLocodesNamed(text);
  if (code && more.length === 0) return { place: placeWithUnLocode(code, null, text), by: 'NAME' };
  if (code)
    return none(
      'more than one place has this name; say the country',
      [code, ...more].map((c) => placeWithUnLocode(c)),
    );
  const itself = countryOf(text);
  if (itself !== null) return { place: countryPlace(text, itself), by: 'COUNTRY' };
  return none('it is not in the list of places at hand; say the country');
}

function notListed(place: PlaceName): PlaceFinding {
  return none(`${place.name} in ${place.country} is not in the list of places at hand`, [place]);
}

function byAirport(code: string, unLocode: string, mode: PlaceMode | null): PlaceFinding {
  const place = placeWithUnLocode(unLocode, null, code);
  if (mode === 'AIR') return { place, by: 'IATA' };
  return none(
    mode === null
      ? `${code} is the code of an airport (IATA); say whether the goods went by air`
      : `${code} is the code of an airport (IATA), and the goods did not go by air`,
    [place],
  );
}
