import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkJars } from './jars.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const listed = new Map([
  ['a.jar', sha256('a')],
  ['b.jar', sha256('b')],
]);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-jars-'));
  await writeFile(join(folder, 'a.jar'), 'a');
  await writeFile(join(folder, 'b.jar'), 'b');
});
afterEach(() => rm(folder, { recursive: true }));

describe('checking what was fetched', () => {
  it('accepts exactly the listed files', async () => {
    await expect(checkJars(folder, listed)).resolves.toBeUndefined();
  });

  it('refuses a file with other content, and names both sums', async () => {
    await writeFile(join(folder, 'b.jar'), 'B');
    await expect(checkJars(folder, listed)).rejects.toThrow(
      `b.jar is not the file it should be: SHA-256 ${sha256('B')}, expected ${sha256('b')}`,
    );
  });

  it('refuses a missing and an additional file', async () => {
    await writeFile(join(folder, 'c.jar'), 'c');
    await expect(checkJars(folder, listed)).rejects.toThrow('c.jar was fetched but is not on the list');
    await rm(join(folder, 'a.jar'));
    await expect(checkJars(folder, listed)).rejects.toThrow('a.jar was not fetched');
  });
});
