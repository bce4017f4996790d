import type { Account } from '../../access/users.js';
import type { Role } from '../../access/viewer.js';
import type { Handling } from '../../records/source.js';
import type { Change } from '../change.js';

/** One account that has not ended. He holds the cases that were given to him and those of which he is a member. */
export const accountByName: Change<{ readonly name: string }, Account> = {
  text: `CYPHER 25
    MATCH (u:User {name: $name}) USING INDEX u:User(name) WHERE u.endedOn IS NULL
    OPTIONAL MATCH (c:Case) WHERE u.name IN c.members
    WITH u, collect(c.id) AS memberOf
    RETURN u.name AS name, u.displayName AS displayName, u.agency AS agency, u.roles AS roles,
      u.clearanceAgencies AS clearanceAgencies, u.clearanceHandlings AS clearanceHandlings, u.cases + memberOf AS cases,
      u.passwordHash AS passwordHash, u.passwordIsOneTime AS passwordIsOneTime,
      u.onlyOnLoopback AS onlyOnLoopback, u.tokenSha256 AS tokenSha256`,
  params: ({ name }) => ({ name }),
  row: (row) => {
    const agencies: readonly string[] = row.get('clearanceAgencies');
    const handlings: readonly Handling[] = row.get('clearanceHandlings');
    const cases: readonly string[] = row.get('cases');
    return {
      name: row.get('name'),
      displayName: row.get('displayName'),
      agency: row.get('agency'),
      roles: row.get('roles') as readonly Role[],
      policy: {
        clearances: Object.fromEntries(agencies.map((agency, i) => [agency, handlings[i] as Handling])),
        cases: [...new Set(cases)].sort(),
      },
      passwordHash: row.get('passwordHash'),
      passwordIsOneTime: row.get('passwordIsOneTime'),
      tokenSha256: row.get('tokenSha256'),
      onlyOnLoopback: row.get('onlyOnLoopback'),
    };
  },
};

/** Keeps accounts as given. Cases of which someone is a member stand with the case and are not written here. */
export const putAccounts: Change<readonly Account[], never> = {
  text: `CYPHER 25
    UNWIND $accounts AS account
    MERGE (a:Agency {name: account.agency})
    MERGE (u:User {name: account.name})
    SET u += account
    MERGE (u)-[:WORKS_FOR]->(a)`,
  params: (accounts) => ({
    accounts: accounts.map(({ policy, roles, ...kept }) => ({
      ...kept,
      roles: [...roles],
      clearanceAgencies: Object.keys(policy.clearances),
      clearanceHandlings: Object.values(policy.clearances),
      cases: [...policy.cases],
    })),
  }),
  row: (): never => {
    throw new Error('keeping accounts returns no row');
  },
};

/** A one-time password or a forgotten one is replaced. */
export const replacePassword: Change<{ readonly name: string; readonly passwordHash: string }, true> = {
  text: `CYPHER 25
    MATCH (u:User {name: $name}) USING INDEX u:User(name)
    SET u.passwordHash = $passwordHash, u.passwordIsOneTime = false
    RETURN true AS replaced`,
  params: (p) => ({ ...p }),
  row: () => true,
};

/** The day on which somebody last signed in, for those who look after accounts. */
export const noteSignIn: Change<{ readonly name: string; readonly on: string }, never> = {
  text: 'CYPHER 25 MATCH (u:User {name: $name}) USING INDEX u:User(name) SET u.lastSignInOn = $on',
  params: (p) => ({ ...p }),
  row: (): never => {
    throw new Error('noting a sign-in returns no row');
  },
};

export const peopleCount: Change<Record<never, never>, number> = {
  text: 'CYPHER 25 MATCH (u:User) WHERE u.passwordHash IS NOT NULL RETURN count(u) AS total',
  params: () => ({}),
  row: (row) => row.get('total'),
};
