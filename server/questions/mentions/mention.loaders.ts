import DataLoader from 'dataloader';
import type { Asking, EntityGraph, MentionView } from '../../graph/entity-graph.js';

export function mentionLoaders(graph: EntityGraph, asking: Asking) {
  return {
    /** For ids that came from an answer to the same viewer: one that is missing is a fault. */
    mention: new DataLoader<string, MentionView>(async (ids) => {
      const found = await graph.mentions(ids, asking);
      return ids.map((id) => found.get(id) ?? new Error(`mention ${id} is named in an answer but cannot be read`));
    }),
    /** A judgement outlives what it is about: null for a mention that no record makes any more. */
    judgedMention: new DataLoader<string, MentionView | null>(async (ids) => {
      const found = await graph.mentions(ids, asking);
      return ids.map((id) => found.get(id) ?? null);
    }),
    mentionsOfRecord: new DataLoader<string, readonly MentionView[]>(async (ids) => {
      const found = await graph.mentionsOfRecords(ids, asking);
      return ids.map((id) => found.get(id) ?? []);
    }),
  };
}
