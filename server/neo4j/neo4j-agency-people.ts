import { createHash } from 'node:crypto';
import type { AgencyPeopleStore, IdentityKey } from '../access/agency-people.js';
import type { SystemWriter } from './change.js';
import { agencyIdentity, claimName, keepPerson } from './changes/agency-people.cypher.js';

/** People who sign in at their agency: an identity each, which holds the name of his account. */
export function neo4jAgencyPeople(writer: SystemWriter): AgencyPeopleStore {
  return {
    nameOf: async (key) => (await writer.read(agencyIdentity, { id: idOf(key) }))[0] ?? null,
    keep: (person, { issuer, subject }) =>
      writer.inOne(async (apply) => {
        const id = idOf({ issuer, subject });
        const claimed = await apply(claimName, { id, issuer, subject, name: person.name });
        if (claimed.length === 0) return false;
        await apply(keepPerson, person);
        return true;
      }),
  };
}

function idOf({ issuer, subject }: IdentityKey): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex');
}
