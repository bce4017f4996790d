import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../../progress.js';
import { refinedAmong } from '../../resolution/candidate-pairs.js';
import { compareText } from '../../resolution/clusters.js';
import { type ParameterSet, shippedParameters } from '../../resolution/parameters.js';
import { probabilityGoesBy } from '../../resolution/probability.js';
import type { RefusedRow } from '../../sources/reading/read-table.js';
import { comparePart, type FoundEdge } from './compare-part.js';
import { COMPARTMENTS, type Compartment, compartmentsOf, isEither } from './compartments.js';
import { type Described, describe, isSayingKey } from './describe.js';
import { type Grouped, group, groupedOf, inOrder } from './group.js';
import { nowAndThen, sideBySide } from './progress.js';
import { openFolder, type ReadableFile, rowsOf, type SaidInFile } from './read-folder.js';

export interface ResolveFilesOptions {
  readonly folder: string;
  /** Threads beside the main one that read and compare; 1 does all of it here. */
  readonly workers: number;
  readonly parameters?: ParameterSet;
  readonly progress: Progress;
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
  /** Candidates that an upper bound on their weight did not drop. */
  readonly weighed: number;
  readonly refinedKeys: number;
  readonly seconds: Readonly<Record<'reading' | 'features' | 'comparing' | 'clustering', number>>;
}

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
  const { shares, refused } = await taken(folder, readable, workers, progress);
  const read = performance.now();
  const parts = await compared(shares, workers, parameters, progress);
  const comparedAt = performance.now();
  const edges = inOrder(parts.flatMap((p) => p.edges));
  const mentions = parts.flatMap((p) => p.mentions).sort((a, b) => compareText(a.id, b.id));
  progress('grouping', 0, mentions.length);
  const groups = group(mentions, edges);
  const ended = performance.now();
  const slowest = (ms: (p: Compared) => number) => Math.max(0, ...parts.map(ms)) / 1000;
  return {
    parameters: probabilityGoesBy(parameters),
    read: readable.map(({ file }) => basename(file)),
    passedOver,
    refused,
    mentions: mentions.length,
    groups,
    edges,
    candidates: sum(parts.map((p) => p.candidates)),
    weighed: sum(parts.map((p) => p.weighed)),
    refinedKeys: sum(parts.map((p) => p.refinedKeys)),
    seconds: {
      reading: (read - began) / 1000,
      features: slowest((p) => p.describingMs),
      comparing: (comparedAt - read) / 1000 - slowest((p) => p.describingMs),
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
export async function readHere(readable: readonly ReadableFile[], progress: Progress): Promise<ReadSoFar> {
  const said: (SaidInFile & { file: string })[] = [];
  const refused: RefusedInFile[] = [];
  const tell = nowAndThen(progress);
  let rows = 0;
  for (const each of readable) {
    const file = basename(each.file);
    for await (const row of rowsOf(each)) {
      for (const s of row.said) said.push({ ...s, file });
      if (row.refused) refused.push({ ...row.refused, file });
      tell('reading', ++rows, 0);
    }
  }
  return { said, refused };
}

/** Each thread reads some of the files, the largest first to whoever has least to do. */
async function readApart(
  folder: string,
  readable: readonly ReadableFile[],
  workers: number,
  progress: Progress,
): Promise<ReadSoFar> {
  const sized = await Promise.all(
    readable.map(async ({ file }) => ({ name: basename(file), size: (await stat(file)).size })),
  );
  const shares = shared(sized, workers, (f) => f.size).filter((files) => files.length > 0);
  const tell = sideBySide(shares.length, ['reading'], progress);
  const parts = await Promise.all(
    shares.map((files, i) =>
      inThread<ReadSoFar>({ task: 'read', folder, files: files.map((f) => f.name) }, tell[i] as Progress),
    ),
  );
  return { said: parts.flatMap((p) => p.said), refused: parts.flatMap((p) => p.refused) };
}

/** What came of the mentions of some compartments. */
export interface Compared {
  /** Those whose first compartment is among them. */
  readonly mentions: readonly Grouped[];
  readonly edges: readonly FoundEdge[];
  readonly candidates: number;
  readonly weighed: number;
  readonly refinedKeys: number;
  readonly describingMs: number;
}

/** Describes and compares all that may be in some compartments. Empties the list of it: once described, what was read is of no more use. */
export function compareAll(
  said: SaidInFile[],
  compartments: readonly Compartment[],
  { parameters, progress }: Pick<Required<ResolveFilesOptions>, 'parameters' | 'progress'>,
): Compared {
  const began = performance.now();
  const keep = (m: Described) => ({
    ...groupedOf(m),
    keys: m.keys,
    isEither: isEither(m),
    isOwn: compartments.includes(compartmentsOf(m)[0] as Compartment),
  });
  const { mentions: described, features } = describe(said, { parameters, progress, keep, compartments });
  said.length = 0;
  const { mentions, refinedKeys } = withKeysAmong(described);
  const describingMs = performance.now() - began;
  const compared = comparePart(mentions, { features, isOurs: () => true, parameters, progress });
  const grouped = mentions.filter((m) => m.isOwn).map(groupedOf);
  return { mentions: grouped, ...compared, refinedKeys, describingMs };
}

/** Mentions that are all there are, each with the keys under which it is compared. Those that say the same still have their own. */
function withKeysAmong<T extends Pick<Described, 'saying' | 'keys'>>(
  mentions: readonly T[],
): { readonly mentions: readonly T[]; readonly refinedKeys: number } {
  const oncePerSaying = [...new Map(mentions.map((m) => [m.saying, m])).values()];
  const { keysOfEach, refinedKeys } = refinedAmong(
    oncePerSaying.map(({ saying, keys }) => keys.filter((key) => !isSayingKey(key, saying))),
  );
  const keysOf = new Map(
    oncePerSaying.map(({ saying, keys }, i) => {
      const own = keys.filter((key) => isSayingKey(key, saying));
      return [saying, [...own, ...(keysOfEach[i] as readonly string[])].sort()];
    }),
  );
  return { mentions: mentions.map((m) => ({ ...m, keys: keysOf.get(m.saying) as readonly string[] })), refinedKeys };
}

/** What one thread compares. */
interface Share {
  readonly compartments: readonly Compartment[];
  readonly said: SaidInFile[];
}

/** Reads all files and parts what they say among the threads; what was read is held nowhere else, since it fills most of the memory. */
async function taken(
  folder: string,
  readable: readonly ReadableFile[],
  workers: number,
  progress: Progress,
): Promise<{ readonly shares: Share[]; readonly refused: readonly RefusedInFile[] }> {
  const { said, refused } =
    workers > 1 ? await readApart(folder, readable, workers, progress) : await readHere(readable, progress);
  const all = numbered(said);
  const sizes = COMPARTMENTS.map((compartment) => ({
    compartment,
    size: all.filter((s) => compartmentsOf(s).includes(compartment)).length,
  })).filter((p) => p.size > 0);
  const shares = shared(sizes, Math.max(1, Math.min(workers, sizes.length)), (p) =>
    p.compartment === 'COMPANY' ? 2 * p.size : p.size,
  ).map((share) => {
    const compartments = share.map((p) => p.compartment);
    return { compartments, said: all.filter((s) => compartmentsOf(s).some((c) => compartments.includes(c))) };
  });
  return { shares, refused };
}

/** Compares each share, and empties the list of them. */
async function compared(
  shares: Share[],
  workers: number,
  parameters: ParameterSet,
  progress: Progress,
): Promise<readonly Compared[]> {
  const tell = sideBySide(shares.length, ['describing', 'comparing keys'], progress);
  const found: Promise<Compared>[] = [];
  for (let share = shares.pop(); share !== undefined; share = shares.pop()) {
    const { compartments, said } = share;
    const own = tell[found.length] as Progress;
    found.push(
      workers > 1
        ? inThread<Compared>({ task: 'compare', said, compartments, parameters }, own)
        : Promise.resolve(compareAll(said, compartments, { parameters, progress: own })),
    );
  }
  return Promise.all(found);
}

/** What a thread is asked. */
export type Task =
  | { readonly task: 'read'; readonly folder: string; readonly files: readonly string[] }
  | {
      readonly task: 'compare';
      readonly said: SaidInFile[];
      readonly compartments: readonly Compartment[];
      readonly parameters: ParameterSet;
    };

/** What a thread says: now and then how far it is, at last what it found. */
export type FromThread<T> =
  | { readonly progress: Parameters<Progress>; readonly found?: never }
  | { readonly found: T; readonly progress?: never };

function inThread<T>(task: Task, progress: Progress): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./resolve-files.worker.js', import.meta.url), { workerData: task });
    worker.on('message', (said: FromThread<T>) => {
      if (said.progress === undefined) resolve(said.found);
      else progress(...said.progress);
    });
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
