import { Field, ID, ObjectType } from 'type-graphql';
import type { Decision, Judgement } from '../../resolution/judgement.js';
import { DecisionWord } from '../words.js';

/** A judgement and whether it was taken back. */
export interface JudgementView extends Judgement {
  readonly withdrawn: boolean;
}

@ObjectType('Judgement', {
  description: 'Who decided about two mentions, when and why. Never changed; taken back by another.',
})
export class JudgementType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DecisionWord)
  readonly decision!: Decision;

  @Field(() => String)
  readonly by!: string;

  @Field(() => String)
  readonly reason!: string;

  @Field(() => String)
  readonly judgedAt!: string;

  @Field(() => Boolean)
  readonly withdrawn!: boolean;

  @Field(() => ID, { nullable: true, description: 'The judgement that this one takes back, if it does.' })
  readonly withdraws!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Version of the parameters by which the pair was weighed when it was judged. Null where it was not, or nobody noted it.',
  })
  readonly weighedBy!: string | null;
}
