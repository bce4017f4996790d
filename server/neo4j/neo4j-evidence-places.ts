import type { EvidencePlaces } from '../casework/evidence-places.js';
import type { Ask } from './question.js';
import { headerPlaces, recordScopes, rowPlaces, sourcesNotForCourt } from './questions/evidence-places.cypher.js';

export function neo4jEvidencePlaces(ask: Ask): EvidencePlaces {
  return {
    rows: async (ids, { viewer, signal }) =>
      new Map((await ask(rowPlaces, { ids }, viewer, signal)).map(({ id, ...place }) => [id, place])),
    headers: async (ids, { viewer, signal }) =>
      new Map((await ask(headerPlaces, { ids }, viewer, signal)).map(({ id, ...place }) => [id, place])),
    scopesOf: async (ids, { viewer, signal }) => new Set(await ask(recordScopes, { ids }, viewer, signal)),
    notForCourt: async ({ viewer, signal }) => new Set(await ask(sourcesNotForCourt, {}, viewer, signal)),
  };
}
