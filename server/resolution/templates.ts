import { IDENTIFIER_PROPERTIES } from './identifier-properties.js';

// The sentences that resolution can say, by name. Whoever shows them says each in its reader's language: the bundle in
// `bundles/sentences.ts`, the page in its texts. What is added here and has no sentence there does not compile.

/** What two records can give the same of, nearly the same, or another. */
export const COMPARED_PROPERTIES = [
  ...IDENTIFIER_PROPERTIES,
  'phone',
  'email',
  'flag',
  'country',
  'nationality',
] as const;
export type ComparedProperty = (typeof COMPARED_PROPERTIES)[number];

export const RELATIONS = ['same', 'near', 'differs'] as const;
export type Relation = (typeof RELATIONS)[number];

export const SAID_ONCE = [
  'prior',
  'names-same',
  'names-alike',
  'names-one-longer',
  'names-partly-differ',
  'names-differ',
  'names-homophones',
  'names-characters-differ',
  'names-differ-on-one-hull',
  'trades-set-apart',
  'trades-same',
  'trades-in-other-words',
  'trades-one-more',
  'trades-partly-differ',
  'trades-differ',
  'trade-missing',
  'numbers-same',
  'numbers-differ',
  'number-missing',
  'generations-differ',
  'generation-on-one-side',
  'legal-form-same',
  'legal-form-differs',
  'phone-last-digits-same',
  'domain-same',
  'address-unit-same',
  'address-unit-differs',
  'address-building-same',
  'address-postal-code-same',
  'address-street-same',
  'address-town-same',
  'address-differs',
  'address-shared-by-many',
  'address-and-contacts-come-together',
  'home-alone',
  'shared-by-many',
  'stands-for-many',
  'name-mixes-scripts',
  'name-holds-unseen-signs',
  'birthDate-same',
  'birthDate-month-same',
  'birthDate-year-same',
  'birthDate-years-differ',
  'birthDate-day-and-month-exchanged',
  'birthDate-digits-exchanged',
  'birthDate-one-digit-off',
  'birthDate-differs',
  'listNumber-differs',
  'tonnage-same',
  'tonnage-near',
  'tonnage-differs',
  'built-same',
  'built-near',
  'built-differs',
  'vessel-type-same',
  'particulars-shared-by-sisters',
  'kinds-differ',
  'traderKind-differs',
  'trailingNumber-differs',
] as const;

export type Template = `${ComparedProperty}-${Relation}` | (typeof SAID_ONCE)[number];
