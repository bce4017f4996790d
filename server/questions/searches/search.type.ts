import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { EntityKind } from '../../records/mention.js';
import { connectionType } from '../connection.js';
import { EntityKindWord } from '../words.js';

@ObjectType('SearchHit')
export class SearchHitType {
  @Field(() => String, { description: 'The name or identifier that matched, as it stands in the record.' })
  readonly matched!: string;

  @Field(() => String)
  readonly property!: string;

  @Field(() => Float, { description: '1 for the same text, down to 0.' })
  readonly similarity!: number;
}

@ObjectType('Facet', { simpleResolvers: true, description: 'Counts what the whole search holds, not the page.' })
export class FacetType {
  @Field(() => EntityKindWord)
  readonly kind!: EntityKind;

  @Field(() => Int)
  readonly count!: number;
}

export const SearchConnectionType = connectionType('Search', SearchHitType);
