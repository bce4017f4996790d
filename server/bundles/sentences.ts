import type { EntityKind } from '../records/mention.js';
import type { LinkKind } from '../records/statement.js';
import type { Because } from '../resolution/evidence.js';
import { remembering } from '../resolution/remembering.js';
import {
  COMPARED_PROPERTIES,
  type ComparedProperty,
  RELATIONS,
  type Relation,
  SAID_ONCE,
  type Template,
} from '../resolution/templates.js';

// A bundle speaks English: what resolution says as a template with values stands here as a sentence. The page has its own, in
// its reader's language.

const COMPARED: Readonly<Record<ComparedProperty, string>> = {
  imo: 'IMO number',
  mmsi: 'MMSI',
  callSign: 'Call sign',
  leiCode: 'LEI',
  registrationNumber: 'Register number',
  taxNumber: 'Tax number',
  idDocument: 'Identity document',
  billOfLading: 'Bill of lading',
  ucr: 'Consignment reference (UCR)',
  containerNumber: 'Container number',
  permitNumber: 'Permit number',
  reference: 'Reference',
  phone: 'Phone',
  email: 'E-mail address',
  flag: 'Flag',
  country: 'Country',
  nationality: 'Nationality',
};

const RELATED: Readonly<Record<Relation, string>> = {
  same: 'both give {value}',
  near: '{left} is nearly {right}',
  differs: '{left} is not {right}',
};

const SENTENCES: Readonly<Record<(typeof SAID_ONCE)[number], string>> = {
  prior: 'Before any look: of pairs such as this, one in {oneIn} is one thing',
  'names-same': 'The same name: {shared}',
  'names-alike': 'Names alike but for a letter or two',
  'names-one-longer': 'One name is the other with more words: {apart}',
  'names-partly-differ': 'Names share “{shared}” and differ in “{apart}”',
  'names-differ': 'Names share no word',
  'names-homophones': 'Other characters that sound the same: {left}, {right}',
  'names-characters-differ': 'Other characters: {left}, {right}',
  'names-differ-on-one-hull': 'Another name on the same hull; ships are renamed, so this says little',
  'trades-set-apart': 'A word that sets sister firms apart stands in one name only',
  'trades-same': 'The same trade in both names: {left}',
  'trades-in-other-words': 'One trade in other words: {left}; {right}',
  'trades-one-more': 'One name gives a trade more',
  'trades-partly-differ': 'Trades in the names differ in part: {left}; {right}',
  'trades-differ': 'Other trades in the names: {left}; {right}',
  'trade-missing': 'Only one name gives a trade',
  'numbers-same': 'The same number in both names: {left}',
  'numbers-differ': 'Other numbers in the names: {left}; {right}',
  'number-missing': 'A number stands in only one of the names',
  'generations-differ': 'One is called {left}, the other {right}: two generations of one name',
  'generation-on-one-side': 'Only one is called {value}: a father or son may bear the name',
  'legal-form-same': 'The same legal form',
  'legal-form-differs': 'Other legal forms: {left}; {right}',
  'phone-last-digits-same': 'Phones end in the same eight digits; one gives no country',
  'domain-same': 'Both use the internet domain {value}',
  'address-unit-same': 'The same door: building {building}, unit {unit}',
  'address-unit-differs': 'One building, {building}, but other doors: {left}; {right}',
  'address-building-same': 'The same building, {building}',
  'address-postal-code-same': 'The same postal code, {value}',
  'address-street-same': 'The same street',
  'address-town-same': 'The same town; one gives no house',
  'address-differs': 'Other addresses',
  'address-shared-by-many':
    'Counted for nothing: building {building} is shared by {others} other things in records open to everybody',
  'shared-by-many': 'Counted for nothing: {value} is shared by {others} other things in records open to everybody',
  'stands-for-many': 'Counted for nothing: {value} is known to stand for many things',
  'name-mixes-scripts': 'Mind the letters: “{value}” mixes scripts, in which letters look alike and are not the same',
  'name-holds-unseen-signs': 'Mind the letters: there are signs in “{value}” that cannot be seen',
  'address-and-contacts-come-together': 'Counted less: who shares an address often shares its phone and e-mail too',
  'home-alone':
    'Counted {atMost} bits: a family shares its home, and no birth date, number or contact says which of it',
  'birthDate-same': 'Born on the same day, {left}',
  'birthDate-month-same': 'Born in the same month: {left}, {right}',
  'birthDate-year-same': 'Born in the same year: {left}, {right}',
  'birthDate-years-differ': 'Born in other years: {left}, {right}',
  'birthDate-digits-exchanged': 'Dates of birth with two digits exchanged: {left}, {right}',
  'birthDate-day-and-month-exchanged': 'Dates of birth with day and month exchanged: {left}, {right}',
  'birthDate-one-digit-off': 'Dates of birth differ in one digit: {left}, {right}',
  'birthDate-differs': 'Born on {left}, not on {right}',
  'listNumber-differs': 'The list {registry} has them under two numbers: {left}, {right}',
  'tonnage-same': 'The same gross tonnage, {left}',
  'tonnage-near': 'Nearly the same gross tonnage: {left}, {right}',
  'tonnage-differs': 'Gross tonnage {left} is not {right}',
  'built-same': 'Built in the same year, {left}',
  'built-near': 'Built a year apart: {left}, {right}',
  'built-differs': 'Built in {left}, not in {right}',
  'vessel-type-same': 'The same type of vessel: {value}',
  'particulars-shared-by-sisters': 'Sister ships share flag, tonnage and year: together never more than {atMost} bits',
  'kinds-differ': 'One is a {left}, the other a {right}',
  'traderKind-differs': 'One is a {left}, the other a {right}',
  'trailingNumber-differs': 'Number {left} in the name is not number {right}',
};

