import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ABundle, aBundle, entriesOf, filesOf, inMemory, packed, rebagged } from '../../test/world/a-bundle.js';
import { aCaseVersion } from '../../test/world/a-case-version.js';
import { canonicalEvent } from '../bundles/audit-log.js';
import { linesOfManifest, SIGNATURE, TAG_MANIFEST } from '../bundles/bag.js';
import { ensureKeys, readTrust } from './keys.js';
import { isSignedBefore, type VerifyResult, verifyBundle, verifyOpened } from './verify-bundle.js';

let bundle: ABundle;
let files: Map<string, Buffer>;
const theCase = aCaseVersion();

beforeAll(async () => {
  bundle = await aBundle(theCase);
  files = await filesOf(bundle.bytes);
});
afterAll(() => rm(bundle.folder, { recursive: true, force: true }));

async function verified(zip: Buffer): Promise<VerifyResult> {
  return verifyOpened(inMemory(zip), await readTrust(bundle.trust), new Date());
}

async function blamed(zip: Buffer): Promise<readonly string[]> {
  const result = await verified(zip);
  expect(result.verified).toBe(result.problems.length === 0);
  return result.problems.map((p) => p.file);
}

describe('a bundle as it was exported', () => {
  it('verifies, with both ids computed again', async () => {
    const result = await verifyBundle(bundle.path, bundle.trust);
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({
      verified: true,
      bundleId: bundle.exported.bundleId,
      contentId: bundle.exported.contentId,
      caseReference: theCase.version.reference,
      edition: 'FULL',
      signedAt: bundle.exported.signedAt,
      files: files.size,
    });
  });

  it('verifies when someone unpacked it and packed it again', async () => {
    expect(await blamed(await packed(files))).toEqual([]);
  });

  it('warns, but verifies, after the certificate has expired', async () => {
    const result = await verifyBundle(bundle.path, bundle.trust, new Date('2060-01-01T00:00:00Z'));
    expect(result.verified).toBe(true);
    expect(result.warnings.join(' ')).toContain('expired');
  });
});

describe('a changed byte', () => {
  it('in any file is refused and the file is named', async () => {
    for (const entry of await entriesOf(bundle.bytes)) {
      const path = entry.name.slice(entry.name.indexOf('/') + 1);
      for (const at of [0, Math.floor(entry.sizeBytes / 2), entry.sizeBytes - 1]) {
        const changed = Buffer.from(bundle.bytes);
        changed.writeUInt8(changed.readUInt8(entry.dataStart + at) ^ 0x01, entry.dataStart + at);
        expect(await blamed(changed), `${path} byte ${at}`).toContain(path);
      }
    }
  });

  it('in any file is refused and the file is named when the zip was packed anew', async () => {
    for (const [path, bytes] of files) {
      const changed = Buffer.from(bytes);
      const at = Math.floor(bytes.length / 3);
      changed.writeUInt8(changed.readUInt8(at) ^ 0x20, at);
      expect(await blamed(await packed(new Map([...files, [path, changed]]))), path).toContain(path);
    }
  });

  it('in a payload file blames that file and no other', async () => {
    const path = 'data/tables/links.csv';
    const changed = Buffer.from(files.get(path) ?? '');
    changed.writeUInt8(changed.readUInt8(20) ^ 0x01, 20);
    expect(await blamed(await packed(new Map([...files, [path, changed]])))).toEqual([path]);
  });

  it('in fifty places of the zip, and in all of its framing, is refused with a file or a position', async () => {
    const random = randomFrom(20241);
    const drawn = Array.from({ length: 50 }, () => random(bundle.bytes.length));
    const entries = await entriesOf(bundle.bytes);
    const lastData = Math.max(...entries.map((e) => e.dataStart + e.sizeBytes));
    const framing = [
      ...entries.slice(0, 1).flatMap((e) => range(e.dataStart - 30 - Buffer.byteLength(e.name), e.dataStart)),
      ...range(lastData, lastData + 200),
      ...range(bundle.bytes.length - 40, bundle.bytes.length),
    ];
    for (const at of [...drawn, ...framing]) {
      const changed = Buffer.from(bundle.bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 + random(255)), at);
      const result = await verified(changed);
      expect(result.verified, `seed 20241, byte ${at}`).toBe(false);
      expect(result.problems.filter((p) => p.file === '' || p.message === '')).toEqual([]);
    }
  });
});

