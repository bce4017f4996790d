import { refined } from '../../resolution/candidate-pairs.js';
import type { FeatureParts } from '../../resolution/feature-parts.js';
import { featurePartsOf } from '../../resolution/features.js';
import type { ParameterSet } from '../../resolution/parameters.js';
import { probabilityGoesBy } from '../../resolution/probability.js';
import { comparePart, type FoundEdge } from './compare-part.js';
import { isEither } from './compartments.js';
import { type Described, describe } from './describe.js';
import { group, groupedOf, inOrder } from './group.js';
import { edgeLine, edgesIn, keysIn, mentionLine, mentionsIn } from './part-files.js';
import { nowAndThen } from './progress.js';
import { openFolder } from './read-folder.js';
import { numbered, type RefusedInFile, type ResolveFilesOptions, readHere } from './resolve-files.js';

/**
 * Steps of resolving files, each a function of the files in one folder, so that another engine runs them over parts (docs/SCALING.md): records to
 * mentions with their keys, keys that too many bear to every two of them, mentions that share keys to edges, and what hangs together to clusters.
 */
export const STEPS = ['describe', 'refine', 'compare', 'group'] as const;
export type Step = (typeof STEPS)[number];

/** Files that a step reads beside mentions and edges. */
export const LARGE_KEYS = 'large-keys.txt';
export const OUR_KEYS = 'keys.txt';

export interface StepOptions extends Pick<ResolveFilesOptions, 'folder' | 'progress'> {
  readonly parameters: ParameterSet;
}

/** Records of tables → mentions, by themselves. */
export async function describeStep({ folder, parameters, progress }: StepOptions) {
  const { readable, passedOver } = await openFolder(folder);
  const { said, refused } = await readHere(readable, progress);
  const { mentions } = describe(numbered(said), { parameters, progress, keep: (mention) => mention });
  return {
    mentions,
    lines: mentionLines(mentions, parameters),
    refused: refused as readonly RefusedInFile[],
    passedOver,
  };
}

/** Mentions → the same with keys that nobody else's number makes too many. */
export async function refineStep({ folder, parameters }: StepOptions) {
  const large = await keysIn(folder, LARGE_KEYS);
  const mentions = await mentionsIn(
    folder,
    probabilityGoesBy(parameters),
    (m): Described => ({ ...m, keys: refined(m.keys, (key) => large.has(key)) }),
  );
  return { mentions, lines: mentionLines(mentions, parameters) };
}

/** All that bear the keys of this part → the edges that these keys own. */
export async function compareStep({ folder, parameters, progress }: StepOptions) {
  const ours = await keysIn(folder, OUR_KEYS);
  const mentions = await mentionsIn(folder, probabilityGoesBy(parameters), (m) => m);
  const features = new Map<string, FeatureParts>();
  const tell = nowAndThen(progress);
  for (const [done, mention] of mentions.entries()) {
    tell('describing', done, mentions.length);
    if (!features.has(mention.saying)) features.set(mention.saying, featurePartsOf(mention, parameters));
  }
  const bearers = mentions.map((m) => ({ ...m, isEither: isEither(m) }));
  const { edges, candidates, weighed } = comparePart(bearers, {
    features,
    isOurs: (key) => ours.has(key),
    parameters,
    progress,
  });
  return { mentions, edges, candidates, weighed, lines: edgeLines(edges, parameters) };
}

/** Whole components: mentions and edges → clusters. */
export async function groupStep({ folder, parameters, progress }: StepOptions) {
  const mentions = await mentionsIn(folder, probabilityGoesBy(parameters), groupedOf);
  const edges = inOrder(await edgesIn(folder, probabilityGoesBy(parameters)));
  progress('grouping', 0, mentions.length);
  return { mentions, edges, groups: group(mentions, edges) };
}

function* mentionLines(mentions: readonly Described[], parameters: ParameterSet): Generator<string> {
  for (const mention of mentions) yield mentionLine(mention, probabilityGoesBy(parameters));
}

function* edgeLines(edges: readonly FoundEdge[], parameters: ParameterSet): Generator<string> {
  for (const edge of edges) yield edgeLine(edge, probabilityGoesBy(parameters));
}
