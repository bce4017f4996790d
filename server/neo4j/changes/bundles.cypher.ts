import type { ExportedBundle } from '../../casework/bundle.js';
import type { Change } from '../change.js';
import { type ByMember, IS_MEMBER } from './cases.cypher.js';

const BUNDLE = `b.id AS id, b.caseId AS caseId, b.caseReference AS caseReference, b.caseVersion AS caseVersion,
      b.edition AS edition, b.redaction AS redaction, b.fileName AS fileName, b.sizeBytes AS sizeBytes, b.bundleId AS bundleId, b.contentId AS contentId,
      b.exportedAt AS exportedAt, b.exportedBy AS exportedBy, b.leftOut AS leftOut,
      b.entities AS entities`;

const asBundle = (row: { get(name: string): unknown }): ExportedBundle => ({
  id: row.get('id') as string,
  caseId: row.get('caseId') as string,
  caseReference: row.get('caseReference') as string,
  caseVersion: row.get('caseVersion') as number,
  edition: row.get('edition') as ExportedBundle['edition'],
  // Bundles of before there were profiles.
  redaction: (row.get('redaction') ?? 'NONE') as ExportedBundle['redaction'],
  fileName: row.get('fileName') as string,
  sizeBytes: row.get('sizeBytes') as number,
  bundleId: row.get('bundleId') as string,
  contentId: row.get('contentId') as string,
  exportedAt: row.get('exportedAt') as string,
  exportedBy: row.get('exportedBy') as string,
  leftOut: row.get('leftOut') as number,
  entities: (row.get('entities') ?? []) as readonly string[],
  path: `/bundles/${row.get('id') as string}`,
});

/** Under which scopes do these records stand? Each once. */
export const scopesOfRecords: Change<{ readonly ids: readonly string[] }, number> = {
  text: `CYPHER 25
    UNWIND $ids AS id
    MATCH (r:Record {id: id}) USING INDEX r:Record(id)
    RETURN DISTINCT r.scope AS scope ORDER BY scope`,
  params: (p) => ({ ...p }),
  row: (row) => row.get('scope'),
};

/**
 * Exports of a case, or the one named; only for members of the case who may see every record that is in it: what an export holds, down
 * to its size, is what its records say.
 */
export const bundlesOf: Change<
  ByMember & { readonly sm: Int8Array; readonly id: string | null; readonly caseId: string | null },
  ExportedBundle
> = {
  text: `CYPHER 25
    MATCH (b:Bundle) WHERE ($id IS NULL OR b.id = $id) AND ($caseId IS NULL OR b.caseId = $caseId)
      AND coalesce(all(s IN b.recordScopes WHERE coalesce($sm[s] = 1, false)), false)
    MATCH (c:Case {id: b.caseId}) USING INDEX c:Case(id) WHERE ${IS_MEMBER}
    RETURN ${BUNDLE} ORDER BY exportedAt, id`,
  params: (p) => ({ ...p }),
  row: asBundle,
};

/** Keeps that a bundle was exported, and with what. */
export const putBundle: Change<{ readonly bundle: ExportedBundle; readonly recordScopes: readonly number[] }, true> = {
  text: `CYPHER 25
    MATCH (c:Case {id: $bundle.caseId}) USING INDEX c:Case(id)
    MERGE (b:Bundle {id: $bundle.id})
      ON CREATE SET b += $bundle, b.recordScopes = $recordScopes
    MERGE (c)-[:EXPORTED_AS]->(b)
    RETURN true AS kept`,
  params: ({ bundle: { path: _path, entities, ...kept }, recordScopes }) => ({
    bundle: { ...kept, entities: [...entities] },
    recordScopes: [...recordScopes],
  }),
  row: () => true,
};
