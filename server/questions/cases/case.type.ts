import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType('CaseItem', { description: 'An entity put into a case.' })
export class CaseItemType {
  @Field(() => String)
  readonly addedBy!: string;

  @Field(() => String)
  readonly addedAt!: string;

  @Field(() => String)
  readonly note!: string;
}

@ObjectType('CaseEvent', { simpleResolvers: true, description: "One link of the case's hash chain." })
export class CaseEventType {
  @Field(() => Int)
  readonly seq!: number;

  @Field(() => String)
  readonly time!: string;

  @Field(() => String)
  readonly actor!: string;

  @Field(() => String)
  readonly action!: string;

  @Field(() => String)
  readonly object!: string;

  @Field(() => String)
  readonly detail!: string;
}

@ObjectType('ChartPosition', { simpleResolvers: true })
export class ChartPositionType {
  @Field(() => ID)
  readonly entity!: string;

  @Field(() => Float, { description: 'px' })
  readonly x!: number;

  @Field(() => Float, { description: 'px' })
  readonly y!: number;
}

@InputType('ChartPositionInput')
export class ChartPositionInputType {
  @Field(() => ID)
  readonly entity!: string;

  @Field(() => Float)
  readonly x!: number;

  @Field(() => Float)
  readonly y!: number;
}

@ObjectType('Membership', { simpleResolvers: true, description: 'Outside its time a membership is as none.' })
export class MembershipType {
  @Field(() => String)
  readonly member!: string;

  @Field(() => String, { nullable: true, description: 'UTC instant; null: ever since.' })
  readonly validFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'UTC instant at which it is over; null: never.' })
  readonly validUntil!: string | null;
}

@ObjectType('Case', { description: 'A prosecution in the making. Only its members see it.' })
export class CaseType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reference!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => Int, { description: 'Grows by one with every change.' })
  readonly version!: number;

  @Field(() => String, { description: 'Who opened it decides about its members.' })
  readonly openedBy!: string;

  @Field(() => String)
  readonly openedOn!: string;

  @Field(() => [String])
  readonly members!: readonly string[];

  @Field(() => [CaseEventType])
  readonly events!: readonly CaseEventType[];
}
