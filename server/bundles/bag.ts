import { createHash } from 'node:crypto';
import type { OrderedCase } from './ordered-case.js';
import { byUtf8Bytes, type Part, partOf } from './part.js';

export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const SIGNATURE = `signatures/${TAG_MANIFEST}.p7s`;

/** The lines of a BagIt manifest (RFC 8493 §2.1.3), sorted. */
export function manifestOf(parts: readonly Part[], algorithm: 'sha256' | 'sha512'): string {
  return [...parts]
    .sort((a, b) => byUtf8Bytes(a.path, b.path))
    .map((p) => `${p[algorithm]}  ${p.path}\n`)
    .join('');
}

/**
 * What stands on the cover: SHA-256 over the sorted manifest lines of the payload but the report, which prints it, and the
 * crate, which names the report's hash (docs/decisions/0081).
 */
export function contentIdOf(manifestLines: readonly string[]): string {
  const counted = manifestLines.filter((line) => {
    const path = line.slice(line.indexOf('  ') + 2);
    return path.startsWith('data/') && !path.startsWith('data/report/') && path !== 'data/ro-crate-metadata.json';
  });
  return createHash('sha256')
    .update(counted.map((line) => `${line}\n`).join(''))
    .digest('hex');
}

/** The lines of a manifest as `contentIdOf` takes them. */
export function linesOfManifest(manifest: string): readonly string[] {
  return manifest.split('\n').filter((line) => line !== '');
}

/** Everything of the bag beside its payload, in the order in which one file speaks of another; the tag manifests last. */
export function tagFilesOf(
  known: OrderedCase,
  payload: readonly Part[],
  contentId: string,
  auditHead: string,
  withheldItems: number,
): readonly Part[] {
  const described = [
    partOf('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    partOf('bag-info.txt', bagInfo(known, payload, contentId, auditHead, withheldItems)),
    partOf('VERIFY.txt', VERIFY),
    partOf('manifest-sha256.txt', manifestOf(payload, 'sha256')),
    partOf('manifest-sha512.txt', manifestOf(payload, 'sha512')),
  ];
  return [
    ...described,
    partOf(TAG_MANIFEST, manifestOf(described, 'sha256')),
    partOf('tagmanifest-sha512.txt', manifestOf(described, 'sha512')),
  ];
}

function bagInfo(
  known: OrderedCase,
  payload: readonly Part[],
  contentId: string,
  auditHead: string,
  withheldItems: number,
): string {
  const { version } = known;
  const sizeBytes = payload.reduce((sum, p) => sum + p.sizeBytes, 0);
  const labels = {
    'Source-Organization': version.agency,
    'Contact-Name': version.officer,
    'External-Identifier': version.reference,
    'External-Description': version.title,
    'Bagging-Date': known.snapshotTime.slice(0, 10),
    'Payload-Oxum': `${sizeBytes}.${payload.length}`,
    'X-Case-Version': String(version.version),
    'X-Edition': version.edition,
    'X-Redaction': version.redaction,
    'X-Handling': version.handling,
    'X-Snapshot-Time': known.snapshotTime,
    'X-Content-Id': contentId,
    'X-Audit-Head-SHA256': auditHead,
    // What withheld.csv lists: decisions on record. It does not say whether the agency holds more than its recipient may have.
    'X-Withheld-Items-Listed': String(withheldItems),
  };
  return Object.entries(labels)
    .map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, ' ').trim() || 'not recorded'}\n`)
    .join('');
}

const VERIFY = `How to check this bundle

You need two files that came to you by another way than this bundle: ca.crt and signer.pin.

With Hawksbill:
  hawksbill verify BUNDLE.zip --trust FOLDER-WITH-ca.crt-AND-signer.pin

Without Hawksbill, in the unpacked folder:
  sha256sum --strict --quiet -c manifest-sha256.txt
  sha256sum --strict --quiet -c tagmanifest-sha256.txt
  openssl cms -verify -binary -cades -inform DER -in signatures/${TAG_MANIFEST}.p7s \\
    -content ${TAG_MANIFEST} -CAfile ca.crt -purpose any -signer signer.pem -out /dev/null
  openssl x509 -in signer.pem -outform DER | sha256sum      (must equal signer.pin)

Then see that the folder holds no file that neither manifest names, apart from the tag manifests and signatures/.
The bundle id is the SHA-256 of ${TAG_MANIFEST}. The content id on the cover of the report is the SHA-256 of the
lines of manifest-sha256.txt without those of data/report/ and data/ro-crate-metadata.json.
No time-stamp authority took part: the time of signing is the signer's word.

In the tables an apostrophe was put before a text that a spreadsheet would take for a formula; take one away to read it.
The column quoted_cell of link-evidence.csv is the source letter by letter and is not guarded: import it as text.
A table without rows has nothing recorded in this version of the case.
`;
