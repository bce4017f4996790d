import { PUBLIC_AGENCY, scopeKey } from '../../access/scope.js';
import type { ImportCounts, ImportHead, ImportProgress, RefusedPlace, StoredRefusal } from '../../jobs/stores.js';
import type { Source } from '../../records/source.js';
import type { Change } from '../change.js';

export const putSource: Change<Source, true> = {
  text: `CYPHER 25
    MERGE (s:Source {name: $name})
    SET s += {title: $title, publisher: $publisher, licence: $licence, legalBasis: $legalBasis,
      permittedPurposes: $permittedPurposes, retentionClass: $retentionClass, edition: $edition, notForCourt: $notForCourt}
    RETURN true AS kept`,
  params: ({
    name,
    title,
    publisher,
    licence,
    legalBasis,
    permittedPurposes,
    retentionClass,
    edition,
    notForCourt,
  }) => ({
    name,
    title,
    publisher,
    licence,
    legalBasis,
    permittedPurposes,
    retentionClass,
    edition,
    notForCourt,
  }),
  row: () => true,
};

const PROGRESS = `i.read AS read, i.accepted AS accepted, i.refused AS refused, i.alreadyKnown AS alreadyKnown,
      i.waiting AS waiting, i.state AS state, i.rowsDone AS rowsDone, i.recordedOn AS recordedOn`;

const asCounts = (row: { get(name: string): unknown }): ImportCounts => ({
  read: row.get('read') as number,
  accepted: row.get('accepted') as number,
  refused: row.get('refused') as number,
  alreadyKnown: row.get('alreadyKnown') as number,
  waiting: row.get('waiting') as number,
});

const asProgress = (row: { get(name: string): unknown }): ImportProgress => ({
  ...asCounts(row),
  state: row.get('state') as ImportProgress['state'],
  rowsDone: row.get('rowsDone') as number,
  recordedOn: row.get('recordedOn') as string,
});

/** As they are written, with the scope apart. */
export function importProperties({ scope, grade, ...head }: ImportHead) {
  return {
    scope: scope.id,
    head: {
      ...head,
      header: [...head.header],
      handling: scope.handling,
      gradeScheme: grade.scheme,
      gradeSource: grade.source,
      gradeInformation: grade.information,
    },
  };
}

/** Finds the import of this file, or begins it. What is known of the file is that of the first attempt. */
export const openImport: Change<ImportHead, ImportProgress> = {
  text: `CYPHER 25
    MATCH (s:Source {name: $head.source}) USING INDEX s:Source(name)
    MERGE (i:Import {id: $head.id})
      ON CREATE SET i += $head, i.read = 0, i.accepted = 0, i.refused = 0, i.alreadyKnown = 0, i.waiting = 0,
        i.rowsDone = 0, i.state = 'RUNNING', i.scope = $scope, i.scopes = [$scope]
    MERGE (i)-[:FROM_SOURCE]->(s)
    RETURN ${PROGRESS}`,
  params: importProperties,
  row: asProgress,
};

export const importProgress: Change<{ id: string }, ImportProgress> = {
  text: `CYPHER 25 MATCH (i:Import {id: $id}) USING INDEX i:Import(id) RETURN ${PROGRESS}`,
  params: ({ id }) => ({ id }),
  row: asProgress,
};

/** Takes the counts of a batch into the import, once: only where the rows before it are done. */
export const countBatch: Change<
  { id: string; rowsBefore: number; rowsRead: number; accepted: number; refused: number; alreadyKnown: number },
  ImportCounts
> = {
  text: `CYPHER 25
    MATCH (i:Import {id: $id}) USING INDEX i:Import(id)
    SET i.locked = true
    WITH i WHERE i.rowsDone = $rowsBefore
    SET i.rowsDone = i.rowsDone + $rowsRead, i.read = i.read + $rowsRead, i.accepted = i.accepted + $accepted,
      i.refused = i.refused + $refused, i.alreadyKnown = i.alreadyKnown + $alreadyKnown
    RETURN ${PROGRESS}`,
  params: (p) => ({ ...p }),
  row: asCounts,
};

/**
 * Counts records whose row adds to a thing that no current row introduces, and ends the import. Only rows under the same mark and public ones
 * count as introducing: whoever sees the import sees those, and rows that he may not see must not lower the number.
 */
export const closeImport: Change<{ id: string }, ImportCounts> = {
  text: `CYPHER 25
    MATCH (i:Import {id: $id}) USING INDEX i:Import(id)
    CALL (i) {
      OPTIONAL MATCH (open:Scope {key: $open}) USING INDEX open:Scope(key)
      WITH i, [i.scope] + collect(open.id) AS shared
      MATCH (i)<-[:FROM_IMPORT]-(r:Record)<-[:FROM_RECORD]-(m:Current)
      WHERE m.addsOnly AND r.endedOn IS NULL
      WITH r, shared, any(x IN collect(EXISTS {
        MATCH (partner:Mention {identityKey: m.identityKey}) USING INDEX partner:Mention(identityKey)
        WHERE partner.kind = m.kind AND NOT partner.addsOnly AND partner.endedOn IS NULL
          AND partner.scope IN shared
      }) WHERE x) AS found
      RETURN count(CASE WHEN found THEN null ELSE 1 END) AS waiting
    }
    SET i.state = 'DONE', i.waiting = waiting
    RETURN ${PROGRESS}`,
  params: ({ id }) => ({ id, open: scopeKey({ agency: PUBLIC_AGENCY, handling: 'TLP:CLEAR', cases: [], all: [] }) }),
  row: asCounts,
};

export const putRefusals: Change<{ importId: string; scope: number; refusals: readonly StoredRefusal[] }, number> = {
  text: `CYPHER 25
    MATCH (i:Import {id: $importId}) USING INDEX i:Import(id)
    UNWIND $refusals AS r
    MERGE (x:Refusal {id: $importId + ':' + toString(r.line)})
    SET x += r, x.importId = $importId, x.scope = $scope, x.scopes = [$scope]
    MERGE (x)-[:REFUSED_IN]->(i)
    RETURN count(x) AS kept`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('kept'),
};

/** Where the refused rows of a file stand in it, in the order of the file: the first `limit` of those that begin behind the byte `after`. */
export const refusedRows: Change<{ importId: string; after: number; limit: number }, RefusedPlace> = {
  text: `CYPHER 25
    MATCH (x:Refusal) USING INDEX x:Refusal(importId, byteStart) WHERE x.importId = $importId AND x.byteStart > $after
    RETURN x.byteStart AS byteStart, x.byteEnd AS byteEnd ORDER BY x.importId, x.byteStart LIMIT $limit`,
  params: (p) => ({ ...p }),
  row: (row) => ({ byteStart: row.get('byteStart'), byteEnd: row.get('byteEnd') }),
};
