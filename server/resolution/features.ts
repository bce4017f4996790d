import type { EntityKind, MentionDraft, MentionValue, Property } from '../records/mention.js';
import { addressForm } from './address-form.js';
import { identifierKey, keysOf, phoneKey } from './candidate-keys.js';
import type { HardFacts } from './contradictions.js';
import type { FeatureParts, Identifier, Value } from './feature-parts.js';
import { bitOf, IDENTIFIER_PROPERTIES, type IdentifierProperty } from './identifier-properties.js';
import { type NameBearer, type NameForm, nameForms, rarityOf, saysFather } from './names.js';
import type { ParameterSet } from './parameters.js';
import { remembering } from './remembering.js';

/** What finding its like and comparing need of a mention, worked out once. */
export interface Features extends FeatureParts {
  /** Blocking keys: two mentions are compared where they share one. */
  readonly keys: readonly string[];
}

/** What is read of a mention: what it says, not who says it. */
export interface Said extends Pick<MentionDraft, 'kind' | 'values'> {
  readonly id: string;
}

const NAMES = 5_000;
const PARAMETER_SETS = 2;

/** A function of what is said and the parameter set alone. */
export function featuresOf(mention: Said, parameters: ParameterSet): Features {
  const parts = featurePartsOf(mention, parameters);
  return { ...parts, keys: keysOf(parts, parameters) };
}

/** The same without keys, for whoever has these elsewhere: a fifth of the memory that one takes. */
export function featurePartsOf(mention: Said, parameters: ParameterSet): FeatureParts {
  const given = (property: Property): readonly Value[] =>
    distinct(mention.values.filter((v) => v.property === property && v.value !== ''));
  const bearer = bearerOf(mention);
  const names = namesIn(mention.values).flatMap((v) => formsOf(parameters)(`${bearer} ${v.value}`));
  const named = distinctNames(names.filter((n) => n.words.length > 0));
  const identifiers = mention.values.flatMap(identifierOf);
  const trusted = identifiers.filter((i) => !parameters.distrustedIdentifiers.has(identifierKey(i)));
  const emails = given('email').map((v) => ({ ...v, value: v.value.toLowerCase() }));
  return {
    id: mention.id,
    kind: mention.kind,
    names: named,
    fathers: named.flatMap((n) => n.words.filter(saysFather)),
    namesRarity: rarityOf(named),
    identifiers,
    numbered: identifiers.reduce((bits, { property }) => bits | bitOf(property), 0),
    phones: given('phone'),
    emails,
    domains: distinct([
      ...given('domain'),
      ...emails.map((v) => ({ value: v.value.slice(v.value.indexOf('@') + 1), raw: v.raw })),
    ]),
    addresses: addressesIn(given('address'), given('city'), given('postalCode')).map(addressForm),
    birthDates: given('birthDate'),
    generation: bearer === 'PERSON' ? generationIn(mention.values) : null,
    countries: given('country'),
    nationalities: given('nationality'),
    flags: distinct([...given('flag'), ...given('formerFlag')]),
    grossTonnages: given('grossTonnage'),
    builtYears: given('builtYear'),
    vesselTypes: given('vesselType').map((v) => ({ ...v, value: v.value.toLowerCase() })),
    facts: factsOf(mention, bearer, trusted, given('birthDate'), names),
  };
}

/** Names already read with a parameter set: one trader's name stands in many records. */
const formsOf = remembering((parameters: ParameterSet) => {
  const bitsOf = (word: string) => {
    const share = parameters.tokenFrequencies.get(word);
    return share === undefined ? undefined : -Math.log2(share);
  };
  return remembering((borne: string) => {
    const at = borne.indexOf(' ');
    return nameForms(borne.slice(at + 1), borne.slice(0, at) as NameBearer, bitsOf);
  }, NAMES);
}, PARAMETER_SETS);

function distinctNames(names: readonly NameForm[]): readonly NameForm[] {
  return names.length < 2
    ? names
    : names.filter((n, i) => names.findIndex((o) => o.normal === n.normal && o.han === n.han) === i);
}

