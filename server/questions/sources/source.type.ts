import { Field, ObjectType } from 'type-graphql';

@ObjectType('Source', {
  simpleResolvers: true,
  description: 'A data set, named as its publisher names it, with the law under which it is held.',
})
export class SourceType {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly title!: string;

  @Field(() => String)
  readonly publisher!: string;

  @Field(() => String)
  readonly licence!: string;

  @Field(() => String)
  readonly legalBasis!: string;

  @Field(() => [String])
  readonly permittedPurposes!: readonly string[];

  @Field(() => String)
  readonly retentionClass!: string;

  @Field(() => String, { nullable: true, description: 'Date of the edition, where the source has one.' })
  readonly edition!: string | null;
}
