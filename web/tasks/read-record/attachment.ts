import { graphql } from '../../api/graphql.js';
import { ATTACHMENT } from '../../parts/attachments/attachment.js';

export const ATTACHMENTS = graphql(
  `query Attachments($id: ID!) { record(id: $id) { id originator attachments { ...AttachmentShown } } }`,
  [ATTACHMENT],
);
