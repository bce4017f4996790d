import { graphql, type ResultOf } from '../../api/graphql.js';

/** All that is shown of a photo or document. */
export const ATTACHMENT = graphql(
  `fragment AttachmentShown on Attachment {
    id fileName mediaType sizeBytes sha256 addedBy addedAt handling widthPx heightPx irregularities preview
    exifState textState pageCount firstPageText
    exif {
      takenAt takenOffset positionAt make model serial lens software orientation
      position { latitude longitude asSaid datum errorM }
    }
    record { id line at }
    import { id fileName }
    distances { place distanceKm }
  }`,
);

export type Attachment = ResultOf<typeof ATTACHMENT>;
