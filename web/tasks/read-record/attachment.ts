import { graphql, type ResultOf } from '../../api/graphql.js';

export const ATTACHMENTS = graphql(`
  query Attachments($id: ID!) {
    record(id: $id) {
      id
      originator
      attachments {
        id fileName mediaType sizeBytes sha256 addedBy addedAt handling widthPx heightPx irregularities preview
        exifState textState pageCount firstPageText
        exif {
          takenAt takenOffset positionAt make model serial lens software orientation
          position { latitude longitude asSaid datum errorM }
        }
        distances { place distanceKm }
      }
    }
  }
`);

export type Attachment = NonNullable<ResultOf<typeof ATTACHMENTS>['record']>['attachments'][number];
