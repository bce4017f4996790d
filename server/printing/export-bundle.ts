import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readAttachments } from '../bundles/attachments.js';
import { SIGNATURE, TAG_MANIFEST } from '../bundles/bag.js';
import { planExhibits } from '../bundles/exhibits.js';
import { type Extract, readExtract } from '../bundles/extract.js';
import type { ObjectStore } from '../bundles/object-store.js';
import { partOf } from '../bundles/part.js';
import { planBundle } from '../bundles/plan-bundle.js';
import { redactedCopy } from '../bundles/redacted.js';
import type { CaseVersion } from '../casework/case-version.js';
import { REDACTION_PROFILES } from '../casework/redaction.js';
import type { SigningKeys } from './keys.js';
import { reportPrinter } from './print-report.js';
import { signDetached } from './signature.js';
import { writeZip } from './zip.js';

export interface ExportedBundle {
  /** SHA-256 of tagmanifest-sha256.txt: names exactly these files. */
  readonly bundleId: string;
  /** Printed on every page of the report. */
  readonly contentId: string;
  readonly sizeBytes: number;
  readonly fileName: string;
  readonly signedAt: string;
}

/**
 * Builds, prints, signs and packs a case version at `outPath`, with a receipt beside it that names the bundle id. The zip
 * appears under its name only when it is whole.
 */
export async function exportBundle(
  version: CaseVersion,
  store: ObjectStore,
  keys: SigningKeys,
  outPath: string,
  signedAt: Date = new Date(),
): Promise<ExportedBundle> {
  const extracts: Extract[] = [];
  const { rows } = REDACTION_PROFILES[version.redaction];
  for (const plan of planExhibits(version)) {
    const extract = await readExtract(plan, store);
    extracts.push(rows === 'AS RECEIVED' ? extract : redactedCopy(extract));
  }
  const plan = await planBundle(version, extracts, await readAttachments(version, store), reportPrinter());

  const tagManifest = plan.parts.find((p) => p.path === TAG_MANIFEST)?.content;
  if (tagManifest === undefined || !('bytes' in tagManifest)) throw new Error(`The plan has no ${TAG_MANIFEST}`);
  const signature = partOf(SIGNATURE, signDetached(tagManifest.bytes, keys.certificate, keys.privateKey, signedAt));

  const unfinished = `${outPath}.unfinished`;
  try {
    await writeZip([...plan.parts, signature], plan.root, store, unfinished);
    await rename(unfinished, outPath);
  } catch (fault) {
    await rm(unfinished, { force: true });
    throw fault;
  }
  const { sizeBytes, fileName } = { sizeBytes: (await stat(outPath)).size, fileName: basename(outPath) };
  await writeFile(`${outPath}.receipt.txt`, receiptOf(fileName, plan.bundleId, plan.contentId));
  return {
    bundleId: plan.bundleId,
    contentId: plan.contentId,
    sizeBytes,
    fileName,
    signedAt: `${signedAt.toISOString().slice(0, 19)}Z`,
  };
}

function receiptOf(fileName: string, bundleId: string, contentId: string): string {
  return `${fileName}\nbundle id   ${bundleId}\ncontent id  ${contentId}\nThe bundle id is the SHA-256 of ${TAG_MANIFEST}. Keep this apart from the bundle.\n`;
}
