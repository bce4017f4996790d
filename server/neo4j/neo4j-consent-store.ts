import { mayDo } from '../access/duties.js';
import { eventTime } from '../casework/case-events.js';
import type { ConsentStore } from '../casework/consent.js';
import type { Asking } from '../graph/entity-graph.js';
import type { SystemWriter } from './change.js';
import { appendConsentEvent, consentRequests, openConsentRequests } from './changes/consents.cypher.js';

/** Requests for consent as nodes of the graph, each with its steps. Every read asks who may meet it. */
export function neo4jConsentStore(writer: SystemWriter, now: () => Date): ConsentStore {
  const read = (sought: { id?: string; caseId?: string; toDecide?: boolean }, { viewer }: Asking) =>
    writer.read(consentRequests, {
      id: null,
      caseId: null,
      toDecide: false,
      ...sought,
      member: viewer.userName,
      at: eventTime(now()),
      sm: viewer.mask,
      agency: viewer.agency,
      decides: mayDo('DECIDE_CONSENT', viewer),
    });
  return {
    ofCase: (caseId, asking) => read({ caseId }, asking),
    toDecide: (asking) => read({ toDecide: true }, asking),
    find: async (id, asking) => (await read({ id }, asking))[0] ?? null,
    async open(requests) {
      await writer.change(openConsentRequests, requests);
    },
    append: async ({ id }, event) => (await writer.change(appendConsentEvent, { id, event })).length > 0,
  };
}
