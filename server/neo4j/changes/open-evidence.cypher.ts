import { PUBLIC_AGENCY, scopeKey } from '../../access/scope.js';
import type { StoredProfile } from '../../jobs/stores.js';
import { COMPARED_KINDS } from '../../resolution/compared-kinds.js';
import type { Judgement } from '../../resolution/judgement.js';
import type { Change } from '../change.js';
import { asJudgement } from './surroundings.cypher.js';

/** The one scope that everybody who signs in sees. What may be learnt from bears it, and nothing else. */
const OPEN = scopeKey({ agency: PUBLIC_AGENCY, handling: 'TLP:CLEAR', cases: [], all: [] });

const asProfile = (row: { get(name: string): unknown }): StoredProfile => ({
  id: row.get('id') as string,
  kind: row.get('kind') as StoredProfile['kind'],
  values: JSON.parse(row.get('values') as string),
});

/** A saying is open where somebody says it openly now; whether hidden records say it too makes no difference. */
const openly = 'EXISTS { MATCH (p)<-[:SAYS]-(m:Mention:Current) WHERE m.scope = open.id }';

export const openSayings: Change<{ after: string; limit: number }, StoredProfile> = {
  text: `CYPHER 25
    MATCH (open:Scope {key: $open}) USING INDEX open:Scope(key)
    MATCH (p:Profile) USING INDEX p:Profile(id) WHERE p.id > $after AND p.kind IN $kinds AND ${openly}
    RETURN p.id AS id, p.kind AS kind, p.values AS values ORDER BY id LIMIT $limit`,
  params: ({ after, limit }) => ({ after, limit, open: OPEN, kinds: COMPARED_KINDS }),
  row: asProfile,
};

export const countOpenSayings: Change<Record<string, never>, number> = {
  text: `CYPHER 25
    MATCH (open:Scope {key: $open}) USING INDEX open:Scope(key)
    MATCH (p:Profile) USING INDEX p:Profile(id) WHERE p.id > '' AND p.kind IN $kinds AND ${openly}
    RETURN count(p) AS total`,
  params: () => ({ open: OPEN, kinds: COMPARED_KINDS }),
  row: (row) => row.get('total'),
};

/** By time, then id. */
export const openJudgements: Change<Record<string, never>, Judgement> = {
  text: `CYPHER 25
    MATCH (open:Scope {key: $open}) USING INDEX open:Scope(key)
    MATCH (j:Judgement) USING INDEX j:Judgement(id) WHERE j.id > '' AND j.memberScopes = [open.id]
    RETURN j.id AS id, j.left AS left, j.right AS right, j.decision AS decision, j.by AS by, j.reason AS reason,
      j.judgedAt AS judgedAt, j.withdraws AS withdraws, j.memberScopes AS scopes, j.weighedBy AS weighedBy
    ORDER BY judgedAt, id`,
  params: () => ({ open: OPEN }),
  row: asJudgement,
};

export const openlySaidBy: Change<{ mentions: readonly string[] }, StoredProfile & { readonly mention: string }> = {
  text: `CYPHER 25
    MATCH (open:Scope {key: $open}) USING INDEX open:Scope(key)
    UNWIND $mentions AS id
    MATCH (m:Mention {id: id})-[:SAYS]->(p:Profile) USING INDEX m:Mention(id) WHERE m:Current AND m.scope = open.id
    RETURN m.id AS mention, p.id AS id, p.kind AS kind, p.values AS values`,
  params: ({ mentions }) => ({ mentions, open: OPEN }),
  row: (row) => ({ ...asProfile(row), mention: row.get('mention') }),
};
