import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BadConfiguration, type Config } from '../config.js';
import { type ListedOperations, operationIdOf } from '../questions/listed-operations.js';

/** The page's own operations, as they were compiled with it, and the deployment's. */
export async function readListedOperations(
  ofPage: URL,
  { onlyListed, folder }: Config['operations'],
): Promise<ListedOperations> {
  const page = JSON.parse(await readFile(ofPage, 'utf8')) as Readonly<Record<string, string>>;
  const own = folder === null ? [] : await operationsOf(folder);
  return { textOf: new Map([...Object.entries(page), ...own]), onlyListed };
}

/** Operations that a deployment lists for its own scripts: one in each *.graphql file of the folder. */
export async function operationsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new BadConfiguration(`HAWKSBILL_OPERATIONS names ${folder}, which cannot be read.`, {}, { cause });
  });
  const files = names.filter((name) => name.endsWith('.graphql')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return new Map(texts.map((text) => [operationIdOf(text), text]));
}
