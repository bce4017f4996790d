import { Field, ObjectType } from 'type-graphql';
import type { LinkKind } from '../../records/statement.js';
import { LinkKindWord } from '../words.js';

/** Its entities and links are cards, made in the resolver. */
@ObjectType('Path')
export class PathType {}

@ObjectType('PathAnswer')
export class PathAnswerType {
  @Field(() => [PathType], { description: 'Every shortest path, in a fixed order, at most `limit`.' })
  readonly paths!: readonly PathType[];

  @Field(() => Boolean, { description: 'True where more shortest paths exist than were asked for.' })
  readonly more!: boolean;

  @Field(() => [LinkKindWord], { description: 'Kinds of link that were walked.' })
  readonly kinds!: readonly LinkKind[];
}
