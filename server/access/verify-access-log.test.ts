import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHAIN_START } from './access-entry.js';
import { AccessLog } from './access-log.js';
import { AccessLogReader } from './read-access-log.js';
import { lineHash } from './tree-head.js';
import { verifyAccessLog } from './verify-access-log.js';

const key = generateKeyPairSync('ed25519').privateKey;
/** Three processes, one after the other; the middle one ends in order and shows more than is listed inline once. */
const HOURS = [9, 10, 11];

let home: string;
let audit: string;
let copies: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hawksbill-audit-'));
  audit = join(home, 'audit');
  copies = join(home, 'copies');
  for (const hour of HOURS) await runOf(hour);
});
afterEach(() => rm(home, { recursive: true }));

async function runOf(hour: number): Promise<void> {
  let second = 0;
  const clock = () => new Date(Date.UTC(2026, 2, 14, hour, 0, second++));
  const copyFailed = (fault: unknown) => {
    throw fault;
  };
  const log = await AccessLog.open(audit, clock, { key, copies, copyFailed });
  for (let i = 0; i < 8; i++) {
    const ids = i === 4 ? Array.from({ length: 150 }, (_, n) => `m${hour}-${n}`) : [`m${i}`];
    await log.append({ ...asked, actor: i % 2 === 0 ? 'amina' : 'boris', operation: `Q${i}`, ids });
  }
  await log.close();
}

const asked = { action: 'CONSULTATION', agency: 'customs-ke', session: 's1', result: 'ok' } as const;

async function file(hour: number, ending = '.ndjson', folder = audit): Promise<string> {
  const start = `2026-03-14T${String(hour).padStart(2, '0')}`;
  const name = (await readdir(folder)).find((n) => n.startsWith(start) && n.endsWith(ending));
  if (name === undefined) throw new Error(`no ${ending} of ${hour}`);
  return join(folder, name);
}

async function changeLines(path: string, change: (lines: string[]) => string[]): Promise<void> {
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  await writeFile(
    path,
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

/** As somebody would who knows the format, but has no key. */
function rewritten(lines: readonly string[]): string[] {
  let prev = CHAIN_START;
  return lines.map((line) => {
    const text = canonicalize({ ...JSON.parse(line), actor: 'nobody', prev }) as string;
    prev = lineHash(text);
    return text;
  });
}

const swapped = (lines: string[]) => [...lines.slice(0, 3), lines[4] as string, lines[3] as string, ...lines.slice(5)];

describe('an access log', () => {
  it('is as it was written, with and without the copied heads', async () => {
    for (const heads of [null, copies]) {
      expect(await verifyAccessLog(audit, heads)).toEqual({
        verified: true,
        logs: 3,
        entries: 30,
        heads: 3,
        problems: [],
        notices: [],
      });
    }
  });

  it.each([
    [
      'edited',
      (lines: string[]) => lines.map((l, i) => (i === 3 ? l.replace('amina', 'chidi').replace('boris', 'chidi') : l)),
      3,
      'was altered',
    ],
    ['deleted', (lines: string[]) => lines.filter((_, i) => i !== 3), 3, 'Entries 3 to 3 are missing here'],
    ['swapped', swapped, 3, 'Entries 3 to 3 are missing here'],
    ['cut off at the end', (lines: string[]) => lines.slice(0, -2), 8, '10 entries were signed for, 8 are there'],
    ['doubled', (lines: string[]) => [...lines.slice(0, 4), lines[3] as string, ...lines.slice(4)], 4, 'twice'],
    ['rewritten from the first to the last', rewritten, 0, 'Entries 0 to 9 are not the ones that were signed for'],
  ])('shows where entries were %s', async (_what, change, entry, message) => {
    const path = await file(10);
    await changeLines(path, change);
    const { verified, problems } = await verifyAccessLog(audit, null);
    expect(verified).toBe(false);
    expect(problems[0]).toEqual({
      file: path.slice(audit.length + 1),
      entry,
      message: expect.stringContaining(message),
    });
  });

  it('misses a file of the middle, also when its heads went with it', async () => {
    await rm(await file(10));
    expect((await verifyAccessLog(audit, null)).problems[0]?.message).toContain('The file is missing');
    await rm(await file(10, '.heads', join(audit, 'heads')));
    const { problems } = await verifyAccessLog(audit, null);
    expect(problems).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/missing: 2026-03-14T11.* followed it/) }),
    ]);
  });

  it('misses the last file when its heads were copied away', async () => {
    await rm(await file(11));
    await rm(await file(11, '.heads', join(audit, 'heads')));
    expect((await verifyAccessLog(audit, null)).verified).toBe(true);
    const { problems } = await verifyAccessLog(audit, copies);
    expect(problems.map((p) => p.message)).toEqual([
      expect.stringContaining('its copy is there'),
      expect.stringContaining('The file is missing'),
    ]);
  });

  it.each([
    ['altered', (path: string) => changeLines(path, (ids) => ids.slice(1)), 'was altered'],
    ['missing', (path: string) => rm(path), 'is missing'],
  ])('shows that a side file of ids is %s', async (_what, tamper, message) => {
    await tamper(await file(10, '.ids'));
    const { problems } = await verifyAccessLog(audit, null);
    expect(problems).toEqual([
      { file: expect.stringMatching(/\.ids$/), entry: 5, message: expect.stringContaining(message) },
    ]);
  });

  it('shows a head that was removed or altered', async () => {
    const heads = await file(10, '.heads', join(audit, 'heads'));
    const whole = await readFile(heads, 'utf8');
    await writeFile(heads, whole.replace('"size":10', '"size":9'));
    expect((await verifyAccessLog(audit, null)).problems[0]?.message).toContain('was altered');
    await writeFile(heads, '');
    const messages = (await verifyAccessLog(audit, null)).problems.map((p) => p.message);
    expect(messages).toContainEqual('The head that closes the log was removed.');
    expect(messages).toContainEqual(expect.stringContaining('A head was removed: 2026-03-14T11'));
  });

  it('does not take a new key for the old one', async () => {
    const heads = join(audit, 'heads', 'audit.pub');
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' });
    await writeFile(heads, other);
    expect((await verifyAccessLog(audit, null)).verified).toBe(false);
    expect((await verifyAccessLog(audit, copies)).problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining('not the one beside the copied heads') }),
    ]);
  });

  it('tells what a crash left from what somebody did', async () => {
    const clock = () => new Date(Date.UTC(2026, 2, 14, 12));
    const log = await AccessLog.open(audit, clock, { key, copies: null, copyFailed: () => undefined });
    await log.append({ ...asked, actor: 'amina', operation: 'Q', ids: [] });
    await appendFile(await file(12), '{"action":"CONSUL');
    const { verified, notices } = await verifyAccessLog(audit, null);
    expect([verified, notices.map((n) => n.message)]).toEqual([
      true,
      [expect.stringContaining('was not finished'), expect.stringContaining('2 entries are not signed for')],
    ]);
    await log.close();
  });
});

