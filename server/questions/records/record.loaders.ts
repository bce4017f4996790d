import DataLoader from 'dataloader';
import type { Asking, EntityGraph, RecordView } from '../../graph/entity-graph.js';

export function recordLoaders(graph: EntityGraph, asking: Asking) {
  return {
    /** For ids that came from an answer to the same viewer: one that is missing is a fault. */
    record: new DataLoader<string, RecordView>(async (ids) => {
      const found = await graph.records(ids, asking);
      return ids.map((id) => found.get(id) ?? new Error(`record ${id} is named in an answer but cannot be read`));
    }),
  };
}
