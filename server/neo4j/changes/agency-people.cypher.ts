import type { AgencyPerson, IdentityKey } from '../../access/agency-people.js';
import type { Change } from '../change.js';

export const agencyIdentity: Change<{ readonly id: string }, string> = {
  text: `CYPHER 25
    MATCH (i:AgencyIdentity {id: $id}) USING INDEX i:AgencyIdentity(id)
    RETURN i.userName AS userName`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('userName'),
};

/** No row where the name is somebody else's: an account's of this installation, or another identity's. */
export const claimName: Change<IdentityKey & { readonly id: string; readonly name: string }, true> = {
  text: `CYPHER 25
    OPTIONAL MATCH (u:User {name: $name}) USING INDEX u:User(name)
    OPTIONAL MATCH (mine:AgencyIdentity {id: $id}) USING INDEX mine:AgencyIdentity(id)
    WITH u, mine WHERE mine.userName = $name OR (mine IS NULL AND u IS NULL)
    MERGE (i:AgencyIdentity {id: $id})
      ON CREATE SET i.issuer = $issuer, i.subject = $subject, i.userName = $name
    WITH i WHERE i.userName = $name
    RETURN true AS claimed`,
  params: ({ id, issuer, subject, name }) => ({ id, issuer, subject, name }),
  row: () => true,
};

/** Cases that were given to him, and what he did himself, stay. What a group gives holds until the next sign-in says otherwise. */
export const keepPerson: Change<AgencyPerson, never> = {
  text: `CYPHER 25
    MERGE (u:User {name: $name})
      ON CREATE SET u.cases = [], u.passwordIsOneTime = false, u.onlyOnLoopback = false
    SET u.displayName = $displayName, u.agency = $agency, u.roles = $roles,
      u.clearanceAgencies = $clearanceAgencies, u.clearanceHandlings = $clearanceHandlings,
      u.limitedAgencies = [], u.agenciesFrom = [], u.agenciesUntil = []
    MERGE (a:Agency {name: $agency})
    MERGE (u)-[:WORKS_FOR]->(a)
    WITH u, a
    MATCH (u)-[old:WORKS_FOR]->(other:Agency) WHERE other <> a
    DELETE old`,
  params: ({ name, displayName, agency, roles, clearances }) => ({
    name,
    displayName,
    agency,
    roles: [...roles],
    clearanceAgencies: Object.keys(clearances),
    clearanceHandlings: Object.values(clearances),
  }),
  row: (): never => {
    throw new Error('keeping a person returns no row');
  },
};