describe('reading an access log backwards', () => {
  const all = { actor: null, action: null, from: null, until: null, thing: null };
  const reader = () => new AccessLogReader(audit, null);

  it('gives every entry once, newest first, page by page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await reader().page(all, 7, after);
      seen.push(...page.items.map((i) => i.entry.at));
      after = page.endCursor;
    } while (after !== null);
    expect(seen).toHaveLength(30);
    expect(seen).toEqual([...seen].sort().reverse());
    expect(new Set(seen).size).toBe(30);
  });

  it.each([
    ['a user', { actor: 'boris' }, 12],
    ['an action', { action: 'STOPPED' }, 3],
    ['a period', { from: '2026-03-14T10:00:00.000Z', until: '2026-03-14T11:00:00.000Z' }, 10],
    ['a thing in a side file', { thing: 'm10-77' }, 1],
    ['a thing in an entry', { thing: 'm3' }, 3],
  ] as const)('finds %s', async (_what, filter, count) => {
    expect((await reader().page({ ...all, ...filter }, 50, null)).items).toHaveLength(count);
  });

  it('goes on from a place deep in a large file', async () => {
    const clock = (() => {
      let ms = Date.UTC(2026, 2, 14, 13);
      return () => new Date(ms++);
    })();
    const log = await AccessLog.open(audit, clock, { key, copies: null, copyFailed: () => undefined });
    await Promise.all(
      Array.from({ length: 3000 }, (_, i) => log.append({ ...asked, actor: 'amina', operation: `L${i}`, ids: ['m1'] })),
    );
    await log.close();
    const [deep] = (await reader().page({ ...all, until: '2026-03-14T13:00:01.000Z' }, 1, null)).items;
    expect(deep?.entry.at).toBe('2026-03-14T13:00:00.999Z');
    const cursor = `${deep?.entry.at}~${deep?.log}~${deep?.entry.seq}`;
    const next = (await reader().page(all, 1, cursor)).items[0]?.entry;
    expect(next?.seq).toBe((deep?.entry.seq ?? 0) - 1);
  });
});
