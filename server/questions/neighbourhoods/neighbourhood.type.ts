import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('Neighbourhood', { description: 'What one expansion adds to a chart.' })
export class NeighbourhoodType {
  @Field(() => Int, { description: 'Links in `links`.' })
  readonly shown!: number;

  @Field(() => Int, { description: 'Links there are of the kinds asked for.' })
  readonly total!: number;

  @Field(() => String, { nullable: true, description: 'Pass as `after` for the next ones; null at the end.' })
  readonly endCursor!: string | null;
}
