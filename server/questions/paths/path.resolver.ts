import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { BadInput } from '../../errors.js';
import type { Path } from '../../graph/entity-graph.js';
import type { LinkKind } from '../../records/statement.js';
import { EntityCardType } from '../entities/entity.type.js';
import { ForDuty } from '../for-duty.js';
import { LinkCardType } from '../links/link.type.js';
import { LinkKindWord } from '../words.js';
import { PathAnswerType, PathType } from './path.type.js';

/** Shortest paths listed at most; nobody reads more, and a pair of hubs has thousands. */
const MOST_PATHS = 50;

@Resolver(() => PathType)
export class PathResolver {
  @ForDuty('CONSULT')
  @Query(() => PathAnswerType, {
    nullable: true,
    description:
      'Ways between two entities over the kinds of link given, at most six links long. Null where either is unknown.',
  })
  async paths(
    @Arg('from', () => ID) from: string,
    @Arg('to', () => ID) to: string,
    @Arg('kinds', () => [LinkKindWord], { nullable: true }) kinds: readonly LinkKind[] | null | undefined,
    @Arg('limit', () => Int, { defaultValue: 5 }) limit: number,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<PathAnswerType | null> {
    if (limit < 1 || limit > MOST_PATHS) {
      throw new BadInput(`Ask for 1 to ${MOST_PATHS} paths`, { argument: 'limit', value: limit });
    }
    return graph.paths({ from, to, kinds: kinds ?? null, limit }, asking);
  }

  @FieldResolver(() => [EntityCardType], { description: 'From one end to the other.' })
  entities(@Root() path: Path): readonly EntityCardType[] {
    return path.entities;
  }

  @FieldResolver(() => [LinkCardType], { description: 'Each joins the entity of its place with the next.' })
  links(@Root() path: Path): readonly LinkCardType[] {
    return path.links;
  }
}
