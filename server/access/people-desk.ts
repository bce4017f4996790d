import { BadInput, DomainError } from '../errors.js';
import {
  AdministrationRefused,
  asSeenBy,
  changed,
  checkChange,
  checkNew,
  checkReset,
  concerned,
  isShownTo,
  isSystemAdministrator,
  NO_CHANGE,
  NO_RIGHTS,
  type Person,
  type Rights,
  type RightsChange,
  sameRights,
  widens,
} from './administration.js';
import { mayDo } from './duties.js';
import { hashPassword } from './passwords.js';
import {
  newRequest,
  type RequestDecision,
  type RequestState,
  type RightsRequest,
  shownSince,
  stateOf,
} from './rights-request.js';
import type { SecondFactorTaken } from './users.js';

/** What can be done to accounts while they are locked. */
export interface LockedPeople {
  /** Locks those of these names who are there, then reads them: nobody else changes them before this transaction ends. */
  lock(names: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  /** @returns false where the name is taken. */
  add(person: Person, passwordHash: string): Promise<boolean>;
  setRights(name: string, rights: Rights, endedOn: string | null): Promise<void>;
  /** A password that works once, in place of whatever was there. */
  setOneTimePassword(name: string, passwordHash: string): Promise<void>;
  hasSecondFactor(name: string): Promise<boolean>;
  /** All his sessions end, and he is told at his next sign-in. @returns false where he had none. */
  takeSecondFactor(name: string, taken: SecondFactorTaken): Promise<boolean>;
  /** Locks a request, then reads it. */
  request(id: string): Promise<RightsRequest | null>;
  keepRequest(request: RightsRequest): Promise<void>;
}

/** Keeps people. Rules are asked inside the transaction that writes, of what stands at that moment. */
export interface PeopleStore {
  /** By agency, then name. */
  all(): Promise<readonly Person[]>;
  /** Newest first. */
  requests(since: string): Promise<readonly RightsRequest[]>;
  inOne<T>(work: (people: LockedPeople) => Promise<T>): Promise<T>;
}

export interface NewPerson {
  readonly name: string;
  readonly displayName: string;
  readonly agency: string;
  readonly change: RightsChange;
  readonly reason: string;
}

/** What came of a change: done, or waiting for a second administrator. */
export interface Outcome {
  readonly person: Person;
  readonly request: ShownRequest | null;
}

/** A request as one administrator sees it. */
export interface ShownRequest {
  readonly request: RightsRequest;
  readonly person: Person;
  readonly before: Rights;
  readonly after: Rights;
  readonly state: RequestState;
  /** Whether he is the second pair of eyes that it waits for. */
  readonly decidable: boolean;
}

export interface OneTimePassword {
  /** Shown this once; kept only as its hash. */
  readonly password: string;
}

export interface SecondFactorReset {
  /** False where there was none, or where a second administrator decides first. */
  readonly taken: boolean;
  readonly request: ShownRequest | null;
}

export interface PeopleDeskParts {
  readonly store: PeopleStore;
  readonly now: () => Date;
  readonly newPassword: () => string;
  /** True where what widens somebody's rights needs a second administrator. */
  readonly fourEyes: boolean;
  /** Told when somebody's rights or sessions have changed, so that what this process keeps of people is forgotten. */
  readonly hasChanged: () => void;
}

/** Where administrators work on accounts. Nothing here touches the evidence: what somebody sees follows from his rights at each question. */
export class PeopleDesk {
  constructor(private readonly parts: PeopleDeskParts) {}

  get fourEyes(): boolean {
    return this.parts.fourEyes;
  }

  /** Everybody whom this administrator may see, each as far as he may. */
  async people(actor: string): Promise<readonly Person[]> {
    const all = await this.parts.store.all();
    const asking = here(all.find((p) => p.name === actor));
    return all.filter((person) => isShownTo(asking, person)).map((person) => asSeenBy(asking, person));
  }

  /** Whether this administrator administers people of every agency. */
  async administersEverywhere(actor: string): Promise<boolean> {
    return isSystemAdministrator(here((await this.parts.store.all()).find((p) => p.name === actor)));
  }

