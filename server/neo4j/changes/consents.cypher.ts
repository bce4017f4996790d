import type { Edition } from '../../casework/bundle.js';
import type { ConsentEvent, ConsentRequest } from '../../casework/consent.js';
import type { Change } from '../change.js';
import { type ByMember, IS_MEMBER } from './cases.cypher.js';

/** Who asks: a member of the case, or somebody who decides for his agency. */
export interface ByMemberOrDecider extends ByMember {
  readonly sm: Int8Array;
  readonly agency: string;
  /** Whether it is his duty to decide for it. */
  readonly decides: boolean;
}

interface Sought {
  readonly id: string | null;
  readonly caseId: string | null;
  /** Only those that the asker may decide. */
  readonly toDecide: boolean;
}

/**
 * Requests that the asker may meet: he is a member of the case or decides for the originator, and sees every record that is in it. Which case it
 * was asked for is told to its members alone.
 */
export const consentRequests: Change<ByMemberOrDecider & Sought, ConsentRequest> = {
  text: `CYPHER 25
    MATCH (q:ConsentRequest) WHERE ($id IS NULL OR q.id = $id) AND ($caseId IS NULL OR q.caseId = $caseId)
      AND coalesce(all(s IN q.recordScopes WHERE coalesce($sm[s] = 1, false)), false)
    OPTIONAL MATCH (c:Case {id: q.caseId}) USING INDEX c:Case(id) WHERE ${IS_MEMBER}
    WITH q, c IS NOT NULL AS isMember, $decides AND q.originator = $agency AS mayDecide
    WHERE (isMember OR mayDecide) AND (mayDecide OR NOT $toDecide) AND (isMember OR $caseId IS NULL)
    CALL (q) {
      MATCH (q)-[:CAME_ABOUT_BY]->(e:ConsentEvent)
      WITH e ORDER BY e.seq
      RETURN collect({seq: e.seq, at: e.at, by: e.by, deed: e.deed, note: e.note, recipients: e.recipients, until: e.until}) AS events
    }
    RETURN q.id AS id, CASE WHEN isMember THEN q.caseId END AS caseId, q.originator AS originator, q.records AS records,
      q.purpose AS purpose, q.askedBy AS askedBy, q.askedByAgency AS askedByAgency, events
    ORDER BY events[0].at, id`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    id: row.get('id'),
    caseId: row.get('caseId'),
    originator: row.get('originator'),
    records: row.get('records'),
    purpose: row.get('purpose'),
    askedBy: row.get('askedBy'),
    askedByAgency: row.get('askedByAgency'),
    events: row.get('events') as unknown as ConsentRequest['events'],
  }),
};

/** Keeps new requests, each under the scopes of its records; one that is kept already stays as it is. */
export const openConsentRequests: Change<readonly ConsentRequest[], never> = {
  text: `CYPHER 25
    UNWIND $requests AS request
    CALL (request) {
      UNWIND request.properties.records AS id
      MATCH (r:Record {id: id}) USING INDEX r:Record(id)
      WITH DISTINCT r.scope AS scope ORDER BY scope
      RETURN collect(scope) AS recordScopes
    }
    MERGE (q:ConsentRequest {id: request.id})
      ON CREATE SET q += request.properties, q.recordScopes = recordScopes
    WITH q, request UNWIND request.events AS event
    MERGE (e:ConsentEvent {id: event.id})
      ON CREATE SET e += event
    MERGE (q)-[:CAME_ABOUT_BY]->(e)`,
  params: (requests) => ({
    requests: requests.map(({ events, records, ...properties }) => ({
      id: properties.id,
      properties: { ...properties, records: [...records] },
      events: events.map((event) => eventNode(properties.id, event)),
    })),
  }),
  row: (): never => {
    throw new Error('keeping requests returns no row');
  },
};

/**
 * Adds one step, if none with its number is there. The lock is taken before that is read. A repetition after an answer that was lost finds
 * its own step and counts as done.
 */
export const appendConsentEvent: Change<{ readonly id: string; readonly event: ConsentEvent }, true> = {
  text: `CYPHER 25
    MATCH (q:ConsentRequest {id: $id}) USING INDEX q:ConsentRequest(id)
    SET q.locked = true
    WITH q
    OPTIONAL MATCH (there:ConsentEvent {id: $event.id}) USING INDEX there:ConsentEvent(id)
    WITH q, there
    WHERE there IS NULL OR (there.by = $event.by AND there.at = $event.at AND there.deed = $event.deed)
    MERGE (e:ConsentEvent {id: $event.id})
      ON CREATE SET e += $event
    MERGE (q)-[:CAME_ABOUT_BY]->(e)
    RETURN true AS kept`,
  params: ({ id, event }) => ({ id, event: eventNode(id, event) }),
  row: () => true,
};

function eventNode(requestId: string, event: ConsentEvent) {
  const recipients: readonly Edition[] = event.recipients;
  return { ...event, recipients: [...recipients], id: `${requestId}/${event.seq}` };
}
