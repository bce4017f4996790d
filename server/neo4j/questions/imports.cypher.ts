import type { Record as Row } from 'neo4j-driver';
import type { ImportView, RefusalView } from '../../graph/entity-graph.js';
import { numberOf } from '../paging.js';
import { cypher, type Question, visible } from '../question.js';
import type { PageAsked } from './record-pages.cypher.js';

function importView(row: Row): ImportView {
  return {
    id: row.get('id'),
    source: row.get('source'),
    fileName: row.get('fileName'),
    mediaType: row.get('mediaType'),
    encoding: row.get('encoding'),
    layout: row.get('layout'),
    sizeBytes: row.get('sizeBytes'),
    sha256: row.get('sha256'),
    table: row.get('table'),
    by: row.get('by'),
    importedAt: row.get('importedAt'),
    recordedOn: row.get('recordedOn'),
    receivedFrom: row.get('receivedFrom'),
    receivedOn: row.get('receivedOn'),
    authority: row.get('authority'),
    edition: row.get('edition'),
    handling: row.get('handling'),
    read: row.get('read'),
    accepted: row.get('accepted'),
    refused: row.get('refused'),
    alreadyKnown: row.get('alreadyKnown'),
    waiting: row.get('waiting'),
    state: row.get('state'),
  };
}

/** Which imports are there? The newest first, then by id. */
export const importPage: Question<
  { readonly after: readonly [string, string] | null; readonly limit: number },
  { readonly id: string; readonly importedAt: string }
> = {
  text: cypher`CYPHER 25
    MATCH (i:Import)
    WHERE ${visible('i')}
      AND ($after IS NULL OR i.importedAt < $after[0] OR (i.importedAt = $after[0] AND i.id > $after[1]))
    RETURN i.id AS id, i.importedAt AS importedAt ORDER BY importedAt DESC, id LIMIT $limit`,
  params: (p) => ({ ...p }),
  row: (row) => ({ id: row.get('id'), importedAt: row.get('importedAt') }),
};

export const importCount: Question<Record<never, never>, number> = {
  text: cypher`CYPHER 25
    MATCH (i:Import) WHERE ${visible('i')} RETURN count(i) AS total`,
  params: () => ({}),
  row: (row) => row.get('total'),
};

/** What is known of these imports, as they came? */
export const importsById: Question<{ readonly ids: readonly string[] }, ImportView> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    MATCH (i:Import {id: id}) USING INDEX i:Import(id) WHERE ${visible('i')}
    MATCH (k:Scope {id: i.scope}) USING INDEX k:Scope(id)
    RETURN id, i.source AS source, i.fileName AS fileName, i.mediaType AS mediaType, i.encoding AS encoding,
      i.layout AS layout, i.sizeBytes AS sizeBytes, i.sha256 AS sha256, i.table AS table, i.by AS by, i.importedAt AS importedAt,
      i.recordedOn AS recordedOn, i.receivedFrom AS receivedFrom, i.receivedOn AS receivedOn, i.authority AS authority,
      i.edition AS edition, k.handling AS handling, i.read AS read, i.accepted AS accepted, i.refused AS refused,
      i.alreadyKnown AS alreadyKnown, i.waiting AS waiting, i.state AS state`,
  params: (p) => ({ ...p }),
  row: importView,
};

/** Which rows of a file were not taken in, and why? In the order of the file. */
export const refusals: Question<
  PageAsked & { readonly importId: string },
  { readonly refusal: RefusalView; readonly key: string }
> = {
  text: cypher`CYPHER 25
    MATCH (f:Refusal) USING INDEX f:Refusal(importId, byteStart)
    WHERE f.importId = $importId AND f.byteStart > $after AND ${visible('f')}
    RETURN f.line AS line, f.at AS at, f.column AS column, f.value AS value, f.reason AS reason, toString(f.byteStart) AS key
    ORDER BY f.importId, f.byteStart LIMIT $limit`,
  // A cursor is the byte at which the last refusal before the page begins.
  params: ({ importId, after, limit }) => ({ importId, after: numberOf(after), limit }),
  row: (row) => ({
    refusal: {
      line: row.get('line'),
      at: row.get('at'),
      column: row.get('column'),
      value: row.get('value'),
      reason: row.get('reason'),
    },
    key: row.get('key'),
  }),
};

export const refusalCount: Question<{ readonly importId: string }, number> = {
  text: cypher`CYPHER 25
    MATCH (f:Refusal) USING INDEX f:Refusal(importId, byteStart)
    WHERE f.importId = $importId AND f.byteStart > -1 AND ${visible('f')}
    RETURN count(f) AS total`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('total'),
};
