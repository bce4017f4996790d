import DataLoader from 'dataloader';
import type { Asking, EntityCard, EntityDetail, EntityGraph, LinkCount } from '../../graph/entity-graph.js';

export function entityLoaders(graph: EntityGraph, asking: Asking) {
  return {
    entity: new DataLoader<string, EntityDetail | null>(async (ids) => {
      const found = await graph.entities(ids, asking);
      return ids.map((id) => found.get(id) ?? null);
    }),
    card: new DataLoader<string, EntityCard | null>(async (ids) => {
      const found = await graph.cards(ids, asking);
      return ids.map((id) => found.get(id) ?? null);
    }),
    linkCounts: new DataLoader<string, readonly LinkCount[]>(async (ids) => {
      const found = await graph.linkCounts(ids, asking);
      return ids.map((id) => found.get(id) ?? []);
    }),
  };
}
