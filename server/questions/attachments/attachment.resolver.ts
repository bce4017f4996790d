import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { AttachmentView, TextHit } from '../../graph/entity-graph.js';
import { attachmentPageIdOf } from '../../records/ids.js';
import { placeDistances } from '../../records/place-distances.js';
import { type Connection, connectionOf } from '../connection.js';
import { ForDuty } from '../for-duty.js';
import { ImportType } from '../imports/import.type.js';
import { RecordType } from '../records/record.type.js';
import { requiredText } from '../required-text.js';
import {
  AttachmentTextConnectionType,
  AttachmentTextType,
  AttachmentType,
  ExifType,
  PlaceDistanceType,
} from './attachment.type.js';

@Resolver(() => AttachmentType)
export class AttachmentResolver {
  @ForDuty('CONSULT')
  @Query(() => AttachmentTextConnectionType, {
    description:
      'Pages of attached documents you may see on which every one of these words stands. The text is taken as it is: no operators.',
  })
  async searchAttachments(
    @Arg('text', () => String) text: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { graph, asking }: RequestContext,
  ): Promise<Connection<AttachmentTextType>> {
    const wanted = requiredText('text', text);
    return connectionOf(
      first,
      after,
      (request) => graph.searchAttachments({ text: wanted, ...request }, asking),
      (hit) => hit,
    );
  }

  @FieldResolver(() => Int, { nullable: true })
  widthPx(@Root() { facts }: AttachmentView): number | null {
    return facts.widthPx;
  }

  @FieldResolver(() => Int, { nullable: true })
  heightPx(@Root() { facts }: AttachmentView): number | null {
    return facts.heightPx;
  }

  @FieldResolver(() => [String], {
    description: 'What is wrong with its bytes: TRUNCATED, BYTES_AFTER_END, WRONG_CHECKSUM, MALFORMED.',
  })
  irregularities(@Root() { facts }: AttachmentView): readonly string[] {
    return facts.irregularities;
  }

  @FieldResolver(() => String, {
    description:
      'SHOWN: at /attachments/ID/preview without anything but the picture. Else TOO_LARGE, NOT_SHOWABLE, DAMAGED.',
  })
  preview(@Root() { facts }: AttachmentView): string {
    return facts.preview;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Of pictures: READ, NONE, UNREADABLE.' })
  exifState(@Root() { facts }: AttachmentView): string | null {
    return facts.exifState;
  }

  @FieldResolver(() => ExifType, { nullable: true })
  exif(@Root() { facts }: AttachmentView): ExifType | null {
    return facts.exif;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Of documents: READ, PARTLY, NO_TEXT, ENCRYPTED, BROKEN, TOO_MUCH.',
  })
  textState(@Root() { facts }: AttachmentView): string | null {
    return facts.textState;
  }

  @FieldResolver(() => Int, { nullable: true })
  pageCount(@Root() { facts }: AttachmentView): number | null {
    return facts.pageCount;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What stands on the first page of a document; null where nothing was read there.',
  })
  firstPageText(@Root() { id }: AttachmentView, @Ctx() { loaders }: RequestContext): Promise<string | null> {
    return loaders.attachmentPage.load(attachmentPageIdOf(id, 1));
  }

  @FieldResolver(() => RecordType, {
    nullable: true,
    description: 'Null where it came beside a table and no row names it.',
  })
  async record(@Root() { recordId }: AttachmentView, @Ctx() { loaders }: RequestContext): Promise<RecordType | null> {
    return recordId === null ? null : loaders.record.load(recordId);
  }

  @FieldResolver(() => ImportType, {
    nullable: true,
    description: 'The file beside which it came; null where somebody added it to a record.',
  })
  async import(@Root() { importId }: AttachmentView, @Ctx() { loaders }: RequestContext): Promise<ImportType | null> {
    return importId === null ? null : loaders.import.load(importId);
  }

  @FieldResolver(() => [PlaceDistanceType], {
    description: 'Where both the photo and its record say a place: the nearest first.',
  })
  async distances(
    @Root() { facts, recordId }: AttachmentView,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly PlaceDistanceType[]> {
    const position = facts.exif?.position;
    if (!position || recordId === null) return [];
    const mentions = await loaders.mentionsOfRecord.load(recordId);
    return placeDistances(
      position,
      mentions.flatMap((m) => m.values),
    );
  }
}

@Resolver(() => AttachmentTextType)
export class AttachmentTextResolver {
  @FieldResolver(() => AttachmentType)
  attachment(@Root() { attachment }: TextHit): AttachmentView {
    return attachment;
  }
}
