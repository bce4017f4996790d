import type { Record as Row } from 'neo4j-driver';
import type { Person, Rights, RightsChange } from '../../access/administration.js';
import type { RightsRequest } from '../../access/rights-request.js';
import type { Role } from '../../access/viewer.js';
import type { Handling } from '../../records/source.js';
import type { Change } from '../change.js';
import { periodLists, periodsFrom } from '../periods.js';

const PERSON = `u.name AS name, u.displayName AS displayName, u.agency AS agency, u.roles AS roles,
      u.clearanceAgencies AS clearanceAgencies, u.clearanceHandlings AS clearanceHandlings,
      u.limitedAgencies AS limitedAgencies, u.agenciesFrom AS agenciesFrom, u.agenciesUntil AS agenciesUntil,
      u.endedOn AS endedOn, u.lastSignInOn AS lastSignInOn,
      u.tokenSha256 IS NOT NULL AS isOperator`;

/** Everybody: those whose account has ended among them, and the operator, who alone has a token. */
export const everybody: Change<Record<never, never>, Person> = {
  text: `CYPHER 25
    MATCH (u:User)
    RETURN ${PERSON} ORDER BY agency, name`,
  params: () => ({}),
  row: asPerson,
};

/** The locks are taken, in the order of the names, before anything is read. */
export const lockPeople: Change<{ readonly names: readonly string[] }, Person> = {
  text: `CYPHER 25
    UNWIND $names AS name
    MATCH (u:User {name: name}) USING INDEX u:User(name)
    SET u.locked = true
    WITH u
    RETURN ${PERSON}`,
  params: ({ names }) => ({ names: [...new Set(names)].sort() }),
  row: asPerson,
};

/**
 * An account with a password that works once; no row where the name is taken, be it by one that has ended. No two hashes are the same, so
 * that the account with this one was made just now.
 */
export const addPerson: Change<{ readonly person: Person; readonly passwordHash: string }, true> = {
  text: `CYPHER 25
    MERGE (u:User {name: $account.name})
      ON CREATE SET u += $account
    WITH u WHERE u.passwordHash = $account.passwordHash
    MERGE (a:Agency {name: $account.agency})
    MERGE (u)-[:WORKS_FOR]->(a)
    RETURN true AS added`,
  params: ({ person: { name, displayName, agency, rights }, passwordHash }) => ({
    account: {
      name,
      displayName,
      agency,
      ...listsOf(rights),
      cases: [],
      passwordHash,
      passwordIsOneTime: true,
      onlyOnLoopback: false,
    },
  }),
  row: () => true,
};

export const setRights: Change<
  { readonly name: string; readonly rights: Rights; readonly endedOn: string | null },
  never
> = {
  text: `CYPHER 25
    MATCH (u:User {name: $name}) USING INDEX u:User(name)
    SET u += $rights, u.endedOn = $endedOn`,
  params: ({ name, rights, endedOn }) => ({ name, endedOn, rights: listsOf(rights) }),
  row: noRow,
};

export const setOneTimePassword: Change<{ readonly name: string; readonly passwordHash: string }, never> = {
  text: `CYPHER 25
    MATCH (u:User {name: $name}) USING INDEX u:User(name)
    SET u.passwordHash = $passwordHash, u.passwordIsOneTime = true
    SET u.round = coalesce(u.round, 0) + 1`,
  params: (p) => ({ ...p }),
  row: noRow,
};

const REQUEST = `r.id AS id, r.name AS name, r.change AS change, r.before AS before, r.reason AS reason, r.askedBy AS askedBy,
      r.askedAt AS askedAt, r.approved AS approved, r.decidedBy AS decidedBy, r.decidedAt AS decidedAt,
      r.decisionReason AS decisionReason`;

export const rightsRequestsSince: Change<{ readonly since: string }, RightsRequest> = {
  text: `CYPHER 25 MATCH (r:RightsRequest) WHERE r.askedAt >= $since RETURN ${REQUEST} ORDER BY askedAt DESC, id`,
  params: (p) => ({ ...p }),
  row: asRequest,
};

/** The lock is taken before the request is read: two who decide it at once decide it one after the other. */
export const lockRightsRequest: Change<{ readonly id: string }, RightsRequest> = {
  text: `CYPHER 25
    MATCH (r:RightsRequest {id: $id}) USING INDEX r:RightsRequest(id)
    SET r.locked = true
    WITH r
    RETURN ${REQUEST}`,
  params: (p) => ({ ...p }),
  row: asRequest,
};

export const keepRightsRequest: Change<RightsRequest, never> = {
  text: `CYPHER 25
    MERGE (r:RightsRequest {id: $id})
    SET r += $properties`,
  params: ({ id, change, before, decision, ...plain }) => ({
    id,
    properties: {
      ...plain,
      change: JSON.stringify(change),
      before: JSON.stringify(before),
      approved: decision?.approved ?? null,
      decidedBy: decision?.by ?? null,
      decidedAt: decision?.at ?? null,
      decisionReason: decision?.reason ?? null,
    },
  }),
  row: noRow,
};

function asPerson(row: Row): Person {
  const agencies: readonly string[] = row.get('clearanceAgencies');
  const handlings: readonly Handling[] = row.get('clearanceHandlings');
  const endedOn: string | null = row.get('endedOn');
  return {
    name: row.get('name'),
    displayName: row.get('displayName'),
    agency: row.get('agency'),
    rights: {
      roles: row.get('roles') as readonly Role[],
      clearances: Object.fromEntries(agencies.map((agency, i) => [agency, handlings[i] as Handling])),
      periods: periodsFrom(row.get('limitedAgencies'), row.get('agenciesFrom'), row.get('agenciesUntil')),
      active: endedOn === null,
    },
    lastSignInOn: row.get('lastSignInOn'),
    endedOn,
    isOperator: row.get('isOperator'),
  };
}

function asRequest(row: Row): RightsRequest {
  const approved: boolean | null = row.get('approved');
  return {
    id: row.get('id'),
    name: row.get('name'),
    change: JSON.parse(row.get('change')) as RightsChange,
    before: JSON.parse(row.get('before')) as Rights,
    reason: row.get('reason'),
    askedBy: row.get('askedBy'),
    askedAt: row.get('askedAt'),
    decision:
      approved === null
        ? null
        : { approved, by: row.get('decidedBy'), at: row.get('decidedAt'), reason: row.get('decisionReason') },
  };
}

function listsOf({ roles, clearances, periods }: Rights) {
  const limitedAgencies = Object.keys(periods);
  const { from, until } = periodLists(limitedAgencies, periods);
  return {
    roles: [...roles],
    clearanceAgencies: Object.keys(clearances),
    clearanceHandlings: Object.values(clearances),
    limitedAgencies,
    agenciesFrom: [...from],
    agenciesUntil: [...until],
  };
}

function noRow(): never {
  throw new Error('this change returns no row');
}
