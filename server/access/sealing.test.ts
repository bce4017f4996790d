import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sealing } from './sealing.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-sealing-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a sealed secret', () => {
  it('opens with the key it was sealed with, also after a start anew', async () => {
    const sealed = (await Sealing.open(folder)).seal('JBSWY3DPEHPK3PXP', 'amina');
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
    expect((await Sealing.open(folder)).unseal(sealed, 'amina')).toBe('JBSWY3DPEHPK3PXP');
    expect((await stat(join(folder, 'sealing.key'))).mode & 0o777).toBe(0o600);
  });

  it('differs each time', async () => {
    const sealing = await Sealing.open(folder);
    expect(sealing.seal('a', 'amina')).not.toBe(sealing.seal('a', 'amina'));
  });

  it('opens for nobody else, with no other key, and not where a letter of it was changed', async () => {
    const sealing = await Sealing.open(folder);
    const sealed = sealing.seal('JBSWY3DPEHPK3PXP', 'amina');
    expect(() => sealing.unseal(sealed, 'boris')).toThrow();
    const last = sealed.at(-2) === 'A' ? 'B' : 'A';
    expect(() => sealing.unseal(`${sealed.slice(0, -2)}${last}${sealed.slice(-1)}`, 'amina')).toThrow();
    expect(() => sealing.unseal('', 'amina')).toThrow();
    const key = await readFile(join(folder, 'sealing.key'));
    await writeFile(
      join(folder, 'sealing.key'),
      key.map((byte) => byte ^ 1),
    );
    const other = await Sealing.open(folder);
    expect(() => other.unseal(sealed, 'amina')).toThrow();
  });
});
