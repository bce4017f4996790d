import type { Judgement } from '../../resolution/judgement.js';
import type { Change } from '../change.js';
import { asJudgement } from './surroundings.cypher.js';

/** Append-only; the id is computed from what was decided, so the same act twice is one node. */
export const addJudgement: Change<{ judgement: Judgement; scope: number }, string> = {
  text: `CYPHER 25
    MERGE (j:Judgement {id: $id})
      ON CREATE SET j.left = $left, j.right = $right, j.decision = $decision, j.by = $by, j.reason = $reason,
        j.judgedAt = $judgedAt, j.withdraws = $withdraws, j.weighedBy = $weighedBy, j.scopes = [$scope], j.memberScopes = $memberScopes
    WITH j
    UNWIND [$left, $right] AS judged
    MATCH (m:Mention {id: judged}) USING INDEX m:Mention(id)
    SET m:Judged
    RETURN DISTINCT j.id AS id`,
  params: ({ judgement: { scopes, ...judgement }, scope }) => ({ ...judgement, scope, memberScopes: [...scopes] }),
  row: (row) => row.get('id'),
};

export const judgementById: Change<{ id: string }, Judgement> = {
  text: `CYPHER 25
    MATCH (j:Judgement {id: $id}) USING INDEX j:Judgement(id)
    RETURN j.id AS id, j.left AS left, j.right AS right, j.decision AS decision, j.by AS by, j.reason AS reason,
      j.judgedAt AS judgedAt, j.withdraws AS withdraws, j.memberScopes AS scopes, j.weighedBy AS weighedBy`,
  params: (p) => ({ ...p }),
  row: asJudgement,
};

/**
 * By which parameters pairs were weighed. No row for a pair of which one still waits to be compared and nothing is kept of it, or that says one
 * thing and was compared with nothing.
 */
export const weighedBy: Change<
  { pairs: readonly (readonly [string, string])[]; otherwise: string },
  { left: string; right: string; version: string }
> = {
  text: `CYPHER 25
    UNWIND $pairs AS pair
    MATCH (m:Mention {id: pair[0]})-[:SAYS]->(p:Profile) USING INDEX m:Mention(id) WHERE m:Current
    MATCH (n:Mention {id: pair[1]})-[:SAYS]->(q:Profile) USING INDEX n:Mention(id) WHERE n:Current
    OPTIONAL MATCH (p)-[c:COMPARED]-(q)
    WITH pair, p, q, c WHERE c IS NOT NULL OR NOT (p:Uncompared OR q:Uncompared)
    RETURN pair[0] AS left, pair[1] AS right, coalesce(c.parameterSet, $otherwise) AS version`,
  params: ({ pairs, otherwise }) => ({ pairs: pairs.map((p) => [...p]), otherwise }),
  row: (row) => ({ left: row.get('left'), right: row.get('right'), version: row.get('version') }),
};

/** A new version of a judged mention is judged too. */
export const markJudged: Change<{ mentions: readonly string[] }, number> = {
  text: `CYPHER 25
    UNWIND $mentions AS id
    CALL (id) {
      MATCH (j:Judgement {left: id}) USING INDEX j:Judgement(left) RETURN j
      UNION
      MATCH (j:Judgement {right: id}) USING INDEX j:Judgement(right) RETURN j
    }
    WITH DISTINCT id
    MATCH (m:Mention {id: id}) USING INDEX m:Mention(id)
    SET m:Judged
    RETURN count(m) AS judged`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('judged'),
};
