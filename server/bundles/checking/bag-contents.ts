import { chainFault, headOf } from '../audit-log.js';
import { contentIdOf, linesOfManifest, SIGNATURE, TAG_MANIFEST } from '../bag.js';
import { byUtf8Bytes, type Hashes } from '../part.js';
import type { Problem } from './problem.js';

/** A file as found in the bundle, hashed while reading. */
export interface FoundFile extends Hashes {
  /** Below the root folder. */
  readonly path: string;
}

/** The small files whose text must be read to check the rest. */
export const READ_AS_TEXT: ReadonlySet<string> = new Set([
  'bagit.txt',
  'bag-info.txt',
  'manifest-sha256.txt',
  'manifest-sha512.txt',
  TAG_MANIFEST,
  'tagmanifest-sha512.txt',
  'data/custody/audit-log.ndjson',
]);

const NOT_IN_TAG_MANIFESTS: ReadonlySet<string> = new Set([TAG_MANIFEST, 'tagmanifest-sha512.txt', SIGNATURE]);
const REQUIRED = [
  'bagit.txt',
  'bag-info.txt',
  'VERIFY.txt',
  'manifest-sha256.txt',
  'manifest-sha512.txt',
  TAG_MANIFEST,
  'tagmanifest-sha512.txt',
  SIGNATURE,
  'data/custody/audit-log.ndjson',
  'data/report/case-file.pdf',
  'data/ro-crate-metadata.json',
];

export interface BagFindings {
  readonly problems: readonly Problem[];
  readonly contentId: string;
  /** SHA-256 of tagmanifest-sha256.txt; empty where there is none. */
  readonly bundleId: string;
  readonly info: ReadonlyMap<string, string>;
  /** Time of the last event in the log of the case. */
  readonly lastEventAt: string | null;
}

/** Everything that can be checked without a key: that what is listed is there, as listed, and nothing else is. */
export function checkBag(files: readonly FoundFile[], texts: ReadonlyMap<string, string>): BagFindings {
  const problems: Problem[] = [];
  const found = new Map(files.map((f) => [f.path, f]));
  for (const path of REQUIRED) if (!found.has(path)) problems.push({ file: path, message: 'is missing' });
  if (found.has('fetch.txt'))
    problems.push({ file: 'fetch.txt', message: 'a bundle holds all its files and fetches none' });

  const payload = files.filter((f) => f.path.startsWith('data/'));
  const tags = files.filter((f) => !f.path.startsWith('data/') && !NOT_IN_TAG_MANIFESTS.has(f.path));
  problems.push(...againstManifests(payload, texts, 'manifest'), ...againstManifests(tags, texts, 'tagmanifest'));

  const contentId = contentIdOf(linesOfManifest(manifestText(payload, 'sha256')));
  const info = labelsOf(texts.get('bag-info.txt') ?? '');
  const log = linesOfManifest(texts.get('data/custody/audit-log.ndjson') ?? '');
  problems.push(...checkInfo(info, payload, contentId, headOf(log)));
  const fault = chainFault(log);
  if (fault !== null)
    problems.push({
      file: 'data/custody/audit-log.ndjson',
      message: `the chain of the case's log is broken: ${fault}`,
    });

  return {
    problems,
    contentId,
    bundleId: found.get(TAG_MANIFEST)?.sha256 ?? '',
    info,
    lastEventAt: fault === null ? timeOf(log.at(-1)) : null,
  };
}

/** Two manifests of the same files. Where SHA-256 disagrees the file is blamed, where only SHA-512 does, the manifest. */
function againstManifests(
  files: readonly FoundFile[],
  texts: ReadonlyMap<string, string>,
  kind: 'manifest' | 'tagmanifest',
): readonly Problem[] {
  const problems: Problem[] = [];
  const listed = new Map<'sha256' | 'sha512', ReadonlyMap<string, string>>();
  for (const algorithm of ['sha256', 'sha512'] as const) {
    const name = `${kind}-${algorithm}.txt`;
    const text = texts.get(name) ?? '';
    const lines = linesOfManifest(text).map((line) => /^([0-9a-f]{64}|[0-9a-f]{128}) {2}(.+)$/.exec(line));
    listed.set(algorithm, new Map(lines.flatMap((m) => (m ? [[m[2] ?? '', m[1] ?? ''] as const] : []))));
    // The text must be exactly the one that the files found would give; the comparisons below say which of them is to blame.
    if (text !== manifestText(files, algorithm))
      problems.push({ file: name, message: 'does not list exactly the files found, with their hashes' });
  }
  const byName = new Map(files.map((f) => [f.path, f]));
  for (const path of new Set([...(listed.get('sha256')?.keys() ?? []), ...(listed.get('sha512')?.keys() ?? [])])) {
    if (!byName.has(path)) problems.push({ file: path, message: `is listed in a ${kind} but is not in the bundle` });
  }
  for (const file of files) {
    const expected = listed.get('sha256')?.get(file.path);
    if (expected === undefined) problems.push({ file: file.path, message: `is not listed in ${kind}-sha256.txt` });
    else if (expected !== file.sha256)
      problems.push({ file: file.path, message: `its bytes are not those listed in ${kind}-sha256.txt` });
  }
  return problems;
}

function manifestText(files: readonly FoundFile[], algorithm: 'sha256' | 'sha512'): string {
  return [...files]
    .sort((a, b) => byUtf8Bytes(a.path, b.path))
    .map((f) => `${f[algorithm]}  ${f.path}\n`)
    .join('');
}

function checkInfo(
  info: ReadonlyMap<string, string>,
  payload: readonly FoundFile[],
  contentId: string,
  auditHead: string,
): readonly Problem[] {
  const sizeBytes = payload.reduce((sum, f) => sum + f.sizeBytes, 0);
  const expected = {
    'Payload-Oxum': [`${sizeBytes}.${payload.length}`, 'the payload has another size or number of files'],
    'X-Content-Id': [contentId, 'the content id is not that of the files found'],
    'X-Audit-Head-SHA256': [auditHead, "the head of the case's log is another; the log was cut short or changed"],
  } as const;
  return Object.entries(expected).flatMap(([label, [value, message]]) =>
    info.get(label) === value
      ? []
      : [
          {
            file: label === 'X-Audit-Head-SHA256' ? 'data/custody/audit-log.ndjson' : 'bag-info.txt',
            message: `${label}: ${message}`,
          },
        ],
  );
}

function labelsOf(bagInfo: string): ReadonlyMap<string, string> {
  return new Map(
    bagInfo.split('\n').flatMap((line) => {
      const colon = line.indexOf(': ');
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 2)] as const] : [];
    }),
  );
}

function timeOf(event: string | undefined): string | null {
  if (event === undefined) return null;
  const { time } = JSON.parse(event) as { time?: unknown };
  return typeof time === 'string' ? time : null;
}
