import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../connection.js';

@ObjectType('PhotoPosition', {
  simpleResolvers: true,
  description: 'Where a camera says it was: degrees, north and east above 0.',
})
export class PhotoPositionType {
  @Field(() => Float)
  readonly latitude!: number;

  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => String, { description: 'As the file has it, with its references.' })
  readonly asSaid!: string;

  @Field(() => String, { nullable: true, description: 'Null where the file does not say.' })
  readonly datum!: string | null;

  @Field(() => Float, { nullable: true })
  readonly errorM!: number | null;
}

@ObjectType('Exif', {
  simpleResolvers: true,
  description: 'What a picture says about its taking: claimed by the file, proven by nothing.',
})
export class ExifType {
  @Field(() => String, { nullable: true, description: "By the camera's own clock; as written where it is no time." })
  readonly takenAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How far that clock was from UTC; null where the file does not say.',
  })
  readonly takenOffset!: string | null;

  @Field(() => String, { nullable: true, description: "By the satellites' clock, UTC." })
  readonly positionAt!: string | null;

  @Field(() => PhotoPositionType, { nullable: true })
  readonly position!: PhotoPositionType | null;

  @Field(() => String, { nullable: true })
  readonly make!: string | null;

  @Field(() => String, { nullable: true })
  readonly model!: string | null;

  @Field(() => String, { nullable: true })
  readonly serial!: string | null;

  @Field(() => String, { nullable: true })
  readonly lens!: string | null;

  @Field(() => String, { nullable: true })
  readonly software!: string | null;

  @Field(() => Int, { nullable: true, description: '1 upright, 2 to 8 turned or mirrored.' })
  readonly orientation!: number | null;
}

@ObjectType('PlaceDistance', {
  simpleResolvers: true,
  description: 'How far the position in a photo is from one that its record names.',
})
export class PlaceDistanceType {
  @Field(() => String, { description: 'As the record has it: UN/LOCODE or position.' })
  readonly place!: string;

  @Field(() => Float)
  readonly distanceKm!: number;
}

@ObjectType('Attachment', {
  description:
    'A photo or document that was added to a record, or came beside a table; it has the handling code of what it belongs to.',
})
export class AttachmentType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'As given.' })
  readonly fileName!: string;

  @Field(() => String, { description: 'By its content, never by its name.' })
  readonly mediaType!: string;

  @Field(() => Int)
  readonly sizeBytes!: number;

  @Field(() => String)
  readonly sha256!: string;

  @Field(() => String)
  readonly addedBy!: string;

  @Field(() => String)
  readonly addedAt!: string;

  @Field(() => String)
  readonly handling!: string;
}

@ObjectType('AttachmentText', {
  description: 'A page of an attached document on which every word stands that was looked for.',
})
export class AttachmentTextType {
  @Field(() => Int, { description: 'From 1.' })
  readonly page!: number;

  @Field(() => String, { description: 'What surrounds the first of the words.' })
  readonly excerpt!: string;

  @Field(() => String, { description: 'The whole page.' })
  readonly text!: string;
}

export const AttachmentConnectionType = connectionType('Attachment', AttachmentType);
export const AttachmentTextConnectionType = connectionType('AttachmentText', AttachmentTextType);
