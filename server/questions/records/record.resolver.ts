import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { AttachmentView, MentionView, RecordView } from '../../graph/entity-graph.js';
import { AttachmentType } from '../attachments/attachment.type.js';
import { ForDuty } from '../for-duty.js';
import { ImportType } from '../imports/import.type.js';
import { MentionType } from '../mentions/mention.type.js';
import { SourceType } from '../sources/source.type.js';
import { RecordType } from './record.type.js';

@Resolver(() => RecordType)
export class RecordResolver {
  @ForDuty('CONSULT')
  @Query(() => RecordType, { nullable: true, description: 'One record. Null where it is unknown.' })
  async record(@Arg('id', () => ID) id: string, @Ctx() { graph, asking }: RequestContext): Promise<RecordType | null> {
    return (await graph.records([id], asking)).get(id) ?? null;
  }

  @FieldResolver(() => SourceType)
  source(@Root() record: RecordView, @Ctx() { loaders }: RequestContext): Promise<SourceType> {
    return loaders.source.load(record.source);
  }

  @FieldResolver(() => ImportType)
  import(@Root() record: RecordView, @Ctx() { loaders }: RequestContext): Promise<ImportType> {
    return loaders.import.load(record.importId);
  }

  @FieldResolver(() => [AttachmentType], {
    description: 'Photos and documents added to it or to another version of it, first added first.',
  })
  attachments(@Root() record: RecordView, @Ctx() { loaders }: RequestContext): Promise<readonly AttachmentView[]> {
    return loaders.attachmentsOfRecord.load(record.id);
  }

  @FieldResolver(() => [MentionType])
  mentions(@Root() record: RecordView, @Ctx() { loaders }: RequestContext): Promise<readonly MentionView[]> {
    return loaders.mentionsOfRecord.load(record.id);
  }
}