  /** Requests that this administrator made himself or could decide, newest first. */
  async requests(actor: string): Promise<readonly ShownRequest[]> {
    const now = this.parts.now();
    const [all, requests] = await Promise.all([this.parts.store.all(), this.parts.store.requests(shownSince(now))]);
    const people = new Map(all.map((p) => [p.name, p]));
    const asking = here(people.get(actor));
    return requests.flatMap((request) => {
      const person = people.get(request.name);
      const ownOne = request.askedBy === actor;
      if (person === undefined || !(ownOne || mayChange(asking, person, request.change))) return [];
      return [shownRequest(asking, person, request, now)];
    });
  }

  /** Whom somebody of an agency may choose from for a case: those of the same agency whose work it is to look at evidence. */
  async colleagues(agency: string): Promise<readonly Person[]> {
    return (await this.parts.store.all()).filter(
      (p) => p.agency === agency && p.rights.active && mayDo('CONSULT', p.rights),
    );
  }

  /** Makes an account. With four eyes it begins without rights, and those wanted are asked for. */
  async add(actor: string, wanted: NewPerson): Promise<Outcome & OneTimePassword> {
    const password = this.parts.newPassword();
    const passwordHash = await hashPassword(password);
    const { name, displayName, agency, change, reason } = wanted;
    const outcome = await this.parts.store.inOne(async (people) => {
      const asking = await lockedOne(people, actor);
      checkNew(asking, agency, change);
      const empty: Person = {
        name,
        displayName,
        agency,
        rights: NO_RIGHTS,
        lastSignInOn: null,
        endedOn: null,
        isOperator: false,
      };
      if (!(await people.add(empty, passwordHash))) {
        throw new BadInput('This name is taken: choose another', { argument: 'name', value: name });
      }
      return this.make(people, asking, empty, change, reason);
    });
    return { ...outcome, password };
  }

  /** Changes somebody's rights, or asks for the change where it gives him more and a second administrator has to agree. */
  async changeRights(actor: string, name: string, change: RightsChange, reason: string): Promise<Outcome> {
    const outcome = await this.parts.store.inOne(async (people) => {
      const locked = await people.lock([actor, name]);
      const asking = here(locked.get(actor));
      const person = locked.get(name);
      checkChange(asking, person, change);
      if (!person.rights.active && change.active === null) {
        throw new BadInput('This account has ended: restore it first', { argument: 'name', value: name });
      }
      return this.make(people, asking, person, change, reason);
    });
    this.parts.hasChanged();
    return outcome;
  }

  end(actor: string, name: string, reason: string): Promise<Outcome> {
    return this.changeRights(actor, name, { ...NO_CHANGE, active: false }, reason);
  }

  restore(actor: string, name: string, reason: string): Promise<Outcome> {
    return this.changeRights(actor, name, { ...NO_CHANGE, active: true }, reason);
  }

  /** Replaces a password by one that works once, and ends every session that the old one opened. */
  async resetPassword(actor: string, name: string): Promise<Person & OneTimePassword> {
    const password = this.parts.newPassword();
    const passwordHash = await hashPassword(password);
    const person = await this.parts.store.inOne(async (people) => {
      const locked = await people.lock([actor, name]);
      const found = locked.get(name);
      checkReset(here(locked.get(actor)), found, this.fourEyes);
      await people.setOneTimePassword(name, passwordHash);
      return found;
    });
    this.parts.hasChanged();
    return { ...person, password };
  }

  /** Takes away a second factor that was lost, and ends every session; or asks for it where a second administrator has to agree. */
  async resetSecondFactor(actor: string, name: string, reason: string): Promise<SecondFactorReset> {
    const at = this.parts.now();
    const reset = await this.parts.store.inOne(async (people) => {
      const locked = await people.lock([actor, name]);
      const asking = here(locked.get(actor));
      const person = locked.get(name);
      checkChange(asking, person, TAKES_SECOND_FACTOR);
      if (this.fourEyes && (await people.hasSecondFactor(name))) {
        const request = newRequest(person, TAKES_SECOND_FACTOR, { askedBy: actor, reason, at });
        await people.keepRequest(request);
        return { taken: false, request: shownRequest(asking, person, request, at) };
      }
      return { taken: await people.takeSecondFactor(name, { at: at.toISOString(), by: [actor] }), request: null };
    });
    this.parts.hasChanged();
    return reset;
  }

