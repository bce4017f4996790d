import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MentionId } from '../../records/ids.js';
import { clusters, compareText, components, type IdentityMention, JOIN_AT_BITS } from '../../resolution/clusters.js';
import { type ParameterSet, shippedParameters } from '../../resolution/parameters.js';
import { probabilityGoesBy } from '../../resolution/probability.js';
import type { RefusedRow } from '../../sources/reading/read-table.js';
import { comparePart, type FoundEdge, type PartCompared, type SayingOfFiles } from './compare-part.js';
import { COMPARTMENTS, type Compartment, compartmentsOf } from './compartments.js';
import { openFolder, type ReadableFile, rowsOf, type SaidInFile } from './read-folder.js';

export interface ResolveFilesOptions {
  readonly folder: string;
  /** Threads beside the main one that read and compare; 1 does all of it here. */
  readonly workers: number;
  readonly parameters?: ParameterSet;
  readonly progress: (phase: string, done: number, total: number) => void;
}

export interface RefusedInFile extends RefusedRow {
  readonly file: string;
}

export interface FilesResolved {
  /** What weights and probabilities go by. */
  readonly parameters: string;
  readonly read: readonly string[];
  readonly passedOver: readonly string[];
  readonly refused: readonly RefusedInFile[];
  readonly mentions: number;
  /** Ids of the mentions held to be one thing, each group sorted, in the order of their first ids. */
  readonly groups: readonly (readonly string[])[];
  /** In the order of their ids. */
  readonly edges: readonly FoundEdge[];
  readonly candidates: number;
  readonly refinedKeys: number;
  readonly seconds: Readonly<Record<'reading' | 'features' | 'comparing' | 'clustering', number>>;
}

const ROWS_PER_TELLING = 2_000;

/**
 * Reads the tables of a folder and says which of their rows speak of the same thing. The answer depends on what the rows say, not on their order,
 * nor on how many threads look at them.
 */
export async function resolveFiles({
  folder,
  workers,
  parameters = shippedParameters,
  progress,
}: ResolveFilesOptions): Promise<FilesResolved> {
  const began = performance.now();
  const { readable, passedOver } = await openFolder(folder);
  const { said, refused } =
    workers > 1 ? await readApart(folder, readable, workers, progress) : await readHere(readable, progress);
  const inOrder = numbered(said);
  const read = performance.now();
  progress('comparing', 0, inOrder.length);
  const parts = await compared(inOrder, workers, parameters, progress);
  const comparedAt = performance.now();
  progress('grouping', 0, inOrder.length);
  const sayings = parts.flatMap((p) => p.sayings);
  const edges = parts
    .flatMap((p) => p.edges)
    .sort((a, b) => compareText(a.left, b.left) || compareText(a.right, b.right));
  const groups = grouped(sayings, edges, new Map(inOrder.map((s) => [s.id, s])));
  const ended = performance.now();
  const slowest = (ms: (p: PartCompared) => number) => Math.max(0, ...parts.map(ms)) / 1000;
  return {
    parameters: probabilityGoesBy(parameters),
    read: readable.map(({ file }) => basename(file)),
    passedOver,
    refused,
    mentions: inOrder.length,
    groups,
    edges,
    candidates: sum(parts.map((p) => p.counts.candidates)),
    refinedKeys: sum(parts.map((p) => p.counts.refinedKeys)),
    seconds: {
      reading: (read - began) / 1000,
      features: slowest((p) => p.counts.featuresMs),
      comparing: (comparedAt - read) / 1000 - slowest((p) => p.counts.featuresMs),
      clustering: (ended - comparedAt) / 1000,
    },
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

interface ReadSoFar {
  readonly said: readonly (SaidInFile & { readonly file: string })[];
  readonly refused: readonly RefusedInFile[];
}

/** Reads files here, one after the other. */
export async function readHere(
  readable: readonly ReadableFile[],
  progress: ResolveFilesOptions['progress'],
): Promise<ReadSoFar> {
  const said: (SaidInFile & { file: string })[] = [];
  const refused: RefusedInFile[] = [];
  let rows = 0;
  for (const each of readable) {
    const file = basename(each.file);
    for await (const row of rowsOf(each)) {
      for (const s of row.said) said.push({ ...s, file });
      if (row.refused) refused.push({ ...row.refused, file });
      if (++rows % ROWS_PER_TELLING === 0) progress('reading', rows, 0);
    }
  }
  return { said, refused };
}

/** Each thread reads some of the files, the largest first to whoever has least to do. */
async function readApart(
  folder: string,
  readable: readonly ReadableFile[],
  workers: number,
  progress: ResolveFilesOptions['progress'],
): Promise<ReadSoFar> {
  const sized = await Promise.all(
    readable.map(async ({ file }) => ({ name: basename(file), size: (await stat(file)).size })),
  );
  const shares = shared(sized, workers, (f) => f.size);
  progress('reading', 0, 0);
  const parts = await Promise.all(
    shares
      .filter((s) => s.length > 0)
      .map((files) => inThread<ReadSoFar>({ task: 'read', folder, files: files.map((f) => f.name) })),
  );
  return { said: parts.flatMap((p) => p.said), refused: parts.flatMap((p) => p.refused) };
}

async function compared(
  said: readonly SaidInFile[],
  workers: number,
  parameters: ParameterSet,
  progress: ResolveFilesOptions['progress'],
): Promise<readonly PartCompared[]> {
  const parts = COMPARTMENTS.map((compartment) => ({
    compartment,
    said: said.filter((s) => compartmentsOf(s).includes(compartment)),
  })).filter((p) => p.said.length > 0);
  let done = 0;
  const tell = (part: { said: readonly SaidInFile[] }) => {
    done += part.said.length;
    progress('comparing', Math.min(done, said.length), said.length);
  };
  if (workers <= 1)
    return parts.map((part) => {
      const result = comparePart(part.compartment, part.said, parameters, () => performance.now());
      tell(part);
      return result;
    });
  const shares = shared(parts, workers, (p) => p.said.length * (p.compartment === 'COMPANY' ? 2 : 1));
  const results = await Promise.all(
    shares.map(async (share) => {
      if (share.length === 0) return [];
      const found = await inThread<readonly PartCompared[]>({ task: 'compare', parts: share, parameters });
      for (const part of share) tell(part);
      return found;
    }),
  );
  return results.flat();
}

/** What a thread is asked. */
export type Task =
  | { readonly task: 'read'; readonly folder: string; readonly files: readonly string[] }
  | {
      readonly task: 'compare';
      readonly parts: readonly { readonly compartment: Compartment; readonly said: readonly SaidInFile[] }[];
      readonly parameters: ParameterSet;
    };

function inThread<T>(task: Task): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./resolve-files.worker.js', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`A thread that had to ${task.task} ended with ${code}.`));
    });
  });
}

