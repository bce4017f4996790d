import type { StoredProfile } from '../../jobs/stores.js';
import type { Comparison } from '../../resolution/evidence.js';
import type { Change } from '../change.js';

export const countUncompared: Change<Record<string, never>, number> = {
  text: `CYPHER 25 MATCH (p:Uncompared) RETURN count(p) AS waiting`,
  params: () => ({}),
  row: (row) => row.get('waiting'),
};

export const uncompared: Change<{ limit: number }, StoredProfile> = {
  text: `CYPHER 25
    MATCH (p:Uncompared)
    WITH p ORDER BY p.id LIMIT $limit
    RETURN p.id AS id, p.kind AS kind, p.values AS values`,
  params: (p) => ({ ...p }),
  row: (row) => ({ id: row.get('id'), kind: row.get('kind'), values: JSON.parse(row.get('values')) }),
};

export const putKeys: Change<readonly { profile: string; keys: readonly string[] }[], number> = {
  text: `CYPHER 25
    UNWIND $filed AS f
    MATCH (p:Profile {id: f.profile}) USING INDEX p:Profile(id)
    UNWIND f.keys AS key
    MERGE (k:Key {id: key})
    MERGE (p)-[:KEYED]->(k)
    RETURN count(*) AS kept`,
  params: (filed) => ({ filed: filed.map(({ profile, keys }) => ({ profile, keys: [...keys].sort() })) }),
  row: (row) => row.get('kept'),
};

export const candidatesOf: Change<{ profiles: readonly string[] }, { profile: string; candidates: readonly string[] }> =
  {
    text: `CYPHER 25
    UNWIND $profiles AS id
    MATCH (p:Profile {id: id})-[:KEYED]->(:Key)<-[:KEYED]-(q:Profile) USING INDEX p:Profile(id)
    WHERE q.kind = p.kind
    WITH id, q.id AS candidate ORDER BY candidate
    RETURN id AS profile, collect(DISTINCT candidate) AS candidates`,
    params: (p) => ({ ...p }),
    row: (row) => ({ profile: row.get('profile'), candidates: row.get('candidates') }),
  };

/** Repeating it changes nothing: a pair is compared the same way whichever of the two comes second. */
export const putComparisons: Change<{ comparisons: readonly Comparison[]; parameterSet: string }, number> = {
  text: `CYPHER 25
    UNWIND $comparisons AS c
    MATCH (p:Profile {id: c.left}) USING INDEX p:Profile(id)
    MATCH (q:Profile {id: c.right}) USING INDEX q:Profile(id)
    MERGE (p)-[r:COMPARED]->(q)
    SET r = c.properties
    RETURN count(r) AS kept`,
  params: ({ comparisons, parameterSet }) => ({
    comparisons: comparisons.map((c) => ({
      left: c.left,
      right: c.right,
      properties: {
        weightBits: c.weightBits,
        strong: c.strong,
        contradiction: c.contradiction === null ? null : JSON.stringify(c.contradiction),
        evidence: JSON.stringify(c.evidence),
        parameterSet,
      },
    })),
  }),
  row: (row) => row.get('kept'),
};

export const markCompared: Change<{ profiles: readonly string[] }, number> = {
  text: `CYPHER 25
    UNWIND $profiles AS id
    MATCH (p:Profile {id: id}) USING INDEX p:Profile(id) WHERE p:Uncompared
    REMOVE p:Uncompared
    RETURN count(p) AS compared`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('compared'),
};
