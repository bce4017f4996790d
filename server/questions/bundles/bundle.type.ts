import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Edition } from '../../casework/bundle.js';
import type { Redaction } from '../../casework/redaction.js';
import { EditionWord, RedactionWord } from '../words.js';

@ObjectType('Bundle', { simpleResolvers: true, description: 'One export of a case.' })
export class BundleType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly caseReference!: string;

  @Field(() => Int)
  readonly caseVersion!: number;

  @Field(() => EditionWord)
  readonly edition!: Edition;

  @Field(() => RedactionWord)
  readonly redaction!: Redaction;

  @Field(() => String)
  readonly fileName!: string;

  @Field(() => Float)
  readonly sizeBytes!: number;

  @Field(() => String, { description: 'SHA-256 of tagmanifest-sha256.txt.' })
  readonly bundleId!: string;

  @Field(() => String)
  readonly contentId!: string;

  @Field(() => String)
  readonly exportedAt!: string;

  @Field(() => String)
  readonly exportedBy!: string;

  @Field(() => Int, { description: 'Items of the case that the recipient may not have.' })
  readonly leftOut!: number;

  @Field(() => String, { description: 'Where to fetch it: a path on this server.' })
  readonly path!: string;
}
