import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { BadInput } from '../../errors.js';
import { EntityCardType } from '../entities/entity.type.js';
import { ForDuty } from '../for-duty.js';
import { LinkCardType } from '../links/link.type.js';
import { ChartType } from './chart.type.js';

/** Things asked about at a time: what one question may cost. Larger charts ask about parts of themselves. */
const MOST_THINGS = 500;

@Resolver(() => ChartType)
export class ChartResolver {
  @ForDuty('CONSULT')
  @Query(() => ChartType, {
    description: `Entities by their own ids or any of their mentions', and every link among them: what a saved chart opens with. At most ${MOST_THINGS} ids; what is unknown is left out.`,
  })
  chart(@Arg('ids', () => [ID]) ids: readonly string[]): ChartType {
    if (ids.length > MOST_THINGS) {
      throw new BadInput(`Ask for at most ${MOST_THINGS} things at a time`, { argument: 'ids', value: ids.length });
    }
    return { ids };
  }

  @FieldResolver(() => [EntityCardType], { description: 'In the order of the ids, each once.' })
  async entities(
    @Root() { ids }: ChartType,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<readonly EntityCardType[]> {
    const found = await graph.cards(ids, asking);
    return [...new Map(ids.flatMap((id) => found.get(id) ?? []).map((card) => [card.id, card])).values()];
  }

  @FieldResolver(() => [LinkCardType], { description: 'Their ends are ids of `entities`.' })
  links(@Root() { ids }: ChartType, @Ctx() { graph, asking }: RequestContext): Promise<readonly LinkCardType[]> {
    return graph.linksAmong(ids, asking);
  }
}
