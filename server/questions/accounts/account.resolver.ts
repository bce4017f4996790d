import { Ctx, Query, Resolver } from 'type-graphql';
import { allDuties, mayDo } from '../../access/duties.js';
import type { RequestContext } from '../../context.js';
import { ForDuty } from '../for-duty.js';
import { DutyType, MeType, StatusType } from './account.type.js';

@Resolver()
export class AccountResolver {
  @ForDuty('OWN_ACCOUNT')
  @Query(() => MeType)
  me(@Ctx() { user }: RequestContext): MeType {
    const clearances = Object.entries(user.policy.clearances).map(([agency, handling]) => ({ agency, handling }));
    const { name, displayName, agency, roles } = user;
    const duties = allDuties().flatMap(({ duty }) => (mayDo(duty, user) ? [duty] : []));
    return { name, displayName, agency, roles, duties, clearances, cases: user.policy.cases };
  }

  @ForDuty('OWN_ACCOUNT')
  @Query(() => [DutyType], { description: 'Every kind of work, and the roles that do it.' })
  duties(): readonly DutyType[] {
    return allDuties();
  }

  @ForDuty('OWN_ACCOUNT')
  @Query(() => StatusType)
  async status(@Ctx() { graph, cases, asking, demo }: RequestContext): Promise<StatusType> {
    const [counts, ours] = await Promise.all([graph.status(asking), cases.all(asking)]);
    return { ...counts, cases: ours.length, demo };
  }
}
