import { Field, Float, ID, ObjectType } from 'type-graphql';
import { connectionType } from '../connection.js';

@ObjectType('MatchEvidence', { description: 'What one comparison of two mentions shows.' })
export class MatchEvidenceType {
  @Field(() => String)
  readonly comparison!: string;

  @Field(() => Float, { description: 'log2 of the Bayes factor: +9 makes a match 512 times more likely.' })
  readonly weightBits!: number;

  @Field(() => String, { nullable: true })
  readonly left!: string | null;

  @Field(() => String, { nullable: true })
  readonly right!: string | null;
}

@ObjectType('Match', { description: 'Two mentions that may be one thing, with the reasons for and against.' })
export class MatchType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Float)
  readonly weightBits!: number;

  @Field(() => Boolean)
  readonly heldAsOne!: boolean;

  @Field(() => Boolean, { description: 'They share a valid identifier that alone names the thing.' })
  readonly strong!: boolean;

  @Field(() => [MatchEvidenceType])
  readonly evidence!: readonly MatchEvidenceType[];
}

export const MatchConnectionType = connectionType('Match', MatchType);
