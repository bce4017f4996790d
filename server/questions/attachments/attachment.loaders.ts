import DataLoader from 'dataloader';
import type { Asking, AttachmentView, EntityGraph } from '../../graph/entity-graph.js';

export function attachmentLoaders(graph: EntityGraph, asking: Asking) {
  return {
    attachmentsOfRecord: new DataLoader<string, readonly AttachmentView[]>(async (ids) => {
      const found = await graph.attachmentsOfRecords(ids, asking);
      return ids.map((id) => found.get(id) ?? []);
    }),
    /** By the id of the page; null for one without text. */
    attachmentPage: new DataLoader<string, string | null>(async (ids) => {
      const found = await graph.attachmentPages(ids, asking);
      return ids.map((id) => found.get(id) ?? null);
    }),
  };
}
