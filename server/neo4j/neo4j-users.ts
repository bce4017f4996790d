import type { UserStore } from '../access/users.js';
import type { SystemWriter } from './change.js';
import { accountByName, noteSignIn, peopleCount, putAccounts, replacePassword } from './changes/users.cypher.js';

/** Accounts as nodes of the graph. */
export function neo4jUsers(writer: SystemWriter): UserStore {
  return {
    account: async (name) => (await writer.read(accountByName, { name }))[0] ?? null,
    async put(...accounts) {
      await writer.change(putAccounts, accounts);
    },
    async replacePassword(name, passwordHash) {
      await writer.change(replacePassword, { name, passwordHash });
    },
    async noteSignIn(name, on) {
      await writer.change(noteSignIn, { name, on });
    },
    countPeople: async () => (await writer.read(peopleCount, {}))[0] ?? 0,
  };
}
