import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { Neighbourhood } from '../../graph/entity-graph.js';
import type { EntityKind } from '../../records/mention.js';
import type { LinkKind } from '../../records/statement.js';
import { checkFirst } from '../connection.js';
import { EntityCardType } from '../entities/entity.type.js';
import { ForDuty } from '../for-duty.js';
import { LinkCardType } from '../links/link.type.js';
import { EntityKindWord, LinkKindWord } from '../words.js';
import { NeighbourhoodType } from './neighbourhood.type.js';

@Resolver(() => NeighbourhoodType)
export class NeighbourhoodResolver {
  @ForDuty('CONSULT')
  @Query(() => NeighbourhoodType, {
    nullable: true,
    description: 'The links of one entity and what they lead to, page by page. Null where it is unknown.',
  })
  async neighbourhood(
    @Arg('id', () => ID) id: string,
    @Arg('kinds', () => [LinkKindWord], { nullable: true }) kinds: readonly LinkKind[] | null | undefined,
    @Arg('entityKinds', () => [EntityKindWord], { nullable: true })
    entityKinds: readonly EntityKind[] | null | undefined,
    @Arg('first', () => Int, { defaultValue: 40 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<NeighbourhoodType | null> {
    checkFirst(first);
    const q = { id, kinds: kinds ?? null, entityKinds: entityKinds ?? null, first, after: after ?? null };
    return graph.neighbourhood(q, asking);
  }

  @FieldResolver(() => EntityCardType)
  centre(@Root() neighbourhood: Neighbourhood): EntityCardType {
    return neighbourhood.centre;
  }

  @FieldResolver(() => [EntityCardType])
  entities(@Root() neighbourhood: Neighbourhood): readonly EntityCardType[] {
    return neighbourhood.entities;
  }

  @FieldResolver(() => [LinkCardType])
  links(@Root() neighbourhood: Neighbourhood): readonly LinkCardType[] {
    return neighbourhood.links;
  }
}
