import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PageInfoType } from '../connection.js';

@ObjectType('AccessEntry', { simpleResolvers: true, description: 'Who did what, when and why.' })
export class AccessEntryType {
  @Field(() => ID, { description: 'File and number of the entry.' })
  readonly id!: string;

  @Field(() => String)
  readonly at!: string;

  @Field(() => String, { description: 'Empty where the log speaks of itself.' })
  readonly actor!: string;

  @Field(() => String)
  readonly agency!: string;

  @Field(() => String, {
    description:
      'COLLECTION, ALTERATION, CONSULTATION, DISCLOSURE, COMBINATION, ERASURE, SIGN_IN, SIGN_OUT, REFUSED, RIGHTS_CHANGE, STARTED or STOPPED.',
  })
  readonly action!: string;

  @Field(() => String)
  readonly operation!: string;

  @Field(() => [String], { description: 'What a question asked for at its top.' })
  readonly fields!: readonly string[];

  @Field(() => String, { nullable: true })
  readonly purpose!: string | null;

  @Field(() => [String])
  readonly recipients!: readonly string[];

  @Field(() => String, { description: '`ok`, or the code of the refusal.' })
  readonly result!: string;

  @Field(() => Int, { description: 'Ids that were read for the answer, of things of every kind.' })
  readonly idCount!: number;

  @Field(() => Int)
  readonly personCount!: number;

  /** For the field resolver; not shown. */
  readonly ids!: readonly string[];
}

@ObjectType('AccessEntries', { simpleResolvers: true, description: 'A page of the access log, newest first.' })
export class AccessEntriesType {
  @Field(() => [AccessEntryType])
  readonly entries!: readonly AccessEntryType[];

  @Field(() => PageInfoType, {
    description: 'A page may be short, and yet not the last: rare entries are looked for in steps.',
  })
  readonly pageInfo!: PageInfoType;
}

@ObjectType('AccessLogProblem', {
  simpleResolvers: true,
  description: 'Where the access log is not as it was written.',
})
export class AccessLogProblemType {
  @Field(() => String)
  readonly file!: string;

  @Field(() => Int, { nullable: true, description: 'Number of the entry, from 0; null where it is the whole file.' })
  readonly entry!: number | null;

  @Field(() => String)
  readonly message!: string;
}

@ObjectType('AccessLogCheck', { simpleResolvers: true, description: 'Whether the access log is as it was written.' })
export class AccessLogCheckType {
  @Field(() => Boolean)
  readonly verified!: boolean;

  @Field(() => Int)
  readonly logs!: number;

  @Field(() => Int)
  readonly entries!: number;

  @Field(() => Int)
  readonly heads!: number;

  @Field(() => [AccessLogProblemType])
  readonly problems!: readonly AccessLogProblemType[];

  @Field(() => [AccessLogProblemType], { description: 'What a crash left, or what is not signed for yet.' })
  readonly notices!: readonly AccessLogProblemType[];
}