/** Names as they are compared. Where a record gives a person's names apart, together they are his name, and what repeats one of them is none. */
function namesIn(values: readonly MentionValue[]): readonly MentionValue[] {
  const whole = values.filter((v) => NAME_PROPERTIES.has(v.property) && v.value !== '');
  const part = (property: Property) => values.find((v) => v.property === property && v.value !== '');
  const [given, middle, family] = [part('givenName'), part('middleName'), part('familyName')];
  const parts = [given, middle, family].filter((v) => v !== undefined);
  if (parts.length < 2) return whole.length > 0 ? whole : parts;
  const joined = (text: 'value' | 'raw') => parts.map((v) => v[text]).join(' ');
  const name = {
    property: 'name',
    raw: joined('raw'),
    value: joined('value'),
    column: (parts[0] as MentionValue).column,
  };
  return [name, ...whole.filter((v) => !parts.some((p) => p.value === v.value))];
}

const NAME_PROPERTIES = new Set<Property>(['name', 'alias', 'formerName']);
const YEAR = /^\d{4}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const GENERATIONS: ReadonlyMap<string, 'JR' | 'SR'> = new Map([
  ['jr', 'JR'],
  ['junior', 'JR'],
  ['filho', 'JR'],
  ['fils', 'JR'],
  ['sr', 'SR'],
  ['senior', 'SR'],
  ['pere', 'SR'],
]);

/** What is said of a person's generation: by a suffix of its own, or as the last word of a name. */
function generationIn(values: readonly MentionValue[]): 'JR' | 'SR' | null {
  for (const { property, value } of values) {
    if (property !== 'nameSuffix' && !NAME_PROPERTIES.has(property)) continue;
    const last = value.slice(value.trimEnd().lastIndexOf(' ') + 1);
    const found = GENERATIONS.get(last.toLowerCase().replace(/[.,\s]/g, ''));
    if (found !== undefined) return found;
  }
  return null;
}

/** Town and postal code belong to the address beside them; where there is none, they are what is known of it. */
function addressesIn(
  lines: readonly Value[],
  towns: readonly Value[],
  postalCodes: readonly Value[],
): readonly string[] {
  const behind = [...towns, ...postalCodes].map((v) => v.value);
  if (lines.length === 0) return behind.length === 0 ? [] : [behind.join(', ')];
  return lines.map((line) => [line.value, ...behind].join(', '));
}

/** A stated kind decides; else a birth date makes a person. A company is not inferred: "Holding" is also a surname. */
function bearerOf(mention: Said): NameBearer {
  if (mention.kind === 'VESSEL') return 'VESSEL';
  const stated = only(mention.values.filter((v) => v.property === 'traderKind').map((v) => v.value));
  if (stated === 'PERSON' || stated === 'COMPANY') return stated;
  return mention.values.some((v) => v.property === 'birthDate') ? 'PERSON' : 'TRADER';
}

function identifierOf(v: MentionValue): readonly Identifier[] {
  const property = IDENTIFIER_PROPERTIES.find((p): p is IdentifierProperty => p === v.property);
  const refuted = v.verdict === 'PLACEHOLDER' || v.verdict === 'CHECKSUM_FAILED' || v.verdict === 'MALFORMED';
  if (property === undefined || refuted || v.value === '') return [];
  return [{ property, scheme: v.scheme ?? '', value: v.value, raw: v.raw, valid: v.verdict === 'VALID' }];
}

/**
 * Where a record gives two values of one fact, neither is hard. All have every property, in one order, so that they are read fast; JSON leaves out
 * what is undefined.
 */
