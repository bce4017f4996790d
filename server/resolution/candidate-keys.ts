import type { EntityKind } from '../records/mention.js';
import type { AddressForm } from './address-form.js';
import { refined } from './candidate-pairs.js';
import { isCompared } from './compared-kinds.js';
import type { FeatureParts, Identifier } from './feature-parts.js';
import type { NameForm, NameWord } from './names.js';
import type { ParameterSet } from './parameters.js';
import { doorKey, houseKey } from './premises-keys.js';
import { folded, skeleton } from './sound.js';

/**
 * A key must be rarer than one in 2^12 names to stand alone; a commoner word needs another word or a country beside it. Rarity comes from
 * the parameter set, never from counting what is loaded, so a hidden record can neither add a candidate pair nor take one away.
 */
const KEY_BITS = 12;
/** A consonant of a skeleton is worth about 3 bits: some ten classes, unevenly used. */
const BITS_PER_CONSONANT = 3;
/** Consonants that a long name's beginning has as a key; a short one's, one less. */
const BEGINNING = 4;
/** Consonants before the number of a name. */
const NUMBERED_BEGINNING = 2;
/** The rarest words of a name that take part in pairs. */
const PAIRED_WORDS = 4;

/**
 * Blocking keys of a mention, sorted: "imo:9074729", "phone:12345678", "word:svrnls", "words:nr+svrn", "letters:lnrssv", "born:1971-02-03",
 * "premises:12:mbs+mv:7"; of keys that the parameter set knows to be common every two: "begins:svrn:KE & word:svrnls".
 */
export function keysOf(parts: FeatureParts, parameters: ParameterSet): readonly string[] {
  const keys = [
    ...parts.identifiers.map(identifierKey),
    ...parts.phones.map((p) => phoneKey(p.value)),
    ...parts.emails.map((e) => `email:${e.value}`),
    ...parts.domains.map((d) => `domain:${d.value}`),
    ...parts.birthDates.flatMap((d) => birthDateKeys(d.value)),
    ...nameKeys(parts),
    ...hullKeys(parts),
    ...birthYearKeys(parts),
    ...parts.addresses.flatMap((a) => addressKeys(a, initialsOf(parts.names), parameters)),
  ];
  const trusted = [...new Set(keys)].filter(
    (k) => k !== '' && !parameters.stopKeys.has(k) && !parameters.distrustedIdentifiers.has(k),
  );
  return rareAmong(trusted.sort(), parts.kind, parameters);
}

/** Those that the parameter set knows to be common give way to every two of them, common twos to threes, and so on. */
function rareAmong(keys: readonly string[], kind: EntityKind, { commonKeys }: ParameterSet): readonly string[] {
  if (commonKeys.size === 0) return keys;
  const isCommon = (key: string) => commonKeys.has(key);
  let rarer = keys.map((key) => kindKey(kind, key));
  while (rarer.some(isCommon)) rarer = [...refined(rarer, isCommon)];
  return rarer.map((key) => key.slice(kind.length + 1));
}

/** A key among things of every kind. */
export function kindKey(kind: EntityKind, key: string): string {
  return `${kind} ${key}`;
}

export function identifierKey(identifier: Pick<Identifier, 'property' | 'scheme' | 'value'>): string {
  const parts = identifier.scheme === '' || identifier.scheme === undefined ? [] : [identifier.scheme];
  return [identifier.property, ...parts, identifier.value].join(':');
}

/** The last eight digits, so that the national form of a number meets the international one. */
export function phoneKey(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 7 ? '' : `phone:${digits.slice(-8)}`;
}

/** Only whole days; day and month in order of size, since offices differ in which they write first. */
function birthDateKeys(date: string): readonly string[] {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (day === null) return [];
  const [, year, month, dayOfMonth] = day as unknown as [string, string, string, string];
  return [`born:${year}-${[month, dayOfMonth].sort().join('-')}`];
}

/** A hull keeps its tonnage and its year under every name; the few sisters of a series share them. */
function hullKeys({ grossTonnages, builtYears }: FeatureParts): readonly string[] {
  return grossTonnages.flatMap((t) => builtYears.map((y) => `hull:${t.value}:${y.value.slice(0, 4)}`));
}

/** One paper gives the day, the other no more than the year: with the people, and two initials in any order. */
function birthYearKeys(parts: FeatureParts): readonly string[] {
  const years = new Set(parts.birthDates.map((d) => d.value.slice(0, 4)));
  const peoples = [...parts.countries, ...parts.nationalities].map((c) => c.value);
  const initials = years.size === 0 ? [] : twoOf([...initialsOf(parts.names)].sort(), '');
  return [...years].flatMap((year) =>
    peoples.flatMap((people) => initials.map((pair) => `year:${year}:${people}:${pair}`)),
  );
}

