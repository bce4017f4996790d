import type { Record as Row } from 'neo4j-driver';
import type { ApiToken } from '../../access/api-tokens.js';
import type { TokenScope } from '../../access/token-scopes.js';
import type { Change } from '../change.js';

const TOKEN = `t.id AS id, t.userName AS userName, t.name AS name, t.scopes AS scopes, t.madeAt AS madeAt,
      t.expiresAt AS expiresAt, t.revokedAt AS revokedAt, t.lastUsedOn AS lastUsedOn`;

const asToken = (row: Row): ApiToken => ({
  id: row.get('id'),
  userName: row.get('userName'),
  name: row.get('name'),
  scopes: row.get('scopes') as readonly TokenScope[],
  madeAt: row.get('madeAt'),
  expiresAt: row.get('expiresAt'),
  revokedAt: row.get('revokedAt'),
  lastUsedOn: row.get('lastUsedOn'),
});

export const tokenByHash: Change<{ readonly sha256: string }, ApiToken> = {
  text: `CYPHER 25
    MATCH (t:ApiToken {sha256: $sha256}) USING INDEX t:ApiToken(sha256)
    RETURN ${TOKEN}`,
  params: (p) => ({ ...p }),
  row: asToken,
};

export const tokensOfUser: Change<{ readonly userName: string }, ApiToken> = {
  text: `CYPHER 25
    MATCH (t:ApiToken {userName: $userName}) USING INDEX t:ApiToken(userName)
    RETURN ${TOKEN} ORDER BY t.madeAt DESC, t.id`,
  params: (p) => ({ ...p }),
  row: asToken,
};

export const putToken: Change<{ readonly sha256: string; readonly token: ApiToken }, never> = {
  text: `CYPHER 25
    MERGE (t:ApiToken {sha256: $sha256})
      ON CREATE SET t += $token`,
  params: ({ sha256, token }) => ({ sha256, token: { ...token, scopes: [...token.scopes] } }),
  row: (): never => {
    throw new Error('keeping a token returns no row');
  },
};

export const revokeToken: Change<{ readonly userName: string; readonly id: string; readonly at: string }, true> = {
  text: `CYPHER 25
    MATCH (t:ApiToken {userName: $userName}) USING INDEX t:ApiToken(userName) WHERE t.id = $id
    SET t.revokedAt = coalesce(t.revokedAt, $at)
    RETURN true AS revoked`,
  params: (p) => ({ ...p }),
  row: () => true,
};

export const noteTokenUse: Change<{ readonly id: string; readonly on: string }, never> = {
  text: 'CYPHER 25 MATCH (t:ApiToken {id: $id}) USING INDEX t:ApiToken(id) SET t.lastUsedOn = $on',
  params: (p) => ({ ...p }),
  row: (): never => {
    throw new Error('noting the use of a token returns no row');
  },
};
