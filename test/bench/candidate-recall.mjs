#!/usr/bin/env node
// How many of the true pairs among some records share a key that is compared under, and how many of those an upper bound leaves over; with how many a
// new record is compared where these stand in the graph, in which only keys that the parameters know to be common are refined; and what comparing two
// takes, in CPU microseconds.
//   node bin/build.mjs server && node test/bench/candidate-recall.mjs FOLDER [PARAMETERS.json]
// FOLDER holds tables and truth.csv (record_id,cluster_id), as the generator of `npm run bench:resolution` makes them (`--keep`).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, isSayingKey } from '../../dist/server/jobs/resolve-files/describe.js';
import { openFolder } from '../../dist/server/jobs/resolve-files/read-folder.js';
import { numbered, readHere } from '../../dist/server/jobs/resolve-files/resolve-files.js';
import { forEachCandidate, refinedAmong } from '../../dist/server/resolution/candidate-pairs.js';
import { readParameters } from '../../dist/server/resolution/parameter-set-json.js';
import { shippedParameters } from '../../dist/server/resolution/parameters.js';
import { compare, compareFrom, KEEP_AT_BITS } from '../../dist/server/resolution/score.js';

const SAMPLED = 4_000;
const PAIRS_TIMED = 200_000;

const [, , folder, trained] = process.argv;
if (folder === undefined) throw new Error('Name a folder with tables and truth.csv.');
const progress = () => {};
const parameters = trained === undefined ? shippedParameters : readParameters(readFileSync(trained, 'utf8'));

const { readable } = await openFolder(folder);
const { said } = await readHere(readable, progress);
const keep = ({ id, saying, keys }) => ({ id, saying, keys });
const { mentions, features } = describe(numbered(said), { parameters, progress, keep });
const { keysOfEach } = refinedAmong(mentions.map((m) => m.keys));
const candidates = forEachCandidate(keysOfEach, () => {});

const clusterOf = new Map(
  readFileSync(join(folder, 'truth.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')),
);
const clusters = new Map();
for (const [i, { id }] of mentions.entries()) {
  const cluster = clusterOf.get(id);
  if (cluster !== undefined) clusters.set(cluster, [...(clusters.get(cluster) ?? []), i]);
}
const counts = { pairs: 0, withAnyKey: 0, candidates: 0, weighed: 0, kept: 0 };
for (const members of clusters.values())
  for (const [n, left] of members.entries()) for (const right of members.slice(n + 1)) count(left, right);

function count(left, right) {
  counts.pairs++;
  if (shareOne(mentions[left].keys, mentions[right].keys)) counts.withAnyKey++;
  if (!shareOne(keysOfEach[left], keysOfEach[right])) return;
  counts.candidates++;
  const weighing = { weighed: 0 };
  const [a, b] = [left, right].map((i) => features.get(mentions[i].saying));
  if (compareFrom(KEEP_AT_BITS, a, b, parameters, weighing) !== null) counts.kept++;
  counts.weighed += weighing.weighed;
}

function shareOne(ours, theirs) {
  const own = new Set(ours);
  return theirs.some((key) => own.has(key));
}

/** Of some thousand sayings evenly spread, how many others share a key with each, however many bear it. */
function inGraph() {
  const sayings = [...new Map(mentions.map((m) => [m.saying, m])).values()];
  const bearers = new Map();
  for (const [i, { keys, saying }] of sayings.entries())
    for (const key of shared(keys, saying)) {
      const held = bearers.get(key);
      if (held) held.push(i);
      else bearers.set(key, [i]);
    }
  const step = Math.ceil(sayings.length / SAMPLED);
  const counts = sayings
    .filter((_, i) => i % step === 0)
    .map(({ keys, saying }) => new Set(shared(keys, saying).flatMap((key) => bearers.get(key))).size - 1)
    .sort((a, b) => a - b);
  return {
    mean: Math.round(counts.reduce((sum, count) => sum + count, 0) / counts.length),
    p95: counts[Math.floor(counts.length * 0.95)],
    most: counts.at(-1),
  };
}

function shared(keys, saying) {
  return keys.filter((key) => !isSayingKey(key, saying));
}

/** Of pairs as they are compared, the second time over: for many, and with all that is told of each. */
function micros() {
  const pairs = [];
  forEachCandidate(keysOfEach, (i, j) => {
    if (pairs.length < PAIRS_TIMED) pairs.push([i, j].map((at) => features.get(mentions[at].saying)));
  });
  const bulk = ([a, b]) => compareFrom(KEEP_AT_BITS, a, b, parameters);
  const explained = ([a, b]) => compare(a, b, parameters);
  for (const compared of [bulk, explained]) for (const pair of pairs) compared(pair);
  return { bulk: each(bulk, pairs), explained: each(explained, pairs) };
}

function each(compared, pairs) {
  const before = process.cpuUsage();
  for (const pair of pairs) compared(pair);
  const { user, system } = process.cpuUsage(before);
  return Math.round(((user + system) / pairs.length) * 10) / 10;
}

const share = (found) => Math.round((found / counts.pairs) * 10_000) / 10_000;
console.log(
  JSON.stringify({
    parameters: parameters.version,
    records: mentions.length,
    truePairs: counts.pairs,
    candidatesPerRecord: Math.round((candidates / mentions.length) * 10) / 10,
    recall: {
      anyKeyInCommon: share(counts.withAnyKey),
      candidates: share(counts.candidates),
      weighed: share(counts.weighed),
      kept: share(counts.kept),
    },
    candidatesInGraph: inGraph(),
    microsPerPair: micros(),
  }),
);
