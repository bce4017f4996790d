import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { numbered } from '../bundles/numbering.js';
import { redacted } from '../bundles/redacted.js';
import type { BundleDesk, ExportedBundle, WithoutConsent } from '../casework/bundle.js';
import type { Case } from '../casework/case.js';
import { eventTime } from '../casework/case-events.js';
import { materialOf } from '../casework/case-material.js';
import type { CaseVersion } from '../casework/case-version.js';
import type { UnnumberedVersion, Wanted } from '../casework/gather-case-version.js';
import { numberSeriesOf } from '../casework/recipient.js';
import { redactionOf } from '../casework/redaction.js';
import { scheduledItems } from '../casework/schedule.js';
import { RecipientVersions } from '../casework/version-for-recipient.js';
import { BadInput, UnknownThing } from '../errors.js';
import type { Asking } from '../graph/entity-graph.js';
import type { BundleFiles } from '../http/bundle-routes.js';
import { bundlesOf, putBundle, scopesOfRecords } from '../neo4j/changes/bundles.cypher.js';
import { computedId } from '../records/ids.js';
import { type Engine, foldersIn } from './engine.js';
import type { WriteBundle } from './write-bundle.js';

/** Exports cases and finds what was exported. A bundle's file is kept under its id. */
export function bundleDeskOn(engine: Engine, now: () => Date, write: WriteBundle): BundleDesk & BundleFiles {
  const { home, writer } = engine;
  const pathOf = (id: string) => join(foldersIn(home).bundles, `${id}.zip`);
  const kept = (of: { id: string | null; caseId: string | null }, { viewer }: Asking) =>
    writer.read(bundlesOf, { member: viewer.userName, at: eventTime(now()), sm: viewer.mask, ...of });
  const one = async (id: string, asking: Asking) => (await kept({ id, caseId: null }, asking))[0] ?? null;

  return {
    async exportBundle(caseId, { edition, redaction: wanted, withoutConsent }, asking) {
      const redaction = wanted ?? redactionOf(edition);
      // A whole case is read, which may take longer than one page of it.
      const patient = { ...engine, graph: engine.patientGraph };
      const gathered = await caseVersionFor(patient, now, caseId, { edition, redaction }, asking, withoutConsent);
      const { leftOut, caseVersion } = gathered;
      const version = redacted(await withNumbers(engine, caseId, gathered.version, asking));
      const exportedAt = eventTime(now());
      const exportedBy = asking.viewer.userName;
      const id = computedId('b', caseId, String(caseVersion), edition, redaction, exportedBy, exportedAt);
      await mkdir(foldersIn(home).bundles, { recursive: true, mode: 0o700 });
      const made = await write({ home, version, path: pathOf(id), signedAt: now() });
      const bundle: ExportedBundle = {
        id,
        caseId,
        caseReference: version.reference,
        caseVersion,
        edition,
        redaction,
        fileName: fileNameOf(version),
        sizeBytes: made.sizeBytes,
        bundleId: made.bundleId,
        contentId: made.contentId,
        exportedAt,
        exportedBy,
        leftOut,
        entities: version.entities.map((e) => e.id),
        path: `/bundles/${id}`,
      };
      const recordScopes = await writer.read(scopesOfRecords, { ids: version.records.map((r) => r.id) });
      await writer.change(putBundle, { bundle, recordScopes });
      return bundle;
    },
    async lackingConsent(caseId, edition, asking) {
      const kase = await engine.cases.find(caseId, asking);
      const wanted = { edition, redaction: redactionOf(edition) };
      return kase === null ? null : new RecipientVersions({ ...engine, now }).lacking(kase, wanted, asking);
    },
    async previewDisclosure(caseId, edition, asking) {
      const kase = await caseOf(engine, caseId, asking);
      const versions = new RecipientVersions({ ...engine, now });
      const wanted = { edition, redaction: redactionOf(edition) };
      const { version } = await versions.version(kase, wanted, asking, 'LEAVE_OUT');
      const { numbers } = numbered(version, await engine.numbers.given(caseId, numberSeriesOf(asking.viewer, edition)));
      const { records } = await materialOf(kase, engine.graph, asking);
      return {
        edition,
        ...scheduledItems({ ...version, numbers }),
        records: version.records.length,
        leftOut: records.length - version.records.length,
      };
    },
    bundle: one,
    bundlesOf: (caseId, asking) => kept({ id: null, caseId }, asking),
    async file(id, asking) {
      const bundle = await one(id, asking);
      if (bundle === null) return null;
      const path = pathOf(id);
      return (await stat(path).catch(() => null)) === null ? null : { bundle, path };
    },
  };
}

/** The case as the edition's recipient may have it. */
export async function caseVersionFor(
  engine: Engine,
  now: () => Date,
  caseId: string,
  wanted: Wanted,
  asking: Asking,
  withoutConsent: WithoutConsent,
) {
  const kase = await caseOf(engine, caseId, asking);
  const versions = new RecipientVersions({ ...engine, now });
  const { version, leftOut } = await versions.version(kase, wanted, asking, withoutConsent);
  if (version.entities.length === 0) {
    throw new BadInput('The case holds nothing that its recipient may have: put entities into it first', {
      case: caseId,
    });
  }
  return { version, leftOut, caseVersion: kase.version };
}

async function caseOf(engine: Engine, caseId: string, asking: Asking): Promise<Case> {
  const kase = await engine.cases.find(caseId, asking);
  if (kase === null) throw new UnknownThing('case', caseId);
  return kase;
}

/** How often an edition's numbers are continued again because another export continued them meanwhile. */
const MOST_ATTEMPTS = 5;

/** Continues the edition's numbers and keeps them, so that whatever is numbered now keeps its number in every later version. */
async function withNumbers(
  { numbers }: Engine,
  caseId: string,
  version: UnnumberedVersion,
  { viewer }: Asking,
): Promise<CaseVersion> {
  const series = numberSeriesOf(viewer, version.edition);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const before = await numbers.given(caseId, series);
    const after = numbered(version, before);
    if (await numbers.keep(caseId, series, before, after.given)) return { ...version, numbers: after.numbers };
  }
  throw new BadInput('The case is being exported by others: try again', { case: caseId });
}

/** "OP-PANGOLIN-v7-full.zip": the case, its version as the recipient counts, and for whom. */
function fileNameOf({ reference, version, edition, redaction }: CaseVersion): string {
  const nameless = redaction === 'NON_NOMINAL' ? '-without-names' : '';
  return `${reference.replace(/[^\p{L}\p{N}._-]/gu, '-')}-v${version}-${edition.toLowerCase()}${nameless}.zip`;
}
