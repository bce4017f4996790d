import type { CaseStore, NumberStore } from '../casework/case.js';
import { NOTHING_NUMBERED } from '../casework/number-series.js';
import type { SystemWriter } from './change.js';
import { advanceCase, casesOf, keepNumbers, numbersGiven, openCase } from './changes/cases.cypher.js';

/** Cases as nodes of the graph, each with its events and items. Every text asks for membership. */
export function neo4jCaseStore(writer: SystemWriter): CaseStore {
  return {
    all: ({ viewer }) => writer.read(casesOf, { member: viewer.userName, id: null }),
    find: async (id, { viewer }) => (await writer.read(casesOf, { member: viewer.userName, id }))[0] ?? null,
    async open(opened) {
      await writer.change(openCase, opened);
    },
    advance: async (from, to, { viewer }) =>
      (await writer.change(advanceCase, { member: viewer.userName, from, to })).length > 0,
  };
}

export function neo4jNumberStore(writer: SystemWriter): NumberStore {
  return {
    given: async (caseId, series) => (await writer.read(numbersGiven, { caseId, series }))[0] ?? NOTHING_NUMBERED,
    keep: async (caseId, series, from, to) =>
      (await writer.change(keepNumbers, { caseId, series, from, to })).length > 0,
  };
}
