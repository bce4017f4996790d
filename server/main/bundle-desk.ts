import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleDesk, Edition, ExportedBundle, WithoutConsent } from '../casework/bundle.js';
import { eventTime } from '../casework/case-events.js';
import type { CaseVersion } from '../casework/case-version.js';
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
    async exportBundle(caseId, edition, asking, withoutConsent) {
      const { version, leftOut } = await caseVersionFor(engine, now, caseId, edition, asking, withoutConsent);
      const exportedAt = eventTime(now());
      const exportedBy = asking.viewer.userName;
      const id = computedId('b', caseId, String(version.version), edition, exportedBy, exportedAt);
      await mkdir(foldersIn(home).bundles, { recursive: true, mode: 0o700 });
      const made = await write({ home, version, path: pathOf(id), signedAt: now() });
      const bundle: ExportedBundle = {
        id,
        caseId,
        caseReference: version.reference,
        caseVersion: version.version,
        edition,
        fileName: fileNameOf(version),
        sizeBytes: made.sizeBytes,
        bundleId: made.bundleId,
        contentId: made.contentId,
        exportedAt,
        exportedBy,
        leftOut,
        path: `/bundles/${id}`,
      };
      const recordScopes = await writer.read(scopesOfRecords, { ids: version.records.map((r) => r.id) });
      await writer.change(putBundle, { bundle, entities: version.entities.map((e) => e.id), recordScopes });
      return bundle;
    },
    async lackingConsent(caseId, edition, asking) {
      const kase = await engine.cases.find(caseId, asking);
      return kase === null ? null : new RecipientVersions({ ...engine, now }).lacking(kase, edition, asking);
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
  edition: Edition,
  asking: Asking,
  withoutConsent: WithoutConsent,
) {
  const kase = await engine.cases.find(caseId, asking);
  if (kase === null) throw new UnknownThing('case', caseId);
  const gathered = await new RecipientVersions({ ...engine, now }).version(kase, edition, asking, withoutConsent);
  if (gathered.version.entities.length === 0) {
    throw new BadInput('The case holds nothing that its recipient may have: put entities into it first', {
      case: caseId,
    });
  }
  return gathered;
}

/** "OP-PANGOLIN-v7-full.zip": the case, its version and for whom. */
function fileNameOf({ reference, version, edition }: CaseVersion): string {
  return `${reference.replace(/[^\p{L}\p{N}._-]/gu, '-')}-v${version}-${edition.toLowerCase()}.zip`;
}
