import type { MentionVersion } from '../../graph/held-history.js';
import type { MentionId } from '../../records/ids.js';
import { type Edge, JOIN_AT_BITS } from '../../resolution/clusters.js';
import type { Judgement } from '../../resolution/judgement.js';
import { cypher, isShown, type Question, type Sight, shownId, surelyVisible, visible } from '../question.js';
import { judgement } from './judgements.cypher.js';
import { type PlacedMention, placedMention } from './mentions.cypher.js';

/** What did these mentions say, in every version? Not in any order. */
export const versionsOfMentions: Question<{ readonly ids: readonly string[] }, MentionVersion> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    MATCH (m:Mention {id: id})-[:SAYS]->(p:Profile) USING INDEX m:Mention(id) WHERE ${visible('m')}
    RETURN m.versionId AS versionId, m.id AS id, m.kind AS kind, m.identityKey AS identityKey, m.addsOnly AS addsOnly,
      p.id AS profile, p.sure AS sure, p.facts AS facts, m.scope AS scope, m.recordedOn AS recordedOn, m.endedOn AS endedOn`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    versionId: row.get('versionId'),
    id: row.get('id'),
    kind: row.get('kind'),
    identityKey: row.get('identityKey'),
    addsOnly: row.get('addsOnly'),
    profile: row.get('profile'),
    sure: row.get('sure'),
    facts: JSON.parse(row.get('facts')),
    scope: row.get('scope'),
    recordedOn: row.get('recordedOn'),
    endedOn: row.get('endedOn'),
  }),
};

/** Which mentions bear one of these keys, or ever bore it? The first by id. */
export const everWithKeys: Question<
  { readonly keys: readonly { readonly kind: string; readonly key: string }[]; readonly most: number },
  MentionId
> = {
  text: cypher`CYPHER 25
    UNWIND $keys AS k
    MATCH (m:Mention {identityKey: k.key}) USING INDEX m:Mention(identityKey) WHERE m.kind = k.kind AND ${visible('m')}
    WITH DISTINCT m.id AS id ORDER BY id LIMIT $most
    RETURN id`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('id'),
};

/** Which mentions say one of these, or ever said it? The first by id. */
export const everSaying: Question<{ readonly profiles: readonly string[]; readonly most: number }, MentionId> = {
  text: cypher`CYPHER 25
    UNWIND $profiles AS id
    MATCH (p:Profile {id: id})<-[:SAYS]-(m:Mention) USING INDEX p:Profile(id) WHERE ${visible('m')}
    WITH DISTINCT m.id AS id ORDER BY id LIMIT $most
    RETURN id`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('id'),
};

/** Which comparisons can join what these profiles say to what others say? Only to what some mention says that can be seen. */
export const joiningEdgesOf: Question<{ readonly profiles: readonly string[] }, Edge> = {
  text: cypher`CYPHER 25
    UNWIND $profiles AS id
    MATCH (p:Profile {id: id})-[c:COMPARED]-(q:Profile) USING INDEX p:Profile(id)
    WHERE c.weightBits >= $joinAt AND EXISTS { MATCH (q)<-[:SAYS]-(m:Mention) WHERE ${surelyVisible('m')} }
    RETURN DISTINCT startNode(c).id AS left, endNode(c).id AS right, c.weightBits AS weightBits, c.strong AS strong`,
  params: (p) => ({ ...p, joinAt: JOIN_AT_BITS }),
  row: (row) => ({
    left: row.get('left'),
    right: row.get('right'),
    weightBits: row.get('weightBits'),
    strong: row.get('strong'),
  }),
};

/** What did people decide about these mentions, taken back or not? By time, then id. */
export const judgementsOfMentions: Question<{ readonly ids: readonly string[] }, Judgement> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    CALL (id) {
      MATCH (j:Judgement {left: id}) USING INDEX j:Judgement(left) WHERE ${visible('j')} RETURN j
      UNION
      MATCH (j:Judgement {right: id}) USING INDEX j:Judgement(right) WHERE ${visible('j')} RETURN j
    }
    WITH DISTINCT j
    RETURN j.id AS id, j.left AS left, j.right AS right, j.decision AS decision, j.by AS by, j.reason AS reason,
      j.judgedAt AS judgedAt, j.memberScopes AS scopes, j.withdraws AS withdraws, j.weighedBy AS weighedBy
    ORDER BY judgedAt, id`,
  params: (p) => ({ ...p }),
  row: judgement,
};

/** What do these versions of mentions say, and which entity holds each mention now? By the day on which we got them, then id. */
export const mentionVersions: Question<
  Sight & { readonly versions: readonly string[] },
  PlacedMention & { readonly version: string }
> = {
  text: cypher`CYPHER 25
    UNWIND $versions AS version
    MATCH (m:Mention {versionId: version}) USING INDEX m:Mention(versionId) WHERE ${visible('m')}
    MATCH (k:Scope {id: m.scope}) USING INDEX k:Scope(id)
    OPTIONAL MATCH (now:Mention:Current {id: m.id})-[h:HELD_AS]->(e:Entity)
    WHERE ${visible('now')} AND ${visible('h')} AND ${isShown('e')}
    RETURN version, m.id AS id, m.kind AS kind, m.role AS role, m.values AS values, m.recordId AS recordId,
      m.addsOnly AS addsOnly, m.recordedOn AS recordedOn, k.handling AS handling, ${shownId('e')} AS entityId
    ORDER BY recordedOn, id, version`,
  params: (p) => ({ ...p }),
  row: (row) => ({ ...placedMention(row), version: row.get('version') }),
};

/** Since which day has everything been weighed as it is? No row where nothing was ever weighed otherwise, or nobody noted it. */
export const weighedAnewOn: Question<{ readonly ids: readonly string[] }, string> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    MATCH (m:Mention {id: id}) USING INDEX m:Mention(id) WHERE ${visible('m')}
    MATCH (g:GraphState {id: 'graph'}) USING INDEX g:GraphState(id) WHERE g.weighedAnewOn IS NOT NULL
    RETURN DISTINCT g.weighedAnewOn AS day`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('day'),
};
