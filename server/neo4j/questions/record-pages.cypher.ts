import { numberOf } from '../paging.js';
import { cypher, isShown, type Question, type Sight, visible } from '../question.js';

/** A record's place in the order of a page. What it says is asked for afterwards, of those on the page only. */
export interface RecordPlace {
  readonly id: string;
  readonly key: string;
}

export interface PageAsked {
  readonly after: string | null;
  readonly limit: number;
}

const place: Question<never, RecordPlace>['row'] = (row) => ({ id: row.get('id'), key: row.get('key') });

/** Which records speak of an entity? By the day on which we got them, then id. */
export const recordsOfEntity: Question<Sight & PageAsked & { readonly fragments: readonly string[] }, RecordPlace> = {
  text: cypher`CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)<-[h:HELD_AS]-(m:Mention:Current)-[:FROM_RECORD]->(r:Record)
    WHERE ${visible('h')} AND ${visible('m')} AND ${visible('r')}
    WITH DISTINCT r.id AS id, r.recordedOn + '|' + r.id AS key
    WHERE $after IS NULL OR key > $after
    RETURN id, key ORDER BY key LIMIT $limit`,
  params: (p) => ({ ...p }),
  row: place,
};

export const recordsOfEntityCount: Question<Sight & { readonly fragments: readonly string[] }, number> = {
  text: cypher`CYPHER 25
    UNWIND $fragments AS fragment
    MATCH (e:Entity {id: fragment}) USING INDEX e:Entity(id) WHERE ${isShown('e')}
    MATCH (e)<-[h:HELD_AS]-(m:Mention:Current)-[:FROM_RECORD]->(r:Record)
    WHERE ${visible('h')} AND ${visible('m')} AND ${visible('r')}
    RETURN count(DISTINCT r) AS total`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('total'),
};

/** Which records came with a file? In the order of its lines. */
export const recordsOfImport: Question<
  { readonly after: readonly [line: string, id: string] | null; readonly limit: number; readonly importId: string },
  RecordPlace
> = {
  text: cypher`CYPHER 25
    MATCH (r:Record) USING INDEX r:Record(importId, line)
    WHERE r.importId = $importId AND r.line >= $line AND (r.line > $line OR r.id > $id) AND ${visible('r')}
    RETURN r.id AS id, toString(r.line) + ' ' + r.id AS key ORDER BY r.importId, r.line, id LIMIT $limit`,
  params: ({ importId, after, limit }) => ({
    importId,
    line: numberOf(after?.[0] ?? null),
    id: after?.[1] ?? '',
    limit,
  }),
  row: place,
};

/** All records of a file stand under its import's scope (the nightly audit looks whether they do), so whoever sees that sees each of them. */
export const recordsOfImportCount: Question<{ readonly importId: string }, number> = {
  text: cypher`CYPHER 25
    MATCH (i:Import {id: $importId}) USING INDEX i:Import(id) WHERE ${visible('i')}
    RETURN COUNT { (i)<-[:FROM_IMPORT]-() } AS total`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('total'),
};
