import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ACCESS_ACTIONS, type AccessAction } from '../../access/access-entry.js';
import type { FoundEntry } from '../../access/read-access-log.js';
import type { RequestContext } from '../../context.js';
import { BadInput } from '../../errors.js';
import { checkFirst } from '../connection.js';
import { EntityCardType } from '../entities/entity.type.js';
import { ForDuty } from '../for-duty.js';
import { AccessEntriesType, AccessEntryType, AccessLogCheckType } from './access-log.type.js';

/** An argument left out is undefined, one sent as null is null; both ask for everything. */
type Given = string | null | undefined;

/** More things than this of one entry are not looked up by name. */
const MOST_THINGS_NAMED = 10;

/** The access log, for auditors alone. Of what an entry speaks of an auditor sees as much as his own clearances let him. */
@Resolver(() => AccessEntryType)
export class AccessLogResolver {
  @ForDuty('READ_LOGS')
  @Query(() => AccessEntriesType, { description: 'The access log, newest first. For auditors.' })
  async accessLog(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: Given,
    @Arg('actor', () => String, { nullable: true }) actor: Given,
    @Arg('action', () => String, { nullable: true }) action: Given,
    @Arg('from', () => String, { nullable: true, description: 'An instant; included.' }) from: Given,
    @Arg('until', () => String, { nullable: true, description: 'An instant; not included.' }) until: Given,
    @Arg('thing', () => ID, { nullable: true, description: 'Id of something that was shown.' }) thing: Given,
    @Ctx() { accessLog }: RequestContext,
  ): Promise<AccessEntriesType> {
    checkFirst(first);
    const filter = {
      actor: actor ?? null,
      action: actionIn(action ?? null),
      from: instantIn('from', from ?? null),
      until: instantIn('until', until ?? null),
      thing: thing ?? null,
    };
    const { items, endCursor } = await accessLog.page(filter, first, after ?? null);
    return { entries: items.map(shown), pageInfo: { hasNextPage: endCursor !== null, endCursor } };
  }

  @ForDuty('READ_LOGS')
  @Query(() => AccessLogCheckType, { description: 'Reads the whole access log and checks it. For auditors.' })
  accessLogCheck(@Ctx() { accessLog }: RequestContext): Promise<AccessLogCheckType> {
    return accessLog.check();
  }

  @FieldResolver(() => [EntityCardType], {
    description: `Of the first ${MOST_THINGS_NAMED} ids of the entry those entities that you may see.`,
  })
  async things(
    @Root() { ids }: AccessEntryType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly EntityCardType[]> {
    const cards = await Promise.all(ids.slice(0, MOST_THINGS_NAMED).map((id) => loaders.card.load(id)));
    return [...new Map(cards.flatMap((card) => (card === null ? [] : [[card.id, card] as const]))).values()];
  }
}

function shown({ log, entry, ids }: FoundEntry): AccessEntryType {
  const { at, actor, agency, action, operation, result, fields = [], purpose = null, recipients = [] } = entry;
  const personCount = entry.personCount ?? entry.persons?.length ?? 0;
  const id = `${log}:${entry.seq}`;
  return {
    id,
    at,
    actor,
    agency,
    action,
    operation,
    fields,
    purpose,
    recipients,
    result,
    ids,
    idCount: ids.length,
    personCount,
  };
}

function actionIn(text: string | null): AccessAction | null {
  const action = ACCESS_ACTIONS.find((a) => a === text);
  if (text !== null && action === undefined) {
    throw new BadInput(`action must be one of ${ACCESS_ACTIONS.join(', ')}`, { argument: 'action', value: text });
  }
  return action ?? null;
}

/** Entries carry their instants in this one form, in which text sorts as time does. */
function instantIn(argument: string, text: string | null): string | null {
  if (text === null) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new BadInput(`${argument} must be an instant, as 2026-03-14T09:00:00Z`, { argument, value: text });
  return new Date(time).toISOString();
}
