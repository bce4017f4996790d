import type { AttachmentStore } from '../jobs/attachments.js';
import { attachmentIdOf } from '../records/ids.js';
import type { SystemWriter } from './change.js';
import { keyOfRecord, putAttachment } from './changes/attachments.cypher.js';

/** Attachments as nodes of the graph, each page of a document a node beside. */
export function neo4jAttachmentStore(writer: SystemWriter): AttachmentStore {
  return {
    put: (attachment) =>
      writer.inOne(async (apply) => {
        const [key] = await apply(keyOfRecord, { id: attachment.recordId });
        if (key === undefined) return null;
        const id = attachmentIdOf(key, attachment.sha256);
        await apply(putAttachment, { id, attachment });
        return id;
      }),
  };
}
