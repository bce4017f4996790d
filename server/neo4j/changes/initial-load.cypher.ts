import type { ImportCounts, ImportHead } from '../../jobs/stores.js';
import type { Change } from '../change.js';
import type { EndedRecord, UnsaidList } from '../initial-load/afterwards.js';
import { importProperties } from './imports.cypher.js';

/** What stands in a graph beside its accounts and what the program keeps for itself: a label for each kind, the graph is empty where there is none. */
export const whatIsThere: Change<Record<string, never>, string> = {
  text: `CYPHER 25
    MATCH (n) WHERE NOT n:User AND NOT n:Agency AND NOT n:Migration AND NOT n:MigrationLock AND NOT n:Job AND NOT n:Counter AND NOT n:GraphState
    WITH n LIMIT 1000
    UNWIND labels(n) AS label
    RETURN DISTINCT label ORDER BY label`,
  params: () => ({}),
  row: (row) => row.get('label'),
};

export const allAccounts: Change<Record<string, never>, Readonly<Record<string, unknown>>> = {
  text: 'CYPHER 25 MATCH (u:User) RETURN properties(u) AS account ORDER BY u.name',
  params: () => ({}),
  row: (row) => row.get('account'),
};

export const putAccounts: Change<readonly Readonly<Record<string, unknown>>[], true> = {
  text: `CYPHER 25
    UNWIND $accounts AS a
    MERGE (u:User {name: a.name})
    SET u = a
    MERGE (g:Agency {name: a.agency})
    MERGE (u)-[:WORKS_FOR]->(g)
    FINISH`,
  params: (accounts) => ({ accounts }),
  row: () => true,
};

/** What is known of an import that was loaded from files, where its node stands with its id alone. */
export const completeImport: Change<{ head: ImportHead; counts: Omit<ImportCounts, 'waiting'> }, string> = {
  text: `CYPHER 25
    MATCH (s:Source {name: $head.source}) USING INDEX s:Source(name)
    MERGE (i:Import {id: $head.id})
    SET i += $head, i += $counts, i.waiting = 0, i.rowsDone = $counts.read, i.state = 'RUNNING', i.scope = $scope, i.scopes = [$scope],
      i.locked = true
    MERGE (i)-[:FROM_SOURCE]->(s)
    RETURN i.id AS id`,
  params: ({ head, counts: { read, accepted, refused, alreadyKnown } }) => ({
    ...importProperties(head),
    counts: { read, accepted, refused, alreadyKnown },
  }),
  row: (row) => row.get('id'),
};

/** Versions of records that a later row of the same load replaced. */
export const endOutdated: Change<readonly EndedRecord[], number> = {
  text: `CYPHER 25
    UNWIND $ended AS e
    MATCH (r:Record {id: e.id}) USING INDEX r:Record(id)
    SET r.endedOn = e.on
    WITH r, e.on AS on
    CALL (r, on) {
      MATCH (m:Mention {recordId: r.id}) USING INDEX m:Mention(recordId) SET m.endedOn = on, m:Unplaced REMOVE m:Current
    }
    CALL (r, on) {
      MATCH (s:Statement {recordId: r.id}) USING INDEX s:Statement(recordId) SET s.endedOn = on
    }
    RETURN count(r) AS ended`,
  params: (ended) => ({ ended: ended.map(({ id, on }) => ({ id, on })) }),
  row: (row) => row.get('ended'),
};

type Lists = readonly UnsaidList[];

/** Lists that the files could not say. */
export const setListsOfRecords = setLists('Record', 'id');
export const setListsOfStatements = setLists('Statement', 'versionId');

function setLists(label: 'Record' | 'Statement', id: 'id' | 'versionId'): Change<Lists, true> {
  return {
    text: `CYPHER 25
    UNWIND $lists AS l
    MATCH (n:${label} {${id}: l.id}) USING INDEX n:${label}(${id})
    SET n[l.property] = l.value
    FINISH`,
    params: (lists) => ({
      lists: lists
        .filter((l) => l.label === label)
        .map(({ id, property, value }) => ({ id, property, value: [...value] })),
    }),
    row: () => true,
  };
}
