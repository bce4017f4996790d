import type { SecondFactorStore } from '../access/second-factors.js';
import type { SystemWriter } from './change.js';
import {
  forgetSecondFactorTaken,
  putSecondFactor,
  removeSecondFactor,
  secondFactorOf,
  takeRecoveryCode,
  takeSecondFactorAway,
  takeStep,
} from './changes/second-factors.cypher.js';

/** Second factors as properties of the user's node: they go with him. */
export function neo4jSecondFactors(writer: SystemWriter): SecondFactorStore {
  return {
    find: async (userName) => (await writer.read(secondFactorOf, { userName }))[0] ?? null,
    put: async (userName, kept) => (await writer.change(putSecondFactor, { userName, ...kept })).length > 0,
    takeStep: async (userName, step) => (await writer.change(takeStep, { userName, step })).length > 0,
    takeRecoveryCode: async (userName, hash) => (await writer.change(takeRecoveryCode, { userName, hash })).length > 0,
    async remove(userName) {
      await writer.change(removeSecondFactor, { userName });
    },
    takeAway: async (userName, taken) => (await writer.change(takeSecondFactorAway, { userName, ...taken })).length > 0,
    async forgetTaken(userName) {
      await writer.change(forgetSecondFactorTaken, { userName });
    },
  };
}
