import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { ImportView } from '../../graph/entity-graph.js';
import { AttachmentConnectionType, type AttachmentType } from '../attachments/attachment.type.js';
import { type Connection, connectionOf } from '../connection.js';
import { ForDuty } from '../for-duty.js';
import { RecordConnectionType, type RecordType } from '../records/record.type.js';
import { SourceType } from '../sources/source.type.js';
import { ImportConnectionType, ImportType, RefusalConnectionType, type RefusalType } from './import.type.js';

@Resolver(() => ImportType)
export class ImportResolver {
  @ForDuty('CONSULT')
  @Query(() => ImportConnectionType, { description: 'Files taken in, newest first.' })
  imports(
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<Connection<ImportType>> {
    return connectionOf(
      first,
      after,
      (page) => graph.imports(page, asking),
      (item) => item,
    );
  }

  @ForDuty('CONSULT')
  @Query(() => ImportType, { nullable: true, description: 'One file taken in. Null where it is unknown.' })
  async import(@Arg('id', () => ID) id: string, @Ctx() { graph, asking }: RequestContext): Promise<ImportType | null> {
    return (await graph.importsById([id], asking)).get(id) ?? null;
  }

  @FieldResolver(() => SourceType)
  source(@Root() file: ImportView, @Ctx() { loaders }: RequestContext): Promise<SourceType> {
    return loaders.source.load(file.source);
  }

  @FieldResolver(() => RefusalConnectionType, { description: 'Rows not taken in, in the order of the file.' })
  refusals(
    @Root() file: ImportView,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<Connection<RefusalType>> {
    return connectionOf(
      first,
      after,
      (page) => graph.refusals(file.id, page, asking),
      (refusal) => refusal,
    );
  }

  @FieldResolver(() => AttachmentConnectionType, {
    description: 'Photos and documents that came beside its table, by name.',
  })
  attachments(
    @Root() file: ImportView,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<Connection<AttachmentType>> {
    return connectionOf(
      first,
      after,
      (page) => graph.attachmentsOfImport(file.id, page, asking),
      (attachment) => attachment,
    );
  }

  @FieldResolver(() => RecordConnectionType)
  records(
    @Root() file: ImportView,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<Connection<RecordType>> {
    return connectionOf(
      first,
      after,
      (page) => graph.recordsOfImport(file.id, page, asking),
      (record) => record,
    );
  }
}
