import type { KeptSecondFactor } from '../../access/second-factors.js';
import type { SecondFactorTaken } from '../../access/users.js';
import type { Change } from '../change.js';

interface OfUser {
  readonly userName: string;
}

export const secondFactorOf: Change<OfUser, KeptSecondFactor> = {
  text: `CYPHER 25
    MATCH (u:User {name: $userName}) USING INDEX u:User(name) WHERE u.secondFactor IS NOT NULL
    RETURN u.secondFactor AS sealedSecret, u.secondFactorStep AS lastStep, u.recoveryHashes AS recoveryHashes`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    sealedSecret: row.get('sealedSecret'),
    lastStep: row.get('lastStep'),
    recoveryHashes: row.get('recoveryHashes'),
  }),
};

/** The lock is taken before it is looked whether there is one. */
export const putSecondFactor: Change<OfUser & KeptSecondFactor, true> = {
  text: `CYPHER 25
    MATCH (u:User {name: $userName}) USING INDEX u:User(name)
    SET u.locked = true
    WITH u WHERE u.secondFactor IS NULL
    SET u.secondFactor = $sealedSecret, u.secondFactorStep = $lastStep, u.recoveryHashes = $recoveryHashes
    RETURN true AS put`,
  params: ({ recoveryHashes, ...p }) => ({ ...p, recoveryHashes: [...recoveryHashes] }),
  row: () => true,
};

/** Of two servers that take the same code, the second finds its step taken. */
export const takeStep: Change<OfUser & { readonly step: number }, true> = {
  text: `CYPHER 25
    MATCH (u:User {name: $userName}) USING INDEX u:User(name)
    SET u.locked = true
    WITH u WHERE u.secondFactorStep < $step
    SET u.secondFactorStep = $step
    RETURN true AS taken`,
  params: (p) => ({ ...p }),
  row: () => true,
};

export const takeRecoveryCode: Change<OfUser & { readonly hash: string }, true> = {
  text: `CYPHER 25
    MATCH (u:User {name: $userName}) USING INDEX u:User(name)
    SET u.locked = true
    WITH u WHERE $hash IN u.recoveryHashes
    SET u.recoveryHashes = [kept IN u.recoveryHashes WHERE kept <> $hash]
    RETURN true AS taken`,
  params: (p) => ({ ...p }),
  row: () => true,
};

export const removeSecondFactor: Change<OfUser, true> = {
  text: `CYPHER 25
    MATCH (u:User {name: $userName}) USING INDEX u:User(name) WHERE u.secondFactor IS NOT NULL
    REMOVE u.secondFactor, u.secondFactorStep, u.recoveryHashes
    RETURN true AS removed`,
  params: (p) => ({ ...p }),
  row: () => true,
};

/** Whoever found what he lost may be signed in, so all sessions end. The lock is taken before it is looked whether there is one. */
export const takeSecondFactorAway: Change<OfUser & SecondFactorTaken, true> = {
  text: `CYPHER 25
    MATCH (u:User {name: $userName}) USING INDEX u:User(name)
    SET u.locked = true
    WITH u WHERE u.secondFactor IS NOT NULL
    SET u.secondFactorTakenAt = $at, u.secondFactorTakenBy = $by, u.round = coalesce(u.round, 0) + 1
    REMOVE u.secondFactor, u.secondFactorStep, u.recoveryHashes
    RETURN true AS taken`,
  params: ({ by, ...p }) => ({ ...p, by: [...by] }),
  row: () => true,
};

export const forgetSecondFactorTaken: Change<OfUser, never> = {
  text: `CYPHER 25
    MATCH (u:User {name: $userName}) USING INDEX u:User(name)
    REMOVE u.secondFactorTakenAt, u.secondFactorTakenBy`,
  params: (p) => ({ ...p }),
  row: (): never => {
    throw new Error('forgetting what he was told returns no row');
  },
};