function factsOf(
  mention: Said,
  bearer: NameBearer,
  identifiers: readonly Identifier[],
  birthDates: readonly Value[],
  names: readonly NameForm[],
): HardFacts {
  const valid = (property: IdentifierProperty) =>
    only(identifiers.filter((i) => i.property === property && i.valid).map((i) => i.value));
  const ownRaw = mention.values.find((v) => v.property === 'name' && v.value !== '')?.value;
  const own = names.find((n) => n.raw === ownRaw);
  const numbered =
    bearsNumbers(mention.kind, bearer) && own !== undefined && own.trailingNumber !== null ? own : undefined;
  return {
    imo: valid('imo'),
    mmsi: valid('mmsi'),
    callSign: valid('callSign'),
    birthDate: only(birthDates.map((v) => v.value).filter((v) => DAY.test(v))),
    birthYear: only(birthDates.map((v) => v.value.slice(0, 4)).filter((v) => YEAR.test(v))),
    traderKind: mention.kind === 'TRADER' && bearer !== 'TRADER' ? bearer : undefined,
    trailingNumber: numbered?.trailingNumber ?? undefined,
    numberedName: numbered?.numberedName,
    grossTonnage: amountOf(mention, 'grossTonnage'),
    builtYear: amountOf(mention, 'builtYear'),
    phones: bearer === 'PERSON' ? phonesIn(mention) : undefined,
    registrationNumbers: registrations(identifiers),
    listNumbers: byScheme(mention.values.filter((v) => v.property === 'listNumber')),
    uncheckedNumbers: unchecked(mention, identifiers),
    patronymic: bearer === 'PERSON' ? only(names.flatMap((n) => n.patronymic ?? [])) : undefined,
  };
}

function phonesIn(mention: Said): readonly string[] | undefined {
  const keys = mention.values.filter((v) => v.property === 'phone').map((v) => phoneKey(v.value));
  const phones = [...new Set(keys)].filter((key) => key !== '').sort();
  return phones.length > 0 ? phones : undefined;
}

/** A number above 0, where one is given; of a date the year. */
function amountOf(mention: Said, property: Property): number | undefined {
  const amount = Number.parseFloat(only(mention.values.flatMap((v) => (v.property === property ? v.value : []))) ?? '');
  return amount > 0 ? amount : undefined;
}

function bearsNumbers(kind: EntityKind, bearer: NameBearer): boolean {
  return kind === 'VESSEL' || bearer === 'COMPANY' || bearer === 'TRADER';
}

function registrations(identifiers: readonly Identifier[]): Readonly<Record<string, string>> | undefined {
  return byScheme(identifiers.filter((i) => i.property === 'registrationNumber' && i.valid));
}

/** The number under each scheme that gives one. */
function byScheme(
  numbers: readonly Pick<MentionValue, 'scheme' | 'value'>[],
): Readonly<Record<string, string>> | undefined {
  const schemes = new Set(numbers.flatMap((n) => n.scheme || []));
  const entries = [...schemes].sort().flatMap((scheme) => {
    const one = only(numbers.filter((n) => n.scheme === scheme).map((n) => n.value));
    return one === undefined ? [] : [[scheme, one] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/**
 * Numbers of registers and tax offices that nothing confirms, by the registry, or else by the country, and by their shape: an office writes its
 * numbers in one. Numbers of no known office name nothing apart.
 */
function unchecked(mention: Said, identifiers: readonly Identifier[]): Readonly<Record<string, string>> | undefined {
  const country = only(
    mention.values.filter((v) => v.property === 'country' || v.property === 'nationality').map((v) => v.value),
  );
  const byOffice = new Map<string, string[]>();
  for (const { property, scheme, value, valid } of identifiers) {
    const office = scheme || country;
    if ((property !== 'registrationNumber' && property !== 'taxNumber') || office === undefined) continue;
    if (valid && property === 'registrationNumber' && scheme !== '') continue;
    const shape = value.replace(/\d/g, '9').replace(/\p{L}/gu, 'A');
    const key = `${property} ${office} ${shape}`;
    byOffice.set(key, [...(byOffice.get(key) ?? []), value]);
  }
  const entries = [...byOffice].flatMap(([key, values]) => {
    const one = only(values);
    return one === undefined ? [] : [[key, one] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) : undefined;
}

function only(values: readonly string[]): string | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

function distinct(values: readonly Value[]): readonly Value[] {
  return values
    .filter((v, i) => values.findIndex((o) => o.value === v.value) === i)
    .map(({ value, raw }) => ({ value, raw }));
}
