import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccessEntry } from './access-entry.js';
import { AccessLog } from './access-log.js';

const read: AccessEntry = {
  action: 'CONSULTATION',
  actor: 'amina',
  agency: 'customs-ke',
  session: 's1',
  operation: 'Profile',
  ids: ['m2', 'm1', 'm2'],
  result: 'ok',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

const sealing = { key: generateKeyPairSync('ed25519').privateKey, copies: null, copyFailed: () => undefined };
const open = () => AccessLog.open(folder, () => new Date('2026-03-14T09:26:53.589Z'), sealing);

async function linesOf(ending: string): Promise<readonly string[]> {
  const [name] = (await readdir(folder)).filter((n) => n.endsWith(ending));
  return (await readFile(join(folder, name as string), 'utf8')).trimEnd().split('\n');
}

describe('the access log', () => {
  it('has an entry on disk when appending answers, its ids sorted and each once', async () => {
    const log = await open();
    await log.append(read);
    const [started, line] = await linesOf('.ndjson');
    expect(JSON.parse(started as string)).toMatchObject({ seq: 0, action: 'STARTED', prev: '0'.repeat(64) });
    expect(JSON.parse(line as string)).toMatchObject({ seq: 1, actor: 'amina', ids: ['m1', 'm2'] });
    await log.close();
  });

  it('chains entries by hash, also those that come at once', async () => {
    const log = await open();
    await Promise.all(Array.from({ length: 40 }, (_, i) => log.append({ ...read, operation: `Q${i}` })));
    await log.close();
    const lines = await linesOf('.ndjson');
    expect(lines).toHaveLength(42);
    let prev = '0'.repeat(64);
    lines.forEach((line, seq) => {
      expect(JSON.parse(line)).toMatchObject({ seq, prev });
      prev = createHash('sha256').update(line).digest('hex');
    });
  });

  it('keeps long lists of ids aside, under their hash', async () => {
    const log = await open();
    const ids = Array.from({ length: 500 }, (_, i) => `m${i}`);
    await log.append({ ...read, ids, persons: ['m7', 'm8'] });
    await log.close();
    const entry = JSON.parse((await linesOf('.ndjson'))[1] as string);
    const aside = await linesOf('.ids');
    expect(entry).toMatchObject({ idCount: 500, personCount: 2 });
    expect(
      createHash('sha256')
        .update(`${aside.join('\n')}\n`)
        .digest('hex'),
    ).toBe(entry.idsSha256);
    expect(new Set(aside)).toEqual(new Set(ids.map((id) => (id === 'm7' || id === 'm8' ? `${id} person` : id))));
  });

  it('lets nothing pass unlogged once it cannot be written', async () => {
    const log = await open();
    await log.close();
    await expect(log.append(read)).rejects.toThrow();
    await expect(log.append(read)).rejects.toThrow('the access log cannot be written');
  });
});
