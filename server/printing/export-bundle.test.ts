import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { PDFDocument } from 'pdf-lib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { entriesOf, filesOf } from '../../test/world/a-bundle.js';
import { aCaseVersion, memoryStore } from '../../test/world/a-case-version.js';
import { SIGNATURE, TAG_MANIFEST } from '../bundles/bag.js';
import { byUtf8Bytes } from '../bundles/part.js';
import { readPdf } from '../sources/attachments/read-pdf.js';
import { exportBundle } from './export-bundle.js';
import { ensureKeys, type SigningKeys } from './keys.js';

let folder: string;
let keys: SigningKeys;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  keys = await ensureKeys(join(folder, 'keys'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function exported(name: string) {
  const { version, files } = aCaseVersion();
  const path = join(folder, name);
  const result = await exportBundle(version, memoryStore(files), keys, path);
  return { path, result, bytes: await readFile(path) };
}

describe('exporting a case', () => {
  it('gives the same bytes but for the signature, in another time zone and a day later', async () => {
    vi.stubEnv('TZ', 'UTC');
    const first = await exported('first.zip');
    expect(new Date(1980, 0, 1).getTimezoneOffset()).toBe(0);

    vi.stubEnv('TZ', 'Asia/Jakarta');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 3600 * 1000 });
    const second = await exported('second.zip');
    expect(new Date(1980, 0, 1).getTimezoneOffset()).not.toBe(0);

    const filesOfFirst = await filesOf(first.bytes);
    const filesOfSecond = await filesOf(second.bytes);
    expect(second.result.bundleId).toBe(first.result.bundleId);
    expect(filesOfSecond.get(TAG_MANIFEST)).toEqual(filesOfFirst.get(TAG_MANIFEST));
    const differing = [...filesOfFirst.keys()].filter(
      (p) => !filesOfFirst.get(p)?.equals(filesOfSecond.get(p) ?? Buffer.alloc(0)),
    );
    expect(differing).toEqual([SIGNATURE]);
    // Headers too, checksums apart: the first file's stand at the very beginning, with its time and date.
    expect(second.bytes.subarray(0, 14)).toEqual(first.bytes.subarray(0, 14));
  });

  it('sorts the zip by the bytes of the names and puts no folder in it', async () => {
    const names = (await entriesOf((await exported('sorted.zip')).bytes)).map((e) => e.name);
    expect(names).toEqual([...names].sort(byUtf8Bytes));
    expect(names.filter((n) => n.endsWith('/'))).toEqual([]);
  });

  it('says the bundle id in a receipt beside the zip, and leaves nothing unfinished', async () => {
    const { path, result } = await exported('receipt.zip');
    expect(await readFile(`${path}.receipt.txt`, 'utf8')).toContain(result.bundleId);
    expect((await readdir(folder)).filter((f) => f.includes('unfinished'))).toEqual([]);
  });

  it('leaves no zip behind when a stored file cannot be read', async () => {
    const { version } = aCaseVersion();
    const path = join(folder, 'failed.zip');
    await expect(exportBundle(version, memoryStore(new Map()), keys, path)).rejects.toThrow('No object');
    expect((await readdir(folder)).filter((f) => f.startsWith('failed'))).toEqual([]);
  });

  it('prints a report with its tables inside and its title in every script', async () => {
    const pdf =
      (await filesOf((await exported('report.zip')).bytes)).get('data/report/case-file.pdf') ?? Buffer.alloc(0);
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(document.getTitle()).toContain('дело, 案件, قضية');
    expect(document.getCreationDate()?.toISOString()).toBe('2024-06-23T10:15:00.000Z');
    expect(pdf.includes('links.csv')).toBe(true);
    expect(pdf.includes('exhibits.csv')).toBe(true);
  });

  it('prints hashes and paths so that they are whole where they are copied', async () => {
    const files = await filesOf((await exported('copied.zip')).bytes);
    const { pages } = await readPdf(files.get('data/report/case-file.pdf') ?? Buffer.alloc(0));
    const text = pages.join('').replaceAll(/\s/g, '');
    const rowsOf = (table: string): Record<string, string>[] =>
      parse(files.get(`data/tables/${table}.csv`) ?? '', { columns: true });
    const rows = [...rowsOf('exhibits'), ...rowsOf('attachments')];
    expect(rows).toHaveLength(5);
    expect(rows.filter((row) => !text.includes(row.sha256 ?? '?'))).toEqual([]);
    const attached = [...files.keys()].filter((path) => path.includes('/attachments/'));
    expect(attached.filter((path) => !text.includes(path))).toEqual([]);
    expect(attached).toHaveLength(2);
  });
});