const PATTERNS: ReadonlyMap<string, string> = new Map([
  ...COMPARED_PROPERTIES.flatMap((property) =>
    RELATIONS.map((how): [Template, string] => [`${property}-${how}`, `${COMPARED[property]}: ${RELATED[how]}`]),
  ),
  ...Object.entries(SENTENCES),
]);

/** What a comparison says, in a sentence. One kept by an older version, which is no longer said, stands by its name. */
export function sentenceOf({ template, values }: Because): string {
  return partsOf(template)
    .map((part, i) => (i % 2 === 0 ? part : String(values[part] ?? 'not given')))
    .join('');
}

/** What a pattern says, and by turns the name of the value that comes next: thousands of matches are told by one pattern. */
const partsOf = remembering((template: string): readonly string[] =>
  (PATTERNS.get(template) ?? template.replaceAll('-', ' ')).split(/\{(\w+)\}/),
);

/** A property in words. */
export function propertyInWords(property: string): string {
  const known: Readonly<Record<string, string>> = COMPARED;
  const words = property.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return known[property] ?? `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** What stands between the two ends of a link, so that the three make a sentence. */
const LINKED: Readonly<Record<LinkKind, string>> = {
  SHIPPED: 'sent',
  RECEIVED: 'is to receive',
  HANDLED: 'handled',
  PAID_FOR: 'paid for',
  CARRIED: 'carried',
  STUFFED_IN: 'was packed in',
  COVERED_BY: 'is covered by',
  ISSUED_TO: 'was issued to',
  SEIZED_FROM: 'was made from',
  INVOLVED_IN: 'is named in',
  OWNS: 'owns',
  OPERATES: 'operates',
  DIRECTS: 'directs',
  ASSOCIATED_WITH: 'is associated by a report with',
  CALLED_AT: 'called at',
  LOADED_AT: 'was loaded at',
  DISCHARGED_AT: 'was discharged at',
  SEIZED_AT: 'took place at',
  ROUTED_VIA: 'went by way of',
  LOCATED_AT: 'has the address',
  REACHED_BY: 'is reached by',
  DECLARED_AS: 'was declared as',
  FOUND: 'found',
};

/** Links that last: a date from which they held says nothing about their end. The others happened on their day. */
const LASTING: ReadonlySet<LinkKind> = new Set([
  'OWNS',
  'OPERATES',
  'DIRECTS',
  'ASSOCIATED_WITH',
  'LOCATED_AT',
  'REACHED_BY',
  'COVERED_BY',
]);

export function lasts(kind: LinkKind): boolean {
  return LASTING.has(kind);
}

/** "is named in (consignor)": the link with its role where there is one. */
export function linkInWords(kind: LinkKind, role: string): string {
  return role === '' ? LINKED[kind] : `${LINKED[kind]} (${role})`;
}

/** "Savanna Ridge Ltd is named in seizure 2019/0031 (consignor)". */
export function linkSentence(kind: LinkKind, role: string, from: Spoken, to: Spoken): string {
  return `${subjectInWords(from)} ${LINKED[kind]} ${subjectInWords(to)}${role === '' ? '' : ` (${role})`}`;
}

interface Spoken {
  readonly kind: EntityKind;
  readonly name: string;
}

/** What has a number for a name is called by its kind too. */
const NUMBERED: ReadonlySet<EntityKind> = new Set(['CONSIGNMENT', 'SEIZURE', 'CONTAINER', 'PERMIT']);

/** "seizure 2019/0031", "GANNET PIONEER". */
export function subjectInWords({ kind, name }: Spoken): string {
  return NUMBERED.has(kind) ? `${kind.toLowerCase()} ${name}` : name;
}
