import type { UserStore } from '../access/users.js';
import type { SystemWriter } from './change.js';
import {
  accountByName,
  endSessions,
  noteSignIn,
  peopleCount,
  putAccounts,
  replacePassword,
} from './changes/users.cypher.js';

/** Accounts as nodes of the graph. */
export function neo4jUsers(writer: SystemWriter): UserStore {
  return {
    account: async (name) => (await writer.read(accountByName, { name }))[0] ?? null,
    async put(...accounts) {
      await writer.change(putAccounts, accounts);
    },
    replacePassword: async (name, passwordHash) =>
      roundOf(await writer.change(replacePassword, { name, passwordHash }), name),
    endSessions: async (name) => roundOf(await writer.change(endSessions, { name }), name),
    async noteSignIn(name, on) {
      await writer.change(noteSignIn, { name, on });
    },
    countPeople: async () => (await writer.read(peopleCount, {}))[0] ?? 0,
  };
}

function roundOf([round]: readonly number[], name: string): number {
  if (round === undefined) throw new Error(`the user ${name} went away meanwhile`);
  return round;
}
