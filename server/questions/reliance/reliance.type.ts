import { Field, ObjectType } from 'type-graphql';

@ObjectType('ReliantCase', { description: 'A case in which a thing stands.' })
export class ReliantCaseType {
  @Field(() => Boolean, { description: 'It is an item of the case.' })
  readonly asItem!: boolean;

  @Field(() => Boolean, { description: 'It stands on the chart of the case.' })
  readonly onChart!: boolean;
}

@ObjectType('Reliance', { description: 'What rests on a thing being as it is now, of all that you see.' })
export class RelianceType {
  @Field(() => [ReliantCaseType], { description: 'By reference.' })
  readonly cases!: readonly ReliantCaseType[];
}
