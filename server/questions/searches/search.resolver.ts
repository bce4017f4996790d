import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { SearchHit, SearchPage } from '../../graph/entity-graph.js';
import type { EntityKind } from '../../records/mention.js';
import { type Connection, connectionOf } from '../connection.js';
import { EntityCardType } from '../entities/entity.type.js';
import { ForDuty } from '../for-duty.js';
import { requiredText } from '../required-text.js';
import { EntityKindWord } from '../words.js';
import { FacetType, SearchConnectionType, SearchHitType } from './search.type.js';

interface SearchAnswer extends Connection<SearchHitType> {
  readonly facets: SearchPage['facets'];
}

@Resolver(() => SearchConnectionType)
export class SearchResolver {
  @ForDuty('CONSULT')
  @Query(() => SearchConnectionType, {
    description:
      'Entities by a name or identifier you may see, likest first. The text is taken as it is: no operators.',
  })
  async search(
    @Arg('text', () => String) text: string,
    @Arg('kinds', () => [EntityKindWord], { nullable: true }) kinds: readonly EntityKind[] | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<SearchAnswer> {
    const wanted = requiredText('text', text);
    let facets: SearchPage['facets'] = [];
    const connection = await connectionOf(
      first,
      after,
      async (request) => {
        const page = await graph.search({ text: wanted, kinds: kinds ?? null, ...request }, asking);
        facets = page.facets;
        return page;
      },
      (hit) => hit,
    );
    return { ...connection, facets };
  }

  @FieldResolver(() => [FacetType])
  facets(@Root() answer: SearchAnswer): readonly FacetType[] {
    return answer.facets;
  }
}

@Resolver(() => SearchHitType)
export class SearchHitResolver {
  @FieldResolver(() => EntityCardType)
  entity(@Root() hit: SearchHit): EntityCardType {
    return hit.entity;
  }
}
