import { Field, ID, ObjectType } from 'type-graphql';
import type { EntityKind } from '../../records/mention.js';
import { EntityKindWord } from '../words.js';

@ObjectType('Mention', { description: 'What one record says about one party or thing.' })
export class MentionType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => EntityKindWord)
  readonly kind!: EntityKind;

  @Field(() => String, { description: 'The part it plays in the record: "consignee", "port of loading".' })
  readonly role!: string;

  @Field(() => Boolean, {
    description:
      'It introduces no thing, and says more of one that another row introduces. It goes where that row goes: nobody judges it or takes it out by itself.',
  })
  readonly addsOnly!: boolean;
}
