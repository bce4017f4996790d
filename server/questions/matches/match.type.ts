import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { EntityKind } from '../../records/mention.js';
import { connectionType } from '../connection.js';
import { EntityKindWord, TurnWord } from '../words.js';

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

@ObjectType('MatchChange', {
  simpleResolvers: true,
  description: 'Of one kind of thing: how many only the left side is linked to, only the right, and both.',
})
export class MatchChangeType {
  @Field(() => EntityKindWord)
  readonly kind!: EntityKind;

  @Field(() => Int)
  readonly left!: number;

  @Field(() => Int)
  readonly right!: number;

  @Field(() => Int)
  readonly both!: number;
}

@ObjectType('KindCount', { simpleResolvers: true, description: 'How many things of one kind.' })
export class KindCountType {
  @Field(() => EntityKindWord)
  readonly kind!: EntityKind;

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType('MatchStake', {
  description: 'What a decision about a match would change, counted over what you see.',
})
export class MatchStakeType {
  @Field(() => [MatchChangeType])
  readonly changes!: readonly MatchChangeType[];

  @Field(() => Int, { description: 'How many of your cases hold either side.' })
  readonly casesTouched!: number;
}

@ObjectType('MatchTurn', {
  simpleResolvers: true,
  description: 'One change of what is known about a pair, and where the pair would stand then, compared anew.',
})
export class MatchTurnType {
  @Field(() => TurnWord)
  readonly change!: 'WITHOUT' | 'AGREED';

  @Field(() => String, {
    description:
      'The property; `name` stands for all names, `address` for the address with its town, `email` for the domain too.',
  })
  readonly property!: string;

  @Field(() => Float)
  readonly weightBits!: number;

  @Field(() => Boolean, { description: 'It brings the pair over or under `joinAtBits`, or lifts a contradiction.' })
  readonly turns!: boolean;
}

@ObjectType('MatchSurroundings', {
  description: 'The two things of a match among what they are linked to: a few that both are, and a few of each alone.',
})
export class MatchSurroundingsType {
  @Field(() => ID, { description: 'The thing of the left side.' })
  readonly left!: string;

  @Field(() => ID, { description: 'The thing of the right side: the same where the two are held as one.' })
  readonly right!: string;
}

@ObjectType('Match', { description: 'Two mentions that may be one thing, with the reasons for and against.' })
export class MatchType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Float)
  readonly weightBits!: number;

  @Field(() => Boolean)
  readonly heldAsOne!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Version of the parameters by which the pair was weighed. Null where it was not compared.',
  })
  readonly weighedBy!: string | null;

  @Field(() => Boolean, { description: 'They share a valid identifier that alone names the thing.' })
  readonly strong!: boolean;

  @Field(() => [MatchEvidenceType])
  readonly evidence!: readonly MatchEvidenceType[];
}

export const MatchConnectionType = connectionType('Match', MatchType);
