import type { CaseDesk } from '../casework/case-desk.js';
import type { Asking, EntityGraph } from '../graph/entity-graph.js';
import { attachmentLoaders } from './attachments/attachment.loaders.js';
import { entityLoaders } from './entities/entity.loaders.js';
import { importLoaders } from './imports/import.loaders.js';
import { matchLoaders } from './matches/match.loaders.js';
import { mentionLoaders } from './mentions/mention.loaders.js';
import { recordLoaders } from './records/record.loaders.js';
import { sourceLoaders } from './sources/source.loaders.js';

/** Made anew for each request, so that nothing read for one viewer is ever given to another. */
export function loadersFor(graph: EntityGraph, cases: Pick<CaseDesk, 'all'>, asking: Asking) {
  return {
    ...attachmentLoaders(graph, asking),
    ...entityLoaders(graph, asking),
    ...importLoaders(graph, asking),
    ...matchLoaders(graph, cases, asking),
    ...mentionLoaders(graph, asking),
    ...recordLoaders(graph, asking),
    ...sourceLoaders(graph, asking),
  };
}

export type Loaders = ReturnType<typeof loadersFor>;
