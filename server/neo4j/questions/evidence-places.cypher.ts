import type { HeaderPlace } from '../../casework/evidence-places.js';
import { cypher, type Question, visible } from '../question.js';

interface Ids {
  readonly ids: readonly string[];
}

/** Where do the rows of these records stand in their files? */
export const rowPlaces: Question<Ids, { readonly id: string; readonly byteStart: number; readonly byteEnd: number }> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    MATCH (r:Record {id: id}) USING INDEX r:Record(id) WHERE ${visible('r')}
    RETURN id, r.byteStart AS byteStart, r.byteEnd AS byteEnd`,
  params: (p) => ({ ...p }),
  row: (row) => ({ id: row.get('id'), byteStart: row.get('byteStart'), byteEnd: row.get('byteEnd') }),
};

/** Under which scopes do these records stand? Each once. */
export const recordScopes: Question<Ids, number> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    MATCH (r:Record {id: id}) USING INDEX r:Record(id) WHERE ${visible('r')}
    RETURN DISTINCT r.scope AS scope ORDER BY scope`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('scope'),
};

/** Where do the headers of these files stand? */
export const headerPlaces: Question<Ids, HeaderPlace & { readonly id: string }> = {
  text: cypher`CYPHER 25
    UNWIND $ids AS id
    MATCH (i:Import {id: id}) USING INDEX i:Import(id) WHERE ${visible('i')}
    RETURN id, i.headerByteStart AS headerByteStart, i.headerByteEnd AS headerByteEnd, i.tableSha256 AS tableSha256,
      i.tableSizeBytes AS tableSizeBytes`,
  params: (p) => ({ ...p }),
  row: (row) => ({
    id: row.get('id'),
    headerByteStart: row.get('headerByteStart'),
    headerByteEnd: row.get('headerByteEnd'),
    tableSha256: row.get('tableSha256'),
    tableSizeBytes: row.get('tableSizeBytes'),
  }),
};

/** Of the sources of which the viewer sees a file, which are not for court? */
export const sourcesNotForCourt: Question<Record<never, never>, string> = {
  text: cypher`CYPHER 25
    MATCH (i:Import) WHERE ${visible('i')}
    WITH DISTINCT i.source AS name
    MATCH (s:Source {name: name}) USING INDEX s:Source(name) WHERE s.notForCourt
    RETURN name ORDER BY name`,
  params: () => ({}),
  row: (row) => row.get('name'),
};
