import type { Candidate, ProfileCompared, UncomparedProfile, WeighedBy } from '../../jobs/stores.js';
import type { MentionId } from '../../records/ids.js';
import { COMPARED_KINDS } from '../../resolution/compared-kinds.js';
import type { Comparison } from '../../resolution/evidence.js';
import type { Change } from '../change.js';

export const countUncompared: Change<Record<string, never>, number> = {
  text: `CYPHER 25 MATCH (p:Uncompared) RETURN count(p) AS waiting`,
  params: () => ({}),
  row: (row) => row.get('waiting'),
};

export const uncompared: Change<{ limit: number }, UncomparedProfile> = {
  text: `CYPHER 25
    MATCH (p:Uncompared)
    WITH p ORDER BY p.id LIMIT $limit
    RETURN p.id AS id, p.kind AS kind, p.values AS values, p.facts AS facts, p.sure AS sure, EXISTS { (p)-[:KEYED]->() } AS isKnown`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    id: row.get('id'),
    kind: row.get('kind'),
    values: JSON.parse(row.get('values')),
    facts: row.get('facts'),
    sure: row.get('sure'),
    isKnown: row.get('isKnown'),
  }),
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

export const candidatesOf: Change<{ profiles: readonly string[] }, Candidate> = {
  text: `CYPHER 25
    UNWIND $profiles AS id
    MATCH (p:Profile {id: id})-[:KEYED]->(:Key)<-[:KEYED]-(q:Profile) USING INDEX p:Profile(id)
    WHERE q.kind = p.kind
    WITH q, collect(DISTINCT id) AS sharing
    RETURN q.id AS id, q.kind AS kind, q.values AS values, sharing ORDER BY id`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    id: row.get('id'),
    kind: row.get('kind'),
    values: JSON.parse(row.get('values')),
    sharing: row.get('sharing'),
  }),
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

/** Keys that other parameters gave, and keys that nothing bears any more. */
export const dropKeys: Change<readonly { profile: string; keys: readonly string[] }[], number> = {
  text: `CYPHER 25
    UNWIND $filed AS f
    MATCH (p:Profile {id: f.profile})-[r:KEYED]->(k:Key) USING INDEX p:Profile(id) WHERE NOT k.id IN f.keys
    DELETE r
    WITH DISTINCT k WHERE NOT EXISTS { (k)<-[:KEYED]-() }
    DELETE k
    RETURN count(*) AS dropped`,
  params: (filed) => ({ filed }),
  row: (row) => row.get('dropped'),
};

/** What was found of profiles by other parameters, and is not found any more. */
export const dropComparisons: Change<readonly ProfileCompared[], number> = {
  text: `CYPHER 25
    UNWIND $profiles AS f
    MATCH (p:Profile {id: f.id})-[r:COMPARED]-(q:Profile) USING INDEX p:Profile(id) WHERE NOT q.id IN f.kept
    DELETE r
    RETURN count(*) AS dropped`,
  params: (profiles) => ({ profiles: profiles.map(({ id, kept }) => ({ id, kept })) }),
  row: (row) => row.get('dropped'),
};

/** What a profile says of itself depends on the parameters too: which of its facts are hard, and whether it says enough. */
export const putFacts: Change<readonly ProfileCompared[], number> = {
  text: `CYPHER 25
    UNWIND $profiles AS f
    MATCH (p:Profile {id: f.id}) USING INDEX p:Profile(id)
    SET p.facts = f.facts, p.sure = f.sure
    RETURN count(p) AS put`,
  params: (profiles) => ({ profiles: profiles.map(({ id, facts, sure }) => ({ id, facts, sure })) }),
  row: (row) => row.get('put'),
};

export const markReweighed: Change<{ profiles: readonly string[] }, number> = {
  text: `CYPHER 25
    UNWIND $profiles AS id
    MATCH (p:Profile {id: id}) USING INDEX p:Profile(id)
    SET p:Reweighed
    RETURN count(p) AS marked`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('marked'),
};

export const reweighed: Change<{ limit: number }, { id: string; mentions: readonly MentionId[] }> = {
  text: `CYPHER 25
    MATCH (p:Reweighed)
    WITH p ORDER BY p.id LIMIT $limit
    RETURN p.id AS id, COLLECT { MATCH (p)<-[:SAYS]-(m:Mention:Current) WHERE NOT m:Unplaced RETURN m.id ORDER BY m.id } AS mentions`,
  params: (p) => ({ ...p }),
  row: (row) => ({ id: row.get('id'), mentions: row.get('mentions') }),
};

export const markReplaced: Change<{ profiles: readonly string[] }, number> = {
  text: `CYPHER 25
    UNWIND $profiles AS id
    MATCH (p:Profile {id: id}) USING INDEX p:Profile(id) WHERE p:Reweighed
    REMOVE p:Reweighed
    RETURN count(p) AS marked`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('marked'),
};

/** Some of the profiles that are compared at all, in the order of their ids. */
export const markUncompared: Change<{ after: string; limit: number }, string | null> = {
  text: `CYPHER 25
    MATCH (p:Profile) USING INDEX p:Profile(id) WHERE p.id > $after
    WITH p ORDER BY p.id LIMIT $limit
    CALL (p) { WITH p WHERE p.kind IN $kinds SET p:Uncompared }
    RETURN max(p.id) AS last`,
  params: ({ after, limit }) => ({ after, limit, kinds: COMPARED_KINDS }),
  row: (row) => row.get('last'),
};

/** No row where nothing has been weighed. */
export const allWeighedBy: Change<Record<string, never>, WeighedBy> = {
  text: `CYPHER 25
    MATCH (g:GraphState {id: 'graph'}) USING INDEX g:GraphState(id) WHERE g.weighedBy IS NOT NULL
    RETURN g.weighedByChoice AS choice, g.weighedBy AS version`,
  params: () => ({}),
  row: (row) => ({ choice: row.get('choice'), version: row.get('version') }),
};

/** Also the day, where all was weighed by another set before: what was held until then was weighed otherwise. */
export const noteWeighedBy: Change<WeighedBy, true> = {
  text: `CYPHER 25
    MERGE (g:GraphState {id: 'graph'})
      ON CREATE SET g.version = 0
    WITH g, CASE WHEN g.weighedBy IS NULL OR g.weighedBy = $version THEN g.weighedAnewOn ELSE toString(date()) END AS anew
    SET g.weighedAnewOn = anew, g.weighedByChoice = $choice, g.weighedBy = $version
    RETURN true AS noted`,
  params: (p) => ({ ...p }),
  row: () => true,
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
