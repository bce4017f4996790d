import type { SecondFactorStore } from '../access/second-factors.js';
import type { SystemWriter } from './change.js';
import {
  putSecondFactor,
  removeSecondFactor,
  secondFactorOf,
  takeRecoveryCode,
  takeStep,
} from './changes/second-factors.cypher.js';

/** Second factors as properties of the user's node: they go with him. */
export function neo4jSecondFactors(writer: SystemWriter): SecondFactorStore {
  return {
    find: async (userName) => (await writer.read(secondFactorOf, { userName }))[0] ?? null,
    put: async (userName, kept) => (await writer.change(putSecondFactor, { userName, ...kept })).length > 0,
    takeStep: async (userName, step) => (await writer.change(takeStep, { userName, step })).length > 0,
    takeRecoveryCode: async (userName, hash) => (await writer.change(takeRecoveryCode, { userName, hash })).length > 0,
    remove: async (userName) => (await writer.change(removeSecondFactor, { userName })).length > 0,
  };
}
