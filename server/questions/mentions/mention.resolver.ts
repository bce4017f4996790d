import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { MentionView } from '../../graph/entity-graph.js';
import { EntityType } from '../entities/entity.type.js';
import { RecordType } from '../records/record.type.js';
import { ValueType, type ValueView } from '../values/value.type.js';
import { MentionType } from './mention.type.js';

@Resolver(() => MentionType)
export class MentionResolver {
  @FieldResolver(() => [ValueType])
  values(@Root() mention: MentionView): readonly ValueView[] {
    return mention.values.map((v) => ({ ...v, recordId: mention.recordId }));
  }

  @FieldResolver(() => RecordType)
  record(@Root() mention: MentionView, @Ctx() { loaders }: RequestContext): Promise<RecordType> {
    return loaders.record.load(mention.recordId);
  }

  @FieldResolver(() => EntityType, {
    nullable: true,
    description: 'The entity that holds it now; null while it waits for the row that introduces its thing.',
  })
  async entity(@Root() mention: MentionView, @Ctx() { loaders }: RequestContext): Promise<EntityType | null> {
    return mention.entityId === null ? null : loaders.entity.load(mention.entityId);
  }
}
