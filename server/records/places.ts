import { countryOf } from './countries.js';
import ALIASES from './reference/place-aliases.json' with { type: 'json' };
import { UN_LOCODES } from './un-locode-table.js';

/** A place as far as a source names it. */
export interface PlaceName {
  /** The city, port or airport; where only a country (or less) is named, that name. */
  readonly name: string;
  /** ISO 3166 alpha-2; null where it is not known. */
  readonly country: string | null;
  readonly unLocode: string | null;
  /**
   * "place:KENBO" where the UN/LOCODE is known, else "place:KE:lodwar", for a country as such "place:KE". Null where it is not known which
   * country is meant: two towns of one name are two places.
   */
  readonly identityKey: string | null;
  /** The part of the text it was read from. */
  readonly raw: string;
}

/** A port, city or airport of a country. The same place has the same key under each name in the table. */
export function placeOf(name: string, country: string | null, raw = name): PlaceName {
  const unLocode = country === null ? null : (LOCODE_BY_NAME.get(`${country} ${folded(name)}`) ?? null);
  return { name, country, unLocode, identityKey: keyOf(name, country, unLocode), raw };
}

/** The place with a UN/LOCODE, named as the table names it, else by the code. */
export function placeWithUnLocode(code: string, name: string | null = null, raw = code): PlaceName {
  return {
    name: name ?? UN_LOCODES.get(code)?.[0] ?? code,
    country: code.slice(0, 2),
    unLocode: code,
    identityKey: `place:${code}`,
    raw,
  };
}

/** A country as such, by name. */
export function countryPlace(name: string, country: string, raw = name): PlaceName {
  return { name, country, unLocode: null, identityKey: `place:${country}`, raw };
}

/**
 * Places in a text like "Nairobi, Kenya; Doha, Qatar": parted by semicolons, each "city, country". A country alone is a place too; "Canada,
 * Turkey" are two; "Thailand, Bangkok" is Bangkok; "Hong Kong, China" is Hong Kong. A name without a country is kept without one.
 */
export function placesIn(text: string): readonly PlaceName[] {
  return text
    .split(';')
    .filter((part) => part.trim() !== '')
    .flatMap((part) => placesInPart(part.trim()));
}

function placesInPart(raw: string): readonly PlaceName[] {
  const words = raw
    .split(',')
    .map((word) => word.replace(/\s+/gu, ' ').trim())
    .filter((word) => word !== '');
  const [first = raw, last = first] = [words[0], words.at(-1)];
  const codes = words.map(countryOf);
  const [firstCode = null, lastCode = null] = [codes[0], codes.at(-1)];
  if (words.length === 1) return [firstCode === null ? placeOf(first, null, raw) : stateOrCity(first, firstCode, raw)];
  if (firstCode !== null && TERRITORIES.has(firstCode)) return [stateOrCity(first, firstCode, raw)];
  if (codes.every((code) => code !== null)) {
    if (codes.every((code) => code === lastCode)) return [stateOrCity(first, lastCode as string, raw)];
    return words.map((word, i) => stateOrCity(word, codes[i] as string, word));
  }
  if (lastCode === null && firstCode !== null) return [placeOf(last, firstCode, raw)];
  const city = lastCode !== null || NAME_SEVERAL.test(last) ? words.slice(0, -1) : words;
  return [placeOf(city.join(', '), lastCode, raw)];
}

/** A country as such, or the one city that a city state is. */
function stateOrCity(name: string, country: string, raw: string): PlaceName {
  const place = placeOf(name, country, raw);
  return place.unLocode === null ? countryPlace(name, country, raw) : place;
}

/** They have a code of their own, whatever state is named behind them: "Hong Kong, China". */
const TERRITORIES: ReadonlySet<string> = new Set(['HK', 'MO']);

/** Stands where a country is expected and leaves open which one. */
const NAME_SEVERAL = /^congo$/i;

function keyOf(name: string, country: string | null, unLocode: string | null): string | null {
  if (unLocode !== null) return `place:${unLocode}`;
  return country === null ? null : `place:${country}:${folded(name)}`;
}

const NAMES_BY_LOCODE: readonly (readonly [string, readonly string[]])[] = [...Object.entries(ALIASES), ...UN_LOCODES];
const LOCODE_BY_NAME: ReadonlyMap<string, string> = new Map(
  NAMES_BY_LOCODE.flatMap(([code, names]) =>
    names.map((name): [string, string] => [`${code.slice(0, 2)} ${folded(name)}`, code]),
  ),
);

/** The UN/LOCODEs of places of this name, whatever the country, as far as the list at hand goes. */
export function unLocodesNamed(name: string): readonly string[] {
  return LOCODES_BY_NAME_ALONE.get(folded(name)) ?? [];
}

const LOCODES_BY_NAME_ALONE: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, Set<string>>();
  for (const [key, code] of LOCODE_BY_NAME) found.set(key.slice(3), (found.get(key.slice(3)) ?? new Set()).add(code));
  return new Map([...found].map(([name, codes]) => [name, [...codes]]));
})();

/** Lower case, without accents and signs, one space between words: "São Paulo–Guarulhos" is "sao paulo guarulhos". */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
