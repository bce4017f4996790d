import { Field, ObjectType } from 'type-graphql';

@ObjectType('BecauseValue', { simpleResolvers: true })
export class BecauseValueType {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly value!: string;
}

@ObjectType('Because', {
  description: "A sentence as a template's id with its values, so that it can be said in the reader's language.",
})
export class BecauseType {
  @Field(() => String)
  readonly template!: string;
}
