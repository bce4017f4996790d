import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Edition } from '../../casework/bundle.js';
import type { DisclosureStatus, DisclosureTest, SensitiveReason } from '../../casework/disclosure.js';
import { DisclosureStatusWord, DisclosureTestWord, EditionWord, SensitiveReasonWord } from '../words.js';

@ObjectType('DisclosureDecision', {
  simpleResolvers: true,
  description: 'What was decided about an item. Never changed; a later decision takes its place.',
})
export class DisclosureDecisionType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DisclosureStatusWord)
  readonly status!: DisclosureStatus;

  @Field(() => DisclosureTestWord)
  readonly test!: DisclosureTest;

  @Field(() => SensitiveReasonWord, { nullable: true })
  readonly sensitiveReason!: SensitiveReason | null;

  @Field(() => String)
  readonly reason!: string;

  @Field(() => String, { description: 'How the schedule describes the item; empty: by its source and key.' })
  readonly description!: string;

  @Field(() => String)
  readonly decidedBy!: string;

  @Field(() => String)
  readonly decidedAt!: string;
}

@ObjectType('DisclosureItem', { description: 'A record that supports what is in a case.' })
export class DisclosureItemType {
  @Field(() => DisclosureDecisionType, { nullable: true, description: 'Null: not yet decided. That holds nothing up.' })
  readonly decision!: DisclosureDecisionType | null;

  @Field(() => [DisclosureDecisionType], { description: 'All decisions about it, oldest first.' })
  readonly history!: readonly DisclosureDecisionType[];
}

@ObjectType('Disclosure', { description: 'The items of a case that you see, and what was decided about each.' })
export class DisclosureType {
  @Field(() => ID, { description: 'The case.' })
  readonly caseId!: string;

  @Field(() => Int)
  readonly caseVersion!: number;

  @Field(() => [DisclosureItemType], { description: 'By source, key and id.' })
  readonly items!: readonly DisclosureItemType[];

  @Field(() => Int)
  readonly undecided!: number;

  @Field(() => Boolean, {
    description: 'Some items were decided and others have come since: the duty to look again goes on.',
  })
  readonly openAgain!: boolean;
}

@InputType('DisclosureChoice', { description: 'What is decided about items.' })
export class DisclosureChoiceType {
  @Field(() => DisclosureStatusWord)
  readonly status!: DisclosureStatus;

  @Field(() => DisclosureTestWord, {
    description: 'Might it reasonably be thought to undermine the prosecution or to assist the defence?',
  })
  readonly test!: DisclosureTest;

  @Field(() => SensitiveReasonWord, { nullable: true, description: 'Only, and always, of unused sensitive material.' })
  readonly sensitiveReason?: SensitiveReason | null;

  @Field(() => String, { defaultValue: '', description: 'Must be given of all that is not relied on.' })
  readonly reason!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'How the schedule is to describe it; left out: by its source.',
  })
  readonly description!: string;
}

@ObjectType('ScheduledItem', { simpleResolvers: true, description: 'A row of a disclosure schedule.' })
export class ScheduledItemType {
  @Field(() => Int, { description: 'Its number in this edition, the same in every later version.' })
  readonly number!: number;

  @Field(() => ID)
  readonly record!: string;

  @Field(() => String)
  readonly description!: string;

  @Field(() => DisclosureTestWord)
  readonly test!: DisclosureTest;

  @Field(() => SensitiveReasonWord, { nullable: true })
  readonly sensitiveReason!: SensitiveReason | null;
}

@ObjectType('DisclosurePreview', {
  simpleResolvers: true,
  description: 'What an edition would say about disclosure if it were exported now.',
})
export class DisclosurePreviewType {
  @Field(() => EditionWord)
  readonly edition!: Edition;

  @Field(() => [ScheduledItemType])
  readonly nonSensitive!: readonly ScheduledItemType[];

  @Field(() => [ScheduledItemType], { description: "In the prosecutor's edition only." })
  readonly sensitive!: readonly ScheduledItemType[];

  @Field(() => Int, { description: 'Records that the edition would hold.' })
  readonly records!: number;

  @Field(() => Int, { description: 'Records that you see and the edition would not hold.' })
  readonly leftOut!: number;
}
