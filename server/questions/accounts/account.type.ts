import { Field, Int, ObjectType } from 'type-graphql';
import type { Duty } from '../../access/duties.js';
import type { Role } from '../../access/viewer.js';
import { DutyWord, RoleWord } from '../words.js';

@ObjectType('Clearance', {
  simpleResolvers: true,
  description: "The narrowest handling code you may see of an agency's records.",
})
export class ClearanceType {
  @Field(() => String)
  readonly agency!: string;

  @Field(() => String)
  readonly handling!: string;
}

@ObjectType('Me', { simpleResolvers: true, description: 'Who is signed in.' })
export class MeType {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly displayName!: string;

  @Field(() => String)
  readonly agency!: string;

  @Field(() => [String])
  readonly roles!: readonly string[];

  @Field(() => [DutyWord], { description: 'The kinds of work that your roles open to you.' })
  readonly duties!: readonly Duty[];

  @Field(() => [ClearanceType])
  readonly clearances!: readonly ClearanceType[];

  @Field(() => [String], { description: 'Cases of which you are a member.' })
  readonly cases!: readonly string[];
}

@ObjectType('Duty', { simpleResolvers: true, description: 'A kind of work, and the roles that do it.' })
export class DutyType {
  @Field(() => DutyWord)
  readonly duty!: Duty;

  @Field(() => [RoleWord])
  readonly roles!: readonly Role[];
}

@ObjectType('Status', { simpleResolvers: true, description: 'How much there is that you may see.' })
export class StatusType {
  @Field(() => Int)
  readonly entities!: number;

  @Field(() => Int)
  readonly records!: number;

  @Field(() => Int)
  readonly imports!: number;

  @Field(() => Int)
  readonly matchesToJudge!: number;

  @Field(() => Int)
  readonly cases!: number;

  @Field(() => Boolean, { description: 'True where the graph holds the invented demonstration world.' })
  readonly demo!: boolean;
}