describe('tampering with the files', () => {
  const without = (path: string) => new Map([...files].filter(([name]) => name !== path));
  const swapped = () => {
    const [a, b] = [...files.keys()].filter((p) => p.includes('/extract-of-')) as [string, string];
    return new Map([...files, [a, files.get(b) ?? Buffer.alloc(0)], [b, files.get(a) ?? Buffer.alloc(0)]]);
  };

  it.each([
    // what was done                          the changed files                                                        the file named
    ['an exhibit was removed', () => without('data/exhibits/EX-0001/lines.csv'), 'data/exhibits/EX-0001/lines.csv'],
    [
      'a payload file was added',
      () => new Map([...files, ['data/exhibits/EX-0009/x.txt', Buffer.from('x')]]),
      'data/exhibits/EX-0009/x.txt',
    ],
    ['a file was added at the root', () => new Map([...files, ['README.txt', Buffer.from('x')]]), 'README.txt'],
    [
      'a file was added to the signatures',
      () => new Map([...files, ['signatures/other.p7s', Buffer.from('x')]]),
      'signatures/other.p7s',
    ],
    ['fetch.txt was added', () => new Map([...files, ['fetch.txt', Buffer.from('')]]), 'fetch.txt'],
    ['the signature was removed', () => without(SIGNATURE), SIGNATURE],
    [
      'the tag manifests were removed',
      () => new Map([...without(TAG_MANIFEST)].filter(([p]) => p !== 'tagmanifest-sha512.txt')),
      TAG_MANIFEST,
    ],
    ['two exhibits were swapped', swapped, 'data/exhibits/EX-0001/'],
  ])('%s', async (_what, changed, named) => {
    expect((await blamed(await packed(changed()))).some((file) => file.startsWith(named))).toBe(true);
  });

  it('everything hashed again, but not signed again', async () => {
    const forged = new Map([...files, ['data/tables/links.csv', Buffer.from('forged')]]);
    const bagged = rebagged(forged, bundle.keys);
    expect(
      await blamed(await packed(new Map([...bagged, [SIGNATURE, files.get(SIGNATURE) ?? Buffer.alloc(0)]]))),
    ).toContain(SIGNATURE);
  });

  it('signed again with a key of another installation', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'other-keys-'));
    const other = await ensureKeys(join(folder, 'keys'));
    expect(await blamed(await packed(rebagged(files, other)))).toEqual([SIGNATURE]);
    await rm(folder, { recursive: true });
  });

  it('signed, with the true key, as of before the last entry of the log', async () => {
    expect(await blamed(await packed(rebagged(files, bundle.keys, new Date('2024-01-01T00:00:00Z'))))).toEqual([
      SIGNATURE,
    ]);
  });

  it.each([
    ['its tail was cut off', (lines: readonly string[]) => lines.slice(0, -1)],
    [
      'an entry was edited',
      (lines: readonly string[]) => lines.map((l, i) => (i === 1 ? l.replace('the shipper', 'the carrier') : l)),
    ],
    ['an entry was taken out', (lines: readonly string[]) => lines.filter((_, i) => i !== 1)],
  ])('the log of the case, signed again with the true key: %s', async (_what, change) => {
    const path = 'data/custody/audit-log.ndjson';
    const lines = theCase.version.events.map(canonicalEvent);
    expect(linesOfManifest((files.get(path) ?? '').toString())).toEqual(lines);
    const forged = new Map([
      ...files,
      [
        path,
        Buffer.from(
          change(lines)
            .map((l) => `${l}\n`)
            .join(''),
        ),
      ],
    ]);
    expect(await blamed(await packed(rebagged(forged, bundle.keys)))).toContain(path);
  });
});

describe('tampering with the zip', () => {
  /** Replaces text of the same length everywhere: in the file's own header and in the directory. */
  const renamed = (from: string, to: string) => {
    const changed = Buffer.from(bundle.bytes);
    const needle = Buffer.from(from);
    for (let at = changed.indexOf(needle); at >= 0; at = changed.indexOf(needle, at + 1)) changed.write(to, at);
    return changed;
  };
  const root = 'CASE-RUV-2024-017';
  const cut = (bytes: number) => bundle.bytes.subarray(0, bundle.bytes.length - bytes);

  it.each([
    ['cut in half', () => cut(Math.floor(bundle.bytes.length / 2))],
    ['cut by ten bytes', () => cut(10)],
    ['with bytes appended', () => Buffer.concat([bundle.bytes, Buffer.from('PK')])],
    ['with bytes in front', () => Buffer.concat([Buffer.from('#!/bin/sh\n'), bundle.bytes])],
    ['with a way out of the folder', () => renamed(`${root}/VERIFY.txt`, `${root}/../IFY.txt`)],
    ['with an absolute path', () => renamed(`${root}/VERIFY.txt`, `/ASE-RUV-2024-017/VERIFY.txt`)],
    ['with a backslash', () => renamed(`${root}/VERIFY.txt`, `${root}\\VERIFY.txt`)],
    ['with one file twice', () => renamed(`${root}/manifest-sha512.txt`, `${root}/manifest-sha256.txt`)],
    [
      'with names that differ in case only',
      () => renamed(`${root}/manifest-sha512.txt`, `${root}/Manifest-sha256.txt`),
    ],
    ['with nothing in it', () => Buffer.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)])],
    ['that is no zip', () => Buffer.from('not a zip')],
  ])('a zip %s', async (_what, changed) => {
    expect((await blamed(changed())).length).toBeGreaterThan(0);
  });

  it('a name in another Unicode form', async () => {
    const decomposed = new Map([...files].map(([path, bytes]) => [path.normalize('NFD'), bytes] as const));
    expect((await blamed(await packed(decomposed))).some((f) => f.includes('extract-of'))).toBe(true);
  });

  it('a symbolic link', async () => {
    const changed = Buffer.from(bundle.bytes);
    const name = changed.lastIndexOf(Buffer.from(`${root}/VERIFY.txt`));
    changed.writeUInt32LE((0o120777 << 16) >>> 0, name - 46 + 38);
    expect(await blamed(changed)).toContain('VERIFY.txt');
  });

  it('a second folder at the top', async () => {
    const two = new Map([
      ...[...files].map(([p, b]) => [`${root}/${p}`, b] as const),
      ['other/x.txt', Buffer.from('x')] as const,
    ]);
    expect(await blamed(await packed(two, ''))).toContain('bundle.zip');
  });
});

/** A small generator (mulberry32), so that a failure can be repeated from its seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

describe('the time of signing', () => {
  it.each([
    ['2026-11-28T21:02:25.000Z', '2026-11-28T21:02:26Z', true],
    ['2026-11-28T21:02:26.000Z', '2026-11-28T21:02:26Z', false],
    ['2026-11-28T21:02:27.000Z', '2026-11-28T21:02:26Z', false],
    ['2026-11-28T21:02:27.000Z', 'some time', true],
  ])('%s, and the last entry of the log %s: before it %s', (signedAt, lastEventAt, before) => {
    expect(isSignedBefore(new Date(signedAt), lastEventAt)).toBe(before);
  });
});
