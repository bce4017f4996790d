import { distance } from 'fastest-levenshtein';
import type { EntityKind } from '../records/mention.js';
import type { Because } from './evidence.js';
import type { Template } from './templates.js';
import { textSimilarity } from './word-similarity.js';

/**
 * Facts of a mention that cannot hold together with another value of the same fact. Only VALID identifiers and full dates get in.
 * `traderKind` keeps companies and persons apart; `trailingNumber` keeps "EVER STAR 1" from "EVER STAR 2".
 */
export interface HardFacts {
  readonly imo?: string | undefined;
  readonly birthDate?: string | undefined;
  /** Year of birth, where a day or less is known: a father and his son have one name. */
  readonly birthYear?: string | undefined;
  readonly traderKind?: string | undefined;
  readonly trailingNumber?: string | undefined;
  /** How the name before the trailing number sounds: "STAR 1" and "OCEAN 7" are two names, not two numbers of one. */
  readonly numberedName?: string | undefined;
  /** Not hard in themselves, since they are reissued; held in common they say that one hull changed its name. */
  readonly mmsi?: string | undefined;
  readonly callSign?: string | undefined;
  /** Gross tonnage and year of build: both together tell one hull from another that goes under its number. */
  readonly grossTonnage?: number | undefined;
  readonly builtYear?: number | undefined;
  /** A person's telephones, by their last digits. Lines change, so they are no contradiction; of two of one name and home they say which is which. */
  readonly phones?: readonly string[] | undefined;
  /** Registration number by registry: two numbers of one registry name two companies. */
  readonly registrationNumbers?: Readonly<Record<string, string>> | undefined;
  /** Number in each list of targets: a list has one for each of them. */
  readonly listNumbers?: Readonly<Record<string, string>> | undefined;
  /** Numbers that nothing confirms, by registry or country and shape: two of one shape that are no slip of each other name two traders. */
  readonly uncheckedNumbers?: Readonly<Record<string, string>> | undefined;
  /** What a person's father is called, as it sounds, where the name says so: "kiril" of "Kirillovna". */
  readonly patronymic?: string | undefined;
}

export interface FactBearer {
  readonly kind: EntityKind;
  readonly facts: HardFacts;
}

/**
 * Why two mentions cannot be one thing, or null. Symmetric; depends on the two alone. `oneHull`: other records say that one hull bears the numbers in
 * the names of both.
 */
export function contradictionOf(left: FactBearer, right: FactBearer, oneHull = false): Because | null {
  if (left.kind !== right.kind) return because('kinds-differ', { left: left.kind, right: right.kind });
  const [ours, theirs] = [left.facts, right.facts];
  if (differ(ours.imo, theirs.imo)) return differing('imo', ours, theirs);
  if (differ(ours.birthDate, theirs.birthDate) && !oneSlipApart(ours.birthDate as string, theirs.birthDate as string))
    return differing('birthDate', ours, theirs);
  if (differ(ours.traderKind, theirs.traderKind)) return differing('traderKind', ours, theirs);
  if (numbersApart(ours, theirs) && !oneHull && !sameHull(ours, theirs))
    return differing('trailingNumber', ours, theirs);
  const hulls = hullsApart(ours, theirs);
  if (hulls !== null) return hulls;
  const years = yearsApart(ours, theirs);
  if (years !== null) return years;
  const registered = otherNumber(ours.registrationNumbers, theirs.registrationNumbers, (l, r) => l !== r);
  if (registered !== null) return because('registrationNumber-differs', registered);
  const listed = otherNumber(ours.listNumbers, theirs.listNumbers, (l, r) => l !== r);
  if (listed !== null) return because('listNumber-differs', listed);
  const unchecked = otherNumber(ours.uncheckedNumbers, theirs.uncheckedNumbers, farApart);
  if (unchecked !== null) return because(`${propertyIn(unchecked.registry)}-differs`, unchecked);
  return fathersApart(ours.patronymic, theirs.patronymic);
}

/** One name with another number behind it. */
function numbersApart(ours: HardFacts, theirs: HardFacts): boolean {
  return differ(ours.trailingNumber, theirs.trailingNumber) && !differ(ours.numberedName, theirs.numberedName);
}

/** Whether a name with its number is this one. */
export function isNumberedAlike(left: FactBearer, right: FactBearer): boolean {
  const [ours, theirs] = [left.facts, right.facts];
  return (
    ours.trailingNumber !== undefined &&
    ours.trailingNumber === theirs.trailingNumber &&
    ours.numberedName === theirs.numberedName
  );
}

/** Both say it, and not the same. */
function differ(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && left !== right;
}

function differing(fact: 'imo' | 'birthDate' | 'traderKind' | 'trailingNumber', ours: HardFacts, theirs: HardFacts) {
  return because(`${fact}-differs`, { left: ours[fact] as string, right: theirs[fact] as string });
}

