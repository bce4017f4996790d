import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { EntityKind } from '../../records/mention.js';
import type { LinkKind } from '../../records/statement.js';
import { connectionType } from '../connection.js';
import { EntityKindWord, LinkKindWord } from '../words.js';

@ObjectType('LinkCard', { simpleResolvers: true, description: 'A short form of a link, as a chart draws it.' })
export class LinkCardType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => LinkKindWord)
  readonly kind!: LinkKind;

  @Field(() => String)
  readonly role!: string;

  @Field(() => ID)
  readonly from!: string;

  @Field(() => ID)
  readonly to!: string;

  @Field(() => String, { nullable: true })
  readonly heldFrom!: string | null;

  @Field(() => String, { nullable: true })
  readonly heldUntil!: string | null;

  @Field(() => Int, { description: 'Records that support it and that you may see.' })
  readonly recordCount!: number;
}

@ObjectType('LinkCount', { simpleResolvers: true })
export class LinkCountType {
  @Field(() => LinkKindWord)
  readonly kind!: LinkKind;

  @Field(() => String)
  readonly role!: string;

  @Field(() => Boolean, { description: "true: this entity is the link's `from`" })
  readonly outward!: boolean;

  @Field(() => EntityKindWord, { description: 'Kind of the entities at the other end.' })
  readonly entityKind!: EntityKind;

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType('Link', { description: 'How two entities stand to each other, with everything that says so.' })
export class LinkType {
  @Field(() => ID, { description: "Its first statement that you may see. Any statement's id leads here." })
  readonly id!: string;

  @Field(() => LinkKindWord)
  readonly kind!: LinkKind;

  @Field(() => String)
  readonly role!: string;

  @Field(() => String, { nullable: true })
  readonly heldFrom!: string | null;

  @Field(() => String, { nullable: true })
  readonly heldUntil!: string | null;

  @Field(() => Int, { description: 'Records that support it and that you may see.' })
  readonly recordCount!: number;
}

@ObjectType('Statement', { description: 'What one record says about how two of its mentions stand to each other.' })
export class StatementType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => [String], { description: 'The columns of the record that say so.' })
  readonly columns!: readonly string[];

  @Field(() => String, { nullable: true })
  readonly heldFrom!: string | null;

  @Field(() => String, { nullable: true })
  readonly heldUntil!: string | null;

  @Field(() => String)
  readonly recordedOn!: string;
}

export const StatementConnectionType = connectionType('Statement', StatementType);
