import DataLoader from 'dataloader';
import type { Asking, EntityGraph, ImportView } from '../../graph/entity-graph.js';

export function importLoaders(graph: EntityGraph, asking: Asking) {
  return {
    /** For ids that came from an answer to the same viewer: one that is missing is a fault. */
    import: new DataLoader<string, ImportView>(async (ids) => {
      const found = await graph.importsById(ids, asking);
      return ids.map((id) => found.get(id) ?? new Error(`import ${id} is named in an answer but cannot be read`));
    }),
  };
}
