import { compareText } from '../../resolution/clusters.js';
import type { Said } from '../../resolution/features.js';
import { shippedParameters } from '../../resolution/parameters.js';
import { type Trained, train } from '../../resolution/training/train.js';
import { openFolder } from './read-folder.js';
import { numbered, type ResolveFilesOptions, readHere } from './resolve-files.js';

const SAYINGS_PER_PAGE = 1_000;

/** Learns parameters from the tables of a folder, all of which its owner may see. Nobody has judged anything there, so nothing is learnt of odds. */
export async function trainOnFiles({
  folder,
  progress,
}: Pick<ResolveFilesOptions, 'folder' | 'progress'>): Promise<Trained> {
  const { readable } = await openFolder(folder);
  const { said } = await readHere(readable, progress);
  const sayings = distinctSayings(numbered(said));
  async function* pages() {
    for (let i = 0; i < sayings.length; i += SAYINGS_PER_PAGE) yield sayings.slice(i, i + SAYINGS_PER_PAGE);
  }
  const step = async (phase: string, done: number, total: number) => progress(phase, done, total);
  return train({ pages, total: sayings.length, judged: [] }, shippedParameters, step);
}

/** What is said again and again counts once: the first by id says it. */
function distinctSayings(said: readonly Said[]): readonly Said[] {
  const first = new Map<string, Said>();
  for (const each of said) {
    const saying = JSON.stringify([each.kind, each.values.map((v) => [v.property, v.value, v.scheme, v.verdict])]);
    const held = first.get(saying);
    if (held === undefined || compareText(each.id, held.id) < 0) first.set(saying, each);
  }
  return [...first.values()].sort((a, b) => compareText(a.id, b.id));
}
