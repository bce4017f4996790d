import type { LockedPeople, PeopleStore } from '../access/people-desk.js';
import type { Apply, SystemWriter } from './change.js';
import {
  addPerson,
  everybody,
  keepRightsRequest,
  lockPeople,
  lockRightsRequest,
  rightsRequestsSince,
  setOneTimePassword,
  setRights,
} from './changes/people.cypher.js';
import { secondFactorOf, takeSecondFactorAway } from './changes/second-factors.cypher.js';

/** Accounts as administrators work on them: nodes of the graph, locked while somebody decides about them. */
export function neo4jPeople(writer: SystemWriter): PeopleStore {
  return {
    all: () => writer.read(everybody, {}),
    requests: (since) => writer.read(rightsRequestsSince, { since }),
    inOne: (work) => writer.inOne((apply) => work(lockedPeople(apply))),
  };
}

function lockedPeople(apply: Apply): LockedPeople {
  return {
    lock: async (names) => new Map((await apply(lockPeople, { names })).map((person) => [person.name, person])),
    add: async (person, passwordHash) => (await apply(addPerson, { person, passwordHash })).length > 0,
    async setRights(name, rights, endedOn) {
      await apply(setRights, { name, rights, endedOn });
    },
    async setOneTimePassword(name, passwordHash) {
      await apply(setOneTimePassword, { name, passwordHash });
    },
    hasSecondFactor: async (name) => (await apply(secondFactorOf, { userName: name })).length > 0,
    takeSecondFactor: async (name, taken) =>
      (await apply(takeSecondFactorAway, { userName: name, ...taken })).length > 0,
    request: async (id) => (await apply(lockRightsRequest, { id }))[0] ?? null,
    async keepRequest(request) {
      await apply(keepRightsRequest, request);
    },
  };
}
