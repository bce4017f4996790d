import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureKeys, readTrust, type SigningKeys, type Trust, writeTrust } from './keys.js';
import { signDetached, verifySignature } from './signature.js';

const CONTENT = Buffer.from('what was signed\n');
let folder: string;
let keys: SigningKeys;
let trust: Trust;
let cms: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
  keys = await ensureKeys(join(folder, 'keys'));
  await writeTrust(join(folder, 'keys'), join(folder, 'trust'));
  trust = await readTrust(join(folder, 'trust'));
  cms = signDetached(CONTENT, keys.certificate, keys.privateKey, new Date());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const faultOf = (content: Uint8Array, signature: Uint8Array, root = trust.rootCertificate, pin = trust.signerPin) =>
  verifySignature(content, signature, root, pin).fault;

describe('a signature', () => {
  it('holds for what was signed, to the second', () => {
    const signedAt = new Date(Date.now() + 1_000_999);
    const found = verifySignature(
      CONTENT,
      signDetached(CONTENT, keys.certificate, keys.privateKey, signedAt),
      trust.rootCertificate,
      trust.signerPin,
    );
    expect(found).toMatchObject({ fault: null, signedAt: new Date(Math.floor(signedAt.getTime() / 1000) * 1000) });
  });

  it('holds where it was ordered before the keys were made, as that of the first bundle is', () => {
    const ordered = new Date(Date.now() - 120_000);
    const signature = signDetached(CONTENT, keys.certificate, keys.privateKey, ordered);
    expect(faultOf(CONTENT, signature)).toBeNull();
  });

  it('does not hold for anything else', () => {
    expect(faultOf(Buffer.from('what was not signed\n'), cms)).toContain('something else was signed');
  });

  it('has no byte that can be changed', () => {
    for (let at = 0; at < cms.length; at += 1) {
      const changed = Buffer.from(cms);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      expect(faultOf(CONTENT, changed), `byte ${at}`).not.toBeNull();
    }
  });

  it('takes nothing in front or behind', () => {
    expect(faultOf(CONTENT, Buffer.concat([cms, Buffer.from([0])]))).not.toBeNull();
    expect(faultOf(CONTENT, cms.subarray(0, -1))).not.toBeNull();
    expect(faultOf(CONTENT, Buffer.alloc(0))).not.toBeNull();
  });

  it('counts only under the pinned certificate and its root', async () => {
    const other = await mkdtemp(join(tmpdir(), 'other-'));
    await writeTrust(join(other, 'keys'), join(other, 'trust'));
    const stranger = await readTrust(join(other, 'trust'));
    expect(faultOf(CONTENT, cms, trust.rootCertificate, stranger.signerPin)).toContain('another certificate');
    expect(faultOf(CONTENT, cms, stranger.rootCertificate)).toContain('the root did not issue');
    await rm(other, { recursive: true });
  });

  it('does not count outside the years of its certificate', () => {
    expect(
      faultOf(CONTENT, signDetached(CONTENT, keys.certificate, keys.privateKey, new Date('2020-01-01T00:00:00Z'))),
    ).toContain('not valid');
  });
});

describe('keys', () => {
  it('are made once, for their owner only, with the root apart from the signer', async () => {
    const again = await ensureKeys(join(folder, 'keys'));
    expect(Buffer.from(again.certificate).equals(Buffer.from(keys.certificate))).toBe(true);
    const modeOf = async (path: string) => ((await stat(join(folder, 'keys', path))).mode & 0o777).toString(8);
    expect(await Promise.all(['', 'root', 'signer', 'root/ca.key', 'signer/signer.key'].map(modeOf))).toEqual([
      '700',
      '700',
      '700',
      '600',
      '600',
    ]);
    expect(trust.rootCertificate.ca).toBe(true);
    expect(new X509Certificate(Buffer.from(keys.certificate)).ca).toBe(false);
  });

  it('made by two processes at once are one pair', async () => {
    const at = join(folder, 'raced');
    const made = await Promise.all([1, 2, 3].map(() => ensureKeys(at)));
    expect(new Set(made.map((k) => createHash('sha256').update(k.certificate).digest('hex'))).size).toBe(1);
  });

  it('leave for a verifier only what is public', async () => {
    const pin = (await readFile(join(folder, 'trust', 'signer.pin'), 'utf8')).trim();
    expect(pin).toBe(createHash('sha256').update(keys.certificate).digest('hex'));
    expect(await readFile(join(folder, 'trust', 'ca.crt'), 'utf8')).not.toContain('PRIVATE');
  });
});
