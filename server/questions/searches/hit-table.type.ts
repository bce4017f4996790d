import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { SearchHitType } from './search.type.js';

@ObjectType('HitListing', {
  simpleResolvers: true,
  description: 'A record of a sanctions or watch list, with the edition of the list that it comes from.',
})
export class HitListingType {
  @Field(() => ID, { description: 'Of the record.' })
  readonly record!: string;

  @Field(() => String, { description: 'Title of the source.' })
  readonly list!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Under which the list has it; null where the record does not say.',
  })
  readonly number!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As the import says, else as the source says. Null where neither does.',
  })
  readonly edition!: string | null;

  @Field(() => String, { description: 'Day from which we hold it.' })
  readonly recordedOn!: string;
}

@ObjectType('Hit', { description: 'A thing that a line may mean, with what speaks for it.' })
export class HitType extends SearchHitType {
  @Field(() => Float, { description: 'What the line says weighed against the mention that goes best with it.' })
  readonly weightBits!: number;

  @Field(() => Float, { description: 'That weight as a share of one, with the prior of a candidate inside.' })
  readonly probability!: number;
}

@ObjectType('FailedNumber', {
  simpleResolvers: true,
  description:
    'A number that is written as one of its kind and does not pass its check: it is looked for as it stands.',
})
export class FailedNumberType {
  @Field(() => String, { description: 'As what it is written: "imo".' })
  readonly property!: string;

  @Field(() => String, { description: 'Why: "the check digit should be 4".' })
  readonly because!: string;
}

@ObjectType('LineHits', {
  description: 'What a line of a list found. No hits: nothing that you may see answers to it.',
})
export class LineHitsType {
  @Field(() => Int, { description: 'Its place in the list, from 0.' })
  readonly line!: number;

  @Field(() => [String], { description: 'As what its parts were read: "name", "imo".' })
  readonly readAs!: readonly string[];

  @Field(() => FailedNumberType, {
    nullable: true,
    description: 'The first of its numbers that does not pass its check.',
  })
  readonly failed!: FailedNumberType | null;

  @Field(() => String, {
    description:
      'What the probabilities of its hits go by: a version of the parameters, and how many judgements taught them.',
  })
  readonly probabilityGoesBy!: string;
}
