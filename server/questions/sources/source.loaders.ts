import DataLoader from 'dataloader';
import type { Asking, EntityGraph, SourceView } from '../../graph/entity-graph.js';

export function sourceLoaders(graph: EntityGraph, asking: Asking) {
  return {
    /** There are few sources, so all are read at once. */
    source: new DataLoader<string, SourceView>(async (names) => {
      const found = new Map((await graph.sources(asking)).map((s) => [s.name, s]));
      return names.map((name) => found.get(name) ?? new Error(`source ${name} is named in an answer but unknown`));
    }),
  };
}
