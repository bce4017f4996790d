import type { ProfileDraft } from '../../jobs/stores.js';
import { computedId } from '../../records/ids.js';
import type { SourceRecord } from '../../records/record.js';
import type { Grade } from '../../records/source.js';
import type { Change } from '../change.js';

/** Which of these records are there, in any version of the past or now. */
export const knownRecords: Change<{ ids: readonly string[] }, string> = {
  text: `CYPHER 25 UNWIND $ids AS id MATCH (r:Record {id: id}) USING INDEX r:Record(id) RETURN r.id AS id`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('id'),
};

/** A newer version came: the older one ends on that day, with its mentions and statements, which then leave the graph. */
export const endOlderVersions: Change<{ keys: readonly string[]; on: string }, number> = {
  text: `CYPHER 25
    UNWIND $keys AS key
    MATCH (r:Record {key: key}) USING INDEX r:Record(key) WHERE r.endedOn IS NULL
    SET r.endedOn = $on
    WITH r
    CALL (r) {
      MATCH (m:Mention {recordId: r.id}) USING INDEX m:Mention(recordId) SET m.endedOn = $on, m:Unplaced REMOVE m:Current
    }
    CALL (r) {
      MATCH (s:Statement {recordId: r.id}) USING INDEX s:Statement(recordId) SET s.endedOn = $on
    }
    RETURN count(r) AS ended`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('ended'),
};

/** Profiles that nobody said before wait to be compared; only kinds that are matched by comparison do. */
export const putProfiles: Change<readonly ProfileDraft[], number> = {
  text: `CYPHER 25
    UNWIND $profiles AS p
    MERGE (x:Profile {id: p.id})
      ON CREATE SET x.kind = p.kind, x.values = p.values, x.facts = p.facts, x.sure = p.sure, x.isNew = p.compared
    WITH x WHERE x.isNew
    SET x:Uncompared REMOVE x.isNew
    RETURN count(x) AS waiting`,
  params: (profiles) => ({
    profiles: profiles.map((p) => ({
      id: p.id,
      kind: p.kind,
      values: JSON.stringify(p.values),
      facts: JSON.stringify(p.facts),
      sure: p.sure,
      compared: p.kind === 'TRADER' || p.kind === 'VESSEL' ? true : null,
    })),
  }),
  row: (row) => row.get('waiting'),
};

interface NewRecords {
  readonly importId: string;
  readonly scope: number;
  readonly recordedOn: string;
  /** Day on which a record was outdated already by a later row of its own file; else absent. */
  readonly ended: ReadonlySet<string>;
  readonly grade: Grade;
  readonly records: readonly SourceRecord[];
  readonly profileOf: (mention: SourceRecord['mentions'][number]) => string;
}

export const putRecords: Change<NewRecords, number> = {
  text: `CYPHER 25
    MATCH (i:Import {id: $importId}) USING INDEX i:Import(id)
    UNWIND $records AS r
    CREATE (x:Record)
    SET x = r
    CREATE (x)-[:FROM_IMPORT]->(i)
    RETURN count(x) AS written`,
  params: ({ importId, scope, recordedOn, grade, records, ended }) => ({
    importId,
    records: records.map((r) => ({
      scopes: [scope],
      id: r.id,
      key: r.key,
      source: r.source,
      layout: r.layout,
      sourceKey: r.sourceKey,
      importId,
      line: r.row.line,
      ...(r.row.at !== undefined && { at: r.row.at }),
      byteStart: r.row.byteStart,
      byteEnd: r.row.byteEnd,
      columns: r.row.cells.map((c) => c.column),
      cells: r.row.cells.map((c) => c.text),
      rowSha256: r.rowSha256,
      scope,
      recordedOn,
      endedOn: ended.has(r.id) ? recordedOn : null,
      warnings: JSON.stringify(r.warnings),
      gradeScheme: (r.grade ?? grade).scheme,
      gradeSource: (r.grade ?? grade).source,
      gradeInformation: (r.grade ?? grade).information,
      handlingCodes: [...(r.conditions?.codes ?? [])],
      handlingConditions: r.conditions?.text ?? null,
      handlingExpiresOn: r.conditions?.expiresOn ?? null,
      handlingReviewOn: r.conditions?.reviewOn ?? null,
    })),
  }),
  row: (row) => row.get('written'),
};

export const putMentions: Change<NewRecords, number> = {
  text: `CYPHER 25
    UNWIND $mentions AS m
    MATCH (r:Record {id: m.recordId}) USING INDEX r:Record(id)
    MATCH (p:Profile {id: m.profile}) USING INDEX p:Profile(id)
    CREATE (x:Mention:Unplaced)
    SET x = m
    CREATE (x)-[:FROM_RECORD]->(r)
    CREATE (x)-[:SAYS]->(p)
    WITH x WHERE x.endedOn IS NULL
    SET x:Current
    RETURN count(x) AS written`,
  params: ({ records, scope, recordedOn, ended, profileOf }) => ({
    mentions: records.flatMap((r) =>
      r.mentions.map((m) => ({
        scopes: [scope],
        versionId: computedId('v', m.id, r.id),
        id: m.id,
        recordId: r.id,
        recordKey: r.key,
        kind: m.kind,
        role: m.role,
        ordinal: m.ordinal,
        identityKey: m.identityKey,
        addsOnly: m.addsOnly,
        values: JSON.stringify(m.values),
        profile: profileOf(m),
        scope,
        recordedOn,
        endedOn: ended.has(r.id) ? recordedOn : null,
      })),
    ),
  }),
  row: (row) => row.get('written'),
};

export const putStatements: Change<NewRecords, number> = {
  text: `CYPHER 25
    UNWIND $statements AS s
    CREATE (x:Statement)
    SET x = s
    RETURN count(x) AS written`,
  params: ({ records, scope, recordedOn, ended, grade }) => ({
    statements: records.flatMap((r) =>
      r.statements.map((s) => ({
        scopes: [scope],
        versionId: computedId('v', s.id, r.id),
        id: s.id,
        recordId: r.id,
        kind: s.kind,
        role: s.role,
        from: s.from,
        to: s.to,
        heldFrom: s.heldFrom,
        heldUntil: s.heldUntil,
        columns: [...s.columns],
        ...(s.values && s.values.length > 0 && { values: JSON.stringify(s.values) }),
        scope,
        grade: `${(r.grade ?? grade).source}${(r.grade ?? grade).information}`,
        recordedOn,
        endedOn: ended.has(r.id) ? recordedOn : null,
      })),
    ),
  }),
  row: (row) => row.get('written'),
};
