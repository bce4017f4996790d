import type { Scope } from '../../server/access/scope.js';
import type { JobStores } from '../../server/jobs/run-jobs.js';
import type { Lease } from '../../server/jobs/stores.js';
import type { MentionId, RecordId, RecordKey, SourceName } from '../../server/records/ids.js';
import type { Mention } from '../../server/records/mention.js';
import { profileIdOf } from '../../server/records/profile.js';
import type { SourceRecord } from '../../server/records/record.js';
import { featuresOf, type Said } from '../../server/resolution/features.js';
import { shippedParameters } from '../../server/resolution/parameters.js';
import { saysEnough } from '../../server/resolution/score.js';
import { routesAirportSeizures } from '../../server/sources/routes-airport-seizures/source.js';

const GRADE = { scheme: '4x4' as const, source: 'B', information: '2' };
const RECORDED_ON = '2020-01-01';

/** Takes in records that say just this, a mention each under the id given, as an import of its own; they wait to be compared and placed. */
export async function takeIn(
  stores: JobStores,
  importId: string,
  said: readonly Said[],
  scope: Omit<Scope, 'id'>,
): Promise<void> {
  const [interned] = (await stores.evidence.internScopes([scope])) as [Scope];
  await stores.evidence.putSource(routesAirportSeizures);
  await stores.jobs.put({ id: importId, kind: 'IMPORT', input: '{}', by: 'test' }, true);
  const lease = (await stores.jobs.claim(importId)) as Lease;
  await stores.evidence.openImport({
    ...{
      id: importId,
      source: 'routes-airport-seizures',
      layout: 'seizures',
      fileName: 'f.csv',
      mediaType: 'text/csv',
    },
    ...{ encoding: 'utf-8', delimiter: ',', header: ['name'], headerByteStart: 0, headerByteEnd: 4, sizeBytes: 1 },
    ...{ sha256: importId, table: null, tableSha256: null, tableSizeBytes: null, ownerAgency: interned.agency },
    ...{ scope: interned, by: 'test', importedAt: '2020-01-01T00:00:00Z', recordedOn: RECORDED_ON },
    ...{ receivedFrom: null, receivedOn: null, authority: null, edition: null, grade: GRADE },
  });
  const records = said.map(recordOf);
  await stores.evidence.putBatch(lease, {
    importId,
    rowsBefore: 0,
    rowsRead: records.length,
    records,
    profiles: records.map(({ mentions: [mention] }) => {
      const id = profileIdOf(mention as Mention);
      const { kind, values } = mention as Mention;
      const features = featuresOf({ id, kind, values }, shippedParameters);
      return { id, kind, values, facts: features.facts, sure: saysEnough(features, shippedParameters) };
    }),
    refusals: [],
    scope: interned,
    recordedOn: RECORDED_ON,
    grade: GRADE,
  });
  await stores.jobs.finish(lease, 'DONE', '{}');
}

function recordOf({ id, kind, values }: Said, i: number): SourceRecord {
  const mention: Mention = {
    ...{ id: id as MentionId, kind, role: 'consignee', ordinal: 0, identityKey: null, addsOnly: false, values },
  };
  return {
    id: `record${id}` as RecordId,
    key: `key${id}` as RecordKey,
    source: 'routes-airport-seizures' as SourceName,
    layout: 'seizures',
    sourceKey: id,
    row: { line: i + 2, byteStart: 0, byteEnd: 1, cells: [{ column: 'name', text: id }] },
    rowSha256: id,
    mentions: [mention],
    statements: [],
    warnings: [],
  };
}
