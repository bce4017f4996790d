import { Field, ID, ObjectType } from 'type-graphql';
import type { ChangeCause, ChangeKind } from '../../graph/held-history.js';
import type { EntityKind } from '../../records/mention.js';
import { MentionType } from '../mentions/mention.type.js';
import { ChangeCauseWord, ChangeKindWord, EntityKindWord, TraderKindWord } from '../words.js';

@ObjectType('ThingAsHeld', { description: 'A thing as it was held on a day, from what you may see now.' })
export class ThingAsHeldType {
  @Field(() => ID, { description: 'The id under which you would have met it.' })
  readonly id!: string;

  @Field(() => EntityKindWord)
  readonly kind!: EntityKind;

  @Field(() => TraderKindWord, { nullable: true })
  readonly traderKind!: 'COMPANY' | 'PERSON' | 'UNKNOWN' | null;

  @Field(() => String)
  readonly name!: string;

  @Field(() => [String], { description: 'All names and aliases, each once, in order of preference.' })
  readonly names!: readonly string[];

  @Field(() => String, { description: 'One line more: identifier or date.' })
  readonly detail!: string;

  @Field(() => String, { description: 'The strictest handling code of what is shown of it.' })
  readonly handling!: string;
}

@ObjectType('MentionAsHeld', {
  description: 'What a record said about a thing. Under the same id its record may say something else now.',
})
export class MentionAsHeldType extends MentionType {}

@ObjectType('HeldChange', { description: 'Mentions of a thing to which the same happened since a day.' })
export class HeldChangeType {
  @Field(() => ChangeKindWord)
  readonly kind!: ChangeKind;

  @Field(() => ChangeCauseWord)
  readonly cause!: ChangeCause;

  @Field(() => String, {
    nullable: true,
    description: 'Day on which the records came or ended, where that is the cause.',
  })
  readonly on!: string | null;
}

@ObjectType('AsHeld', { description: 'What the thing of an id was held to be on a day, and what has changed since.' })
export class AsHeldType {
  @Field(() => String, { description: 'The day asked for.' })
  readonly on!: string;

  @Field(() => String, { description: 'Day from which a record that you may see bore the id.' })
  readonly firstOn!: string;

  @Field(() => String, { nullable: true, description: 'Day from which none did any more. Null while one does.' })
  readonly endedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Day since which other parameters weigh than on the day asked for: what records match is as these weigh it. Null where the same ones did, or nobody noted it.',
  })
  readonly weighedAnewOn!: string | null;
}

@ObjectType('IdLedTo', { description: 'What holds now what the thing of an id has ever held.' })
export class IdLedToType {
  @Field(() => String, {
    nullable: true,
    description: 'Day from which no record that you may see bore the id any more. Null while one does.',
  })
  readonly endedOn!: string | null;

  @Field(() => Boolean, {
    description:
      "False where too much hangs together with it to look back at every day. What holds the id's own mention is never left out.",
  })
  readonly complete!: boolean;
}
