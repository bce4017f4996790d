import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { MentionView } from '../../graph/entity-graph.js';
import type { Decision } from '../../resolution/judgement.js';
import { ForDuty } from '../for-duty.js';
import { MentionType } from '../mentions/mention.type.js';
import { requiredText } from '../required-text.js';
import { DecisionWord } from '../words.js';
import { JudgementType, type JudgementView } from './judgement.type.js';

/** People judge what is held; a later version of the record may say it no more. */
const ENDED = 'Null where its record does not say it any more.';

@Resolver(() => JudgementType)
export class JudgementResolver {
  @ForDuty('CONSULT')
  @Query(() => [JudgementType], { description: "Decisions about an entity's mentions, oldest first." })
  judgements(
    @Arg('entity', () => ID) entity: string,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<readonly JudgementView[]> {
    return graph.judgementsOfEntity(entity, asking);
  }

  @ForDuty('JUDGE')
  @Mutation(() => JudgementType, {
    description: 'Decides about two mentions; links move at once. Returns the judgement.',
  })
  judge(
    @Arg('left', () => ID) left: string,
    @Arg('right', () => ID) right: string,
    @Arg('decision', () => DecisionWord) decision: Decision,
    @Arg('reason', () => String) reason: string,
    @Ctx() { judging, asking }: RequestContext,
  ): Promise<JudgementView> {
    return judging.judge({ left, right, decision, reason: requiredText('reason', reason) }, asking);
  }

  @ForDuty('JUDGE')
  @Mutation(() => JudgementType, {
    description: 'Takes a judgement back: everything stands again as before it.',
  })
  withdrawJudgement(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() { judging, asking }: RequestContext,
  ): Promise<JudgementView> {
    return judging.withdraw(id, requiredText('reason', reason), asking);
  }

  @ForDuty('JUDGE')
  @Mutation(() => [JudgementType], {
    description:
      'Takes mentions out of a thing: each is judged different from each mention that you see and that stays. Links move at once.',
  })
  split(
    @Arg('taken', () => [ID], { description: 'The mentions to take out.' }) taken: readonly string[],
    @Arg('of', () => ID, { description: 'The thing, by any id of it.' }) of: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() { judging, asking }: RequestContext,
  ): Promise<readonly JudgementView[]> {
    return judging.split({ taken, of, reason: requiredText('reason', reason) }, asking);
  }

  @ForDuty('JUDGE')
  @Mutation(() => [JudgementType], {
    description: 'Takes judgements back in one act, as those of a split: all of them, or none where one is unknown.',
  })
  withdrawJudgements(
    @Arg('ids', () => [ID]) ids: readonly string[],
    @Arg('reason', () => String) reason: string,
    @Ctx() { judging, asking }: RequestContext,
  ): Promise<readonly JudgementView[]> {
    return judging.withdrawAll(ids, requiredText('reason', reason), asking);
  }

  @FieldResolver(() => MentionType, { nullable: true, description: ENDED })
  left(@Root() judgement: JudgementView, @Ctx() { loaders }: RequestContext): Promise<MentionView | null> {
    return loaders.judgedMention.load(judgement.left);
  }

  @FieldResolver(() => MentionType, { nullable: true, description: ENDED })
  right(@Root() judgement: JudgementView, @Ctx() { loaders }: RequestContext): Promise<MentionView | null> {
    return loaders.judgedMention.load(judgement.right);
  }
}
