import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { ForDuty } from '../for-duty.js';
import { SourceType } from './source.type.js';

@Resolver(() => SourceType)
export class SourceResolver {
  @ForDuty('CONSULT')
  @Query(() => [SourceType], { description: 'The sources of which you may see something, by name.' })
  sources(@Ctx() { graph, asking }: RequestContext): Promise<readonly SourceType[]> {
    return graph.sources(asking);
  }
}
