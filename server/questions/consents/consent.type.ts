import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Edition } from '../../casework/bundle.js';
import type { ConsentState } from '../../casework/consent.js';
import { ConsentStateWord, EditionWord } from '../words.js';

@ObjectType('ConsentEvent', { simpleResolvers: true, description: 'One step of a request; steps are only ever added.' })
export class ConsentEventType {
  @Field(() => Int)
  readonly seq!: number;

  @Field(() => String)
  readonly at!: string;

  @Field(() => String)
  readonly by!: string;

  @Field(() => ConsentStateWord)
  readonly deed!: ConsentState;

  @Field(() => String)
  readonly note!: string;

  @Field(() => [EditionWord], { description: 'Asked for, or granted; empty where nothing is.' })
  readonly recipients!: readonly Edition[];

  @Field(() => String, {
    nullable: true,
    description: 'UTC instant up to which a grant holds; null: until it is withdrawn.',
  })
  readonly until!: string | null;
}

@ObjectType('ConsentRequest', { description: 'An agency is asked whether records of its own may leave for a court.' })
export class ConsentRequestType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ConsentStateWord)
  readonly state!: ConsentState;

  @Field(() => ID, { nullable: true, description: 'The case it is for; told to its members alone.' })
  readonly caseId!: string | null;

  @Field(() => String, { description: 'The agency that decides.' })
  readonly originator!: string;

  @Field(() => String)
  readonly purpose!: string;

  @Field(() => String)
  readonly askedBy!: string;

  @Field(() => String)
  readonly askedByAgency!: string;

  @Field(() => [ConsentEventType], { description: 'Oldest first; the first is the asking.' })
  readonly events!: readonly ConsentEventType[];
}
