import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BadInput } from '../errors.js';
import { type FilesResolved, resolveFiles } from '../jobs/resolve-files/resolve-files.js';
import { csvLine } from '../records/csv-line.js';
import { parametersIn } from './parameters-file.js';
import type { Outcome, Shared } from './shared.js';

export interface ResolveFilesGiven extends Pick<Shared, 'tell'> {
  readonly files: string;
  readonly out?: string;
  readonly workers?: string;
  /** A file that `resolve --train` wrote; without it the shipped parameters. */
  readonly parameters?: string;
}

/** More threads than this gain nothing: there are only so many kinds of party. */
const WORKERS_AT_MOST = 3;
const REFUSALS_SHOWN = 20;

/** Resolves a folder of tables without a database and writes `clusters.csv` and `edges.csv`. */
export async function resolveFolder({
  files,
  out,
  workers,
  parameters: file,
  tell,
}: ResolveFilesGiven): Promise<Outcome> {
  if (out === undefined) throw new BadInput('Say where the answer goes: --out FOLDER.', { option: '--out' });
  const found = await resolveFiles({
    folder: files,
    workers: workersOf(workers),
    parameters: await parametersIn(file),
    progress: tell.progress,
  });
  await mkdir(out, { recursive: true });
  await writeLines(join(out, 'clusters.csv'), clusterLines(found.groups));
  await writeLines(join(out, 'edges.csv'), edgeLines(found.edges));
  tellTaken(found, tell);
  tell.line(
    `${found.mentions} mentions in ${found.read.length} files are ${found.groups.length} things, by parameters ${found.parameters}. They stand in ${out}.`,
  );
  const { parameters, mentions, candidates, weighed, refinedKeys, seconds } = found;
  return {
    exitCode: 0,
    json: {
      parameters,
      mentions,
      clusters: found.groups.length,
      edges: found.edges.length,
      refused: found.refused.length,
      passedOver: found.passedOver,
      candidates,
      weighed,
      refinedKeys,
      seconds,
      peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  };
}

/** Tells what was read of the tables in part or not at all. */
export function tellTaken(
  { passedOver, refused }: Pick<FilesResolved, 'passedOver' | 'refused'>,
  tell: ResolveFilesGiven['tell'],
): void {
  for (const name of passedOver)
    tell.line(`${name} took no part: no layout knows its heading. A mapping beside it would (${mappingBeside(name)}).`);
  for (const { file, line, column, reason } of refused.slice(0, REFUSALS_SHOWN))
    tell.line(`${file}, line ${line}: refused. ${column}: ${reason}`);
  if (refused.length > REFUSALS_SHOWN) tell.line(`… and ${refused.length - REFUSALS_SHOWN} more rows were refused.`);
}

function workersOf(given: string | undefined): number {
  if (given === undefined) return Math.min(WORKERS_AT_MOST, availableParallelism());
  const count = Number(given);
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count;
  throw new BadInput(`--workers is "${given}". Write a number from 1 to 64.`, { option: '--workers' });
}

const mappingBeside = (name: string) => name.replace(/\.[^.]*$/, '.yaml');

export function* clusterLines(groups: FilesResolved['groups']): Generator<string> {
  yield 'record_id,cluster_id\n';
  for (const group of groups) for (const id of group) yield `${csvLine([id, `c-${group[0]}`])}\n`;
}

export function* edgeLines(edges: FilesResolved['edges']): Generator<string> {
  yield 'id_a,id_b,weight_bits,probability,reason\n';
  for (const { left, right, weightBits, probability, reason } of edges)
    yield `${csvLine([left, right, String(Math.round(weightBits * 100) / 100), String(probability), reason])}\n`;
}

/** Some thousand lines at a time: one write for each would be slow. */
function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    if (piece.push(line) < 5_000) continue;
    yield piece.join('');
    piece = [];
  }
  yield piece.join('');
}

export async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(inPieces(lines)), createWriteStream(file)).catch((cause: unknown) => {
    throw new BadInput(`${file} cannot be written.`, { option: '--out' }, { cause });
  });
}
