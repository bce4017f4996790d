import type { Account, FoundAccount } from '../../access/users.js';
import type { Role } from '../../access/viewer.js';
import type { Handling } from '../../records/source.js';
import type { Change } from '../change.js';
import { periodLists, periodsFrom } from '../periods.js';

/** One account that has not ended. He holds the cases that were given to him and those of which he is a member. */
export const accountByName: Change<{ readonly name: string }, FoundAccount> = {
  text: `CYPHER 25
    MATCH (u:User {name: $name}) USING INDEX u:User(name) WHERE u.endedOn IS NULL
    CALL (u) {
      MATCH (c:Case) WHERE u.name IN c.members
      WITH c, [i IN range(0, size(c.members) - 1) WHERE c.members[i] = u.name][0] AS place
      RETURN collect({id: c.id, from: coalesce(c.membersFrom[place], ''), until: coalesce(c.membersUntil[place], '')}) AS memberOf
    }
    RETURN u.name AS name, u.displayName AS displayName, u.agency AS agency, u.roles AS roles,
      u.clearanceAgencies AS clearanceAgencies, u.clearanceHandlings AS clearanceHandlings,
      u.limitedAgencies AS limitedAgencies, u.agenciesFrom AS agenciesFrom, u.agenciesUntil AS agenciesUntil,
      u.cases AS cases, u.limitedCases AS limitedCases, u.casesFrom AS casesFrom, u.casesUntil AS casesUntil, memberOf,
      u.passwordHash AS passwordHash, u.passwordIsOneTime AS passwordIsOneTime,
      u.onlyOnLoopback AS onlyOnLoopback, u.tokenSha256 AS tokenSha256,
      coalesce(u.round, 0) AS round, u.secondFactor IS NOT NULL AS hasSecondFactor,
      u.secondFactorTakenAt AS takenAt, u.secondFactorTakenBy AS takenBy`,
  params: ({ name }) => ({ name }),
  row: (row) => {
    const agencies: readonly string[] = row.get('clearanceAgencies');
    const handlings: readonly Handling[] = row.get('clearanceHandlings');
    const given: readonly string[] = row.get('cases');
    const memberOf: readonly { id: string; from: string; until: string }[] = row.get('memberOf');
    const memberships = memberOf.filter((m) => !given.includes(m.id));
    const caseIds = [...given, ...memberships.map((m) => m.id)];
    const limits = {
      clearances: periodsFrom(row.get('limitedAgencies'), row.get('agenciesFrom'), row.get('agenciesUntil')),
      cases: {
        ...periodsFrom(row.get('limitedCases'), row.get('casesFrom'), row.get('casesUntil')),
        ...periodsFrom(
          memberships.map((m) => m.id),
          memberships.map((m) => m.from),
          memberships.map((m) => m.until),
        ),
      },
    };
    return {
      name: row.get('name'),
      displayName: row.get('displayName'),
      agency: row.get('agency'),
      roles: row.get('roles') as readonly Role[],
      policy: {
        clearances: Object.fromEntries(agencies.map((agency, i) => [agency, handlings[i] as Handling])),
        cases: [...new Set(caseIds)].sort(),
        limits,
      },
      passwordHash: row.get('passwordHash'),
      passwordIsOneTime: row.get('passwordIsOneTime'),
      tokenSha256: row.get('tokenSha256'),
      onlyOnLoopback: row.get('onlyOnLoopback'),
      standing: {
        round: row.get('round'),
        hasPassword: row.get('passwordHash') !== null,
        hasSecondFactor: row.get('hasSecondFactor'),
        secondFactorTaken: row.get('takenAt') === null ? null : { at: row.get('takenAt'), by: row.get('takenBy') },
        onlyOnLoopback: row.get('onlyOnLoopback'),
      },
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
    // Named one by one: an account that was found carries its standing, which is not kept from here.
    accounts: accounts.map((account) => {
      const { clearances, cases, limits } = account.policy;
      const limitedAgencies = Object.keys(limits?.clearances ?? {});
      const agencies = periodLists(limitedAgencies, limits?.clearances);
      const limitedCases = Object.keys(limits?.cases ?? {});
      const given = periodLists(limitedCases, limits?.cases);
      return {
        name: account.name,
        displayName: account.displayName,
        agency: account.agency,
        roles: [...account.roles],
        clearanceAgencies: Object.keys(clearances),
        clearanceHandlings: Object.values(clearances),
        limitedAgencies,
        agenciesFrom: agencies.from,
        agenciesUntil: agencies.until,
        cases: [...cases],
        limitedCases,
        casesFrom: given.from,
        casesUntil: given.until,
        passwordHash: account.passwordHash,
        passwordIsOneTime: account.passwordIsOneTime,
        tokenSha256: account.tokenSha256,
        onlyOnLoopback: account.onlyOnLoopback,
      };
    }),
  }),
  row: (): never => {
    throw new Error('keeping accounts returns no row');
  },
};

/** A one-time password or a forgotten one is replaced; whoever came in with the old one is out. */
export const replacePassword: Change<{ readonly name: string; readonly passwordHash: string }, number> = {
  text: `CYPHER 25
    MATCH (u:User {name: $name}) USING INDEX u:User(name)
    SET u.passwordHash = $passwordHash, u.passwordIsOneTime = false
    SET u.round = coalesce(u.round, 0) + 1
    RETURN u.round AS round`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('round'),
};

export const endSessions: Change<{ readonly name: string }, number> = {
  text: `CYPHER 25
    MATCH (u:User {name: $name}) USING INDEX u:User(name)
    SET u.locked = true
    SET u.round = coalesce(u.round, 0) + 1
    RETURN u.round AS round`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('round'),
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
