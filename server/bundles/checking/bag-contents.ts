import { chainFault, headOf } from '../audit-log.js';
import { contentIdOf, linesOfManifest, SIGNATURE, TAG_MANIFEST } from '../bag.js';
import { byUtf8Bytes, type Hashes } from '../part.js';
import type { Problem } from './problem.js';

/** A file as found in the bundle, hashed while reading. */
export interface FoundFile extends Hashes {
  /** Below the root folder. */
  readonly path: string;
}

const AUDIT_LOG = 'data/custody/audit-log.ndjson';

/** The small files whose text must be read to check the rest. */
export const READ_AS_TEXT: ReadonlySet<string> = new Set([
  'bagit.txt',
  'bag-info.txt',
  'manifest-sha256.txt',
  'manifest-sha512.txt',
  TAG_MANIFEST,
  'tagmanifest-sha512.txt',
  AUDIT_LOG,
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
  AUDIT_LOG,
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
  const ofPayload = againstManifests(payload, texts, 'manifest');
  problems.push(...ofPayload, ...againstManifests(tags, texts, 'tagmanifest'));

  const contentId = contentIdOf(manifestLines(payload));
  const info = labelsOf(texts.get('bag-info.txt') ?? '');
  if (ofPayload.length === 0) problems.push(...checkInfo(info, payload, contentId));

  const log = linesOfManifest(texts.get(AUDIT_LOG) ?? '');
  const fault = chainFault(log);
  if (fault !== null) problems.push({ file: AUDIT_LOG, message: `the chain of the case’s log is broken: ${fault}` });
  if (info.get('X-Audit-Head-SHA256') !== headOf(log)) {
    problems.push({
      file: AUDIT_LOG,
      message: 'does not end with the entry that bag-info.txt names: it was cut short or changed',
    });
  }

  return {
    problems,
    contentId,
    bundleId: found.get(TAG_MANIFEST)?.sha256 ?? '',
    info,
    lastEventAt: fault === null ? timeOf(log.at(-1)) : null,
  };
}

/** Where SHA-256 disagrees the file is blamed; where only SHA-512 does, or the text has another form, the manifest. */
function againstManifests(
  files: readonly FoundFile[],
  texts: ReadonlyMap<string, string>,
  kind: 'manifest' | 'tagmanifest',
): readonly Problem[] {
  const problems: Problem[] = [];
  const blame = (file: string, message: string) => problems.push({ file, message });
  const names = { sha256: `${kind}-sha256.txt`, sha512: `${kind}-sha512.txt` };
  const listed = { sha256: listedIn(texts.get(names.sha256)), sha512: listedIn(texts.get(names.sha512)) };
  for (const algorithm of ['sha256', 'sha512'] as const) {
    if (listed[algorithm] === null)
      blame(names[algorithm], 'is not written as a manifest: one file a line, each once, in order');
  }
  const found = new Set(files.map((f) => f.path));
  for (const path of new Set([...(listed.sha256?.keys() ?? []), ...(listed.sha512?.keys() ?? [])])) {
    if (!found.has(path)) blame(path, `is listed in a ${kind} but is not in the bundle`);
  }
  for (const file of files) {
    const sha256 = listed.sha256?.get(file.path);
    const sha512 = listed.sha512?.get(file.path);
    if (sha256 === undefined) blame(file.path, `is not listed in ${names.sha256}`);
    else if (sha256 !== file.sha256) blame(file.path, `its bytes are not those listed in ${names.sha256}`);
    else if (sha512 !== file.sha512) blame(names.sha512, `its entry for ${file.path} is not that of the file`);
  }
  return problems;
}

/** Hash by path; null where the text is not exactly the one those lines would give in their order. */
function listedIn(text: string | undefined): ReadonlyMap<string, string> | null {
  const lines = linesOfManifest(text ?? '').map((line) => /^([0-9a-f]{64}|[0-9a-f]{128}) {2}(.+)$/.exec(line));
  const listed = new Map(lines.flatMap((m) => (m ? [[m[2] ?? '', m[1] ?? ''] as const] : [])));
  const written = [...listed]
    .sort(([a], [b]) => byUtf8Bytes(a, b))
    .map(([path, hash]) => `${hash}  ${path}\n`)
    .join('');
  return text === written ? listed : null;
}

function manifestLines(files: readonly FoundFile[]): readonly string[] {
  return [...files].sort((a, b) => byUtf8Bytes(a.path, b.path)).map((f) => `${f.sha256}  ${f.path}`);
}

/** What bag-info.txt says of the payload. Where the payload is not as listed, that has been said and this follows from it. */
function checkInfo(
  info: ReadonlyMap<string, string>,
  payload: readonly FoundFile[],
  contentId: string,
): readonly Problem[] {
  const sizeBytes = payload.reduce((sum, f) => sum + f.sizeBytes, 0);
  const problems: Problem[] = [];
  if (info.get('Payload-Oxum') !== `${sizeBytes}.${payload.length}`) {
    problems.push({ file: 'bag-info.txt', message: 'Payload-Oxum: the payload has another size or number of files' });
  }
  if (info.get('X-Content-Id') !== contentId) {
    problems.push({ file: 'bag-info.txt', message: 'X-Content-Id: the content id is not that of the files found' });
  }
  return problems;
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
