import type { AttachmentStore, OfRecord } from '../jobs/attachments.js';
import { attachmentIdOf } from '../records/ids.js';
import type { Apply, SystemWriter } from './change.js';
import { keyOfRecord, putAttachment, putAttachmentOfImport } from './changes/attachments.cypher.js';
import { assertHeld } from './neo4j-job-store.js';

/** Attachments as nodes of the graph, each page of a document a node beside. */
export function neo4jAttachmentStore(writer: SystemWriter): AttachmentStore {
  return {
    put: (attachment) => writer.inOne((apply) => putToRecord(apply, attachment)),
    putPacked: (lease, attachment, namedBy) =>
      writer.inOne(async (apply) => {
        await assertHeld(apply, lease);
        if (namedBy.length === 0) {
          const id = attachmentIdOf(attachment.importId, attachment.sha256);
          const [kept] = await apply(putAttachmentOfImport, { id, attachment });
          if (!kept) throw new Error(`import ${attachment.importId} is not in the graph`);
        }
        for (const recordId of namedBy) {
          const id = await putToRecord(apply, { ...attachment, recordId });
          if (id === null) throw new Error(`record ${recordId} is not in the graph`);
        }
      }),
  };
}

async function putToRecord(apply: Apply, attachment: OfRecord): Promise<string | null> {
  const [key] = await apply(keyOfRecord, { id: attachment.recordId });
  if (key === undefined) return null;
  const id = attachmentIdOf(key, attachment.sha256);
  await apply(putAttachment, { id, attachment });
  return id;
}
