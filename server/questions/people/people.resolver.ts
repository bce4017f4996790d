import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { NO_CHANGE, type Person, type Rights } from '../../access/administration.js';
import type { Outcome, ShownRequest } from '../../access/people-desk.js';
import { expiryOf } from '../../access/rights-request.js';
import type { Role } from '../../access/viewer.js';
import type { RequestContext } from '../../context.js';
import { ForDuty } from '../for-duty.js';
import { requiredText } from '../required-text.js';
import { RoleWord } from '../words.js';
import {
  AdministrationType,
  ClearanceInputType,
  ColleagueType,
  NewAccountType,
  PasswordResetType,
  PersonType,
  RightsOutcomeType,
  RightsRequestType,
  type RightsType,
  SecondFactorResetType,
} from './person.type.js';
import { agencyIn, clearancesIn, userNameIn } from './rights-input.js';

/** People and their rights, for administrators. Who may do what to whom is decided where it is written: `access/administration.ts`. */
@Resolver()
export class PeopleResolver {
  @ForDuty('ADMINISTER')
  @Query(() => [PersonType], {
    description: 'People whom you administer, and people of other agencies who are cleared for your records.',
  })
  async people(@Ctx() { people, user }: RequestContext): Promise<readonly PersonType[]> {
    return (await people.people(user.name)).map(shownPerson);
  }

  @ForDuty('ADMINISTER')
  @Query(() => AdministrationType)
  async administration(@Ctx() { people, user, standIn }: RequestContext): Promise<AdministrationType> {
    return {
      everywhere: await people.administersEverywhere(user.name),
      fourEyes: people.fourEyes,
      standIn: await standIn(),
    };
  }

  @ForDuty('ADMINISTER')
  @Query(() => [RightsRequestType], {
    description: 'Changes of rights that you asked for or may decide, newest first; the last two weeks.',
  })
  async rightsRequests(@Ctx() { people, user }: RequestContext): Promise<readonly RightsRequestType[]> {
    return (await people.requests(user.name)).map(shownRequest);
  }

  @ForDuty('BUILD_CASE')
  @Query(() => [ColleagueType], { description: 'People of your own agency, to choose members of a case from.' })
  colleagues(@Ctx() { people, user }: RequestContext): Promise<readonly ColleagueType[]> {
    return people.colleagues(user.agency);
  }

  @ForDuty('ADMINISTER')
  @Mutation(() => NewAccountType, { description: 'Makes an account, with a password that works once.' })
  async addPerson(
    @Arg('name', () => String) name: string,
    @Arg('displayName', () => String) displayName: string,
    @Arg('agency', () => String) agency: string,
    @Arg('roles', () => [RoleWord]) roles: readonly Role[],
    @Arg('clearances', () => [ClearanceInputType]) clearances: readonly ClearanceInputType[],
    @Arg('reason', () => String) reason: string,
    @Ctx() { people, user }: RequestContext,
  ): Promise<NewAccountType> {
    const wanted = {
      name: userNameIn(name),
      displayName: requiredText('displayName', displayName),
      agency: agencyIn(agency),
      change: { roles, clearances: clearancesIn(clearances), active: null },
      reason: requiredText('reason', reason),
    };
    const made = await people.add(user.name, wanted);
    return { ...shownOutcome(made), password: made.password };
  }

  @ForDuty('ADMINISTER')
  @Mutation(() => RightsOutcomeType, { description: 'Ends an account: its sessions end, what was done by it stays.' })
  async endPerson(
    @Arg('name', () => String) name: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() { people, user }: RequestContext,
  ): Promise<RightsOutcomeType> {
    return shownOutcome(await people.end(user.name, name, requiredText('reason', reason)));
  }

  @ForDuty('ADMINISTER')
  @Mutation(() => RightsOutcomeType, { description: 'Brings an ended account back, with the rights it had.' })
  async restorePerson(
    @Arg('name', () => String) name: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() { people, user }: RequestContext,
  ): Promise<RightsOutcomeType> {
    return shownOutcome(await people.restore(user.name, name, requiredText('reason', reason)));
  }

