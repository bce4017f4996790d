import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { BadInput } from '../../errors.js';
import { sha256 } from '../../records/ids.js';
import { compareText } from '../../resolution/clusters.js';
import { isCompared } from '../../resolution/compared-kinds.js';
import type { FoundEdge } from './compare-part.js';
import type { Described } from './describe.js';

/** Lines of a file of a step bear what their weights go by: "shipped-6". */
interface ByParameters {
  readonly parameters: string;
}

/**
 * Mentions in the `mentions*.ndjson` of a folder, in the order of their ids, each once; of each as much as `keep` does.
 * @throws BadInput where a line is none, goes by other parameters, or gives an id that another mention has.
 */
export async function mentionsIn<T extends { readonly id: string }>(
  folder: string,
  parameters: string,
  keep: (mention: Described) => T,
): Promise<readonly T[]> {
  const byId = new Map<string, { readonly hash: string; readonly mention: T }>();
  for await (const { text, value, at } of linesIn<Described & ByParameters>(folder, 'mentions', parameters)) {
    if (!isMention(value)) throw new BadInput(`${at}: this is no mention as the describe step writes it.`, { at });
    const known = byId.get(value.id);
    const hash = sha256(text);
    if (known !== undefined && known.hash !== hash)
      throw new BadInput(
        `${at}: the id ${value.id} stands for another mention too. Give the rows of all parts keys of their own.`,
        { at, id: value.id },
      );
    if (known === undefined) byId.set(value.id, { hash, mention: keep(value) });
  }
  return [...byId.values()].map((m) => m.mention).sort((a, b) => compareText(a.id, b.id));
}

/** Edges in the `edges*.ndjson` of a folder. */
export async function edgesIn(folder: string, parameters: string): Promise<readonly FoundEdge[]> {
  const edges: FoundEdge[] = [];
  for await (const { value, at } of linesIn<FoundEdge & ByParameters>(folder, 'edges', parameters)) {
    if (typeof value.left !== 'string' || typeof value.right !== 'string' || typeof value.weightBits !== 'number')
      throw new BadInput(`${at}: this is no edge as the compare step writes it.`, { at });
    const { parameters: _, ...edge } = value;
    edges.push(edge);
  }
  return edges;
}

/** Keys in a file of a folder, one a line. */
export async function keysIn(folder: string, name: string): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  for await (const key of linesOf(join(folder, name))) if (key !== '') keys.add(key);
  return keys;
}

export const mentionLine = (mention: Described, parameters: string) =>
  `${JSON.stringify({ ...mention, parameters })}\n`;
export const edgeLine = (edge: FoundEdge, parameters: string) => `${JSON.stringify({ ...edge, parameters })}\n`;

interface Line<T> {
  readonly text: string;
  readonly value: T;
  /** "mentions-3.ndjson, line 7". */
  readonly at: string;
}

async function* linesIn<T extends ByParameters>(
  folder: string,
  what: 'mentions' | 'edges',
  parameters: string,
): AsyncGenerator<Line<T>> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new BadInput(`${folder} cannot be read as a folder.`, { option: '--files' }, { cause });
  });
  const files = names.filter((name) => name.startsWith(what) && name.endsWith('.ndjson')).sort();
  if (files.length === 0)
    throw new BadInput(`${folder} holds no ${what}*.ndjson, which this step reads.`, { option: '--files' });
  for (const name of files) {
    let number = 0;
    for await (const text of linesOf(join(folder, name))) {
      number++;
      if (text === '') continue;
      const at = `${name}, line ${number}`;
      const value = parsed<T>(text, at);
      if (value.parameters !== parameters)
        throw new BadInput(
          `${at}: this was made by parameters ${value.parameters}, not ${parameters}. Make all steps by one set.`,
          { at },
        );
      yield { text, value, at };
    }
  }
}

function parsed<T>(text: string, at: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new BadInput(`${at}: this is no JSON.`, { at }, { cause });
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file, 'utf8');
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    yield* lines;
  } catch (cause) {
    throw new BadInput(`${basename(file)} cannot be read.`, { file }, { cause });
  } finally {
    lines.close();
    stream.destroy();
  }
}

function isMention({ id, saying, kind, keys, values, facts }: Partial<Described>): boolean {
  return (
    typeof id === 'string' &&
    typeof saying === 'string' &&
    typeof kind === 'string' &&
    isCompared(kind) &&
    Array.isArray(keys) &&
    keys.every((key) => typeof key === 'string') &&
    Array.isArray(values) &&
    typeof facts === 'object'
  );
}
