import type { ApiTokenStore } from '../access/api-tokens.js';
import type { SystemWriter } from './change.js';
import { noteTokenUse, putToken, revokeToken, tokenByHash, tokensOfUser } from './changes/api-tokens.cypher.js';

/** Tokens as nodes of the graph, by the hash of their secret. */
export function neo4jApiTokens(writer: SystemWriter): ApiTokenStore {
  return {
    find: async (sha256) => (await writer.read(tokenByHash, { sha256 }))[0] ?? null,
    of: (userName) => writer.read(tokensOfUser, { userName }),
    async put(sha256, token) {
      await writer.change(putToken, { sha256, token });
    },
    revoke: async (userName, id, at) => (await writer.change(revokeToken, { userName, id, at })).length > 0,
    async noteUse(id, on) {
      await writer.change(noteTokenUse, { id, on });
    },
  };
}
