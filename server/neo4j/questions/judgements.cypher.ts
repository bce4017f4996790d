import type { Record as Row } from 'neo4j-driver';
import type { Judgement } from '../../resolution/judgement.js';
import { cypher, isShown, type Question, type Sight, visible } from '../question.js';

export function judgement(row: Row): Judgement {
  return {
    id: row.get('id'),
    left: row.get('left'),
    right: row.get('right'),
    decision: row.get('decision'),
    by: row.get('by'),
    reason: row.get('reason'),
    judgedAt: row.get('judgedAt'),
    scopes: row.get('scopes'),
    withdraws: row.get('withdraws'),
    weighedBy: row.get('weighedBy'),
  };
}

/** What did people decide about mentions that we still hold? By time, then id. */
export const judgements: Question<Record<never, never>, Judgement> = {
  text: cypher`CYPHER 25
    MATCH (j:Judgement) WHERE ${visible('j')}
    RETURN j.id AS id, j.left AS left, j.right AS right, j.decision AS decision, j.by AS by, j.reason AS reason,
      j.judgedAt AS judgedAt, j.memberScopes AS scopes, j.withdraws AS withdraws, j.weighedBy AS weighedBy
    ORDER BY judgedAt, id`,
  params: () => ({}),
  row: judgement,
};

/** What did people decide about any mention of an entity? By time, then id. */
export const judgementsOfEntity: Question<Sight & { readonly fragments: readonly string[] }, Judgement> = {
  text: cypher`CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)<-[h:HELD_AS]-(m:Mention:Current) WHERE ${visible('h')} AND ${visible('m')}
    WITH collect(m.id) AS ids
    MATCH (j:Judgement) WHERE (j.left IN ids OR j.right IN ids) AND ${visible('j')}
    RETURN j.id AS id, j.left AS left, j.right AS right, j.decision AS decision, j.by AS by, j.reason AS reason,
      j.judgedAt AS judgedAt, j.memberScopes AS scopes, j.withdraws AS withdraws, j.weighedBy AS weighedBy
    ORDER BY judgedAt, id`,
  params: (p) => ({ ...p }),
  row: judgement,
};
