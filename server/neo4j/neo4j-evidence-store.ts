import { scopeKey } from '../access/scope.js';
import type { EvidenceStore, ImportBatch } from '../jobs/stores.js';
import { profileIdOf } from '../records/profile.js';
import type { SourceRecord } from '../records/record.js';
import type { Apply, SystemWriter } from './change.js';
import {
  closeImport,
  countBatch,
  importProgress,
  openImport,
  putRefusals,
  putSource,
  refusedRows,
} from './changes/imports.cypher.js';
import { markJudged } from './changes/judgements.cypher.js';
import { endOlderVersions, profileChanges, recordChange, versionsOf } from './changes/records.cypher.js';
import { allScopes, internScopes } from './changes/scopes.cypher.js';
import { assertHeld } from './neo4j-job-store.js';

/** Evidence as nodes that are written once. */
export function neo4jEvidenceStore(writer: SystemWriter): EvidenceStore {
  return {
    scopes: () => writer.read(allScopes, {}),
    internScopes: (scopes) =>
      writer.change(
        internScopes,
        scopes.map((s) => ({ ...s, cases: [...s.cases], all: [...s.all], key: scopeKey(s) })),
      ),
    async putSource(source) {
      await writer.change(putSource, source);
    },
    async openImport(head) {
      const [progress] = await writer.change(openImport, head);
      if (!progress) throw new Error(`source ${head.source} is not in the graph`);
      return progress;
    },
    importProgress: async (id) => (await writer.read(importProgress, { id }))[0] ?? null,
    putBatch: (lease, batch) =>
      writer.inOne(async (apply) => {
        await assertHeld(apply, lease);
        return putBatch(apply, batch);
      }),
    closeImport: (lease, id) =>
      writer.inOne(async (apply) => {
        await assertHeld(apply, lease);
        const [counts] = await apply(closeImport, { id });
        if (!counts) throw new Error(`import ${id} is not in the graph`);
        return counts;
      }),
    refusedRows: (importId, after, limit) => writer.read(refusedRows, { importId, after, limit }),
  };
}

async function putBatch(apply: Apply, batch: ImportBatch) {
  const versions = await apply(versionsOf, { keys: [...new Set(batch.records.map((r) => r.key))] });
  const known = new Set<string>(versions.map((v) => v.id));
  const fresh = firstOfEach(batch.records.filter((r) => !known.has(r.id)));
  const counts = {
    accepted: fresh.length,
    refused: batch.refusals.length,
    alreadyKnown: batch.records.length - fresh.length,
  };
  const [total] = await apply(countBatch, {
    id: batch.importId,
    rowsBefore: batch.rowsBefore,
    rowsRead: batch.rowsRead,
    ...counts,
  });
  if (!total) throw new Error(`import ${batch.importId}: the rows before this batch are not done`);
  if (fresh.length > 0) await putFresh(apply, batch, fresh, versions);
  if (batch.refusals.length > 0) {
    await apply(putRefusals, { importId: batch.importId, scope: batch.scope.id, refusals: batch.refusals });
  }
  return { ...total, fresh: fresh.length };
}

async function putFresh(
  apply: Apply,
  batch: ImportBatch,
  fresh: readonly SourceRecord[],
  versions: readonly { readonly key: string; readonly current: boolean }[],
): Promise<void> {
  const keys = new Set<string>(fresh.map((r) => r.key));
  const outdated = new Set(versions.filter((v) => v.current && keys.has(v.key)).map((v) => v.key));
  if (outdated.size > 0) await apply(endOlderVersions, { keys: [...outdated], on: batch.recordedOn });
  for (const { change, profiles } of profileChanges(batch.profiles)) await apply(change, profiles);
  const ended = outdatedWithin(fresh);
  for (const endedOn of [null, batch.recordedOn]) {
    const records = fresh.filter((r) => ended.has(r.id) === (endedOn !== null));
    if (records.length === 0) continue;
    const [written] = await apply(recordChange(endedOn), {
      importId: batch.importId,
      scope: batch.scope.id,
      recordedOn: batch.recordedOn,
      endedOn,
      grade: batch.grade,
      records,
      profileOf: (mention) => batch.profileIds?.get(mention) ?? profileIdOf(mention),
    });
    const due = records.reduce((sum, r) => sum + r.mentions.length, 0);
    if (written !== due)
      throw new Error(`import ${batch.importId}: ${written} of ${due} mentions found their profiles`);
  }
  // Only what was there under the same key before can have been judged.
  const before = new Set(versions.map((v) => v.key));
  const again = fresh.filter((r) => before.has(r.key)).flatMap((r) => r.mentions.map((m) => m.id));
  if (again.length > 0) await apply(markJudged, { mentions: again });
}

/** In the order of the file: what comes once more is known by then. */
function firstOfEach(records: readonly SourceRecord[]): readonly SourceRecord[] {
  const seen = new Set<string>();
  return records.filter((r) => !seen.has(r.id) && seen.add(r.id));
}

/** Of several versions of one record in one batch all but the last. */
function outdatedWithin(records: readonly SourceRecord[]): ReadonlySet<string> {
  const last = new Map(records.map((r) => [r.key, r.id]));
  return new Set(records.filter((r) => last.get(r.key) !== r.id).map((r) => r.id));
}
