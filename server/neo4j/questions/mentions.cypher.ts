import type { Record as Row } from 'neo4j-driver';
import type { MentionView } from '../../graph/entity-graph.js';
import type { MentionId } from '../../records/ids.js';
import type { Handling } from '../../records/source.js';
import { cypher, isShown, type Question, type Sight, shownId, visible } from '../question.js';

/** A mention with what orders and grades it. */
export interface PlacedMention {
  readonly mention: MentionView;
  readonly recordedOn: string;
  readonly handling: Handling;
}

export function placedMention(row: Row): PlacedMention {
  return {
    mention: {
      id: row.get('id') as MentionId,
      kind: row.get('kind'),
      role: row.get('role'),
      addsOnly: row.get('addsOnly'),
      values: JSON.parse(row.get('values')),
      recordId: row.get('recordId'),
      entityId: row.get('entityId'),
    },
    recordedOn: row.get('recordedOn'),
    handling: row.get('handling'),
  };
}

/** What do these mentions say, and which entity holds each now? */
export const mentions: Question<Sight & { readonly ids: readonly string[] }, PlacedMention> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    MATCH (m:Mention:Current {id: id}) WHERE ${visible('m')}
    MATCH (k:Scope {id: m.scope}) USING INDEX k:Scope(id)
    OPTIONAL MATCH (m)-[h:HELD_AS]->(e:Entity) WHERE ${visible('h')} AND ${isShown('e')}
    RETURN m.id AS id, m.kind AS kind, m.role AS role, m.values AS values, m.recordId AS recordId,
      m.addsOnly AS addsOnly, m.recordedOn AS recordedOn, k.handling AS handling, ${shownId('e')} AS entityId`,
  params: (p) => ({ ...p }),
  row: placedMention,
};

/** Which mentions does an entity consist of? By the day on which we got them, then id. */
export const mentionsOfEntity: Question<Sight & { readonly fragments: readonly string[] }, PlacedMention> = {
  text: cypher`CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)<-[h:HELD_AS]-(m:Mention:Current) WHERE ${visible('h')} AND ${visible('m')}
    MATCH (k:Scope {id: m.scope}) USING INDEX k:Scope(id)
    RETURN m.id AS id, m.kind AS kind, m.role AS role, m.values AS values, m.recordId AS recordId,
      m.addsOnly AS addsOnly, m.recordedOn AS recordedOn, k.handling AS handling, ${shownId('e')} AS entityId
    ORDER BY recordedOn, id`,
  params: (p) => ({ ...p }),
  row: placedMention,
};

/**
 * Whom and what do these records speak of? By role and ordinal. What an older version of a record said leads to
 * the entity that holds the mention now.
 */
export const mentionsOfRecords: Question<Sight & { readonly ids: readonly string[] }, PlacedMention> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS record
    MATCH (r:Record {id: record})<-[:FROM_RECORD]-(m:Mention) USING INDEX r:Record(id) WHERE ${visible('r')} AND ${visible('m')}
    MATCH (k:Scope {id: m.scope}) USING INDEX k:Scope(id)
    OPTIONAL MATCH (now:Mention:Current {id: m.id})-[h:HELD_AS]->(e:Entity)
    WHERE ${visible('now')} AND ${visible('h')} AND ${isShown('e')}
    RETURN m.id AS id, m.kind AS kind, m.role AS role, m.values AS values, m.recordId AS recordId,
      m.addsOnly AS addsOnly, m.recordedOn AS recordedOn, k.handling AS handling, ${shownId('e')} AS entityId
    ORDER BY m.recordId, m.role, m.ordinal, id`,
  params: (p) => ({ ...p }),
  row: placedMention,
};
