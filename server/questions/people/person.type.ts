import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Role } from '../../access/viewer.js';
import { ClearanceType } from '../accounts/account.type.js';
import { RequestStateWord, RoleWord } from '../words.js';

@ObjectType('HeldClearance', { simpleResolvers: true, description: 'A clearance, and when it holds.' })
export class HeldClearanceType extends ClearanceType {
  @Field(() => String, { nullable: true, description: 'An instant (UTC); null where it has begun already.' })
  readonly validFrom!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'An instant (UTC), no longer included; null where it has no end.',
  })
  readonly validUntil!: string | null;
}

@ObjectType('Rights', { simpleResolvers: true, description: 'What somebody may do and see.' })
export class RightsType {
  @Field(() => [RoleWord])
  readonly roles!: readonly Role[];

  @Field(() => [HeldClearanceType])
  readonly clearances!: readonly HeldClearanceType[];

  @Field(() => Boolean, { description: 'False once the account has been ended.' })
  readonly active!: boolean;
}

@ObjectType('Person', {
  simpleResolvers: true,
  description:
    'Somebody with an account. Of people of other agencies only their clearance for your own records is told.',
})
export class PersonType {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly displayName!: string;

  @Field(() => String)
  readonly agency!: string;

  @Field(() => RightsType)
  readonly rights!: RightsType;

  @Field(() => String, { nullable: true, description: 'A day (UTC); null where it is not known.' })
  readonly lastSignInOn!: string | null;

  @Field(() => String, { nullable: true, description: 'The day on which the account ended; null while it runs.' })
  readonly endedOn!: string | null;
}

@ObjectType('RightsRequest', {
  simpleResolvers: true,
  description: 'A change of rights that waits for a second administrator, or that one decided.',
})
export class RightsRequestType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => PersonType, { description: 'Whom it concerns, as he is now.' })
  readonly person!: PersonType;

  @Field(() => Boolean, { description: 'Whether it takes away a second factor that was lost; his rights stay.' })
  readonly takesSecondFactor!: boolean;

  @Field(() => RightsType, { description: 'What he held when it was asked.' })
  readonly before!: RightsType;

  @Field(() => RightsType, { description: 'What he would hold.' })
  readonly after!: RightsType;

  @Field(() => String)
  readonly reason!: string;

  @Field(() => String)
  readonly askedBy!: string;

  @Field(() => String)
  readonly askedAt!: string;

  @Field(() => String, { description: 'From then on nobody can approve it.' })
  readonly expiresAt!: string;

  @Field(() => RequestStateWord)
  readonly state!: keyof typeof RequestStateWord;

  @Field(() => Boolean, { description: 'Whether you are the second administrator it waits for.' })
  readonly decidable!: boolean;

  @Field(() => String, { nullable: true })
  readonly decidedBy!: string | null;

  @Field(() => String, { nullable: true })
  readonly decidedAt!: string | null;

  @Field(() => String, { nullable: true })
  readonly decisionReason!: string | null;
}

@ObjectType('RightsOutcome', {
  simpleResolvers: true,
  description: 'What came of a change: done, or waiting for a second administrator.',
})
export class RightsOutcomeType {
  @Field(() => PersonType)
  readonly person!: PersonType;

  @Field(() => RightsRequestType, { nullable: true, description: 'Null where the change is done.' })
  readonly request!: RightsRequestType | null;
}

@ObjectType('NewAccount', { simpleResolvers: true, description: 'An account that was made just now.' })
export class NewAccountType extends RightsOutcomeType {
  @Field(() => String, { description: 'Works once, and is shown this once.' })
  readonly password!: string;
}

@ObjectType('PasswordReset', { simpleResolvers: true, description: 'A password that was replaced just now.' })
export class PasswordResetType {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String, { description: 'Works once, and is shown this once.' })
  readonly password!: string;
}

@ObjectType('SecondFactorReset', { simpleResolvers: true, description: 'What came of taking a second factor away.' })
export class SecondFactorResetType {
  @Field(() => Boolean, { description: 'False where there was none, or where a second administrator decides first.' })
  readonly taken!: boolean;

  @Field(() => RightsRequestType, { nullable: true, description: 'Null where nobody else has to decide.' })
  readonly request!: RightsRequestType | null;
}

@ObjectType('StandIn', {
  simpleResolvers: true,
  description: 'Parameters that this program cannot weigh by, since they were trained with the weights of another one.',
})
export class StandInType {
  @Field(() => String, { description: 'Version of the parameters that an administrator put into use.' })
  readonly chosen!: string;

  @Field(() => String, {
    description: 'Version of the shipped parameters, which weigh until somebody trains or chooses again.',
  })
  readonly weighing!: string;
}

@ObjectType('Administration', { simpleResolvers: true, description: 'How far your administration reaches.' })
export class AdministrationType {
  @Field(() => Boolean, {
    description: 'True for a system administrator; others administer people of their own agency.',
  })
  readonly everywhere!: boolean;

  @Field(() => Boolean, { description: 'True where what gives rights waits for a second administrator.' })
  readonly fourEyes!: boolean;

  @Field(() => StandInType, { nullable: true, description: 'Null where the parameters that were chosen weigh.' })
  readonly standIn!: StandInType | null;
}

@ObjectType('Colleague', { simpleResolvers: true, description: 'Somebody of your own agency.' })
export class ColleagueType {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly displayName!: string;
}

@InputType('ClearanceInput', { description: "A clearance for an agency's records, given or taken away." })
export class ClearanceInputType {
  @Field(() => String)
  readonly agency!: string;

  @Field(() => String, { nullable: true, description: 'TLP 2.0, as "TLP:AMBER"; null takes the clearance away.' })
  readonly handling!: string | null;

  @Field(() => String, { nullable: true, description: 'An instant, as 2026-03-14T00:00:00Z; null: at once.' })
  readonly validFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'An instant, no longer included; null: without an end.' })
  readonly validUntil!: string | null;
}