/** Every two of some texts, in their order, joined. */
function twoOf(texts: readonly string[], joint: string): readonly string[] {
  return texts.flatMap((a, i) => texts.slice(i + 1).map((b) => `${a}${joint}${b}`));
}

function nameKeys(parts: FeatureParts): readonly string[] {
  if (!isCompared(parts.kind)) return [];
  const places = [...parts.countries, ...parts.nationalities, ...parts.flags].map((c) => c.value);
  return parts.names.flatMap((name) => keysOfName(name, places));
}

function keysOfName(name: NameForm, countries: readonly string[]): readonly string[] {
  const words = name.words
    .filter((w) => w.kind === 'WORD' && w.skeleton !== '')
    .sort((a, b) => skeletonBits(b) - skeletonBits(a) || (a.skeleton < b.skeleton ? -1 : 1));
  const paired = [...words.slice(0, PAIRED_WORDS), ...name.words.filter((w) => w.kind === 'NUMBER')];
  const pairs = paired.flatMap((a, i) => paired.slice(i + 1).map((b) => `words:${[a.key, b.key].sort().join('+')}`));
  const alone = words.filter((w) => skeletonBits(w) >= KEY_BITS).map((w) => `word:${w.key}`);
  // Spaces come and go in romanised Chinese and in Vietnamese: the words run together are one more key, and their letters, where family names change sides.
  const joined = skeleton(
    folded(
      name.words
        .filter((w) => w.kind === 'WORD')
        .map((w) => w.text)
        .join(''),
    ),
  );
  const wholeBits = words.length > 0 ? joined.length * BITS_PER_CONSONANT : 0;
  const whole = wholeBits >= KEY_BITS ? [`word:${joined}`] : [];
  const inAnyOrder = wholeBits > KEY_BITS ? [`letters:${[...joined].sort().join('')}`] : [];
  // A series has a number for each ship, and its word may be misread.
  const numbered = name.numbers.map((number) => `numbered:${joined.slice(0, NUMBERED_BEGINNING)}:${number}`);
  // A slip behind the beginning, or a space lost there: the beginning and the country.
  const beginning = joined.length < BEGINNING + 2 ? joined.slice(0, BEGINNING - 1) : joined.slice(0, BEGINNING);
  const begun = beginning.length < BEGINNING - 1 ? [] : countries.map((country) => `begins:${beginning}:${country}`);
  const proper = name.han.length > 1 ? [`han:${name.han}`] : [];
  // Also beside a rare word: that may be the one with a slip in it.
  const common = words
    .filter((word) => skeletonBits(word) < KEY_BITS)
    .slice(0, 2)
    .flatMap((word) => countries.map((country) => `word:${word.key}:${country}`));
  const exact =
    words.length === 0 || alone.length + pairs.length === 0
      ? [`name:${name.words.map((w) => w.skeleton).join('+')}`]
      : [];
  return [...pairs, ...alone, ...whole, ...inAnyOrder, ...numbered, ...begun, ...proper, ...common, ...exact];
}

function skeletonBits(word: NameWord): number {
  return Math.min(word.bits, word.key.length * BITS_PER_CONSONANT);
}

function initialsOf(names: readonly NameForm[]): readonly string[] {
  return [
    ...new Set(names.flatMap((n) => n.words.filter((w) => w.kind === 'WORD').map((w) => w.skeleton.slice(0, 1)))),
  ];
}

/** Words of an address that name its street and its town, as a rule. */
const STREET_AND_TOWN = 4;

/**
 * Same house, and a word of the name that begins alike, or the same door in one street and town: forty tenants of one office are not compared with
 * each other for their house alone.
 */
function addressKeys(address: AddressForm, initials: readonly string[], parameters: ParameterSet): readonly string[] {
  const buildings = address.buildings.slice(0, 2);
  if (buildings.length === 0 && address.postalCodes.length === 0) return [];
  const telling = address.words.filter((w) => w.length >= 3).slice(0, 3);
  const places = twoOf(address.words.slice(0, STREET_AND_TOWN).sort(), '+');
  // A unit is left off as often as not, and a postal code is written where the street is not.
  return [
    ...buildings
      .filter((building) => !isSharedByMany(address, building, parameters))
      .flatMap((building) => places.map((place) => `premises:${building}:${place}:${address.unit}`)),
    ...buildings.flatMap((building) =>
      telling.flatMap((word) => initials.map((initial) => `address:${building}:${word}:${initial}`)),
    ),
    ...address.postalCodes.flatMap((code) => initials.map((initial) => `postal:${code}:${initial}`)),
  ];
}

/** Whether the parameter set knows the house, or the door where one is named, to be that of too many. */
function isSharedByMany({ words, unit }: AddressForm, building: string, parameters: ParameterSet): boolean {
  const keyOf = (word: string) => (unit === '' ? houseKey(building, word) : doorKey(building, word, unit));
  return words.some((word) => parameters.distrustedIdentifiers.has(keyOf(word)));
}
