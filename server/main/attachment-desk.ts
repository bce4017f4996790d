import { rm } from 'node:fs/promises';
import type { AttachmentView } from '../graph/entity-graph.js';
import type { AttachmentDesk } from '../http/attachment-desk.js';
import { keepAttachment } from '../jobs/attachments.js';
import type { RecordId } from '../records/ids.js';
import type { Engine } from './engine.js';

/** Attachments over the graph and the object folder. */
export function attachmentDeskOn({ graph, stores }: Engine, now: () => Date): AttachmentDesk {
  const { objects } = stores;
  return {
    async mayAdd(recordId, { user }, asking) {
      const record = (await graph.records([recordId], asking)).get(recordId);
      return record === undefined ? null : record.originator === user.agency;
    },
    async add({ recordId, kind, path, fileName }, { user }) {
      const at = `${now().toISOString().slice(0, 19)}Z`;
      const file = { recordId: recordId as RecordId, kind, path, fileName, by: user.name, at };
      try {
        return await keepAttachment(stores, file);
      } finally {
        await rm(path, { force: true });
      }
    },
    async original(id, asking) {
      const found = (await graph.attachments([id], asking)).get(id);
      return found === undefined ? null : fileOf(found, found.sha256);
    },
    async preview(id, asking) {
      const found = (await graph.attachments([id], asking)).get(id);
      return found === undefined || found.previewSha256 === null ? null : fileOf(found, found.previewSha256);
    },
  };

  function fileOf({ fileName, mediaType }: AttachmentView, sha256: string) {
    return { path: objects.path(sha256), sha256, fileName, mediaType };
  }
}
