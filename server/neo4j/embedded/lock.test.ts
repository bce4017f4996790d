import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { underLock } from './lock.js';
import { identityOf, isRunning } from './process-identity.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a lock', () => {
  it('lets one in at a time and leaves nothing behind', async () => {
    const file = join(folder, 'some.lock');
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await pause(10);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 6 }, () => underLock(file, work)));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('of a dead process is taken over, by one at a time', async () => {
    const file = join(folder, 'some.lock');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await writeFile(file, JSON.stringify({ pid, startedAt: 'once' }));
    const steps: string[] = [];
    const work = async () => {
      steps.push('in');
      await pause(10);
      steps.push('out');
    };
    await Promise.all([underLock(file, work), underLock(file, work), underLock(file, work)]);
    expect(steps).toEqual(['in', 'out', 'in', 'out', 'in', 'out']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is released when the work fails', async () => {
    const file = join(folder, 'some.lock');
    await expect(underLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await underLock(file, async () => 'free')).toBe('free');
  });
});

describe('a process', () => {
  it('is known by its number and its start', async () => {
    const self = await identityOf(process.pid);
    expect(await isRunning(self)).toBe(true);
    expect(await isRunning({ ...self, startedAt: 'another day' })).toBe(false);
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    expect(await isRunning(await identityOf(pid))).toBe(false);
  });
});
