import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { type Taken, takeFile } from '../world/taking-files.js';

const GENERATOR = fileURLToPath(new URL('../../../shared/security/fuzzgen.mjs', import.meta.url));
const FILES = 10_000;
const SEED = 1;
const MOST_MS_PER_FILE = 5_000;
const MOST_MEMORY_MIB = 512;

const folder = mkdtempSync(join(tmpdir(), 'malformed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

if (!existsSync(GENERATOR)) console.log('Skipped: ../shared/security/fuzzgen.mjs is not there.');

it.skipIf(!existsSync(GENERATOR))('takes ten thousand malformed files without harm', async () => {
  execFileSync(process.execPath, [GENERATOR, folder, String(FILES), String(SEED)]);
  const list = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { f: string; mutation: string }[];
  const faults: string[] = [];
  const sums = { files: 0, refusedFiles: 0, accepted: 0, refused: 0, slowestMs: 0, slowest: '' };
  let memoryMiB = 0;
  for (const { f, mutation } of list) {
    const name = `${f} (${mutation})`;
    const since = performance.now();
    const taken = await takeFile(readFileSync(join(folder, f)), f, folder).catch(
      (failure: Error): Taken => ({
        refusedFile: null,
        tables: 0,
        accepted: 0,
        refused: 0,
        faults: [`thrown: ${failure.stack}`],
      }),
    );
    const ms = performance.now() - since;
    memoryMiB = Math.max(memoryMiB, process.memoryUsage().rss / 1024 ** 2);
    faults.push(...taken.faults.map((fault) => `${name}: ${fault}`));
    if (ms > MOST_MS_PER_FILE) faults.push(`${name}: took ${Math.round(ms)} ms`);
    sums.files++;
    if (taken.refusedFile !== null) sums.refusedFiles++;
    sums.accepted += taken.accepted;
    sums.refused += taken.refused;
    if (ms > sums.slowestMs) [sums.slowestMs, sums.slowest] = [Math.round(ms), name];
  }
  console.log({ ...sums, memoryMiB: Math.round(memoryMiB) });
  expect(faults).toEqual([]);
  expect(sums.files).toBe(FILES);
  expect(memoryMiB).toBeLessThan(MOST_MEMORY_MIB);
});
