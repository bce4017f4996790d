import type { ComparisonStore } from '../jobs/stores.js';
import type { SystemWriter } from './change.js';
import {
  candidatesOf,
  countUncompared,
  markCompared,
  putComparisons,
  putKeys,
  uncompared,
} from './changes/comparisons.cypher.js';
import { profilesById } from './changes/surroundings.cypher.js';
import { assertHeld } from './neo4j-job-store.js';

/** Profiles, the keys they are found by, and what comparing them showed. */
export function neo4jComparisonStore(writer: SystemWriter): ComparisonStore {
  return {
    countUncompared: async () => (await writer.read(countUncompared, {}))[0] ?? 0,
    uncompared: (limit) => writer.read(uncompared, { limit }),
    putKeys: (lease, filed) =>
      writer.inOne(async (apply) => {
        await assertHeld(apply, lease);
        await apply(putKeys, filed);
      }),
    async candidates(profiles) {
      const rows = await writer.read(candidatesOf, { profiles });
      return new Map(rows.map((r) => [r.profile, r.candidates]));
    },
    profiles: (ids) => writer.read(profilesById, { ids }),
    putComparisons: (lease, compared, comparisons, parameterSet) =>
      writer.inOne(async (apply) => {
        await assertHeld(apply, lease);
        await apply(putComparisons, { comparisons, parameterSet });
        await apply(markCompared, { profiles: compared });
      }),
  };
}
