import type { CaseStore, NumberStore } from '../casework/case.js';
import { eventTime } from '../casework/case-events.js';
import { NOTHING_NUMBERED } from '../casework/number-series.js';
import type { Asking } from '../graph/entity-graph.js';
import type { SystemWriter } from './change.js';
import { advanceCase, casesOf, keepNumbers, numbersGiven, openCase } from './changes/cases.cypher.js';

/** Cases as nodes of the graph, each with its events and items. Every text asks for membership, as it is now. */
export function neo4jCaseStore(writer: SystemWriter, now: () => Date): CaseStore {
  const by = ({ viewer }: Asking) => ({ member: viewer.userName, at: eventTime(now()) });
  return {
    all: (asking) => writer.read(casesOf, { ...by(asking), id: null }),
    find: async (id, asking) => (await writer.read(casesOf, { ...by(asking), id }))[0] ?? null,
    async open(opened) {
      await writer.change(openCase, opened);
    },
    advance: async (from, to, asking) => (await writer.change(advanceCase, { ...by(asking), from, to })).length > 0,
  };
}

export function neo4jNumberStore(writer: SystemWriter): NumberStore {
  return {
    given: async (caseId, series) => (await writer.read(numbersGiven, { caseId, series }))[0] ?? NOTHING_NUMBERED,
    keep: async (caseId, series, from, to) =>
      (await writer.change(keepNumbers, { caseId, series, from, to })).length > 0,
  };
}
