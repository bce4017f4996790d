import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../connection.js';

@ObjectType('Grade', {
  simpleResolvers: true,
  description: 'Grade of the source and of its information, in the scheme in which it was given.',
})
export class GradeType {
  @Field(() => String)
  readonly scheme!: string;

  @Field(() => String)
  readonly source!: string;

  @Field(() => String)
  readonly information!: string;
}

@ObjectType('Cell', { simpleResolvers: true, description: 'One cell as it came.' })
export class CellType {
  @Field(() => String)
  readonly column!: string;

  @Field(() => String)
  readonly text!: string;
}

@ObjectType('Warning', { simpleResolvers: true, description: 'Something noticed while reading the row.' })
export class WarningType {
  @Field(() => String)
  readonly column!: string;

  @Field(() => String)
  readonly value!: string;

  @Field(() => String)
  readonly reason!: string;
}

@ObjectType('HandlingConditions', {
  simpleResolvers: true,
  description:
    'What the provider asked for beside the marking, as given. Days on which it ends or is to be looked at widen nothing.',
})
export class HandlingConditionsType {
  @Field(() => [String], { description: 'Handling codes of the scheme of the grade: H1, H2, H3; 4, 5; A1, S2.' })
  readonly codes!: readonly string[];

  @Field(() => String, { nullable: true })
  readonly text!: string | null;

  @Field(() => String, { nullable: true })
  readonly expiresOn!: string | null;

  @Field(() => String, { nullable: true })
  readonly reviewOn!: string | null;
}

@ObjectType('Record', { description: 'One row, immutable: what a source said on a day.' })
export class RecordType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'The kind of table it was recognised as.' })
  readonly layout!: string;

  @Field(() => String)
  readonly sourceKey!: string;

  @Field(() => Int, { description: '1-based line of the file on which the row begins.' })
  readonly line!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Where the row stands in a file that is no delimited text: `sheet "Seizures", row 12`. `line` is then that of the table made of it.',
  })
  readonly at!: string | null;

  @Field(() => [CellType])
  readonly cells!: readonly CellType[];

  @Field(() => [WarningType])
  readonly warnings!: readonly WarningType[];

  @Field(() => String)
  readonly recordedOn!: string;

  @Field(() => String, { nullable: true })
  readonly endedOn!: string | null;

  @Field(() => GradeType)
  readonly grade!: GradeType;

  @Field(() => String)
  readonly handling!: string;

  @Field(() => String, { description: 'The agency whose record it is: without its consent it goes no further.' })
  readonly originator!: string;

  @Field(() => HandlingConditionsType)
  readonly conditions!: HandlingConditionsType;
}

export const RecordConnectionType = connectionType('Record', RecordType);