/** Below this two fathers are called otherwise: two slips in five letters are .6. */
const ONE_FATHER = 0.6;

function fathersApart(left: string | undefined, right: string | undefined): Because | null {
  if (left === undefined || right === undefined || textSimilarity(left, right, false) >= ONE_FATHER) return null;
  return because('generations-differ', { left, right });
}

interface OtherNumber {
  readonly registry: string;
  readonly left: string;
  readonly right: string;
  readonly [more: string]: string;
}

function otherNumber(
  ours: Readonly<Record<string, string>> | undefined,
  theirs: Readonly<Record<string, string>> | undefined,
  differ: (left: string, right: string) => boolean,
): OtherNumber | null {
  if (ours === undefined || theirs === undefined) return null;
  let found: OtherNumber | null = null;
  for (const registry in ours) {
    const [l, r] = [ours[registry], theirs[registry]];
    if (l === undefined || r === undefined || !differ(l, r)) continue;
    if (found === null || registry < found.registry) found = { registry, left: l, right: r };
  }
  return found;
}

function propertyIn(registry: string): 'registrationNumber' | 'taxNumber' {
  return registry.startsWith('taxNumber') ? 'taxNumber' : 'registrationNumber';
}

/** Two rows with a slip or two each still give one number; of two numbers drawn apart nine digits in ten differ. */
const SLIPS = 2;
const SHARE_OF_SLIPS = 0.4;

function farApart(left: string, right: string): boolean {
  return (
    left !== right && distance(left, right) > Math.max(SLIPS, SHARE_OF_SLIPS * Math.min(left.length, right.length))
  );
}

/** Where a whole date is missing on one side: a generation between the years, or more than one digit of them. */
function yearsApart(left: HardFacts, right: HardFacts): Because | null {
  const [l, r] = [left.birthYear, right.birthYear];
  if (l === undefined || r === undefined || l === r) return null;
  if (left.birthDate !== undefined && right.birthDate !== undefined) return null;
  return unlikeIn(l, r) > 1 || Math.abs(Number(l) - Number(r)) >= GENERATION
    ? because('birthDate-years-differ', { left: l, right: r })
    : null;
}

/** Years: fewer lie between a slip of the finger and the truth. */
const GENERATION = 15;

function because(template: Template, values: Because['values']): Because {
  return { template, values };
}

/** Share of the tonnage: ships are lengthened, and measured again by other rules, seldom by more. */
const REMEASURED = 0.1;

/**
 * Another tonnage and another year of build are another hull, though both show one IMO number: one of them has it wrong, or took it. One alone may be
 * a slip, and beside a station in common both are.
 */
function hullsApart(left: HardFacts, right: HardFacts): Because | null {
  const [l, r] = [left.grossTonnage, right.grossTonnage];
  if (l === undefined || r === undefined || left.builtYear === undefined || right.builtYear === undefined) return null;
  if (Math.abs(l - r) <= REMEASURED * Math.max(l, r) || Math.abs(left.builtYear - right.builtYear) <= 1) return null;
  return sameStation(left, right) ? null : because('tonnage-differs', { left: l, right: r });
}

function sameStation(left: HardFacts, right: HardFacts): boolean {
  return (['mmsi', 'callSign'] as const).some((n) => left[n] !== undefined && left[n] === right[n]);
}

/** One hull may carry two trailing numbers in its names over time; a number of its own settles it. */
function sameHull(left: HardFacts, right: HardFacts): boolean {
  return (left.imo !== undefined && left.imo === right.imo) || sameStation(left, right);
}

/** Day and month exchanged (offices differ in which they write first), two neighbouring digits exchanged, or one digit off: one date as well as two. The score says which. */
function oneSlipApart(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  const places = unlikeIn(left, right);
  if (places === 1) return true;
  // Exchanged they differ in two places or four.
  if (places > 4) return false;
  const [l, r] = [left.split('-'), right.split('-')];
  return (l[0] === r[0] && l[1] === r[2] && l[2] === r[1]) || neighboursExchanged(left, right);
}

/** "1984-10-12" and "1984-10-21": the second slip of the finger after a wrong digit. */
export function neighboursExchanged(left: string, right: string): boolean {
  const [l, r] = [left.replaceAll('-', ''), right.replaceAll('-', '')];
  let i = 0;
  while (i < l.length && l[i] === r[i]) i++;
  return i < l.length && l[i] === r[i + 1] && l[i + 1] === r[i] && l.slice(i + 2) === r.slice(i + 2);
}

/** In how many places two texts of one length differ. */
function unlikeIn(left: string, right: string): number {
  let places = 0;
  for (let i = 0; i < left.length; i++) if (left.charCodeAt(i) !== right.charCodeAt(i)) places++;
  return places;
}
