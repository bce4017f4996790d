#!/usr/bin/env node
// How well and how fast records are matched, on a generated set whose answer is known.
//   npm run bench:resolution -- --records N --seed S [--workers W] [--anchor splink|logic-v2]… [--keep FOLDER]
// The generator, the scorer and the anchors stand in ../shared/resolution beside this checkout; without them this says so and stops. Prints one line of
// JSON: pair and B-cubed figures, largest cluster, hard negatives merged by kind, seconds of each stage, peak memory. Anchors need a Python
// with their packages (ANCHOR_PYTHON, by default python3) and run on the same records, one after the other.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../../bin/build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const beside = join(root, '..', 'shared', 'resolution');
// A scorer that is reached by a link does not know itself as the program that was started.
const harness = existsSync(beside) ? realpathSync(beside) : beside;
const ANCHORS = {
  splink: (data, tag) => ['splink_synth.py', data, tag],
  'logic-v2': (data, tag) => ['nk_synth.py', data, tag, 'logic-v2'],
};

function stop(message) {
  console.error(message);
  process.exit(2);
}

const { values: given } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '7' },
    workers: { type: 'string' },
    anchor: { type: 'string', multiple: true, default: [] },
    keep: { type: 'string' },
  },
});
if (!/^\d+$/.test(given.records)) stop(`--records is "${given.records}". Write a whole number.`);
for (const name of given.anchor)
  if (!(name in ANCHORS)) stop(`--anchor is "${name}". Choose one of: ${Object.keys(ANCHORS).join(', ')}.`);
if (!existsSync(join(harness, 'gen.mjs')))
  stop(`The generator is not there: ${harness}. It stands beside the checkout, in ../shared/resolution.`);

const work = given.keep ?? mkdtempSync(join(tmpdir(), 'hawksbill-bench-'));
const data = join(work, 'data');
const answer = join(work, 'answer');

/** Runs a program to its end and gives what it printed; its progress goes to standard error. */
function ran(program, args, env = {}) {
  const began = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, ...env },
  });
  if (error || status !== 0) stop(`${program} ${args.join(' ')} failed.\n${error?.message ?? stderr}`);
  return { stdout, seconds: (performance.now() - began) / 1000 };
}

const rounded = (x) => Math.round(x * 10_000) / 10_000;
const figures = ({ precision, recall, f1 }) => ({
  precision: rounded(precision),
  recall: rounded(recall),
  f1: rounded(f1),
});

await build(['server']);
ran('node', [join(harness, 'gen.mjs'), '--records', given.records, '--seed', given.seed, '--out', data]);
const resolved = ran('node', [
  '--max-old-space-size=8000',
  join(root, 'bin', 'hawksbill.mjs'),
  'resolve',
  '--files',
  data,
  '--out',
  answer,
  '--json',
  ...(given.workers === undefined ? [] : ['--workers', given.workers]),
]);
const ours = JSON.parse(resolved.stdout.trim().split('\n').at(-1));
const scored = JSON.parse(
  ran('node', [
    '--max-old-space-size=8000',
    join(harness, 'er-eval.mjs'),
    '--gold-clusters',
    join(data, 'truth.csv'),
    '--pred-clusters',
    join(answer, 'clusters.csv'),
    '--hard-negatives',
    join(data, 'hard_negatives.csv'),
    '--slice-col',
    'entity_type',
    '--examples',
    '0',
  ]).stdout,
);
const report = {
  records: scored.gold.records,
  seed: given.seed,
  parameters: ours.parameters,
  pairs: figures(scored.clusters.pair),
  bCubed: figures(scored.clusters.bcubed),
  byKind: Object.fromEntries(
    Object.entries(scored.slices).map(([kind, { pair, bcubed }]) => [
      kind,
      { pairF1: rounded(pair.f1), precision: rounded(pair.precision), bCubedF1: rounded(bcubed.f1) },
    ]),
  ),
  largestCluster: scored.clusters.largestPredicted,
  hardNegativesMerged: Object.fromEntries(
    Object.entries(scored.hardNegatives ?? {}).map(([kind, { rate }]) => [kind, rounded(rate)]),
  ),
  candidatesPerRecord: rounded(ours.candidates / scored.gold.records),
  weighedPerRecord: rounded(ours.weighed / scored.gold.records),
  refinedKeys: ours.refinedKeys,
  seconds: { ...ours.seconds, total: rounded(resolved.seconds) },
  comparisonMicroseconds: rounded((ours.seconds.comparing * 1e6) / ours.candidates),
  peakMemoryMB: ours.peakMemoryMB,
  machine: { cores: cpus().length, load: rounded(loadavg()[0]) },
};
console.log(JSON.stringify({ ...report, anchors: given.anchor.map(anchorRun) }));
if (given.keep === undefined) rmSync(work, { recursive: true, force: true });

function anchorRun(name) {
  const python = process.env.ANCHOR_PYTHON ?? 'python3';
  const [script, ...args] = ANCHORS[name](data, 'anchor');
  const run = ran(python, [join(harness, script), ...args], { RESOLUTION_WORK: work });
  const last = run.stdout
    .trim()
    .split('\n')
    .findLast((line) => line.startsWith('{'));
  if (last === undefined) stop(`The anchor printed no figures.\n${run.stdout}`);
  return { name, ...JSON.parse(last), wallSeconds: rounded(run.seconds) };
}
