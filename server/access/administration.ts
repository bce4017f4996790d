import { DomainError } from '../errors.js';
import type { Handling } from '../records/source.js';
import { mayDo, NotYourDuty } from './duties.js';
import { handlingLevel } from './scope.js';
import type { Period } from './validity.js';
import type { Policy, Role } from './viewer.js';

/** The agency of those who run the installation. Its administrators are system administrators: they administer everybody but themselves. */
export const OPERATIONS = 'operations';

/** What somebody may do and see, as far as administrators decide it. */
export interface Rights {
  readonly roles: readonly Role[];
  readonly clearances: Policy['clearances'];
  /** When a clearance holds, by agency. One that is not named here holds always. */
  readonly periods: Readonly<Record<string, Period>>;
  /** False once the account has been ended. */
  readonly active: boolean;
}

/** An account as administrators see it. */
export interface Person {
  readonly name: string;
  readonly displayName: string;
  readonly agency: string;
  readonly rights: Rights;
  /** Days (UTC); null where he never signed in, or the account has not ended. */
  readonly lastSignInOn: string | null;
  readonly endedOn: string | null;
  /** True for the operator, as whom commands act: he administers, and nobody administers him. */
  readonly isOperator: boolean;
}

export interface ClearanceChange {
  readonly agency: string;
  /** Null takes the clearance away. */
  readonly handling: Handling | null;
  /** Null: it holds always. */
  readonly period: Period | null;
}

/** What is to be different. What it does not name stays. */
export interface RightsChange {
  readonly roles: readonly Role[] | null;
  readonly clearances: readonly ClearanceChange[];
  readonly active: boolean | null;
  /** True: whoever lost what makes his codes signs in without, until he sets it up again. */
  readonly takesSecondFactor?: boolean;
}

export const NO_CHANGE: RightsChange = { roles: null, clearances: [], active: null };
export const NO_RIGHTS: Rights = { roles: [], clearances: {}, periods: {}, active: true };

/** Constant words: they say nothing of the account that was named, not even whether there is one. */
const REFUSALS = {
  HIMSELF: 'Nobody administers his own account',
  NOT_YOURS: 'There is nobody of this name whom you administer',
  HOLDS_MORE: 'This account holds more than you could give',
  OTHER_AGENCY: 'You make accounts in your own agency',
  ROLE: 'Only a system administrator gives this role',
  TWO_HATS: 'Nobody administers and audits: give the two roles to two people',
  CLEARANCE: 'Only an administrator of the agency that holds the records gives clearance for them',
  REQUEST: 'There is no request of this id that you could decide',
  SECOND: 'A second administrator decides this, neither who asked nor the one concerned',
  ASKER: 'Whoever asked for this could no longer do it: decline it',
  FOUR_EYES: "With four eyes nobody resets an administrator's password: end the account and make another",
} as const;

export class AdministrationRefused extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor(reason: keyof typeof REFUSALS) {
    super(REFUSALS[reason], { reason });
  }
}

/** A system administrator, who administers people of every agency. */
export function isSystemAdministrator(actor: Person): boolean {
  return isAdministrator(actor) && actor.agency === OPERATIONS;
}

/** Whether somebody administers an account: that of a person of his agency, or any as a system administrator. Never his own. */
export function administers(actor: Person, { name, agency, isOperator }: Omit<Person, 'rights'>): boolean {
  if (!isAdministrator(actor) || actor.name === name || isOperator) return false;
  return isSystemAdministrator(actor) || actor.agency === agency;
}

/** Throws where `actor` may not make this change to `person`; undefined: there is nobody of that name. */
export function checkChange(actor: Person, person: Person | undefined, change: RightsChange): asserts person is Person {
  const known = checkKnown(actor, person);
  if (change.roles !== null || change.active !== null) {
    if (!administers(actor, known)) throw new AdministrationRefused('NOT_YOURS');
    if (!couldGiveRoles(actor, known.rights.roles)) throw new AdministrationRefused('HOLDS_MORE');
  }
  if (change.roles !== null) checkRoles(actor, change.roles);
  if (change.takesSecondFactor) checkHolding(actor, known);
  for (const clearance of change.clearances) checkClearance(actor, known, clearance);
}

/** Throws where `actor` may not make an account with these rights. */
export function checkNew(actor: Person, agency: string, { roles, clearances }: RightsChange): void {
  if (!isAdministrator(actor)) throw new NotYourDuty('ADMINISTER');
  if (!isSystemAdministrator(actor) && actor.agency !== agency) throw new AdministrationRefused('OTHER_AGENCY');
  checkRoles(actor, roles ?? []);
  for (const clearance of clearances) {
    if (!givesClearancesOf(actor, clearance.agency)) throw new AdministrationRefused('CLEARANCE');
  }
}

/** Throws where `actor` may not replace the password of `person`. */
export function checkReset(actor: Person, person: Person | undefined, fourEyes: boolean): asserts person is Person {
  const known = checkKnown(actor, person);
  checkHolding(actor, known);
  // One could become his own second pair of eyes.
  if (fourEyes && known.rights.roles.includes('ADMINISTRATOR')) throw new AdministrationRefused('FOUR_EYES');
}

/**
 * Whoever replaces or takes away what proves that it is somebody can act as him for a while, so the account may hold nothing that the actor
 * could not give to anybody.
 */
function checkHolding(actor: Person, { rights, ...known }: Person): void {
  if (!administers(actor, known)) throw new AdministrationRefused('NOT_YOURS');
  const gives = Object.keys(rights.clearances).every((agency) => givesClearancesOf(actor, agency));
  if (!couldGiveRoles(actor, rights.roles) || !gives) throw new AdministrationRefused('HOLDS_MORE');
}