/** Shares of about equal size: the largest first, each to the smallest share. */
function shared<T>(all: readonly T[], into: number, sizeOf: (each: T) => number): readonly T[][] {
  const shares = Array.from({ length: into }, () => ({ size: 0, items: [] as T[] }));
  for (const each of [...all].sort((a, b) => sizeOf(b) - sizeOf(a))) {
    const least = shares.reduce((a, b) => (b.size < a.size ? b : a));
    least.items.push(each);
    least.size += sizeOf(each);
  }
  return shares.map((s) => s.items);
}

/** In the order of their ids, each id once: where rows share one, the later by file and content bear a number behind it. */
export function numbered(said: ReadSoFar['said']): readonly SaidInFile[] {
  const byId = new Map<string, (SaidInFile & { file: string })[]>();
  for (const s of said) {
    const same = byId.get(s.id);
    if (same === undefined) byId.set(s.id, [s]);
    else same.push(s);
  }
  const all = [...byId.values()].flatMap((same) =>
    same.length === 1
      ? same
      : same
          .map((s) => ({ s, content: `${s.file} ${JSON.stringify(s.values)}` }))
          .sort((a, b) => compareText(a.content, b.content))
          .map(({ s }, i) => (i === 0 ? s : { ...s, id: `${s.id}/${i + 1}` })),
  );
  return all.map(({ file: _, ...s }) => s).sort((a, b) => compareText(a.id, b.id));
}

function grouped(
  sayings: readonly SayingOfFiles[],
  edges: readonly FoundEdge[],
  saidById: ReadonlyMap<string, SaidInFile>,
): readonly (readonly string[])[] {
  const mentions = sayings.flatMap(({ ids, kind, facts, sure }) =>
    ids.map((id): IdentityMention => {
      const said = saidById.get(id);
      return {
        id: id as MentionId,
        kind,
        identityKey: said?.identityKey ?? null,
        addsOnly: said?.addsOnly ?? false,
        profile: ids[0] as string,
        sure,
        scope: 0,
        recordedOn: '',
        endedOn: null,
        facts,
      };
    }),
  );
  const profiles = new Set(sayings.map((s) => s.ids[0]));
  const joining = edges.filter((e) => e.weightBits >= JOIN_AT_BITS && profiles.has(e.left) && profiles.has(e.right));
  return components({ mentions, edges: joining, judgements: [] })
    .flatMap((part) => clusters(part))
    .map((group) => [...group])
    .sort((a, b) => compareText(a[0] as string, b[0] as string));
}
