import type { SourceView } from '../../graph/entity-graph.js';
import { cypher, type Question, visible } from '../question.js';

/** Which sources did the viewer's imports come from? That a source is read at all may be what others must not know. */
export const sources: Question<Record<never, never>, SourceView> = {
  text: cypher`CYPHER 25
    MATCH (i:Import)-[:FROM_SOURCE]->(s:Source) WHERE ${visible('i')}
    RETURN DISTINCT s.name AS name, s.title AS title, s.publisher AS publisher, s.licence AS licence,
      s.legalBasis AS legalBasis, s.permittedPurposes AS permittedPurposes, s.retentionClass AS retentionClass,
      s.edition AS edition
    ORDER BY name`,
  params: () => ({}),
  row: (row) => ({
    name: row.get('name'),
    title: row.get('title'),
    publisher: row.get('publisher'),
    licence: row.get('licence'),
    legalBasis: row.get('legalBasis'),
    permittedPurposes: row.get('permittedPurposes'),
    retentionClass: row.get('retentionClass'),
    edition: row.get('edition'),
  }),
};
