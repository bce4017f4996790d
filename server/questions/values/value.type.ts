import { Field, ObjectType } from 'type-graphql';
import type { MentionValue } from '../../records/mention.js';
import type { Verdict } from '../../records/verdict.js';
import { VerdictWord } from '../words.js';

/** A value with the record that gives it. */
export interface ValueView extends MentionValue {
  readonly recordId: string;
}

@ObjectType('Value', { description: 'One value as one record gives it: what stood there and what it was read as.' })
export class ValueType {
  @Field(() => String)
  readonly property!: string;

  @Field(() => String, { description: 'Exactly the text of the cell, or of the part it was read from.' })
  readonly raw!: string;

  @Field(() => String)
  readonly value!: string;

  @Field(() => String, { nullable: true, description: 'Registry of a number, unit of a quantity, kind of an alias.' })
  readonly scheme?: string | null;

  @Field(() => VerdictWord, { nullable: true, description: 'For identifiers only.' })
  readonly verdict?: Verdict | null;

  @Field(() => String, { description: 'The column of the file it was read from.' })
  readonly column!: string;
}
