import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BadInput } from '../errors.js';
import {
  compareStep,
  describeStep,
  groupStep,
  refineStep,
  STEPS,
  type Step,
  type StepOptions,
} from '../jobs/resolve-files/steps.js';
import { parametersIn } from './parameters-file.js';
import { clusterLines, edgeLines, type ResolveFilesGiven, tellTaken, writeLines } from './resolve-files.js';
import type { Outcome } from './shared.js';

export interface ResolveStepGiven extends Omit<ResolveFilesGiven, 'workers'> {
  readonly step: string;
}

/** One step of resolving files over one part of them, for an engine that runs many (docs/SCALING.md). */
export async function resolveStep({ step, files, out, parameters: file, tell }: ResolveStepGiven): Promise<Outcome> {
  if (out === undefined) throw new BadInput('Say where the answer goes: --out FOLDER.', { option: '--out' });
  if (!isStep(step))
    throw new BadInput(`--step is "${step}". Choose one of: ${STEPS.join(', ')}.`, { option: '--step' });
  const options: StepOptions = { folder: files, parameters: await parametersIn(file), progress: tell.progress };
  const counts = await RUN[step](
    options,
    async (name, lines) => {
      await mkdir(out, { recursive: true });
      await writeLines(join(out, name), lines);
    },
    tell,
  );
  tell.line(
    `${Object.entries(counts)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ')}. They stand in ${out}.`,
  );
  return { exitCode: 0, json: { step, ...counts } };
}

function isStep(text: string): text is Step {
  return (STEPS as readonly string[]).includes(text);
}

type Write = (name: string, lines: Iterable<string>) => Promise<void>;
type Counts = Readonly<Record<string, number>>;

const RUN: Readonly<
  Record<Step, (options: StepOptions, write: Write, tell: ResolveStepGiven['tell']) => Promise<Counts>>
> = {
  async describe(options, write, tell) {
    const { mentions, lines, refused, passedOver } = await describeStep(options);
    await write('mentions.ndjson', lines);
    tellTaken({ refused, passedOver }, tell);
    return { mentions: mentions.length, refused: refused.length };
  },
  async refine(options, write) {
    const { mentions, lines } = await refineStep(options);
    await write('mentions.ndjson', lines);
    return { mentions: mentions.length };
  },
  async compare(options, write) {
    const { mentions, edges, candidates, weighed, lines } = await compareStep(options);
    await write('edges.ndjson', lines);
    return { mentions: mentions.length, candidates, weighed, edges: edges.length };
  },
  async group(options, write) {
    const { mentions, edges, groups } = await groupStep(options);
    await write('clusters.csv', clusterLines(groups));
    await write('edges.csv', edgeLines(edges));
    return { mentions: mentions.length, edges: edges.length, clusters: groups.length };
  },
};
