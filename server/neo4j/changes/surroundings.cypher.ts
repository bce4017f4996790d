import type { StoredMention, StoredProfile } from '../../jobs/stores.js';
import type { MentionId } from '../../records/ids.js';
import type { EntityKind } from '../../records/mention.js';
import { type Edge, JOIN_AT_BITS } from '../../resolution/clusters.js';
import type { Decision, Judgement } from '../../resolution/judgement.js';
import type { Change } from '../change.js';

/** Current versions, and ended ones that the graph may still hold. */
export const mentionsById: Change<{ ids: readonly string[] }, StoredMention & { current: boolean; waits: boolean }> = {
  text: `CYPHER 25
    UNWIND $ids AS id
    MATCH (m:Mention {id: id})-[:SAYS]->(p:Profile) USING INDEX m:Mention(id) WHERE m:Current OR m:Unplaced
    OPTIONAL MATCH (m)-[h:HELD_AS]->(e:Entity)
    RETURN m.id AS id, m.kind AS kind, m.identityKey AS identityKey, m.addsOnly AS addsOnly, p.id AS profile, p.sure AS sure,
      m.scope AS scope, m.recordedOn AS recordedOn, m.endedOn AS endedOn, p.facts AS facts, m:Current AS current, m:Unplaced AS waits,
      e.id AS fragment, e.component AS component, h.scopes AS heldUnder`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    id: row.get('id') as MentionId,
    kind: row.get('kind') as EntityKind,
    identityKey: row.get('identityKey'),
    addsOnly: row.get('addsOnly'),
    profile: row.get('profile'),
    sure: row.get('sure'),
    scope: row.get('scope'),
    recordedOn: row.get('recordedOn'),
    endedOn: row.get('endedOn'),
    facts: JSON.parse(row.get('facts')),
    current: row.get('current'),
    waits: row.get('waits'),
    fragment: row.get('fragment'),
    component: row.get('component'),
    outdated: false,
    heldUnder: row.get('heldUnder') ?? [],
  }),
};

const asId = (row: { get(name: string): unknown }) => row.get('id') as MentionId;

/**
 * What stands for mentions `m` that say `p`, are placed and stay: of those that are alike in all that bears on identity and on what is shown, the first by
 * (recorded on, id) and the least by id; with `$all` every one. A mention with no key that
 * says too little, and one that people judged, stands for itself alone.
 * One that leaves, as a newer version says something else, stands for nobody: it would be the only one found of its fragment, which would then be removed
 * with all who are still in it.
 */
const STAND_INS = `WITH m, p WHERE m:Current AND NOT m:Unplaced
    WITH p.id AS profile, m.scope AS scope, m.addsOnly AS addsOnly, m.identityKey AS key,
      CASE WHEN $all OR m:Judged OR (m.identityKey IS NULL AND NOT p.sure) THEN m.id END AS alone,
      substring(min(m.recordedOn + m.id), 10) AS first, min(m.id) AS least
    UNWIND [first, least] AS id
    RETURN DISTINCT id`;

export const mentionsByKey: Change<{ keys: readonly { kind: string; key: string }[]; all: boolean }, MentionId> = {
  text: `CYPHER 25
    UNWIND $keys AS k
    MATCH (m:Mention {identityKey: k.key})-[:SAYS]->(p:Profile) USING INDEX m:Mention(identityKey)
    WHERE m.kind = k.kind
    ${STAND_INS}`,
  params: (p) => ({ ...p }),
  row: asId,
};

export const mentionsByProfile: Change<{ profiles: readonly string[]; all: boolean }, MentionId> = {
  text: `CYPHER 25
    UNWIND $profiles AS id
    MATCH (p:Profile {id: id})<-[:SAYS]-(m:Mention) USING INDEX p:Profile(id)
    ${STAND_INS}`,
  params: (p) => ({ ...p }),
  row: asId,
};

/** Mentions that the graph now holds in these components: they may come apart. */
export const mentionsByComponent: Change<{ components: readonly string[]; all: boolean }, MentionId> = {
  text: `CYPHER 25
    UNWIND $components AS id
    MATCH (e:Entity {component: id})<-[:HELD_AS]-(m:Mention)-[:SAYS]->(p:Profile) USING INDEX e:Entity(component)
    ${STAND_INS}`,
  params: (p) => ({ ...p }),
  row: asId,
};

/** Edges that can join; weaker ones bear on no cluster. */
export const joiningEdges: Change<{ profiles: readonly string[] }, Edge> = {
  text: `CYPHER 25
    UNWIND $profiles AS id
    MATCH (p:Profile {id: id})-[c:COMPARED]-(q:Profile) USING INDEX p:Profile(id) WHERE c.weightBits >= $joinAt
    RETURN DISTINCT startNode(c).id AS left, endNode(c).id AS right, c.weightBits AS weightBits, c.strong AS strong`,
  params: (p) => ({ ...p, joinAt: JOIN_AT_BITS }),
  row: (row) => ({
    left: row.get('left'),
    right: row.get('right'),
    weightBits: row.get('weightBits'),
    strong: row.get('strong'),
  }),
};

export const judgementsAbout: Change<{ ids: readonly string[] }, Judgement> = {
  text: `CYPHER 25
    UNWIND $ids AS id
    CALL (id) {
      MATCH (j:Judgement {left: id}) USING INDEX j:Judgement(left) RETURN j
      UNION
      MATCH (j:Judgement {right: id}) USING INDEX j:Judgement(right) RETURN j
    }
    WITH DISTINCT j
    RETURN j.id AS id, j.left AS left, j.right AS right, j.decision AS decision, j.by AS by, j.reason AS reason,
      j.judgedAt AS judgedAt, j.withdraws AS withdraws, j.memberScopes AS scopes, j.weighedBy AS weighedBy`,
  params: (p) => ({ ...p }),
  row: (row) => asJudgement(row),
};

export function asJudgement(row: { get(name: string): unknown }): Judgement {
  return {
    id: row.get('id') as Judgement['id'],
    left: row.get('left') as MentionId,
    right: row.get('right') as MentionId,
    decision: row.get('decision') as Decision,
    by: row.get('by') as string,
    reason: row.get('reason') as string,
    judgedAt: row.get('judgedAt') as string,
    withdraws: row.get('withdraws') as Judgement['withdraws'],
    scopes: row.get('scopes') as number[],
    weighedBy: row.get('weighedBy') as string | null,
  };
}

export const profilesById: Change<{ ids: readonly string[] }, StoredProfile> = {
  text: `CYPHER 25
    UNWIND $ids AS id
    MATCH (p:Profile {id: id}) USING INDEX p:Profile(id)
    RETURN p.id AS id, p.kind AS kind, p.values AS values`,
  params: (p) => ({ ...p }),
  row: (row) => ({ id: row.get('id'), kind: row.get('kind'), values: JSON.parse(row.get('values')) }),
};
