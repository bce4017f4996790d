import { cypher, isShown, type Question, type Sight, visible } from '../question.js';

export interface IdInScope {
  readonly fragment: string;
  /** For use inside `neo4j/` alone. */
  readonly scope: number;
  readonly id: string;
}

/** By which mention does each visible scope know these fragments? The least id speaks for its scope; by id. */
export const idsInScopes: Question<Sight & { readonly fragments: readonly string[] }, IdInScope> = {
  text: cypher`CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)<-[h:HELD_AS]-(m:Mention:Current) WHERE ${visible('h')} AND ${visible('m')}
    WITH fragment, m.scope AS scope, min(m.id) AS id
    RETURN fragment, scope, id ORDER BY id`,
  params: (p) => ({ ...p }),
  row: (row) => ({ fragment: row.get('fragment'), scope: row.get('scope'), id: row.get('id') }),
};
