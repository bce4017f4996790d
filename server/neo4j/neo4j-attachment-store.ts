import type { AttachmentStore } from '../jobs/attachments.js';
import { attachmentIdOf } from '../records/ids.js';
import type { SystemWriter } from './change.js';
import { keyOfRecord, putAttachment, putAttachmentOfImport } from './changes/attachments.cypher.js';
import { assertHeld } from './neo4j-job-store.js';

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
    putToImport: (lease, attachment) =>
      writer.inOne(async (apply) => {
        await assertHeld(apply, lease);
        const id = attachmentIdOf(attachment.importId, attachment.sha256);
        const [kept] = await apply(putAttachmentOfImport, { id, attachment });
        if (!kept) throw new Error(`import ${attachment.importId} is not in the graph`);
        return id;
      }),
  };
}