  /** Approves or declines what another administrator asked for. Both must be able to make the change, as things stand now. */
  async decide(actor: string, id: string, approved: boolean, reason: string): Promise<Outcome> {
    const at = this.parts.now();
    const outcome = await this.parts.store.inOne(async (people) => {
      const request = await people.request(id);
      if (request === null) throw new AdministrationRefused('REQUEST');
      const locked = await people.lock([actor, request.askedBy, request.name]);
      const asking = here(locked.get(actor));
      const person = locked.get(request.name);
      checkSecond(asking, person, request);
      if (stateOf(request, at) !== 'WAITING') throw new BadInput('This request waits no more', { argument: 'id' });
      const decided = { ...request, decision: { approved, by: actor, at: at.toISOString(), reason } };
      if (approved) await this.carryOut(people, here(locked.get(request.askedBy)), person, decided);
      await people.keepRequest(decided);
      const now = approved ? after(person, request.change, at) : person;
      return { person: asSeenBy(asking, now), request: shownRequest(asking, person, decided, at) };
    });
    this.parts.hasChanged();
    return outcome;
  }

  private async carryOut(
    people: LockedPeople,
    asked: Person,
    person: Person,
    { before, change, askedBy, decision }: RightsRequest & { readonly decision: RequestDecision },
  ): Promise<void> {
    if (!mayChange(asked, person, change)) throw new AdministrationRefused('ASKER');
    if (change.takesSecondFactor) {
      await people.takeSecondFactor(person.name, { at: decision.at, by: [askedBy, decision.by] });
      return;
    }
    if (!sameRights(concerned(before, change), concerned(person.rights, change))) {
      throw new BadInput('His rights have changed since this was asked: decline it and ask again', { argument: 'id' });
    }
    const { rights, endedOn } = after(person, change, this.parts.now());
    await people.setRights(person.name, rights, endedOn);
  }

  private async make(
    people: LockedPeople,
    asking: Person,
    person: Person,
    change: RightsChange,
    reason: string,
  ): Promise<Outcome> {
    const at = this.parts.now();
    const next = after(person, change, at);
    if (this.fourEyes && widens(person.rights, next.rights)) {
      const request = newRequest(person, change, { askedBy: asking.name, reason, at });
      await people.keepRequest(request);
      return { person: asSeenBy(asking, person), request: shownRequest(asking, person, request, at) };
    }
    await people.setRights(person.name, next.rights, next.endedOn);
    return { person: asSeenBy(asking, next), request: null };
  }
}

const TAKES_SECOND_FACTOR: RightsChange = { ...NO_CHANGE, takesSecondFactor: true };

/** The second pair of eyes belongs to somebody else who could have made the change alone. */
function checkSecond(
  actor: Person,
  person: Person | undefined,
  { askedBy, change }: RightsRequest,
): asserts person is Person {
  if (actor.name === askedBy || actor.name === person?.name) throw new AdministrationRefused('SECOND');
  if (person === undefined || !mayChange(actor, person, change)) throw new AdministrationRefused('REQUEST');
}

function shownRequest(actor: Person, person: Person, request: RightsRequest, now: Date): ShownRequest {
  const before = asSeenBy(actor, { ...person, rights: request.before }).rights;
  const state = stateOf(request, now);
  return {
    request,
    person: asSeenBy(actor, person),
    before,
    after: changed(before, request.change),
    state,
    decidable: state === 'WAITING' && request.askedBy !== actor.name && mayChange(actor, person, request.change),
  };
}

function mayChange(actor: Person, person: Person, change: RightsChange): boolean {
  try {
    checkChange(actor, person, change);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

function after(person: Person, change: RightsChange, at: Date): Person {
  const rights = changed(person.rights, change);
  const endedOn = rights.active ? null : (person.endedOn ?? at.toISOString().slice(0, 10));
  return { ...person, rights, endedOn };
}

async function lockedOne(people: LockedPeople, name: string): Promise<Person> {
  return here((await people.lock([name])).get(name));
}

/** Who asks was found a moment ago. */
function here(person: Person | undefined): Person {
  if (person === undefined) throw new AdministrationRefused('NOT_YOURS');
  return person;
}
