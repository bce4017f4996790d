import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handedIn } from '../../test/setup/handed-in.js';
import { type Drafting, draftFile } from './draft-file.js';
import { RowDrafter } from './draft-rows.js';
import { type ImportStores, importFile, ROWS_PER_BATCH } from './import-file.js';
import type { BatchContent, Lease, ObjectFolder } from './stores.js';

/** Rows have no key of their own, so that equal ones are told apart by their order. */
const MAPPING = `title: Seizures of the border guard
version: 1
source: customs-seizures
layout: seizures
recognisedBy: [Carrier]
things:
  seizure:
    kind: SEIZURE
    values: { seizedOn: Date, port: Port }
  carrier:
    kind: TRADER
    values: { name: Carrier }
statements:
  - { kind: INVOLVED_IN, role: carrier, from: carrier, to: seizure }
`;
const BATCHES = 7;
const ROWS = BATCHES * ROWS_PER_BATCH - 17;
const THREADS = 3;

/** All that a batch brings, in place of the lines that are made of it. */
function linesOf({ records, refusals, profiles, profileIds, scope, recordedOn, grade }: BatchContent) {
  const said = records.map((record) => record.mentions.map((mention) => profileIds?.get(mention)));
  return { records, said, refusals, profiles, scope, recordedOn, grade };
}
type Lines = ReturnType<typeof linesOf>;

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawksbill-draft-'));
  file = join(folder, 'seizures.csv');
  // The same few rows again and again, some of them not as wide as the heading or wider, some with no date in them.
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const [date, port, carrier] = [`2024-05-${10 + (i % 19)}`, `Port ${i % 5}`, `Carrier ${i % 23}`];
    if (i % 101 === 7) return `${date},${port},${carrier},one too many`;
    if (i % 97 === 5) return `no day,${port},${carrier}`;
    return i % 89 === 3 ? date : `${date},${port},${carrier}`;
  });
  await writeFile(file, `Date,Port,Carrier\n${lines.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

const objects = { path: () => file } as unknown as ObjectFolder;
const input = async () =>
  handedIn({
    source: 'customs-seizures',
    fileName: 'seizures.csv',
    sizeBytes: (await stat(file)).size,
    mapping: MAPPING,
  });
const scope = { id: 1, agency: 'OPERATIONS', handling: 'TLP:AMBER', cases: [], all: [] } as const;

/** What an import takes in, as lines. */
async function imported(): Promise<readonly Lines[]> {
  const found: Lines[] = [];
  const counts = { read: 0, accepted: 0, refused: 0, alreadyKnown: 0, waiting: 0 };
  const stores = {
    evidence: {
      internScopes: async () => [scope],
      putSource: async () => {},
      openImport: async () => ({ ...counts, state: 'RUNNING', rowsDone: 0, recordedOn: '2024-05-06' }),
      async putBatch(_: Lease, batch: BatchContent) {
        found.push(linesOf(batch));
        return { ...counts, fresh: batch.records.length };
      },
      closeImport: async () => counts,
      refusedRows: async () => [],
    },
    jobs: { renew: async () => true },
    objects,
    rejectsFolder: folder,
  } as unknown as ImportStores;
  await importFile(stores, { jobId: 'import', fence: 1 } as unknown as Lease, await input());
  return found;
}

/** What an initial load takes in where each batch is read by the next of several, and later ones are done first. */
async function drafted() {
  const found: Lines[] = [];
  const drafters: RowDrafter[] = [];
  let handedOut = 0;
  const drafting: Drafting<Lines> = {
    sideBySide: THREADS,
    async draft(file, rows) {
      const which = handedOut++ % THREADS;
      drafters[which] ??= new RowDrafter(file);
      const done = structuredClone(drafters[which].draft(structuredClone(rows), linesOf));
      await pause(20 * (THREADS - which));
      return done;
    },
  };
  const files = {
    put: async (lines: Lines) => {
      found.push(lines);
      return lines.records.length;
    },
  };
  const { counts } = await draftFile(
    files,
    drafting,
    objects,
    await input(),
    scope,
    () => {},
    new AbortController().signal,
  );
  return { found, counts, handedOut };
}

it('says of each row what an import says of it, whoever reads which of them', async () => {
  const [online, { found, counts, handedOut }] = [await imported(), await drafted()];
  expect(handedOut).toBe(BATCHES);
  const withoutProfiles = (all: readonly Lines[]) => all.map(({ profiles: _, ...lines }) => lines);
  expect(withoutProfiles(found)).toEqual(withoutProfiles(online));
  const records = found.flatMap((l) => l.records);
  expect(new Set(records.map((r) => r.id)).size).toBe(records.length);
  const refused = found.flatMap((l) => l.refusals).length;
  expect(counts).toEqual({ read: ROWS, accepted: records.length, refused, alreadyKnown: 0 });
  expect(refused).toBeGreaterThan(0);
  expect(records.length + refused).toBe(ROWS);
});

it('brings what a record says with it or with one that comes before it', async () => {
  const { found } = await drafted();
  const online = await imported();
  const known = new Map<string, Lines['profiles'][number]>();
  for (const { profiles, said } of found) {
    for (const profile of profiles) known.set(profile.id, profile);
    for (const id of said.flat()) expect(known.has(id as string)).toBe(true);
  }
  expect(known).toEqual(new Map(online.flatMap((l) => l.profiles.map((profile) => [profile.id, profile]))));
});

it('stops where it is told to, and where a batch cannot be drafted', async () => {
  const puts: number[] = [];
  const files = { put: async () => puts.push(1) };
  const told = new AbortController();
  const drafting = (draft: Drafting<Lines>['draft']): Drafting<Lines> => ({ sideBySide: THREADS, draft });
  const run = async (draft: Drafting<Lines>['draft']) =>
    draftFile(files, drafting(draft), objects, await input(), scope, () => {}, told.signal);
  const broken = new Error('a thread ended');
  await expect(run(() => Promise.reject(broken))).rejects.toBe(broken);
  told.abort();
  await expect(run(async (file, rows) => new RowDrafter(file).draft(rows, linesOf))).rejects.toThrow('aborted');
  expect(puts).toEqual([]);
});