/** Rights as they are after a change. */
export function changed(rights: Rights, { roles, clearances, active }: RightsChange): Rights {
  const held = new Map(Object.entries(rights.clearances));
  const periods = new Map(Object.entries(rights.periods));
  for (const { agency, handling, period } of clearances) {
    held.delete(agency);
    periods.delete(agency);
    if (handling !== null) held.set(agency, handling);
    if (handling !== null && period !== null) periods.set(agency, period);
  }
  return {
    roles: roles === null ? rights.roles : [...new Set(roles)].sort(),
    clearances: Object.fromEntries([...held].sort(([a], [b]) => (a < b ? -1 : 1))),
    periods: Object.fromEntries(periods),
    active: active ?? rights.active,
  };
}

/** Whether anything is given. What only takes away never waits for a second pair of eyes. */
export function widens(before: Rights, after: Rights): boolean {
  if (after.active && !before.active) return true;
  if (after.roles.some((role) => !before.roles.includes(role))) return true;
  return Object.keys(after.clearances).some((agency) => widensClearance(before, after, agency));
}

/** Whether more is seen of an agency's records than before, or at a time at which it was not. */
function widensClearance(before: Rights, after: Rights, agency: string): boolean {
  const handling = after.clearances[agency];
  if (handling === undefined) return false;
  return level(handling) > level(before.clearances[agency]) || !within(after.periods[agency], before.periods[agency]);
}

function within(inner: Period | undefined, outer: Period | undefined): boolean {
  const begins = Date.parse(inner?.validFrom ?? '') >= Date.parse(outer?.validFrom ?? '');
  const ends = Date.parse(inner?.validUntil ?? '') <= Date.parse(outer?.validUntil ?? '');
  return (begins || !outer?.validFrom) && (ends || !outer?.validUntil);
}

/** Whether two are the same, in whatever order they stand. */
export function sameRights(a: Rights, b: Rights): boolean {
  return !widens(a, b) && !widens(b, a);
}

/** Of somebody's rights what a change is about: whatever else became of them meanwhile does not touch it. */
export function concerned(rights: Rights, { roles, clearances, active }: RightsChange): Rights {
  const named = new Set(clearances.map((c) => c.agency));
  return {
    roles: roles === null ? [] : rights.roles,
    clearances: only(rights.clearances, named),
    periods: only(rights.periods, named),
    active: active === null || rights.active,
  };
}

/**
 * An account as an administrator may see it: all of it where he administers it or it is his own; of others only whether they are
 * cleared for his agency's records.
 */
export function asSeenBy(actor: Person, person: Person): Person {
  if (person.name === actor.name || administers(actor, person)) return person;
  return { ...person, rights: rightsOfStranger(actor, person.rights), lastSignInOn: null };
}

/** Those whom an administrator finds in his list. */
export function isShownTo(actor: Person, person: Person): boolean {
  if (person.isOperator) return false;
  if (person.name === actor.name || administers(actor, person)) return true;
  return person.rights.active && person.rights.clearances[actor.agency] !== undefined;
}

function rightsOfStranger({ agency }: Person, { clearances, periods, active }: Rights): Rights {
  const own = new Set([agency]);
  return { roles: [], clearances: only(clearances, own), periods: only(periods, own), active };
}

function only<T>(byAgency: Readonly<Record<string, T>>, agencies: ReadonlySet<string>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(byAgency).filter(([agency]) => agencies.has(agency)));
}

function checkKnown(actor: Person, person: Person | undefined): Person {
  if (!isAdministrator(actor)) throw new NotYourDuty('ADMINISTER');
  if (actor.name === person?.name) throw new AdministrationRefused('HIMSELF');
  // The operator is there for nobody. An account that has ended is there for those alone who can bring it back.
  if (person === undefined || person.isOperator || !(person.rights.active || administers(actor, person))) {
    throw new AdministrationRefused('NOT_YOURS');
  }
  return person;
}

function checkRoles(actor: Person, roles: readonly Role[]): void {
  if (!couldGiveRoles(actor, roles)) throw new AdministrationRefused('ROLE');
  if (roles.includes('ADMINISTRATOR') && roles.includes('AUDITOR')) throw new AdministrationRefused('TWO_HATS');
}

/** The agency that holds the records decides who is cleared for them; to take a clearance from one's own people needs nobody's leave. */
function checkClearance(actor: Person, person: Person, change: ClearanceChange): void {
  if (givesClearancesOf(actor, change.agency)) return;
  if (!administers(actor, person)) throw new AdministrationRefused('NOT_YOURS');
  const after = changed(person.rights, { ...NO_CHANGE, clearances: [change] });
  if (widensClearance(person.rights, after, change.agency)) throw new AdministrationRefused('CLEARANCE');
}

function isAdministrator({ rights }: Person): boolean {
  return rights.active && mayDo('ADMINISTER', rights);
}

/** An auditor reads what people of every agency did, so no single agency makes one, or lays hands on one. */
function couldGiveRoles(actor: Person, roles: readonly Role[]): boolean {
  return isSystemAdministrator(actor) || !roles.includes('AUDITOR');
}

function givesClearancesOf(actor: Person, agency: string): boolean {
  return isSystemAdministrator(actor) || actor.agency === agency;
}

/** −1: not even what is marked TLP:CLEAR. */
function level(handling: Handling | null | undefined): number {
  return handling === null || handling === undefined ? -1 : handlingLevel(handling);
}
