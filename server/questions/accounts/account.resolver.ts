import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { ForDuty } from '../for-duty.js';
import { MeType, StatusType } from './account.type.js';

@Resolver()
export class AccountResolver {
  @ForDuty('OWN_ACCOUNT')
  @Query(() => MeType)
  me(@Ctx() { user }: RequestContext): MeType {
    const clearances = Object.entries(user.policy.clearances).map(([agency, handling]) => ({ agency, handling }));
    const { name, displayName, agency, roles } = user;
    return { name, displayName, agency, roles, clearances, cases: user.policy.cases };
  }

  @ForDuty('OWN_ACCOUNT')
  @Query(() => StatusType)
  async status(@Ctx() { graph, cases, asking, demo }: RequestContext): Promise<StatusType> {
    const [counts, ours] = await Promise.all([graph.status(asking), cases.all(asking)]);
    return { ...counts, cases: ours.length, demo };
  }
}
