import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../connection.js';

@ObjectType('Refusal', { simpleResolvers: true, description: 'Why one row was not taken in.' })
export class RefusalType {
  @Field(() => Int)
  readonly line!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Where the row stands in a file that is no delimited text: `sheet "Seizures", row 12`. `line` is then that of the table made of it.',
  })
  readonly at!: string | null;

  @Field(() => String)
  readonly column!: string;

  @Field(() => String)
  readonly value!: string;

  @Field(() => String)
  readonly reason!: string;
}

@ObjectType('Import', { description: 'One file as it came, and what became of its rows.' })
export class ImportType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly fileName!: string;

  @Field(() => String)
  readonly mediaType!: string;

  @Field(() => String)
  readonly encoding!: string;

  @Field(() => String)
  readonly layout!: string;

  @Field(() => Float)
  readonly sizeBytes!: number;

  @Field(() => String)
  readonly sha256!: string;

  @Field(() => String, {
    nullable: true,
    description: "Which of the file's tables was read; null where the file is one.",
  })
  readonly table!: string | null;

  @Field(() => String)
  readonly by!: string;

  @Field(() => String)
  readonly importedAt!: string;

  @Field(() => String)
  readonly recordedOn!: string;

  @Field(() => String, { nullable: true })
  readonly receivedFrom!: string | null;

  @Field(() => String, { nullable: true })
  readonly receivedOn!: string | null;

  @Field(() => String, { nullable: true })
  readonly authority!: string | null;

  @Field(() => String, { nullable: true })
  readonly edition!: string | null;

  @Field(() => String)
  readonly handling!: string;

  @Field(() => Int)
  readonly read!: number;

  @Field(() => Int)
  readonly accepted!: number;

  @Field(() => Int)
  readonly refused!: number;

  @Field(() => Int)
  readonly alreadyKnown!: number;

  @Field(() => Int, { description: 'Rows kept whose partner, which introduces their thing, has not come.' })
  readonly waiting!: number;

  @Field(() => String, { description: 'RUNNING, DONE or FAILED.' })
  readonly state!: string;
}

export const ImportConnectionType = connectionType('Import', ImportType);
export const RefusalConnectionType = connectionType('Refusal', RefusalType);
