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

/** Which records came with a file? In the order of its lines; ten digits are more than any file has. */
export const recordsOfImport: Question<PageAsked & { readonly importId: string }, RecordPlace> = {
  text: cypher`CYPHER 25
    MATCH (i:Import {id: $importId}) USING INDEX i:Import(id) WHERE ${visible('i')}
    MATCH (r:Record)-[:FROM_IMPORT]->(i) WHERE ${visible('r')}
    WITH r.id AS id, right('000000000' + toString(r.line), 10) + '|' + r.id AS key
    WHERE $after IS NULL OR key > $after
    RETURN id, key ORDER BY key LIMIT $limit`,
  params: (p) => ({ ...p }),
  row: place,
};

export const recordsOfImportCount: Question<{ readonly importId: string }, number> = {
  text: cypher`CYPHER 25
    MATCH (i:Import {id: $importId}) USING INDEX i:Import(id) WHERE ${visible('i')}
    MATCH (r:Record)-[:FROM_IMPORT]->(i) WHERE ${visible('r')}
    RETURN count(r) AS total`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('total'),
};
