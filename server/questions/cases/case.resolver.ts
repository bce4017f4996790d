import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Case, CaseItem } from '../../casework/case.js';
import { idsOf, type KeptThing, met } from '../../casework/kept-thing.js';
import type { RequestContext } from '../../context.js';
import type { EntityCard } from '../../graph/entity-graph.js';
import { BundleType } from '../bundles/bundle.type.js';
import { EntityCardType } from '../entities/entity.type.js';
import { ForDuty } from '../for-duty.js';
import { boundedText, instantOrNull, requiredText } from '../required-text.js';
import { CaseItemType, CaseType, ChartPositionInputType, ChartPositionType, MembershipType } from './case.type.js';

@Resolver(() => CaseType)
export class CaseResolver {
  @ForDuty('CONSULT')
  @Query(() => [CaseType], { description: 'Cases of which you are a member, by reference.' })
  cases(@Ctx() { cases, asking }: RequestContext): Promise<readonly CaseType[]> {
    return cases.all(asking);
  }

  @ForDuty('CONSULT')
  @Query(() => CaseType, { nullable: true, description: 'One case. Null where it is unknown.' })
  case(@Arg('id', () => ID) id: string, @Ctx() { cases, asking }: RequestContext): Promise<CaseType | null> {
    return cases.case(id, asking);
  }

  @ForDuty('BUILD_CASE')
  @Mutation(() => CaseType, { description: 'Opens a case, with you as its only member.' })
  openCase(
    @Arg('reference', () => String) reference: string,
    @Arg('title', () => String) title: string,
    @Ctx() { cases, asking }: RequestContext,
  ): Promise<CaseType> {
    return cases.open({ reference: requiredText('reference', reference), title: requiredText('title', title) }, asking);
  }

  @ForDuty('BUILD_CASE')
  @Mutation(() => CaseType, { description: 'Puts entities into a case; those already in it stay as they are.' })
  addToCase(
    @Arg('case', () => ID) caseId: string,
    @Arg('entities', () => [ID]) entities: readonly string[],
    @Arg('note', () => String, { defaultValue: '' }) note: string,
    @Ctx() { cases, asking }: RequestContext,
  ): Promise<CaseType> {
    return cases.add(caseId, entities, boundedText('note', note), asking);
  }

  @ForDuty('BUILD_CASE')
  @Mutation(() => CaseType, { description: 'Takes an entity out of a case. That it was there stays on record.' })
  removeFromCase(
    @Arg('case', () => ID) caseId: string,
    @Arg('entity', () => ID) entity: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() { cases, asking }: RequestContext,
  ): Promise<CaseType> {
    return cases.remove(caseId, entity, requiredText('reason', reason), asking);
  }

  @ForDuty('BUILD_CASE')
  @Mutation(() => CaseType, { description: 'Lets a user into a case that you opened, for a time or for good.' })
  addMember(
    @Arg('case', () => ID) caseId: string,
    @Arg('member', () => String) member: string,
    @Arg('reason', () => String) reason: string,
    @Arg('validFrom', () => String, { nullable: true }) validFrom: string | null,
    @Arg('validUntil', () => String, { nullable: true }) validUntil: string | null,
    @Ctx() { cases, asking }: RequestContext,
  ): Promise<CaseType> {
    const period = {
      validFrom: instantOrNull('validFrom', validFrom ?? null),
      validUntil: instantOrNull('validUntil', validUntil ?? null),
    };
    return cases.addMember(caseId, member, requiredText('reason', reason), asking, period);
  }

  @ForDuty('BUILD_CASE')
  @Mutation(() => CaseType, {
    description: 'Takes a member out of a case that you opened. That he was one stays on record.',
  })
  removeMember(
    @Arg('case', () => ID) caseId: string,
    @Arg('member', () => String) member: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() { cases, asking }: RequestContext,
  ): Promise<CaseType> {
    return cases.removeMember(caseId, member, requiredText('reason', reason), asking);
  }

  @ForDuty('BUILD_CASE')
  @Mutation(() => CaseType, { description: "Keeps where each entity stands on the case's chart." })
  saveChart(
    @Arg('case', () => ID) caseId: string,
    @Arg('positions', () => [ChartPositionInputType]) positions: readonly ChartPositionType[],
    @Ctx() { cases, asking }: RequestContext,
  ): Promise<CaseType> {
    return cases.saveChart(caseId, positions, asking);
  }

  @FieldResolver(() => [CaseItemType], { description: 'In the order in which they were put in.' })
  async items(@Root() { items }: Case, @Ctx() { loaders }: RequestContext): Promise<readonly CaseItem[]> {
    const cards = await cardsOf(items, loaders);
    return items.filter((item) => met(item, cards) !== undefined);
  }

  @FieldResolver(() => [ChartPositionType], { description: 'Where each entity stands, under the id it has now.' })
  async chart(@Root() { chart }: Case, @Ctx() { loaders }: RequestContext): Promise<readonly ChartPositionType[]> {
    const cards = await cardsOf(chart, loaders);
    return chart.flatMap((position) => {
      const card = met(position, cards);
      return card === undefined ? [] : [{ ...position, entity: card.id }];
    });
  }

  @FieldResolver(() => [MembershipType], { description: 'Its members with the time for which each is one.' })
  memberships(@Root() { members, memberPeriods }: Case): readonly MembershipType[] {
    return members.map((member) => ({ member, validFrom: null, validUntil: null, ...memberPeriods[member] }));
  }

  @FieldResolver(() => [BundleType], { description: 'Its exports, oldest first.' })
  bundles(@Root() { id }: Case, @Ctx() { bundles, asking }: RequestContext): Promise<readonly BundleType[]> {
    return bundles.bundlesOf(id, asking);
  }
}

@Resolver(() => CaseItemType)
export class CaseItemResolver {
  @FieldResolver(() => EntityCardType)
  async entity(@Root() item: CaseItem, @Ctx() { loaders }: RequestContext): Promise<EntityCardType> {
    const card = met(item, await cardsOf([item], loaders));
    if (card === undefined) throw new Error(`item ${item.entity} was listed but cannot be read`);
    return card;
  }
}

/** By id, the cards of those that the asker meets. */
async function cardsOf(
  things: readonly KeptThing[],
  { card }: RequestContext['loaders'],
): Promise<ReadonlyMap<string, EntityCard>> {
  const ids = idsOf(things);
  const cards = await Promise.all(ids.map((id) => card.load(id)));
  return new Map(ids.flatMap((id, i) => (cards[i] ? [[id, cards[i]] as const] : [])));
}