  @ForDuty('ADMINISTER')
  @Mutation(() => RightsOutcomeType, { description: 'Gives somebody these roles in place of the ones he has.' })
  async changeRoles(
    @Arg('name', () => String) name: string,
    @Arg('roles', () => [RoleWord]) roles: readonly Role[],
    @Arg('reason', () => String) reason: string,
    @Ctx() { people, user }: RequestContext,
  ): Promise<RightsOutcomeType> {
    const change = { ...NO_CHANGE, roles };
    return shownOutcome(await people.changeRights(user.name, name, change, requiredText('reason', reason)));
  }

  @ForDuty('ADMINISTER')
  @Mutation(() => RightsOutcomeType, {
    description: 'Gives or takes clearances; agencies that are not named stay as they are.',
  })
  async changeClearances(
    @Arg('name', () => String) name: string,
    @Arg('clearances', () => [ClearanceInputType]) clearances: readonly ClearanceInputType[],
    @Arg('reason', () => String) reason: string,
    @Ctx() { people, user }: RequestContext,
  ): Promise<RightsOutcomeType> {
    const change = { ...NO_CHANGE, clearances: clearancesIn(clearances) };
    return shownOutcome(await people.changeRights(user.name, name, change, requiredText('reason', reason)));
  }

  @ForDuty('ADMINISTER')
  @Mutation(() => PasswordResetType, {
    description: 'Replaces a password by one that works once, and ends every session.',
  })
  async resetPassword(
    @Arg('name', () => String) name: string,
    @Arg('reason', () => String, { description: 'Kept in the access log.' }) reason: string,
    @Ctx() { people, user }: RequestContext,
  ): Promise<PasswordResetType> {
    requiredText('reason', reason);
    return people.resetPassword(user.name, name);
  }

  @ForDuty('ADMINISTER')
  @Mutation(() => SecondFactorResetType, {
    description: 'Takes away a second factor that was lost, and ends every session; he is told at his next sign-in.',
  })
  async resetSecondFactor(
    @Arg('name', () => String) name: string,
    @Arg('reason', () => String, { description: 'Kept in the access log.' }) reason: string,
    @Ctx() { people, user }: RequestContext,
  ): Promise<SecondFactorResetType> {
    const { taken, request } = await people.resetSecondFactor(user.name, name, requiredText('reason', reason));
    return { taken, request: request && shownRequest(request) };
  }

  @ForDuty('ADMINISTER')
  @Mutation(() => RightsOutcomeType, {
    description: 'Approves or declines a change that another administrator asked for.',
  })
  async decideRightsRequest(
    @Arg('id', () => ID) id: string,
    @Arg('approve', () => Boolean) approve: boolean,
    @Arg('reason', () => String) reason: string,
    @Ctx() { people, user }: RequestContext,
  ): Promise<RightsOutcomeType> {
    return shownOutcome(await people.decide(user.name, id, approve, requiredText('reason', reason)));
  }
}

function shownOutcome({ person, request }: Outcome): RightsOutcomeType {
  return { person: shownPerson(person), request: request && shownRequest(request) };
}

function shownPerson({ name, displayName, agency, rights, lastSignInOn, endedOn }: Person): PersonType {
  return { name, displayName, agency, rights: shownRights(rights), lastSignInOn, endedOn };
}

function shownRights({ roles, clearances, periods, active }: Rights): RightsType {
  const listed = Object.entries(clearances).map(([agency, handling]) => ({
    agency,
    handling,
    validFrom: periods[agency]?.validFrom ?? null,
    validUntil: periods[agency]?.validUntil ?? null,
  }));
  return { roles, clearances: listed.sort((a, b) => (a.agency < b.agency ? -1 : 1)), active };
}

function shownRequest({ request, person, before, after, state, decidable }: ShownRequest): RightsRequestType {
  const { id, reason, askedBy, askedAt, decision } = request;
  return {
    id,
    person: shownPerson(person),
    takesSecondFactor: request.change.takesSecondFactor ?? false,
    before: shownRights(before),
    after: shownRights(after),
    reason,
    askedBy,
    askedAt,
    expiresAt: expiryOf(request).toISOString(),
    state,
    decidable,
    decidedBy: decision?.by ?? null,
    decidedAt: decision?.at ?? null,
    decisionReason: decision?.reason ?? null,
  };
}
