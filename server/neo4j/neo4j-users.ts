import type { UserStore } from '../access/users.js';
import type { SystemWriter } from './change.js';
import { accountByName, putAccount, replacePassword, userCount } from './changes/users.cypher.js';

/** Accounts as nodes of the graph. */
export function neo4jUsers(writer: SystemWriter): UserStore {
  return {
    account: async (name) => (await writer.read(accountByName, { name }))[0] ?? null,
    async put(account) {
      await writer.change(putAccount, account);
    },
    async replacePassword(name, passwordHash) {
      await writer.change(replacePassword, { name, passwordHash });
    },
    count: async () => (await writer.read(userCount, {}))[0] ?? 0,
  };
}
