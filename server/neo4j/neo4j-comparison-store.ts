import type { ComparisonStore } from '../jobs/stores.js';
import type { SystemWriter } from './change.js';
import {
  allWeighedBy,
  candidatesOf,
  countUncompared,
  dropComparisons,
  dropKeys,
  markCompared,
  markReweighed,
  markUncompared,
  noteWeighedBy,
  putComparisons,
  putFacts,
  putKeys,
  reweighed,
  uncompared,
} from './changes/comparisons.cypher.js';
import { joiningEdges } from './changes/surroundings.cypher.js';
import { assertHeld } from './neo4j-job-store.js';

/** Profiles, the keys they are found by, and what comparing them showed. */
export function neo4jComparisonStore(writer: SystemWriter): ComparisonStore {
  return {
    countUncompared: async () => (await writer.read(countUncompared, {}))[0] ?? 0,
    uncompared: (limit) => writer.read(uncompared, { limit }),
    joiningEdges: (profiles) => writer.read(joiningEdges, { profiles }),
    putKeys: (lease, filed) =>
      writer.inOne(async (apply) => {
        await assertHeld(apply, lease);
        await apply(dropKeys, filed);
        await apply(putKeys, filed);
      }),
    candidates: (profiles) => writer.read(candidatesOf, { profiles }),
    putComparisons: (lease, compared, comparisons, parameterSet) =>
      writer.inOne(async (apply) => {
        await assertHeld(apply, lease);
        await apply(dropComparisons, compared);
        await apply(putComparisons, { comparisons, parameterSet });
        await apply(putFacts, compared);
        await apply(markReweighed, { profiles: compared.filter((p) => p.isReweighed).map((p) => p.id) });
        await apply(markCompared, { profiles: compared.map((p) => p.id) });
      }),
    weighedBy: async () => (await writer.read(allWeighedBy, {}))[0] ?? null,
    markUncompared: (lease, after, limit) =>
      writer.inOne(async (apply) => {
        await assertHeld(apply, lease);
        return (await apply(markUncompared, { after, limit }))[0] ?? null;
      }),
    noteWeighedBy: (lease, by) =>
      writer.inOne(async (apply) => {
        await assertHeld(apply, lease);
        await apply(noteWeighedBy, by);
      }),
    reweighed: (limit) => writer.read(reweighed, { limit }),
  };
}
