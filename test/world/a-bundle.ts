import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import iconv from 'iconv-lite';
import yazl from 'yazl';
import { SIGNATURE, TAG_MANIFEST } from '../../server/bundles/bag.js';
import { type RandomAccess, readZipStructure, type ZipEntry } from '../../server/bundles/checking/zip-structure.js';
import { byUtf8Bytes } from '../../server/bundles/part.js';
import { type ExportedBundle, exportBundle } from '../../server/printing/export-bundle.js';
import { ensureKeys, type SigningKeys, writeTrust } from '../../server/printing/keys.js';
import { signDetached } from '../../server/printing/signature.js';
import { type ACase, memoryStore } from './a-case-version.js';

export interface ABundle {
  readonly folder: string;
  readonly path: string;
  readonly trust: string;
  readonly keys: SigningKeys;
  readonly exported: ExportedBundle;
  readonly bytes: Buffer;
}

/** A case exported, with its trust folder beside it. */
export async function aBundle({ version, files }: ACase): Promise<ABundle> {
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  const keys = await ensureKeys(join(folder, 'keys'));
  const trust = join(folder, 'trust');
  await writeTrust(join(folder, 'keys'), trust);
  const path = join(folder, 'bundle.zip');
  const exported = await exportBundle(version, memoryStore(files), keys, path);
  return { folder, path, trust, keys, exported, bytes: await readFile(path) };
}

export function inMemory(bytes: Buffer): RandomAccess {
  return { name: 'bundle.zip', sizeBytes: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
}

export async function entriesOf(zip: Buffer): Promise<readonly ZipEntry[]> {
  return (await readZipStructure(inMemory(zip))).entries;
}

/** The bundle's files by their path below the root folder. */
export async function filesOf(zip: Buffer): Promise<Map<string, Buffer>> {
  const entries = await entriesOf(zip);
  return new Map(
    entries.map((e) => [
      e.name.slice(e.name.indexOf('/') + 1),
      Buffer.from(zip.subarray(e.dataStart, e.dataStart + e.sizeBytes)),
    ]),
  );
}

/** Packs files again as someone would who had unpacked and changed them. */
export async function packed(files: ReadonlyMap<string, Buffer>, root = 'CASE-RUV-2024-017'): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, bytes] of files) {
    zip.addBuffer(bytes, root === '' ? path : `${root}/${path}`, {
      compress: false,
      mode: 0o100644,
      mtime: new Date(1980, 0, 2),
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Makes all manifests fit the files again and signs them: what someone can do who changed them and holds a key. */
export function rebagged(
  files: ReadonlyMap<string, Buffer>,
  keys: SigningKeys,
  signedAt = new Date(),
): Map<string, Buffer> {
  const changed = new Map(files);
  const manifest = (algorithm: string, belongs: (path: string) => boolean) =>
    Buffer.from(
      [...changed.keys()]
        .filter(belongs)
        .sort(byUtf8Bytes)
        .map(
          (path) =>
            `${createHash(algorithm)
              .update(changed.get(path) ?? '')
              .digest('hex')}  ${path}\n`,
        )
        .join(''),
    );
  const isPayload = (path: string) => path.startsWith('data/');
  const isTag = (path: string) =>
    !isPayload(path) && !path.startsWith('tagmanifest-') && !path.startsWith('signatures/');
  for (const algorithm of ['sha256', 'sha512'])
    changed.set(`manifest-${algorithm}.txt`, manifest(algorithm, isPayload));
  for (const algorithm of ['sha256', 'sha512']) changed.set(`tagmanifest-${algorithm}.txt`, manifest(algorithm, isTag));
  changed.set(
    SIGNATURE,
    signDetached(changed.get(TAG_MANIFEST) ?? Buffer.alloc(0), keys.certificate, keys.privateKey, signedAt),
  );
  return changed;
}

/** Where a text stands, in names and contents of files, as UTF-8, UTF-16 and in the printed report. */
export async function filesThatSay(files: ReadonlyMap<string, Buffer>, text: string): Promise<readonly string[]> {
  const printed = await printedText(files.get('data/report/case-file.pdf') ?? Buffer.alloc(0));
  return [...files]
    .filter(([path, bytes]) => {
      const read = [
        path,
        bytes.toString('utf8'),
        iconv.decode(bytes, 'utf-16le'),
        path.endsWith('.pdf') ? printed : '',
      ];
      return read.some((t) => t.includes(text));
    })
    .map(([path]) => path);
}

async function printedText(pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'printed-'));
  try {
    await writeFile(join(folder, 'report.pdf'), pdf);
    const { stdout } = await promisify(execFile)('pdftotext', ['-raw', join(folder, 'report.pdf'), '-'], {
      maxBuffer: 50_000_000,
    });
    return stdout;
  } catch (fault) {
    if ((fault as { code?: string }).code !== 'ENOENT') throw fault;
    console.warn('Not tried: pdftotext is not here, so that the printed report was not read.');
    return '';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
